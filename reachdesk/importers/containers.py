"""The places that members lie in: a folder, or files given one by one (zips: `zips`)."""

from __future__ import annotations

import os
import stat
import zlib
from contextlib import suppress
from pathlib import Path
from typing import IO, Protocol

from reachdesk.domain.errors import UserError
from reachdesk.i18n import _
from reachdesk.importers import limits
from reachdesk.importers.hearing import look

_LEFTOVERS = frozenset({".ds_store", "thumbs.db", "__macosx"})
_ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz")

Signature = tuple[int, int]


class Container(Protocol):
    """Members by name, from one or more files of the disk."""

    paths: tuple[Path, ...]
    entries: dict[str, int]
    """Size in bytes of each member, by its clean name."""

    def open_raw(self, name: str) -> IO[bytes]:
        """A member's bytes, unchecked. Raises `UserError` where it cannot be opened."""

    def check(self, name: str) -> None:
        """Raises `UserError` where a member must not be read."""

    def checksum(self, name: str) -> int:
        """The member's CRC-32; a zip knows it without reading."""

    def is_changed(self, name: str) -> bool:
        """Whether the file that holds the member was written to since it was opened."""

    def close(self) -> None:
        """Let go of the files."""


def is_script(path: Path) -> bool:
    """Whether a file begins like the scripts that X puts its records into."""
    with suppress(OSError), path.open("rb") as stream:
        start = stream.read(200).replace(b"\0", b"")
        return any(mark in start for mark in (b"window.", b"Grailbird.", b"var "))
    return False


def is_leftover(name: str) -> bool:
    """Whether an operating system left this member behind: `.DS_Store`, `desktop.ini` and such."""
    parts = name.lower().split("/")
    last = parts[-1]
    ini = last.startswith("desktop") and last.endswith(".ini")
    return ini or last.startswith("._") or any(part in _LEFTOVERS for part in parts)


def signature(path: Path) -> Signature:
    """Size and time of change of a plain file. Raises `UserError` for anything else."""
    try:
        state = path.stat()
    except OSError as error:
        raise unreadable(path, error) from error
    if not stat.S_ISREG(state.st_mode):
        raise UserError(_("{file} is not a file that can be read.").format(file=path.name))
    return state.st_size, state.st_mtime_ns


def unreadable(path: Path, error: OSError) -> UserError:
    """The error for a file or folder that the system does not give."""
    if isinstance(error, PermissionError):
        text = _("{file} may not be read by you: change its permissions or copy it elsewhere.")
    elif isinstance(error, FileNotFoundError):
        text = _("{file} is not there: check its name and folder.")
    else:
        text = _("{file} cannot be read from the disk.")
    return UserError(text.format(file=path.name or str(path)))


class Files:
    """Plain files under made-up member names: what a folder or a handful of files looks like."""

    def __init__(self, paths: tuple[Path, ...], files: dict[str, Path]) -> None:
        self.paths = paths
        self._files = files
        self._signatures = {name: signature(path) for name, path in files.items()}
        self.entries = {name: size for name, (size, _time) in self._signatures.items()}

    def open_raw(self, name: str) -> IO[bytes]:
        """A member's bytes. Raises `UserError` where it cannot be opened."""
        try:
            return self._files[name].open("rb")
        except OSError as error:
            raise unreadable(self._files[name], error) from error

    def check(self, name: str) -> None:
        """Plain files hide nothing."""

    def checksum(self, name: str) -> int:
        """CRC-32 of the file's bytes, read once."""
        total = 0
        with self.open_raw(name) as stream:
            while block := stream.read(1 << 20):
                look()
                total = zlib.crc32(block, total)
        return total

    def is_changed(self, name: str) -> bool:
        """Whether size or time of change differ from when the source was opened."""
        try:
            return signature(self._files[name]) != self._signatures[name]
        except UserError:
            return True

    def close(self) -> None:
        """Nothing is held open."""


def folder(path: Path) -> tuple[Files, list[Path]]:
    """A folder's files as members, and the zips and tars in it, which stand for themselves.

    Links to folders are not followed, so that no loop is; nor links to files elsewhere, which are
    no part of the export. Raises `UserError` for a folder that
    cannot be listed or holds more than any export does.
    """
    files: dict[str, Path] = {}
    zips: list[Path] = []
    media = 0
    for file in _walk(path):
        name = file.relative_to(path).as_posix()
        if is_leftover(name) or not file.is_file() or _leads_out(file, path):
            continue
        if name.lower().endswith(_ARCHIVES):
            zips.append(file)
            continue
        media += limits.is_media(name)
        files[name] = file
        if len(files) - media > limits.MAX_MEMBERS or media > limits.MAX_MEDIA:
            raise UserError(
                _("{file} holds too many files. Choose the folder of the export itself.").format(
                    file=path.name
                )
            )
    return Files((path,), files), sorted(zips)


def _leads_out(file: Path, top: Path) -> bool:
    return file.is_symlink() and not file.resolve().is_relative_to(top.resolve())


def _walk(top: Path) -> list[Path]:
    found: list[Path] = []
    waiting = [(top, 0)]
    while waiting and len(found) <= limits.MAX_MEMBERS + limits.MAX_MEDIA:
        place, depth = waiting.pop()
        try:
            with os.scandir(place) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        if depth < limits.MAX_DEPTH:
                            waiting.append((Path(entry.path), depth + 1))
                    else:
                        found.append(Path(entry.path))
        except OSError as error:
            raise unreadable(place, error) from error
    return sorted(found)
