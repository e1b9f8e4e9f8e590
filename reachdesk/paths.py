"""Where things are: the user's folders and the files shipped with the program."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """A shipped file or folder: inside the installed package, else in the checkout's `resources/`.

    An editable install has no `reachdesk/resources`, hence the second place.
    """
    inside = _PACKAGE / "resources" / name
    return inside if inside.exists() else _PACKAGE.parent / "resources" / name


def data_folder() -> Path:
    """The folder of the user's library; `REACHDESK_HOME` overrides it (tests, portable use)."""
    home = os.environ.get("REACHDESK_HOME")
    return Path(home) if home else Path(platformdirs.user_data_dir("reachdesk", appauthor=False))


def default_library() -> Path:
    """The library used when none is named."""
    return data_folder() / "library.reachdesk"


def settings_file() -> Path:
    """The preferences, one JSON file."""
    home = os.environ.get("REACHDESK_HOME")
    folder = (
        Path(home) if home else Path(platformdirs.user_config_dir("reachdesk", appauthor=False))
    )
    return folder / "settings.json"


def log_folder() -> Path:
    """The folder of the rotating log."""
    home = os.environ.get("REACHDESK_HOME")
    return (
        (Path(home) / "log")
        if home
        else Path(platformdirs.user_log_dir("reachdesk", appauthor=False))
    )
