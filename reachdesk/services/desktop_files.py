"""A copy run from its source in the menus of a Linux desktop: entry, icons, type of the library.

Places and forms after the freedesktop.org specifications: Desktop Entry 1.4, Icon Theme, Shared
MIME-info.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import platformdirs

from reachdesk import paths
from reachdesk.domain.errors import UserError
from reachdesk.i18n import _

_QUOTED = {"\\": "\\\\\\\\", '"': '\\\\"', "`": "\\\\`", "$": "\\\\$", "%": "%%"}
"""Inside a quoted word of Exec; the backslash is doubled once more as the value is a string."""

_ENTRY = Path("applications", "reachdesk.desktop")
_RENEWED_BY = (("update-desktop-database", "applications"), ("update-mime-database", "mime"))
"""Programs that make a change known at once, each with its folder; a desktop without them finds
the files when the owner logs in again."""


def share() -> Path:
    """The folder of the user's own desktop files: XDG_DATA_HOME, or `~/.local/share`."""
    return Path(platformdirs.user_data_dir())


def own_call() -> tuple[str, ...]:
    """The words that start this copy of the program from any folder."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    return (sys.executable, "-m", "reachdesk")


def wanted() -> bool:
    """Whether this system has a menu of such entries, and no package has put one there for all."""
    if sys.platform in {"win32", "darwin"}:
        return False
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    return not any((Path(folder) / _ENTRY).is_file() for folder in shared.split(":") if folder)


def installed() -> bool:
    """Whether the owner's own entry is there and starts this copy of the program."""
    try:
        found = (share() / _ENTRY).read_bytes()
    except OSError:
        return False
    return found == _entry(paths.resource("desktop"), own_call())


def install(call: Sequence[str], folder: Path) -> list[Path]:
    """Write all files under `folder` and return them. Raises `UserError` where one cannot be."""
    written = []
    try:
        for place, content in _files(call, folder).items():
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
            written.append(place)
    except OSError as error:
        raise UserError(
            _("Cannot write to {folder}: see that it is yours and has room.").format(folder=folder)
        ) from error
    _renew(folder)
    return written


def remove(folder: Path) -> list[Path]:
    """Take away what `install` wrote and return what was there. Raises `UserError`."""
    found = [place for place in _files((), folder) if place.exists()]
    try:
        for place in found:
            place.unlink()
        if found:
            _renew(folder)  # while its folders stand: else the desktop keeps what it made of them
        for place in found:
            _leave(place.parent, folder)
    except OSError as error:
        raise UserError(
            _("Cannot write to {folder}: see that it is yours and has room.").format(folder=folder)
        ) from error
    return found


def _leave(emptied: Path, folder: Path) -> None:
    """Take away the folders below `folder` that are empty now, from the inside out."""
    while emptied != folder and emptied.exists() and not any(emptied.iterdir()):
        emptied.rmdir()
        emptied = emptied.parent


def _files(call: Sequence[str], folder: Path) -> Mapping[Path, bytes]:
    given = paths.resource("desktop")
    icons = folder / "icons" / "hicolor"
    found = {
        folder / _ENTRY: _entry(given, call),
        folder / "mime" / "packages" / "reachdesk-mime.xml": _read(given / "reachdesk-mime.xml"),
        icons / "scalable" / "apps" / "reachdesk.svg": _read(
            paths.resource("icons") / "reachdesk.svg"
        ),
    }
    for file in sorted((given / "icons").glob("reachdesk-*.png")):
        size = file.stem.rsplit("-", 1)[1]
        found[icons / f"{size}x{size}" / "apps" / "reachdesk.png"] = _read(file)
    return found


def _read(file: Path) -> bytes:
    return file.read_bytes()


def _entry(given: Path, call: Sequence[str]) -> bytes:
    text = (given / "reachdesk.desktop").read_text(encoding="utf-8")
    words = " ".join(f'"{_quoted(word)}"' for word in call)
    return text.replace("Exec=reachdesk %F", f"Exec={words} %F").encode("utf-8")


def _quoted(word: str) -> str:
    return "".join(_QUOTED.get(letter, letter) for letter in word)


def _renew(folder: Path) -> None:
    for program, part in _RENEWED_BY:
        found = shutil.which(program)
        if found and (folder / part).is_dir():
            words = [found, str(folder / part)]
            subprocess.run(words, check=False, capture_output=True)  # noqa: S603 - no word of others
