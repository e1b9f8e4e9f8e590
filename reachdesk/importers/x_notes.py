"""The full texts of long posts, which X keeps apart and under other ids."""

from __future__ import annotations

import re

_CUT = re.compile(r"\s*(?:…|\.\.\.)?(?:\s*https?://t\.co/\w*…?)*\s*$")
_MENTIONS = re.compile(r"^(?:@\w{1,20}\s+)+")
_SHORTEST = 20  # a shorter beginning could be that of another post of the same second


class Notes:
    """Long texts by the second in which they were posted."""

    def __init__(self) -> None:
        self._texts: dict[int, list[str]] = {}
        self._unused: set[tuple[int, int]] = set()

    def add(self, created_ms: int, text: str) -> None:
        """Keep a long text (plain); `created_ms` is its own time, UTC milliseconds."""
        texts = self._texts.setdefault(created_ms // 1000, [])
        self._unused.add((created_ms // 1000, len(texts)))
        texts.append(text)

    def find(self, created_ms: int, text: str) -> str | None:
        """The long text of which `text` (plain) is the beginning, posted within two seconds of it.

        Posts of one thread share the second, hence the comparison of texts.
        """
        second = created_ms // 1000
        start = None
        for near in (second, second + 1, second - 1, second + 2, second - 2):
            for number, long_text in enumerate(self._texts.get(near, ())):
                start = _beginning(text) if start is None else start
                if _continues(long_text, start):
                    self._unused.discard((near, number))
                    return long_text
        return None

    @property
    def unmatched(self) -> int:
        """How many long texts belong to no post that was asked for."""
        return len(self._unused)


def _beginning(text: str) -> str:
    return _CUT.sub("", text)


def _continues(long_text: str, start: str) -> bool:
    bare = _MENTIONS.sub("", start)
    for beginning in (start, bare):
        if beginning and long_text.startswith(beginning):
            return len(beginning) >= min(_SHORTEST, len(long_text))
    return False
