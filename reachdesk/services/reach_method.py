"""What a seen-chance rests on: the foot of every reach answer."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from reachdesk.domain.answers.method import Method
from reachdesk.services.audience_arrays import audience_arrays
from reachdesk.services.desk import Desk, Request
from reachdesk.services.history import account_history
from reachdesk.services.methods import covered, method
from reachdesk.services.reach_assumed import evidence
from reachdesk.services.unseen import unseen

REACH_NEEDS = ("views", "follower_names", "follower_places", "list_members")


def reach_method(desk: Desk, request: Request) -> Method:
    """The method of an answer about reach.

    Assumed until the level is calibrated on measured views, then derived: how often, when and how
    deep people read is known of nobody. Coverage: of how many followers the time zone ("place")
    and the following count ("following") are known, and of how many posts of the period the views.
    """
    audience = audience_arrays(desk, request.account)
    known = account_history(desk, request.account)
    posts = measured = 0
    if known is not None:
        inside = known.own_in(request.period)
        posts = int(inside.sum())
        measured = int(np.count_nonzero(inside & known.history.posts.views_measured))
    people = audience.people or 0
    counted = desk.remember(("followings known", request.account), lambda: audience.counted)
    return replace(
        method(desk, request, evidence(desk, request)),
        made_from=(("followers", people), ("posts", posts)),
        coverage=covered(
            place=(audience.zone.people_known, people),
            following=(counted, people),
            views=(measured, posts),
        ),
        unseen=unseen(desk, request.account, REACH_NEEDS),
    )
