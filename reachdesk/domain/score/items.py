"""What points belong to, for many thousand of them at once: a rule and a post or person each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from reachdesk.domain.columns import PostIds

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy.typing as npt

    from reachdesk.domain.score.component import ItemKind

UNNAMED = "unnamed"
"""Id of the points from people whom the exports do not name."""


@dataclass(frozen=True, eq=False, slots=True)
class Named:
    """The rule of some items, their kind, and the names of all that there are of that kind."""

    rule: str
    kind: ItemKind
    names: Sequence[str]


@dataclass(frozen=True, eq=False, slots=True)
class NamedItems:
    """Items by their place among the names of one of `named`; arrays of shape (items,).

    An item without a name belongs to nobody: its kind is "base" and its id `UNNAMED`.
    """

    named: tuple[Named, ...]
    of: npt.NDArray[np.uint8]
    place: npt.NDArray[np.int32]

    @classmethod
    def joined(
        cls, parts: Sequence[tuple[Named, npt.NDArray[np.int64]]], order: npt.NDArray[np.int64]
    ) -> NamedItems:
        """The items at these places of each of the parts, one part after the other, then brought
        into `order`."""
        of = np.repeat(np.arange(len(parts)), [len(places) for _named, places in parts])
        places = np.concatenate([np.zeros(0, np.int64), *(places for _named, places in parts)])
        return cls(
            tuple(named for named, _places in parts),
            of[order].astype(np.uint8),
            places[order].astype(np.int32),
        )

    def rule(self, item: int) -> str:
        """The rule of an item."""
        return self.named[self.of.item(item)].rule

    def kind(self, item: int) -> ItemKind:
        """Whether it is a post, a person or neither."""
        named = self.named[self.of.item(item)]
        return named.kind if named.names[self.place.item(item)] else "base"

    def id(self, item: int) -> str:
        """The id of the post or person."""
        return self.named[self.of.item(item)].names[self.place.item(item)] or UNNAMED

    def ids(self) -> list[str]:
        """The ids of all items, (items,): several times as quick as one by one."""
        return [name or UNNAMED for name in self._names()]

    def kinds(self) -> list[ItemKind]:
        """The kinds of all items, (items,)."""
        named = [self.named[of].kind for of in self.of.tolist()]
        return [kind if name else "base" for kind, name in zip(named, self._names(), strict=True)]

    def rules(self) -> list[str]:
        """The rules of all items, (items,)."""
        return [self.named[of].rule for of in self.of.tolist()]

    def whole(self) -> dict[str, Callable[[], list[Any]]]:
        """What gives a field of all items, by the name that records of them have for it."""
        return {"rule": self.rules, "kind": self.kinds, "id": self.ids}

    def some(self, items: npt.NDArray[np.int64]) -> NamedItems:
        """The items at these places."""
        return NamedItems(self.named, self.of[items], self.place[items])

    def _names(self) -> list[str]:
        found = np.empty(len(self.of), object)
        for number, named in enumerate(self.named):
            mine = self.of == number
            places = self.place[mine]
            if isinstance(named.names, PostIds):
                found[mine] = named.names[places].tolist()
            else:
                found[mine] = [named.names[place] for place in places.tolist()]
        return found.tolist()
