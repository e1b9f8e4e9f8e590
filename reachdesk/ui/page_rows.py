"""The rows of the pages (see `PageSpec.row`) as an earlier run found them, so that the first frame
of a window waits for none of their modules."""

from __future__ import annotations

import json
from pathlib import Path

from reachdesk import __version__, registry
from reachdesk.ui import pages

Row = tuple[str, str, str, int, bool]


def written(rows: tuple[Row, ...]) -> str:
    """The rows as a text, with a mark of the modules that they are of."""
    return json.dumps([_mark(), rows])


def read(text: str) -> tuple[Row, ...]:
    """The rows of such a text; none where it is damaged or of other modules."""
    try:
        mark, found = json.loads(text)
        if mark != _mark():
            return ()
        rows = tuple(
            (str(key), str(name), str(icon), int(order), bool(always))
            for key, name, icon, order, always in found
        )
    except (ValueError, TypeError):
        return ()
    return rows


def _mark() -> list[object]:
    """The version and the modules, with their sources where they are there."""
    found: list[object] = [__version__]
    for name in registry.names(pages.__name__):
        try:
            source = Path(pages.__path__[0], f"{name}.py").stat()
            found.append([name, source.st_mtime_ns, source.st_size])
        except OSError:
            found.append([name])
    return found
