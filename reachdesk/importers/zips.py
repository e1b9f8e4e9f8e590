"""A zip as a place of members, read in place and never unpacked to disk.

Zips with absolute names, names that climb out (`..`), passwords or absurd sizes are refused before
anything is read.
"""

from __future__ import annotations

import os
import struct
import warnings
import zipfile
from typing import IO, TYPE_CHECKING, cast

from reachdesk.domain.errors import UserError
from reachdesk.i18n import _
from reachdesk.importers import limits
from reachdesk.importers.containers import is_leftover, signature, unreadable

if TYPE_CHECKING:
    from pathlib import Path

_TEXT_SUFFIXES = (".js", ".json", ".csv", ".tsv", ".txt", ".xml", ".html")
_ENTRY = b"PK\x01\x02"
_BEFORE_NAME = 46
_WORKBOOK = b"[Content_Types].xml"
_END = b"PK\x05\x06"
_END_64 = b"PK\x06\x06"
_MAX_DIRECTORY = 64 << 20

# Python 3.13 warns of members that share their bytes, on the terminal; `limits` deals with them
warnings.filterwarnings("ignore", "Overlapped entries", UserWarning)


def is_archive(path: Path) -> bool:
    """Whether a file is a zip with members to look into; a workbook (also a zip) is not."""
    try:
        with path.open("rb") as stream:
            start = stream.read(4096)
    except OSError as error:
        raise unreadable(path, error) from error
    if not start.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return False
    if b"[Content_Types].xml" in start or start[30:38] == b"mimetype":
        return False
    return not _holds_workbook(path)


def _holds_workbook(path: Path) -> bool:
    """Whether the table of contents names the part that every workbook has; it may be long, so its
    bytes are searched (APPNOTE 4.3.12: 46 bytes stand before a name)."""
    try:
        start, size = _check_directory(path)
        with path.open("rb") as stream:
            stream.seek(start)
            directory = stream.read(size)
    except (UserError, OSError, ValueError):
        return False
    at = directory.find(_WORKBOOK)
    return at >= _BEFORE_NAME and directory[at - _BEFORE_NAME :].startswith(_ENTRY)


class Zip:
    """The members of one zip. Raises `UserError` for a zip that must not or cannot be read."""

    def __init__(self, path: Path) -> None:
        self.paths: tuple[Path, ...] = (path,)
        self._path = path
        self._signature = signature(path)
        _check_directory(path)
        try:
            self._zip = zipfile.ZipFile(path)
        except PermissionError as error:
            raise unreadable(path, error) from error
        except (*limits.BROKEN, UnicodeDecodeError, ValueError) as error:
            raise limits.damaged(path.name) from error
        try:
            self._infos = _checked(self._zip.infolist(), path.name)
        except UserError:
            self._zip.close()
            raise
        self.entries = {name: info.file_size for name, info in self._infos.items()}

    def open_raw(self, name: str) -> IO[bytes]:
        """A member's bytes, unpacked as they are read. Raises `UserError` where it is damaged."""
        try:
            return self._zip.open(self._infos[name])
        except NotImplementedError as error:
            raise UserError(
                _("{file} is packed in an unusual way. Unpack it and give the folder.").format(
                    file=self._path.name
                )
            ) from error
        except (*limits.BROKEN, RuntimeError, ValueError) as error:
            raise limits.damaged(self._path.name) from error

    def check(self, name: str) -> None:
        """Raises `UserError` for a member that is itself a zip or unpacks to an absurd size."""
        info = self._infos[name]
        if name.lower().endswith(".zip"):
            raise UserError(
                _("{file} holds another zip, {member}. Unpack it and give that one.").format(
                    file=self._path.name, member=name
                )
            )
        if _is_bomb(info):
            raise limits.too_large(self._path.name)

    def checksum(self, name: str) -> int:
        """The CRC-32 that the zip states; reading the member proves it."""
        return self._infos[name].CRC

    def is_changed(self, name: str) -> bool:
        """Whether the zip was written to since it was opened."""
        try:
            return signature(self._path) != self._signature
        except UserError:
            return True

    def close(self) -> None:
        """Close the zip."""
        self._zip.close()


def _checked(infos: list[zipfile.ZipInfo], file: str) -> dict[str, zipfile.ZipInfo]:
    found: dict[str, zipfile.ZipInfo] = {}
    media = 0
    for info in infos:
        name = clean_name(info.orig_filename, file)
        if not name or info.is_dir() or is_leftover(name):
            continue
        if info.flag_bits & 1:
            text = _("{file} is locked with a password. Unpack it and give the folder.")
            raise UserError(text.format(file=file))
        media += limits.is_media(name)
        found[name] = info
        if name.lower().endswith(_TEXT_SUFFIXES) and _is_bomb(info):
            raise limits.too_large(file)
    if len(found) - media > limits.MAX_MEMBERS or media > limits.MAX_MEDIA:
        raise _too_many(file)
    if found and all(name.lower().endswith(".zip") for name in found):
        text = _("{file} holds only other zips. Unpack it and give those.")
        raise UserError(text.format(file=file))
    return found


def clean_name(raw: str, file: str) -> str:
    """A member's name with plain slashes; "" for none. Raises `UserError` for a hostile one."""
    name = raw.replace("\\", "/")
    parts = name.split("/")
    hostile = name.startswith("/") or ".." in parts or "\0" in name or name[1:2] == ":"
    if hostile or len(name) > limits.MAX_NAME:
        text = _("{file} holds names that no export has, so nothing of it was read.")
        raise UserError(text.format(file=file))
    return "/".join(part for part in parts if part not in ("", "."))


def _is_bomb(info: zipfile.ZipInfo) -> bool:
    huge = info.file_size > limits.RATIO_FROM
    return huge and info.file_size > limits.MAX_RATIO * max(info.compress_size, 1)


def _too_many(file: str) -> UserError:
    text = _("{file} holds more files than any export does, so nothing of it was read.")
    return UserError(text.format(file=file))


def _check_directory(path: Path) -> tuple[int, int]:
    """Refuse a zip by the size of its table of contents, before that is held in memory; where that
    begins, and its bytes.

    The end record gives number and bytes of the entries (APPNOTE 4.3.16; 4.3.14 for large zips).
    """
    try:
        with path.open("rb") as stream:
            start = max(0, stream.seek(0, os.SEEK_END) - 66_000)
            stream.seek(start)
            tail = stream.read()
    except OSError as error:
        raise unreadable(path, error) from error
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + 22:
        raise limits.damaged(path.name)
    count, size = cast("tuple[int, int]", struct.unpack_from("<HI", tail, at + 10))
    at_64 = tail.rfind(_END_64, 0, at)
    if at_64 >= 0 and len(tail) >= at_64 + 48:
        count, size = cast("tuple[int, int]", struct.unpack_from("<QQ", tail, at_64 + 32))
        at = at_64
    if count > limits.MAX_MEMBERS + limits.MAX_MEDIA or size > _MAX_DIRECTORY:
        raise _too_many(path.name)
    return max(0, start + at - size), size
