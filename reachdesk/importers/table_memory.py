"""What the owner said of the columns of earlier tables: one small JSON file beside the settings.

Only what was said by hand is kept, by a print of the column names; no cell of any table is.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from reachdesk import paths

MOST_SHAPES = 200
_FILE = "tables.json"


def recall(shape: str) -> Mapping[str, object] | None:
    """What was kept for a shape; None for an unknown one, or where the file is damaged."""
    found = _kept().get(shape)
    return found if isinstance(found, dict) else None


def keep(shape: str, record: Mapping[str, object]) -> None:
    """Keep what was said of a shape, the newest last; of many shapes the oldest goes.

    Does nothing where the folder cannot be written: a memory is no reason to fail an import.
    """
    known = _kept()
    known.pop(shape, None)
    known[shape] = dict(record)
    newest = dict(list(known.items())[-MOST_SHAPES:])
    target = _place()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=".tables-")
    except OSError:
        return
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as handle:
            json.dump(newest, handle, indent=1)
        Path(name).replace(target)
    except OSError:
        Path(name).unlink(missing_ok=True)


def _place() -> Path:
    return paths.settings_file().with_name(_FILE)


def _kept() -> dict[str, object]:
    try:
        found = json.loads(_place().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
