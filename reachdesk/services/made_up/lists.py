"""The lists of the demo account, with members."""

from __future__ import annotations

from functools import cache

from reachdesk.domain.records import ListFact, ListMemberFact
from reachdesk.services.made_up import cast, pools

_OWN = "https://x.com/ines-calloway/lists/"
PLANNERS, CLIENTS, PRESS, MEETING, SUPPER = (
    _OWN + slug for slug in ("planners", "clients", "trade-press", "leeds-meeting", "supper-club")
)
NAMES = {
    PLANNERS: "Planners",
    CLIENTS: "Clients",
    PRESS: "Trade press",
    MEETING: "Leeds meeting 2025",
    SUPPER: "Supper club",
}
MEMBERS = {
    PLANNERS: (31, 31),
    PRESS: (13, 11),
    MEETING: (26, 15),
    SUPPER: (3, 6),
}
"""Followers on each list: (elsewhere, in the UK); «Clients» holds all 61 customers."""


_PLANNERS = {"colleague", "prospect", "gateway", "unknown"}


def facts() -> tuple[ListFact, ...]:
    """The owner's own lists, and one that somebody put the owner on."""
    own = [ListFact(ref, name, "created", ref) for ref, name in NAMES.items()]
    other = "https://x.com/rota-readers/lists/planning-voices"
    return (*own, ListFact(other, "Planning voices", "member", other))


@cache
def members() -> tuple[ListMemberFact, ...]:
    """Who is on which list: followers only."""
    maker = pools.chance(7)
    here = [person for person in cast.following_at(len(cast.WAVES) - 1) if person.first <= 3]
    everybody = cast.following_at(len(cast.WAVES) - 1)
    customers = [person for person in everybody if person.role == "customer"]
    writers = [person for person in here if person.role == "journalist_or_author"]
    planners = [person for person in here if person.role in _PLANNERS]
    candidates = {PLANNERS: planners, PRESS: writers, MEETING: here, SUPPER: planners}
    found = [ListMemberFact(CLIENTS, person.ref) for person in customers]
    for ref, (abroad, at_home) in MEMBERS.items():
        inside = [person for person in candidates[ref] if person.country == cast.UK]
        outside = [person for person in candidates[ref] if person.country != cast.UK]
        chosen = [*maker.sample(inside, at_home), *maker.sample(outside, abroad)]
        found += [ListMemberFact(ref, person.ref) for person in chosen]
    return tuple(found)
