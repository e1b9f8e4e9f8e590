"""Places of people: what the program reads in words, and the owner's own word about somebody."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reachdesk.domain.errors import UserError
from reachdesk.domain.places.classifier import classify
from reachdesk.domain.places.place import Place, Unplaced
from reachdesk.gazetteer import gazetteer
from reachdesk.i18n import _
from reachdesk.services import accounts
from reachdesk.services.desk import Desk
from reachdesk.storage import manual

_FIELDS = ("country", "city", "zone", "place")


@dataclass(frozen=True, slots=True)
class PlaceChange:
    """What the owner said before and says after a change, to take back or make again."""

    before: Mapping[manual.WordKey, manual.Word | None]
    after: Mapping[manual.WordKey, manual.Word | None]


def read_place(text: str, within: str | None = None) -> Place | Unplaced:
    """What the program reads in words about a place; `within`: a country known from elsewhere."""
    return classify(text, gazetteer(), within=within)


def say_place(
    desk: Desk, account: str, people: Sequence[str], text: str, reason: str | None = None
) -> PlaceChange:
    """The owner's word that these people (refs of the account's network) are at a place, in words
    such as «Leeds, UK»; "" says that it is unknown. It goes before all that the exports say.

    Raises `UserError` where the words name no place for certain.
    """
    values = place_values(text)
    network = accounts.choose(desk, account).network
    now_ms = time.time_ns() // 1_000_000
    wanted: dict[manual.WordKey, manual.Word | None] = {}
    for person in people:
        for field in _FIELDS:
            said = values.get(field)
            word = manual.Word(network, person, field, said or "", reason, now_ms)
            wanted[network, person, field] = None if said is None else word
    return _change(desk, wanted)


def unsay_place(desk: Desk, account: str, people: Sequence[str]) -> PlaceChange:
    """Take the owner's word about these people's places back: the exports decide again."""
    network = accounts.choose(desk, account).network
    return _change(desk, {(network, person, field): None for person in people for field in _FIELDS})


def put_back(desk: Desk, change: PlaceChange) -> None:
    """Undo a change."""
    _change(desk, change.before)


def put_again(desk: Desk, change: PlaceChange) -> None:
    """Make an undone change again."""
    _change(desk, change.after)


def place_values(text: str) -> dict[str, str]:
    """The owner's words by field; "" is «unknown».

    Raises `UserError` where the words name no place for certain.
    """
    if not text.strip():
        return {"country": "", "city": "", "zone": ""}  # the words of the exports stay to be seen
    found = read_place(text)
    if isinstance(found, Unplaced):
        raise UserError(
            _("«{text}» is no place for certain: write city and country, like Leeds, UK.").format(
                text=text.strip()
            )
        )
    return {
        "country": found.country,
        "city": found.city or "",
        "zone": found.zone or "",
        "place": text.strip(),
    }


def _change(desk: Desk, wanted: Mapping[manual.WordKey, manual.Word | None]) -> PlaceChange:
    try:
        with desk.library.using() as db:
            return PlaceChange(manual.change_words(db, wanted), dict(wanted))
    finally:
        desk.forget_results()
