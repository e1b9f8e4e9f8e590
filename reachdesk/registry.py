"""Discovery: every module of a package may offer one object under a fixed name.

One new file adds an importer, a chart, a score component or a page; there is no list to edit.
"""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any


def discover(package_name: str, attribute: str) -> dict[str, Any]:
    """The objects named `attribute` in the modules of a package, by their `key`.

    Modules without the attribute are passed over. Sorted by the object's `order` (default 100),
    then key. Raises `ValueError` when two objects share a key.
    """
    package = importlib.import_module(package_name)
    found: dict[str, Any] = {}
    for info in pkgutil.iter_modules(package.__path__):
        module = importlib.import_module(f"{package_name}.{info.name}")
        offered = getattr(module, attribute, None)
        if offered is None:
            continue
        if offered.key in found:
            raise ValueError(f"two objects of {package_name} share the key {offered.key!r}")
        found[offered.key] = offered
    return dict(sorted(found.items(), key=lambda item: (getattr(item[1], "order", 100), item[0])))
