"""What a table is, and which column fills which field, from names and sample values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from reachdesk.importers.table_cells import moment_of_cell
from reachdesk.importers.table_columns import Contents
from reachdesk.importers.table_days import order_of
from reachdesk.importers.table_hints import Hint
from reachdesk.importers.table_names import fields_named, folded, rank_of
from reachdesk.importers.table_targets import (
    FIELDS,
    FLOWS,
    NEEDS,
    PEOPLE_TARGETS,
    SCORE,
    SCORE_OF,
    STOCKS,
    WHO,
    Target,
    base,
)

_MENTION = re.compile(r"(?<!\w)@(\w{1,30})")
_OWN_MOVES = frozenset({"gains", "gain", "unfollows made", "follows made"})
_PER_DAY = frozenset({"tweets published", "create post", "posts published", "posts per day"})
_LIST_MARKS = frozenset({"members", "subscribers", "mode", "slug"})
_DESCRIBING = ("bio", "place", "followers", "following", "city", "country", "posts")
_BARE_DATES = frozenset({"d", "date", "day", "datum", "data", "fecha", "dia", "timestamp"})
_DOUBTFUL = 0.5
_DAY_MS = 86_400_000


class Why(StrEnum):
    """Why nobody can tell what a table is."""

    UNKNOWN = "unknown"
    POSTS = "posts"
    NO_DATES = "no_dates"
    NOBODY = "nobody"


class Guess(NamedTuple):
    """What a table is, how sure that is, and the field of each column with its sureness."""

    target: Target
    sure: float
    fields: dict[int, tuple[str, float]]


class _Bid(NamedTuple):
    sure: float
    column: Contents


def decided(columns: Sequence[Contents], hint: Hint) -> Guess | Why:
    """The target and its fields, or why there is none."""
    bids = _bids(columns)
    found = _target(bids, columns, hint)
    if isinstance(found, Why):
        return found
    target, sure = found
    fields = assigned(columns, target, hint)
    there = {base(field) for field, _sure in fields.values()}
    if not all(there & set(group) for group in NEEDS[target]):
        return Why.UNKNOWN
    return Guess(target, sure, fields)


def assigned(
    columns: Sequence[Contents], target: Target, hint: Hint
) -> dict[int, tuple[str, float]]:
    """For each column that fills a field of the target: the field and how sure that is."""
    bids = _bids(columns)
    _bend(bids, columns, target)
    taken: dict[int, tuple[str, float]] = {}
    for field in FIELDS[target]:
        wanted = [bid for bid in bids.get(field, []) if bid.column.place not in taken]
        if field == SCORE:
            names = _score_names(wanted, hint)
            taken |= {bid.column.place: (names[bid.column.place], bid.sure) for bid in wanted}
        elif wanted:
            taken[wanted[0].column.place] = (field, wanted[0].sure)
    return taken


def _bend(bids: dict[str, list[_Bid]], columns: Sequence[Contents], target: Target) -> None:
    """Change the bids to what names mean in tables of a target."""
    if target is Target.MENTIONS:
        _sort_out_ids(bids)
    elif {"text", "date"} <= bids.keys():
        bids["id"] = [bid for bid in bids.get("id", []) if not _is_bare_id(bid)]
    if target is Target.SCORES and SCORE not in bids:
        bids[SCORE] = bids.get("value", [])
    if target is Target.COUNTS:
        _leave_out_own_moves(bids, columns)
    if target in PEOPLE_TARGETS and "seen_on" not in bids:
        bare = [bid for bid in bids.get("date", []) if folded(bid.column.name) in _BARE_DATES]
        bids["seen_on"] = [bid._replace(sure=_DOUBTFUL) for bid in bare]


def _bids(columns: Sequence[Contents]) -> dict[str, list[_Bid]]:
    """Per field the columns that may fill it, the surest first and else the leftmost."""
    bids: dict[str, list[_Bid]] = {}
    for column in columns:
        fields, sure = fields_named(column.name)
        for place, field in enumerate(fields):
            if column.may_be(field):
                bids.setdefault(field, []).append(_Bid(sure - 0.05 * place, column))
    named = {bid.column.place for found in bids.values() for bid in found}
    for column in columns:
        if column.values and column.place not in named:
            for field, sure in _by_contents(column, bids):
                bids.setdefault(field, []).append(_Bid(sure, column))
    for field, found in bids.items():
        found.sort(key=partial(_order, field))
    return bids


def _order(field: str, bid: _Bid) -> tuple[bool, float, int, int]:
    """The surest first, then the most common name. A column that says whose id it is goes before a
    mere "id", which may be that of a post."""
    column = bid.column
    bare = field == "id" and _is_bare_id(bid)
    return bare, -bid.sure, rank_of(field, column.name), column.place


def _is_bare_id(bid: _Bid) -> bool:
    return folded(bid.column.name) in ("id", "id str")


def _sort_out_ids(bids: dict[str, list[_Bid]]) -> None:
    """In a table of posts a mere "id" is the post's, and "from" is who wrote it."""
    bids["handle"] = [*bids.get("from", []), *bids.get("handle", [])]
    ids = bids.pop("id", [])
    bids["id"] = [bid for bid in ids if not _is_bare_id(bid)]
    bids.setdefault("post_id", []).extend(bid for bid in ids if _is_bare_id(bid))


def _by_contents(column: Contents, bids: dict[str, list[_Bid]]) -> list[tuple[str, float]]:
    """What a column is by its values alone, where no name says it."""
    if column.with_at >= 0.8 and "handle" not in bids:
        return [("handle", 0.8)]
    if column.profiles >= 0.6 and "handle" not in bids:  # beside one it is somebody's website
        return [("profile", 0.85)]
    long = sum(len(value) >= 5 for value in column.values) == len(column.values)
    if column.ids >= 0.95 and long and column.spread >= 0.95 and "id" not in bids:
        return [("id", 0.6)]
    if column.dates >= 0.8 and column.ids < 0.5 and "date" not in bids:
        return [("date", 0.6)]
    return []


def _target(
    bids: dict[str, list[_Bid]], columns: Sequence[Contents], hint: Hint
) -> tuple[Target, float] | Why:
    if "list" in bids and {folded(one.name) for one in columns} >= _LIST_MARKS:
        return Target.LISTS, 0.95
    who = _best(bids, (*WHO, "from"))
    if "text" in bids and "date" in bids and who is not None:
        shared = common_mention(bids["text"][0].column.values)
        return (Target.MENTIONS, 0.85) if shared else Why.POSTS
    if "date" in bids:
        counted = _counted(bids, who)
        if counted is not None:
            return counted
    elif SCORE in bids and who is None:
        return Why.NO_DATES
    if who is None:
        return Why.NOBODY if {"name", "first_name"} & bids.keys() else Why.UNKNOWN
    return _people(bids, who, hint)


def _counted(
    bids: dict[str, list[_Bid]], who: Contents | None
) -> tuple[Target, float] | Why | None:
    """Whether the rows are days with numbers; None for rows that are people."""
    one_account = who is None or (len(who.values) > 1 and who.spread < 0.5)
    numbers = [field for field in (*STOCKS, *FLOWS) if field in bids]
    if "post_id" in bids and numbers:
        return Why.POSTS
    if not one_account:
        return None
    if numbers:
        return Target.COUNTS, 0.9
    if SCORE in bids:
        return Target.SCORES, 0.9
    if "value" in bids and len(bids) <= 3:
        return Target.SCORES, 0.6
    return None


def _people(bids: dict[str, list[_Bid]], who: Contents, hint: Hint) -> tuple[Target, float] | Why:
    """What the people of a table are, which only a list column or the file's name can tell."""
    described = [field for field in _DESCRIBING if field in bids]
    named = "handle" in bids or "profile" in bids
    explicit = "id" in bids and folded(bids["id"][0].column.name) not in ("id", "")
    if len(who.values) > 4 and who.spread < 0.5 and "list" not in bids:
        return Why.UNKNOWN
    if not (named or described or explicit or hint.target):
        return Why.NOBODY
    if "list" in bids:
        return Target.LIST_MEMBERS, 0.9
    if hint.target is not None:
        return hint.target, 0.8
    return Target.FOLLOWERS, 0.4


def _best(bids: dict[str, list[_Bid]], fields: Sequence[str]) -> Contents | None:
    """The column that tells people apart best."""
    found = [bids[field][0].column for field in fields if field in bids]
    return max(found, key=lambda column: column.spread, default=None)


def common_mention(texts: Sequence[str]) -> str | None:
    """The handle that six of ten texts or more address: whose mentions they are; None: nobody's."""
    named: Counter[str] = Counter()
    for text in texts:
        named.update({handle.lower() for handle in _MENTION.findall(text)})
    if not named:
        return None
    handle, times = named.most_common(1)[0]
    return handle if times >= 0.6 * len(texts) else None


def _leave_out_own_moves(bids: dict[str, list[_Bid]], columns: Sequence[Contents]) -> None:
    """Drop what would be read as the audience's moves or as a day's figures, and is neither.

    Trackers that know the gains list the owner's own follows and unfollows beside them. "Tweets"
    are mostly those of all time. A row per week or month has no figures of a day.
    """
    if _OWN_MOVES & {folded(column.name) for column in columns}:
        bids.pop("new_followers", None)
        bids.pop("lost_followers", None)
    posts = [bid for bid in bids.pop("posts", []) if folded(bid.column.name) in _PER_DAY]
    if posts:
        bids["posts"] = posts
    if "date" in bids and not daily(bids["date"][0].column.values):
        for field in FLOWS:
            bids.pop(field, None)


def daily(values: Sequence[str]) -> bool:
    """Whether dates stand a day apart, mostly; True where fewer than three can be read."""
    order = order_of(values)
    day_first = order.day_first if order else None
    days = {moment_of_cell(value, day_first) for value in values} - {None}
    moments = sorted(day for day in days if day is not None)
    if len(moments) < 3:
        return True
    return median(later - earlier for earlier, later in pairwise(moments)) <= 1.5 * _DAY_MS


def _score_names(wanted: Sequence[_Bid], hint: Hint) -> dict[int, str]:
    """A field with a name for each column of scores: from the column, else from the file."""
    found: dict[int, str] = {}
    for bid in wanted:
        found[bid.column.place] = SCORE_OF + score_name(bid.column.name, hint)
    return found


def score_name(column: str, hint: Hint) -> str:
    """The name of a score: that of its column without "score", else what the file's name says."""
    words = [word for word in folded(column.lower()).split() if word != SCORE]
    named = bool(words) and "value" not in fields_named(column)[0]
    return "-".join(words) if named else hint.score
