"""The preferences: one frozen record, one JSON file, applied at once."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from reachdesk import i18n, paths

THEMES = ("system", "light", "dark")
LEAST_TEXT_PERCENT, MOST_TEXT_PERCENT = 80, 200


@dataclass(frozen=True, slots=True)
class Settings:
    """What the owner prefers.

    `theme` is one of `THEMES`; `language` one of `i18n.LANGUAGES`, or None: as the system's;
    `text_percent` scales all text, 80..200, on top of the system's text size. `first_page` is the
    key of the page shown at the start, or None: the one shown last. `mask_names` leaves every
    handle and name out of pictures and tables that leave the program. `calm` stops all motion.
    """

    theme: str = "system"
    language: str | None = None
    text_percent: int = 100
    first_page: str | None = None
    mask_names: bool = False
    calm: bool = False


def _text_percent(value: Any) -> int:
    return min(max(int(value), LEAST_TEXT_PERCENT), MOST_TEXT_PERCENT)


def _one_of(*allowed: str | None) -> Callable[[Any], Any]:
    def checked(value: Any) -> Any:
        if value not in allowed:
            raise ValueError(value)
        return value

    return checked


_CHECKS: dict[str, Callable[[Any], Any]] = {
    "theme": _one_of(*THEMES),
    "language": _one_of(None, *i18n.LANGUAGES),
    "text_percent": _text_percent,
    "first_page": lambda value: None if value is None else str(value),
    "mask_names": bool,
    "calm": bool,
}


def load(path: Path | None = None) -> Settings:
    """The saved preferences. A missing or damaged file, or a value out of range, gives the default:
    preferences are never a reason not to start."""
    try:
        saved = json.loads((path or paths.settings_file()).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    chosen: dict[str, Any] = {}
    for field in fields(Settings):
        if isinstance(saved, dict) and field.name in saved:
            with suppress(ValueError, TypeError):
                chosen[field.name] = _CHECKS[field.name](saved[field.name])
    return Settings(**chosen)


def save(settings: Settings, path: Path | None = None) -> None:
    """Write the preferences in one step, so that a crash leaves the old file or the new one.

    Raises `OSError` where the folder cannot be written.
    """
    target = path or paths.settings_file()
    target.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=".settings-")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as handle:
            json.dump(asdict(settings), handle, indent=2)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
