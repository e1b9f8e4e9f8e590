"""Text without case, accents and fancy letters, so that plain words can be found in it."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

_WRITTEN_OUT = {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "’": "'"}  # noqa: RUF001
_NOTHING = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")  # letters are joined across these


class _Folds(dict[int, str]):
    """What stands for each letter; every letter is looked up in Unicode's tables once."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        if letter in _NOTHING:
            folded = ""
        else:
            plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", letter).casefold())
            folded = "".join(
                _WRITTEN_OUT.get(part, part) for part in plain if not unicodedata.combining(part)
            )
        self[code] = folded
        return folded


_FOLDS = _Folds()


def fold(text: str) -> str:
    """The text in small letters without accents: «Écrivain» gives "ecrivain", «ß» gives "ss"."""
    return text.lower() if text.isascii() else text.translate(_FOLDS)


def original_spans(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where in `text` the parts of `fold(text)` from a start to before an end come from."""
    if text.isascii() or not spans:
        return list(spans)
    ends = list(accumulate(len(_FOLDS[ord(letter)]) for letter in text))
    return [(bisect_left(ends, start + 1), bisect_left(ends, end) + 1) for start, end in spans]
