"""Reading what may be the same on two accounts: posts with their texts, and namesakes."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlite_utils import Database

from reachdesk.domain.records import PostKind
from reachdesk.domain.sameness import Message, Somebody
from reachdesk.storage.codes import KINDS
from reachdesk.storage.decisions import Side

_MESSAGES = (
    "SELECT account.public_id, account.network, post.post_id, post.created_ms, fact.text"
    " FROM post JOIN account ON account.id = post.account_id"
    " JOIN post_fact AS fact ON fact.id = post.text_fact"
    " WHERE post.created_ms IS NOT NULL AND post.kind <> :repost"
)
_PEOPLE = (
    "SELECT ref.network, ref.ref, person.handle, person.name, fact.bio FROM person"
    " JOIN person_ref AS ref ON ref.id = person.person_id"
    " LEFT JOIN person_fact AS fact ON fact.id = person.bio_fact"
)
_NAMESAKES = (
    " WHERE lower(person.name) IN (SELECT lower(person.name) FROM person"
    " JOIN person_ref AS ref ON ref.id = person.person_id WHERE person.name IS NOT NULL"
    " GROUP BY 1 HAVING min(ref.network) <> max(ref.network))"
    " ORDER BY ref.network, ref.ref"
)


def messages(db: Database) -> list[Message]:
    """The dated posts with a text of all accounts, reposts of others left out, oldest first.

    Reads nothing where only one account has posts.
    """
    if db.conn.execute("SELECT min(account_id) IS max(account_id) FROM post").fetchone()[0]:
        return []
    found = db.conn.execute(
        f"{_MESSAGES} ORDER BY post.created_ms, account.public_id, post.post_id",
        {"repost": KINDS.index(PostKind.REPOST)},
    )
    return [Message._make(row) for row in found]


def messages_named(db: Database, sides: Iterable[Side]) -> dict[Side, Message]:
    """The posts among these networks and ids."""
    found = db.conn.execute(
        f"{_MESSAGES} AND post.post_id IN (SELECT value FROM json_each(:ids))",
        {
            "repost": KINDS.index(PostKind.REPOST),
            "ids": json.dumps(sorted({ref for _network, ref in sides})),
        },
    )
    return {(row[1], row[2]): Message._make(row) for row in found}


def namesakes(db: Database) -> list[Somebody]:
    """The people whose name, letters in any case, stands on two networks or more, in a fixed
    order. Reads nothing where all people are of one network."""
    if db.conn.execute("SELECT count(DISTINCT network) FROM account").fetchone()[0] < 2:
        return []
    return [Somebody._make(row) for row in db.conn.execute(_PEOPLE + _NAMESAKES)]


def people_named(db: Database, sides: Iterable[Side]) -> dict[Side, Somebody]:
    """The people whom these networks and refs stand for now, by the side that was asked for."""
    found = {}
    for network, ref in sides:
        row = db.conn.execute(
            f"{_PEOPLE} WHERE person.person_id = (SELECT coalesce(alias.person_id, said.id)"
            " FROM person_ref AS said LEFT JOIN alias ON alias.ref_id = said.id"
            " WHERE said.network = ? AND said.ref = ?)",
            (network, ref),
        ).fetchone()
        if row is not None:
            found[network, ref] = Somebody._make(row)
    return found
