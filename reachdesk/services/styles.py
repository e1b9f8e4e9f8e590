"""The style of an account at the end of a day, read from posts, talk and hashtags."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from reachdesk.domain.periods import MILLISECONDS_A_DAY
from reachdesk.domain.records import Direction, ExchangeKind, PostKind
from reachdesk.domain.score.style import FULL_WEEKS, Style, StyleEvidence, style_of
from reachdesk.services import accounts
from reachdesk.services.audience_arrays import account_number
from reachdesk.services.desk import Desk
from reachdesk.services.history import AccountHistory, account_history
from reachdesk.services.post_store import kept_beside
from reachdesk.storage import exchanges, post_words
from reachdesk.storage.codes import KINDS

_REPLY, _REPOST, _QUOTE, _UNKNOWN = (
    KINDS.index(kind)
    for kind in (PostKind.REPLY, PostKind.REPOST, PostKind.QUOTE, PostKind.UNKNOWN)
)
_MESSAGE = exchanges.KINDS.index(ExchangeKind.MESSAGE)
_SENT = exchanges.DIRECTIONS.index(Direction.OUT)
_HASHTAG = re.compile(r"(?<!\w)#(\w*[^\W\d]\w*)")
_NO_TOPIC = frozenset({"ff", "followfriday"})
_EPOCH = dt.date(1970, 1, 1)

LEAST_TOLD = 0.5
"""Share of the posts whose making must be known, or no style is named (our choice)."""

Whole = NDArray[np.int64]
Days = NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Habits:
    """What an account did, by day, each array ascending.

    `post_days` (posts,) are of posts that answer nobody and `make` (posts,) says how: 0 own words,
    1 own words with a link, 2 repost, 3 quote, 4 no export says. `talk_days` (talks,) are of
    replies, mentions and messages sent, `tag_days` and `tags` (uses,) of hashtags.
    """

    first_day: int
    last_day: int
    post_days: Days
    make: NDArray[np.int8]
    talk_days: Days
    tag_days: Days
    tags: NDArray[np.str_]

    def evidence(self, day: int) -> StyleEvidence:
        """The 13 weeks that end with `day`; of a younger account at most 12, begun ones too."""
        days = day + 1 - self.first_day
        weeks = FULL_WEEKS if days >= 7 * FULL_WEEKS else min(-(-days // 7), FULL_WEEKS - 1)
        edges = (day + 1 - 7 * np.arange(weeks, -1, -1)).astype(np.int32)
        by_week = np.diff(np.searchsorted(self.post_days, edges))
        made = self.make[_between(self.post_days, edges[0], day)]
        makes = np.bincount(made, minlength=5).astype(float)
        talk = len(self.talk_days[_between(self.talk_days, edges[0], day)])
        tags = Counter(self.tags[_between(self.tag_days, edges[0], day)].tolist())
        return StyleEvidence(
            text_originals=float(makes[0]),
            link_originals=float(makes[1]),
            reposts=float(makes[2]),
            quotes=float(makes[3]),
            talk_per_week=talk / weeks,
            posts_by_week=tuple(by_week.astype(float).tolist()),
            topic_counts=tuple(float(tags[tag]) for tag in sorted(tags)),
        )


@dataclass(frozen=True)
class StyleReading:
    """The style at the end of a day and what it was read from; None: not enough data, or of most
    posts no export tells how they were made."""

    day: int
    evidence: StyleEvidence
    style: Style | None

    @property
    def told(self) -> int:
        """Of how many posts an export tells whether they are own words, a repost or a quote."""
        return round(_told(self.evidence))


def habits(desk: Desk, account: str) -> Habits | None:
    """What an account did, or None without posts and exchanges."""
    return desk.remember(("habits", account), lambda: _read(desk, account))


def style_readings(desk: Desk, account: str, day: int) -> tuple[StyleReading, ...]:
    """The readings at the ends of all months before `day`, then that of `day`, oldest first.

    Each sticks to the one before, so a later day never changes an earlier one. Empty where `day`
    lies before all that is known.
    """
    done = habits(desk, account)
    if done is None or day < done.first_day:
        return ()
    found: list[StyleReading] = []
    previous: Style | None = None
    for end in (*_month_ends(done.first_day, day), day):
        evidence = done.evidence(end)
        telling = _told(evidence) >= LEAST_TOLD * sum(evidence.posts_by_week)
        style = style_of(evidence, previous) if evidence.enough and telling else None
        previous = style or previous
        found.append(StyleReading(end, evidence, style))
    return tuple(found)


def hashtags_of(text: str) -> list[str]:
    """The topics that a text names by hashtag, in small letters; courtesy (#ff) is none."""
    found = (tag.casefold() for tag in _HASHTAG.findall(text))
    return [tag for tag in found if tag not in _NO_TOPIC]


def _told(evidence: StyleEvidence) -> float:
    made = (evidence.text_originals, evidence.link_originals, evidence.reposts, evidence.quotes)
    return sum(made)


def _read(desk: Desk, account: str) -> Habits | None:
    known = account_history(desk, account)
    if known is None:
        return None
    columns = known.columns
    days = (columns.created_ms // MILLISECONDS_A_DAY).astype(np.int64)
    with desk.library.using() as db:
        number = account_number(db, accounts.choose(desk, account).id)
        found = kept_beside(desk, db, number, "words", lambda: (_found(db, number), None)).arrays
        passed = exchanges.exchange_columns(db, number)
        marked = post_words.texts_by_key(db, found["tagged"])
    dated = np.flatnonzero(np.isin(columns.keys, list(marked)))
    tagged = sorted(
        (int(days[place]), tag)
        for place in dated.tolist()
        for tag in hashtags_of(marked[int(columns.keys[place])])
    )
    reply, repost = columns.kind == _REPLY, columns.kind == _REPOST
    mention = np.isin(columns.keys, found["naming"]) & ~reply & ~repost
    sent = (passed.kind == _MESSAGE) & (passed.direction == _SENT)
    talk = np.concatenate((days[reply | mention], passed.at_ms[sent] // MILLISECONDS_A_DAY))
    return Habits(
        first_day=known.first_day,
        last_day=known.last_day,
        post_days=days[~reply].astype(np.int32),
        make=_makes(known)[~reply],
        talk_days=np.sort(talk).astype(np.int32),
        tag_days=np.array([day for day, _tag in tagged], np.int32),
        tags=np.array([tag for _day, tag in tagged], np.str_),
    )


def _found(db: Database, account_id: int) -> dict[str, Whole]:
    return {
        "naming": post_words.posts_naming_people(db, account_id),
        "tagged": post_words.posts_holding(db, account_id, "#"),
    }


def _makes(known: AccountHistory) -> NDArray[np.int8]:
    """How each post was made: own words 0, with a link 1, repost 2, quote 3, unknown 4."""
    columns = known.columns
    made = np.where(np.nan_to_num(columns.links) > 0, 1, 0)
    made[columns.kind == _REPOST] = 2
    made[columns.kind == _QUOTE] = 3
    made[columns.kind == _UNKNOWN] = 4
    return made.astype(np.int8)


def _between(days: Days, first: int, last: int) -> slice:
    low, high = np.searchsorted(days, np.array((first, last + 1), days.dtype))
    return slice(int(low), int(high))


def _month_ends(first_day: int, before: int) -> Iterator[int]:
    """The last day of every month from that of `first_day` on, before a day."""
    date = _EPOCH + dt.timedelta(days=first_day)
    year, month = date.year, date.month
    while True:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        end = (dt.date(year, month, 1) - _EPOCH).days - 1
        if end >= before:
            return
        yield end
