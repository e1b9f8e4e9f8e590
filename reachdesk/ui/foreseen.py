"""What the page shown last had to say: painted at the next start, before the library is opened.

It lies beside the library and holds only while nobody has written to that since. The library is
asked again all the same once it is open, and what it says then is what stays.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Hashable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from weakref import WeakKeyDictionary

from reachdesk import __version__, i18n, registry
from reachdesk.domain.plain import plain, restored

if TYPE_CHECKING:
    from reachdesk.services.desk import Request

NOTHING = object()
"""Where no answer is foreseen: None is an answer, too."""

_FORM = 1
_MOST_BYTES = 4 * 1024 * 1024
_OWNER_ONLY = 0o600

Stamp = tuple[int, ...]


class Answered(NamedTuple):
    """An answer, and the library's stamp from just before it was made."""

    key: str
    request: Request
    stamp: Stamp | None
    answer: Any


class Foreseen:
    """The foreseen page of the library at `library`; of nothing, without one."""

    def __init__(self, library: Path | None = None) -> None:
        self._library = library
        self._answers: dict[tuple[str, Request], Any] = {}
        self._answered: WeakKeyDictionary[Any, Answered] = WeakKeyDictionary()
        self.contents: Any = None
        self.pages: tuple[tuple[Any, ...], ...] = ()

    def read(self) -> bool:
        """Take what the last run left; whether there is something that still holds."""
        if self._library is None:
            return False
        try:
            found = json.loads(self._file(self._library).read_text(encoding="utf-8"))
            if found["holds"] == self._holds():
                self.pages, contents, answers = restored(found["shown"])
                self._answers = {(key, request): answer for key, request, answer in answers}
                self.contents = contents
        except (OSError, ValueError, TypeError, KeyError, AttributeError, ImportError):
            self.pages = ()
        if self.contents is None:
            self.drop()
        return self.contents is not None

    def take(self, key: str, request: Request) -> Any:
        """The foreseen answer, once; `NOTHING` where there is none."""
        return self._answers.pop((key, request), NOTHING)

    def drop(self) -> None:
        """Nothing is foreseen any more: the library is another."""
        self._answers.clear()
        self._answered.clear()
        if self._library is not None:
            with suppress(OSError):
                self._file(self._library).unlink(missing_ok=True)

    def asked(self, asker: Hashable) -> None:
        """What this asker was answered before no longer counts."""
        self._answered.pop(asker, None)

    def keep(self, asker: Hashable, answered: Answered) -> None:
        """This is what the asker shows now."""
        self._answered[asker] = answered

    def stamp(self) -> Stamp | None:
        """What changes with every write to the library, also by others; None without one."""
        try:
            return None if self._library is None else _stamp(self._library)
        except OSError:
            return None

    def shown(self, is_shown: Callable[[Any], bool]) -> list[Answered]:
        """What askers of the page on screen show, as far as it is the newest."""
        now = self.stamp()
        return [
            one
            for asker, one in self._answered.items()
            if one.stamp is not None and one.stamp == now and is_shown(asker)
        ]

    def write(
        self, pages: tuple[tuple[Any, ...], ...], contents: Any, answers: list[Answered]
    ) -> None:
        """Leave these for the next start; call it when the library has been closed."""
        holds = self._holds()
        if self._library is None or holds is None:
            return
        kept = tuple((one.key, one.request, one.answer) for one in answers)
        try:
            found = {"holds": holds, "shown": plain((pages, contents, kept))}
        except TypeError:  # an answer that cannot be written is asked for
            return
        text = json.dumps(found, ensure_ascii=False)
        if len(text) <= _MOST_BYTES:
            with suppress(OSError):
                _write_private(self._file(self._library), text)

    def _holds(self) -> list[Any] | None:
        """What must be the same at the next start; None while somebody has the library open."""
        stamp = self.stamp()
        if stamp is None or any(stamp[_WAL:]):
            return None
        pages = registry.names("reachdesk.ui.pages")
        return [_FORM, __version__, i18n.language(), *pages, *stamp]

    @staticmethod
    def _file(library: Path) -> Path:
        return library.with_name(f"{library.name}-page")


def same(one: Any, other: Any) -> bool:
    """Whether two answers say the same."""
    try:
        return json.dumps(plain(one)) == json.dumps(plain(other))
    except TypeError:
        return False


_WAL = 3


def _stamp(library: Path) -> Stamp:
    """Of the file, then of its journal: nothing is in that where all was written home."""
    file = library.stat()
    try:
        journal = library.with_name(f"{library.name}-wal").stat()
    except FileNotFoundError:
        return (file.st_ino, file.st_size, file.st_mtime_ns, 0, 0)
    beside = (journal.st_size, journal.st_mtime_ns) if journal.st_size else (0, 0)
    return (file.st_ino, file.st_size, file.st_mtime_ns, *beside)


def _write_private(file: Path, text: str) -> None:
    """Whole or not at all, for the owner only."""
    fresh = file.with_name(f"{file.name}.part")
    try:
        with open(
            fresh,
            "w",
            encoding="utf-8",
            opener=lambda name, flags: os.open(name, flags, _OWNER_ONLY),
        ) as stream:
            stream.write(text)
        fresh.replace(file)
    except OSError:  # a full disk, say
        fresh.unlink(missing_ok=True)
        raise
