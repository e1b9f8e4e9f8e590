"""What the open library is called in the window, where it is not the owner's usual one."""

from __future__ import annotations

import os
from pathlib import Path

from reachdesk import paths
from reachdesk.i18n import _


def library_name(library: Path | None, *, demo: bool) -> str:
    """«work.reachdesk», «Sample data», or "" for the usual library and where none is known."""
    if demo:
        return _("Sample data")
    if library is None or _plain(library) == _plain(paths.default_library()):
        return ""
    return library.name


def _plain(path: Path) -> str:
    """A path that can be compared without a look at the disk, which may be slow."""
    return os.path.normcase(os.path.normpath(path.absolute()))
