"""What would change the seen-chance, and by how much (reach-and-score.md 2.3, «worth of each»)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reachdesk.domain.reach.assumptions import Assumptions
from reachdesk.domain.reach.audience import Followers, different_readers, seen_chance
from reachdesk.domain.reach.channels import any_channel
from reachdesk.domain.reach.group_reach import GroupReach

CHANNEL_CHANCE = 0.05  # of each of two further channels, as in the worth list
SMALL_LIST_POSTS = 68.0  # a day: a list of 50 accounts at 1.36 each
SUBSCRIBER_WEIGHT = 4.0  # assumed; not verified

Chance = tuple[float, float, float]
"""Chance with its 80 % range: value, low, high."""


def _as_chance(reach: GroupReach) -> Chance:
    return reach.chance, reach.chance_low, reach.chance_high


def lever_chances(
    followers: Followers, posted_hours_utc: float, assumptions: Assumptions
) -> dict[str, Chance]:
    """The chance in the whole audience with each lever pulled alone; "present" as it stands.

    Raises `ValueError` for a time unknown.
    """

    def seen(changed: Assumptions) -> Chance:
        return _as_chance(seen_chance(followers, posted_hours_utc, changed)[0])

    def again(hours: float) -> Chance:
        times = (posted_hours_utc, posted_hours_utc + hours)
        return _as_chance(different_readers(followers, times, assumptions)[0])

    present = seen(assumptions)
    ranked = replace(assumptions, ranked_share=1.0)
    pulled: dict[str, Callable[[], Chance]] = {
        "list_half": lambda: seen(_with_list(assumptions, 0.5)),
        "list_only": lambda: seen(_with_list(assumptions, 1.0)),
        "second_copy": lambda: again(12.0),
        "next_day": lambda: again(24.0),
        "two_channels": lambda: _channels(present),
        "ranked_half": lambda: seen(replace(assumptions, ranked_share=0.5)),
        "ranked_all": lambda: seen(ranked),
        "ranked_weight": lambda: seen(
            replace(ranked, ranking=replace(ranked.ranking, weight=SUBSCRIBER_WEIGHT))
        ),
    }
    return {"present": present} | {key: pull() for key, pull in pulled.items()}


def _with_list(assumptions: Assumptions, share: float) -> Assumptions:
    return replace(assumptions, list_share=share, list_posts_per_day=SMALL_LIST_POSTS)


def _channels(present: Chance) -> Chance:
    """The same message in two more channels, each seen with 5 % whatever the first one does."""
    value, low, high = (any_channel((chance, CHANNEL_CHANCE, CHANNEL_CHANCE)) for chance in present)
    return value, low, high
