"""How many followers are known by name, and how many only as a number."""

from __future__ import annotations

from reachdesk.domain.answers.audience import NamesKnown
from reachdesk.services import accounts
from reachdesk.services.audience_arrays import account_number, audience_arrays
from reachdesk.services.audience_method import audience_method
from reachdesk.services.desk import Desk, Request
from reachdesk.storage.people import count_people


class NamesKnownCard:
    """What the exports say of the followers, and of how many people in all."""

    key = "names_known"

    def answer(self, desk: Desk, request: Request) -> NamesKnown | None:
        """The counts, or None where there is neither a follower nor a person."""
        audience = audience_arrays(desk, request.account)
        with desk.library.using() as db:
            owner = accounts.choose(desk, request.account)
            people = count_people(db, account_number(db, owner.id))
        if audience.people is None and not people:
            return None
        return NamesKnown(
            method=audience_method(desk, request, ("names", "place", "role")),
            followers=audience.people,
            named=int(audience.named.sum()),
            placed=int(audience.country.known.sum()),
            with_role=int(audience.roles.known.sum()),
            people=people,
        )


CARD = NamesKnownCard()
