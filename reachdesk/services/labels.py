"""What posts and people are called in an answer."""

from __future__ import annotations

from collections.abc import Collection

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
        numbers = {ref: people.person_id(db, network, ref) for ref in refs}
        known = people.people_by_id(db, [number for number in numbers.values() if number])
    called = {}
    for ref, number in numbers.items():
        person = known.get(number) if number else None
        handle = f"@{person.handle}" if person and person.handle else ref
        name = person.name if person else None
        called[ref] = name or (handle if handle.startswith("@") else "")
    return called
