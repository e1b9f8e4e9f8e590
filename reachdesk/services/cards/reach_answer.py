"""The chance that one follower sees a post, by the model asked for, with the other beside it."""

from __future__ import annotations

from reachdesk.domain.answers.reach import PostGlance, SeenChance
from reachdesk.domain.reach.simple_sum import one_in
from reachdesk.domain.records import PostKind
from reachdesk.services.desk import Desk, Request
from reachdesk.services.reach_assumed import used_assumptions
from reachdesk.services.reach_doubts import reach_doubts
from reachdesk.services.reach_estimates import estimate
from reachdesk.services.reach_method import reach_method
from reachdesk.services.reach_models import other_model
from reachdesk.services.reach_moment import posts_a_day, request_moment
from reachdesk.services.sightings import days_between_sightings


class ReachAnswer:
    """Per cent, 1 in N, people of N."""

    key = "reach_answer"

    def answer(self, desk: Desk, request: Request) -> SeenChance:
        """The answer for the chosen post or moment. Raises `UserError` for an unknown post."""
        moment = request_moment(desk, request)
        found = estimate(desk, request, moment.posted_ms)
        other = estimate(desk, request, moment.posted_ms, model=other_model(request.model))
        return SeenChance(
            method=reach_method(desk, request),
            model=request.model,
            post=moment.post,
            posted_ms=moment.posted_ms,
            followers=found.followers,
            chance=found.chance,
            readers=found.readers,
            one_in=one_in(found.chance.value) if found.chance.value > 0 else None,
            every_days=days_between_sightings(
                (found.chance.value, other.chance.value), posts_a_day(desk, request)
            ),
            assumptions=used_assumptions(desk, request, request.model),
            other_chance=other.chance,
            other_readers=other.readers,
            impressions=moment.impressions,
            doubts=reach_doubts(desk, request.account),
            reply=_is_reply(request, moment.post),
        )


def _is_reply(request: Request, post: PostGlance | None) -> bool:
    """Whether the post answers somebody; of a draft a leading @ decides unless it is said."""
    if post is not None:
        return post.kind == PostKind.REPLY
    draft = request.draft or ""
    return draft.startswith("@") if request.draft_reply is None else request.draft_reply


CARD = ReachAnswer()
