"""What posts and people are called in an answer."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.on_demand import PackedTexts
from reachdesk.services import accounts
from reachdesk.services.audience_arrays import account_number
from reachdesk.services.desk import Desk, Request
from reachdesk.storage import people, posts

Item = tuple[str, str]
"""Kind ("post", "person" or "base") and id."""


def item_labels(desk: Desk, request: Request, items: Collection[Item]) -> dict[Item, Item]:
    """(id, label) to show for each item: the text of a post, the name or handle of a person.

    "" where nothing is known to call it by. In a masked answer ids are mere numbers and nothing has
    a label.
    """
    wanted = list(dict.fromkeys(items))
    if request.masked:
        return {
            item: (item[1] if item[0] == "base" else f"{item[0]}-{place}", "")
            for place, item in enumerate(wanted, start=1)
        }
    ids = {kind: [name for each, name in wanted if each == kind] for kind in ("post", "person")}
    known = {
        "post": _post_texts(desk, request.account, ids["post"]),
        "person": _person_names(desk, request.account, ids["person"]),
    }
    return {item: (item[1], known.get(item[0], {}).get(item[1], "")) for item in wanted}


@dataclass(frozen=True, eq=False)
class Labelled:
    """What to show for many items, of which several may be the same: (id, label) of the item at a
    place. `which` (items,) are places in `ids` and `labels`."""

    which: NDArray[np.int32]
    ids: PackedTexts
    labels: PackedTexts

    def id(self, place: int) -> str:
        """The id to show."""
        return self.ids[self.which.item(place)]

    def label(self, place: int) -> str:
        """What it is called, or ""."""
        return self.labels[self.which.item(place)]


def labelled(desk: Desk, request: Request, items: Sequence[Item]) -> Labelled:
    """As `item_labels`, for so many items that each label is better made when it is looked at."""
    found = item_labels(desk, request, items)
    number = {item: place for place, item in enumerate(found)}
    return Labelled(
        np.fromiter((number[item] for item in items), np.int32, len(items)),
        PackedTexts(shown for shown, _label in found.values()),
        PackedTexts(label for _shown, label in found.values()),
    )


def one_line(text: str | None) -> str:
    """A post's text in one line."""
    return " ".join((text or "").split())


def _post_texts(desk: Desk, account: str, ids: list[str]) -> dict[str, str]:
    with desk.library.using() as db:
        number = account_number(db, accounts.choose(desk, account).id)
        found = posts.post_texts(db, number, ids)
    return {name: one_line(text) for name, text in zip(ids, found, strict=True)}


def _person_names(desk: Desk, account: str, refs: list[str]) -> dict[str, str]:
    """Name, else handle, else the ref where that is a handle."""
    network = accounts.choose(desk, account).network
    with desk.library.using() as db:
        known = people.names_by_ref(db, network, refs)
    called = {}
    for ref in refs:
        name, written = known.get(ref, (None, None))
        handle = f"@{written}" if written else ref
        called[ref] = name or (handle if handle.startswith("@") else "")
    return called
