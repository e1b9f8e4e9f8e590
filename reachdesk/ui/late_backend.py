"""The services, loaded when the first job asks for them: beside the window, not before it."""

from __future__ import annotations

import importlib
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reachdesk.ui.backend import ServicesBackend


class LateBackend:
    """A `Backend` over the library at `path` whose modules the worker thread loads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._loading = threading.Lock()
        self._made: ServicesBackend | None = None

    def __getattr__(self, name: str) -> Any:
        """What the services have under that name."""
        return getattr(self._real(), name)

    def close(self) -> None:
        """Close all connections, where there are any."""
        if self._made is not None:
            self._made.close()

    def _real(self) -> ServicesBackend:
        with self._loading:
            if self._made is None:
                module = importlib.import_module("reachdesk.ui.backend")
                self._made = module.ServicesBackend(self._path)
            return self._made
