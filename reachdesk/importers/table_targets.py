"""What a table can be taken for: its targets, their fields, and what each needs at least."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Target(StrEnum):
    """What the rows of a table are."""

    FOLLOWERS = "followers"
    FOLLOWING = "following"
    LIST_MEMBERS = "list_members"
    PEOPLE = "people"
    COUNTS = "counts"
    SCORES = "scores"
    MENTIONS = "mentions"
    LISTS = "lists"


PEOPLE_TARGETS = (Target.FOLLOWERS, Target.FOLLOWING, Target.LIST_MEMBERS, Target.PEOPLE)
"""Tables with a person in each row; nothing but the owner can tell one from the other."""

WHO = ("id", "handle", "profile")
"""The fields that say for certain who a row is about; a mere name does where the owner says so."""

_DESCRIBED = (
    "name first_name last_name bio place city region country language zone roles followers"
    " following posts seen_on"
)
PERSON = (*WHO, *_DESCRIBED.split())
STOCKS = ("followers", "following")
FLOWS = ("new_followers", "lost_followers", "impressions", "posts", "engagements", "profile_visits")
DATES = ("date", "followed_on", "seen_on")

METRICS: Mapping[str, str] = {
    "followers": "followers",
    "following": "following",
    "new_followers": "follows_day",
    "lost_followers": "unfollows_day",
    "impressions": "impressions_day",
    "posts": "posts_day",
    "engagements": "engagements_day",
    "profile_visits": "profile_visits_day",
}
"""The metric that each field of a table of counts fills."""

FIELDS: Mapping[Target, tuple[str, ...]] = {
    Target.FOLLOWERS: (*PERSON, "followed_on"),
    Target.FOLLOWING: (*PERSON, "followed_on"),
    Target.LIST_MEMBERS: (*PERSON, "list"),
    Target.PEOPLE: PERSON,
    Target.COUNTS: ("date", "handle", *STOCKS, *FLOWS, "score"),
    Target.SCORES: ("date", "handle", "score"),
    Target.MENTIONS: ("date", *WHO, "name", "text", "post_id", "reply_to"),
    Target.LISTS: ("list", "handle", "id"),
}
"""The fields that a column may fill, by target; in a table of counts "handle" is the account."""

NEEDS: Mapping[Target, tuple[tuple[str, ...], ...]] = {
    **dict.fromkeys(PEOPLE_TARGETS, ((*WHO, "name", "last_name"),)),
    Target.COUNTS: (("date",), (*METRICS, "score")),
    Target.SCORES: (("date",), ("score",)),
    Target.MENTIONS: (("date",), WHO),
    Target.LISTS: (("list",),),
}
"""Groups of fields; of each group at least one must be there."""

FORMATS: Mapping[Target, str] = {
    Target.FOLLOWERS: "follower_table",
    Target.FOLLOWING: "follower_table",
    Target.PEOPLE: "follower_table",
    Target.LIST_MEMBERS: "list_members",
    Target.LISTS: "list_members",
    Target.COUNTS: "count_series",
    Target.SCORES: "score_series",
    Target.MENTIONS: "mention_table",
}
"""The format under which each target is imported."""

SCORE = "score"
SCORE_OF = "score:"


def base(field: str) -> str:
    """The field without the name that a score may carry: "score:klout" gives "score"."""
    return SCORE if field.startswith(SCORE_OF) else field
