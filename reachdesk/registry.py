"""Discovery: every module of a package may offer one object under a fixed name.

One new file adds an importer, a chart, a score component or a page; there is no list to edit. A
module that is named after its key is found without loading the others.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any


def discover(package_name: str, attribute: str) -> dict[str, Any]:
    """The objects named `attribute` in the modules of a package, by their `key`.

    Modules without the attribute are passed over. Sorted by the object's `order` (default 100),
    then key. Raises `ValueError` when two objects share a key.
    """
    found: dict[str, Any] = {}
    for name in names(package_name):
        offered = getattr(importlib.import_module(f"{package_name}.{name}"), attribute, None)
        if offered is None:
            continue
        if offered.key in found:
            raise ValueError(f"two objects of {package_name} share the key {offered.key!r}")
        found[offered.key] = offered
    return dict(sorted(found.items(), key=lambda item: (getattr(item[1], "order", 100), item[0])))


class Offers(Mapping[str, Any]):
    """What `discover` gives, loaded as late as can be: one key loads its own module (named like it,
    with `_` for `-` and perhaps further words), the rest is loaded when all are gone through."""

    def __init__(self, package_name: str, attribute: str) -> None:
        self._package = package_name
        self._attribute = attribute
        self._found: dict[str, Any] = {}
        self._all: dict[str, Any] | None = None

    def __getitem__(self, key: str) -> Any:
        """The object of that key. Raises `KeyError` where no module offers one."""
        known = self._found if self._all is None else self._all
        if key in known or self._all is not None:
            return known[key]
        for name in names(self._package):
            if f"{name}_".startswith(f"{key.replace('-', '_')}_"):
                module = importlib.import_module(f"{self._package}.{name}")
                offered = getattr(module, self._attribute, None)
                if offered is not None and offered.key == key:
                    self._found[key] = offered
                    return offered
        return self._everything()[key]

    def __iter__(self) -> Iterator[str]:
        """All keys, by `order`."""
        return iter(self._everything())

    def __len__(self) -> int:
        """How many there are."""
        return len(self._everything())

    def _everything(self) -> dict[str, Any]:
        if self._all is None:
            self._all = discover(self._package, self._attribute)
        return self._all


@cache
def names(package_name: str) -> tuple[str, ...]:
    """The modules of a package; none is loaded."""
    package = importlib.import_module(package_name)
    return tuple(info.name for info in pkgutil.iter_modules(package.__path__))


class Later:
    """A module that is loaded when something of it is first asked for.

    For modules that a start needs not: `demo = Later("reachdesk.services.demo")`, beside the plain
    import under TYPE_CHECKING.
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        """What the module has under that name."""
        return getattr(importlib.import_module(self._name), attribute)
