"""Exchanges with partners, as the score counts them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from reachdesk.domain.columns import PostIds
from reachdesk.domain.periods import MILLISECONDS_A_DAY
from reachdesk.domain.records import Direction, ExchangeKind, PostKind
from reachdesk.domain.score.courtesy import CourtesyReader
from reachdesk.domain.score.history import ExchangeHistory, Kind
from reachdesk.domain.score.partners import partner_weights
from reachdesk.services.reporting import still_wanted
from reachdesk.storage import exchanges as stored
from reachdesk.storage import people
from reachdesk.storage.codes import KINDS
from reachdesk.storage.columns import NOTHING, Integers
from reachdesk.storage.dated_posts import DatedPosts
from reachdesk.storage.exchange_texts import received_texts

REPLY = KINDS.index(PostKind.REPLY)

_COUNTED = {
    ExchangeKind.MENTION: Kind.MENTION,
    ExchangeKind.REPLY: Kind.REPLY,
    ExchangeKind.QUOTE: Kind.QUOTE,
    ExchangeKind.REPOST: Kind.REPOST,
    ExchangeKind.MESSAGE: Kind.MESSAGE,
    ExchangeKind.LIKE: Kind.LIKE,
}
"""What others did, as the score knows it. Of what the owner did only replies count, and those are
read from the posts."""

_KIND = np.array([_COUNTED.get(kind, NOTHING) for kind in stored.KINDS] + [NOTHING])
_RECEIVED = stored.DIRECTIONS.index(Direction.IN)


@dataclass(frozen=True, eq=False)
class _Happened:
    """Exchanges in any order; arrays of shape (exchanges,)."""

    at_ms: Integers
    person: Integers
    kind: Integers
    multiplier: NDArray[np.float64]
    post_id: PostIds


def exchange_history(
    db: Database, account_id: int, posts: DatedPosts, courtesy: CourtesyReader | None = None
) -> tuple[ExchangeHistory, NDArray[np.float64]]:
    """The exchanges and the weight of each partner, (partners,).

    Received: what the exports give with a date and a person. Sent: the owner's own replies to
    somebody. A mention that the owner makes is nothing received, and does not count. The courtesy
    weight multiplies; a text that no export gives counts as content. With `courtesy` public texts
    are read anew. A partner weighs by followers where they are known, else 1.
    """
    columns = stored.exchange_columns(db, account_id)
    if courtesy is not None:
        columns = replace(columns, courtesy=_read_anew(db, account_id, columns, courtesy))
    received = _received(columns)
    sent = _sent(posts)
    at_ms, person, kind, multiplier = (
        np.concatenate((getattr(received, name), getattr(sent, name)))
        for name in ("at_ms", "person", "kind", "multiplier")
    )
    still_wanted()
    numbers, place = np.unique(person, return_inverse=True)
    refs = people.refs_by_id(db, numbers.tolist())
    # by ref, not by number: numbers tell what was imported first, and sums depend on their order
    by_ref = sorted(range(len(numbers)), key=lambda one: refs[int(numbers[one])])
    partners = numbers[by_ref]
    partner = np.argsort(by_ref)[place]
    still_wanted()
    order = np.lexsort((partner, at_ms))
    history = ExchangeHistory(
        time_days=at_ms[order] / MILLISECONDS_A_DAY,
        partner=partner[order].astype(np.int32),
        kind=kind[order].astype(np.int8),
        multiplier=multiplier[order],
        partner_ids=tuple(refs[one] for one in partners.tolist()),
        post_ids=PostIds.joined(received.post_id, sent.post_id)[order],
    )
    return history, _weights(db, partners)


def _received(columns: stored.ExchangeColumns) -> _Happened:
    kind = _KIND[columns.kind]
    chosen = (columns.direction == _RECEIVED) & (kind != NOTHING)
    return _Happened(
        columns.at_ms[chosen],
        columns.person[chosen],
        kind[chosen],
        np.nan_to_num(columns.courtesy[chosen], nan=1.0),
        PostIds.of(columns.post_id[chosen]),
    )


def _read_anew(
    db: Database, account_id: int, columns: stored.ExchangeColumns, reader: CourtesyReader
) -> NDArray[np.float64]:
    """Courtesy weights (exchanges,): by the reader where the library has the text."""
    weights = {
        (one.exchange_id, one.person): reader.read(one.text).weight
        for one in received_texts(db, account_id)
    }
    keys = zip(columns.ids.tolist(), columns.person.tolist(), strict=True)
    return np.array(
        [weights.get(key, old) for key, old in zip(keys, columns.courtesy.tolist(), strict=True)],
        np.float64,
    )


def _sent(posts: DatedPosts) -> _Happened:
    answers = (posts.kind == REPLY) & (posts.reply_to_person != NOTHING)
    count = int(answers.sum())
    return _Happened(
        posts.created_ms[answers],
        posts.reply_to_person[answers],
        np.full(count, Kind.REPLY_SENT, np.int64),
        np.ones(count),
        posts.ids[answers],
    )


def _weights(db: Database, partners: Integers) -> NDArray[np.float64]:
    known = people.followers_by_id(db, partners.tolist())
    followers = np.array([known.get(one) for one in partners.tolist()], dtype=float)
    return partner_weights(np.full(len(partners), np.nan), followers)
