"""What an answer about the audience rests on."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from reachdesk.domain.answers.method import Method
from reachdesk.domain.evidence import Evidence
from reachdesk.services.audience_arrays import audience_arrays
from reachdesk.services.desk import Desk, Request
from reachdesk.services.methods import covered, method
from reachdesk.services.unseen import unseen

AUDIENCE_NEEDS = ("follower_names", "follower_places", "list_members", "follower_history")


def audience_method(
    desk: Desk, request: Request, facts: tuple[str, ...], evidence: Evidence = Evidence.MEASURED
) -> Method:
    """The method of an answer about the followers, with the coverage of `facts` ("place", "role",
    "names", "language")."""
    audience = audience_arrays(desk, request.account)
    known = {
        "place": audience.country.people_known,
        "role": audience.roles.people_known,
        "language": audience.language.people_known,
        "names": int(np.count_nonzero(audience.named)),
    }
    people = audience.people or 0
    return replace(
        method(desk, request, evidence),
        made_from=(("followers", people), ("snapshots", audience.snapshots)),
        coverage=covered(**{fact: (known[fact], people) for fact in facts}),
        unseen=unseen(desk, request.account, AUDIENCE_NEEDS),
    )
