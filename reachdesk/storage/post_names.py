"""By which id a post goes that exports know under several."""

from __future__ import annotations

from sqlite_utils import Database

from reachdesk.domain.records import Network
from reachdesk.storage.same_post import near_ids

_SAID = (
    "SELECT source.account_id, fact.post_id FROM source JOIN post_fact AS fact"
    " ON fact.source_id = source.id WHERE source.account_id = :account"
    f" AND source.network = '{Network.LINKEDIN.value}' AND NOT EXISTS"
    " (SELECT 1 FROM replaced_fact AS replaced JOIN source AS replacing"
    " ON replacing.id = replaced.source_id WHERE replaced.post_id = fact.post_id"
    " AND replacing.account_id = source.account_id)"
)
_OTHER_NAMES = (
    f"SELECT post_id, first FROM ({near_ids(f'SELECT DISTINCT * FROM ({_SAID})')})"
    " WHERE post_id <> first"
)


def goes_by(db: Database, account_id: int) -> dict[str, str]:
    """The id in the library by each other id of the same post; see `same_post`."""
    rows = db.conn.execute(_OTHER_NAMES, {"account": account_id})
    return {str(other): str(first) for other, first in rows}
