"""Which pages there are, told without loading their modules where an earlier run has left that."""

from __future__ import annotations

from reachdesk.ui.foreseen import Foreseen
from reachdesk.ui.page import PageSpec, late_page, page_specs
from reachdesk.ui.remembered import Remembered


def pages_at_start(foreseen: Foreseen | None, memory: Remembered) -> tuple[PageSpec, ...]:
    """All pages in the order of the rail; their modules are loaded when they are built, where the
    library's last run or the window's memory has what the window must know of them."""
    rows = (foreseen.pages if foreseen else ()) or memory.page_rows()
    if rows:
        return tuple(late_page(*row) for row in rows)
    specs = page_specs()
    memory.remember_page_rows(tuple(spec.row() for spec in specs))
    return specs
