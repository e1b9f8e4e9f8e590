"""How many followers are known by name, and how many only as a number."""

from __future__ import annotations

import numpy as np

from reachdesk.domain.answers.audience import NamesKnown
from reachdesk.services import accounts
from reachdesk.services.audience_arrays import account_number, audience_arrays
from reachdesk.services.audience_method import audience_method
from reachdesk.services.desk import Desk, Request
from reachdesk.services.people_bits import described_bits
from reachdesk.storage.people_sets import size


class NamesKnownCard:
    """What the exports say of the followers, and of how many people in all."""

    key = "names_known"

    def answer(self, desk: Desk, request: Request) -> NamesKnown | None:
        """The counts, or None where there is neither a follower nor a person."""
        audience = audience_arrays(desk, request.account)
        with desk.library.using() as db:
            number = account_number(db, accounts.choose(desk, request.account).id)
        people = size(described_bits(desk, number))
        if audience.people is None and not people:
            return None
        return NamesKnown(
            method=audience_method(desk, request, ("names", "place", "role")),
            followers=audience.people,
            named=int(np.count_nonzero(audience.named)),
            placed=audience.country.people_known,
            with_role=audience.roles.people_known,
            people=people,
        )


CARD = NamesKnownCard()
