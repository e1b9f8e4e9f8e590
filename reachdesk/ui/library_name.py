"""What the open library is called in the window, where it is not the owner's usual one with the
owner's own accounts."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from reachdesk import paths
from reachdesk.i18n import _
from reachdesk.services.made_up.owner import ACCOUNT, SECOND_ACCOUNT

if TYPE_CHECKING:
    from reachdesk.ui.context import PageContext


def library_name(library: Path | None, *, demo: bool) -> str:
    """«work.reachdesk», «Sample data», or "" for the usual library and where none is known."""
    if demo:
        return _("Sample data")
    if library is None or _plain(library) == _plain(paths.default_library()):
        return ""
    return library.name


def shown_name(context: PageContext) -> str:
    """The name of the open library, with a word where all that it holds is the sample."""
    accounts = {one.id for one in context.library.contents.accounts}
    if not accounts or not accounts <= {ACCOUNT, SECOND_ACCOUNT} or not context.library_file:
        return context.library_name
    sample = _("Sample data")
    return f"{context.library_name} · {sample}" if context.library_name else sample


def window_title(context: PageContext, page: str) -> str:
    """«Overview – work.reachdesk – ReachDesk»."""
    return " – ".join(part for part in (page, shown_name(context), "ReachDesk") if part)


def _plain(path: Path) -> str:
    """A path that can be compared without a look at the disk, which may be slow."""
    return os.path.normcase(os.path.normpath(path.absolute()))
