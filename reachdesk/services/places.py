"""Places of people: what the program reads in words, and the owner's own word about somebody."""

from __future__ import annotations

from collections.abc import Sequence

from reachdesk.domain.errors import UserError
from reachdesk.domain.places.classifier import classify
from reachdesk.domain.places.place import Place, Unplaced
from reachdesk.gazetteer import gazetteer
from reachdesk.i18n import _
from reachdesk.services.desk import Desk
from reachdesk.services.own_words import WordsChange, say

FIELDS = ("country", "city", "zone", "place")
"""What a place said by hand consists of."""


def read_place(text: str, within: str | None = None) -> Place | Unplaced:
    """What the program reads in words about a place; `within`: a country known from elsewhere."""
    return classify(text, gazetteer(), within=within)


def say_place(
    desk: Desk, account: str, people: Sequence[str], text: str, reason: str | None = None
) -> WordsChange:
    """The owner's word that these people (refs of the account's network) are at a place, in words
    such as «Leeds, UK»; "" says that it is unknown. It goes before all that the exports say.

    Raises `UserError` where the words name no place for certain.
    """
    return say(desk, account, people, place_values(text), reason)


def unsay_place(desk: Desk, account: str, people: Sequence[str]) -> WordsChange:
    """Take the owner's word about these people's places back: the exports decide again."""
    return say(desk, account, people, dict.fromkeys(FIELDS))


def place_values(text: str) -> dict[str, str | None]:
    """The owner's words by field; "" is «unknown», None leaves it to the exports.

    Raises `UserError` where the words name no place for certain.
    """
    if not text.strip():
        # the words of the exports stay to be seen
        return {"country": "", "city": "", "zone": "", "place": None}
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
