"""How snapshots, lists and their members follow from their facts."""

from __future__ import annotations

from reachdesk.storage.facts import NUMBER_BITS
from reachdesk.storage.merging import Derived, largest_after, latest_word, longest_fact

SNAPSHOT = Derived(
    table="snapshot",
    keys={"account_id": "INTEGER", "kin": "INTEGER", "source_id": "INTEGER"},
    silent=("as_of_ms", "size"),
    merge=(
        "SELECT touched.account_id, touched.kin, touched.source_id, dated.as_of_ms,"
        # without any alias every row is somebody else, which is counted at once
        " iif(EXISTS (SELECT 1 FROM alias),"
        " (SELECT count(DISTINCT coalesce(alias.person_id, fact.person_id))"
        " FROM snapshot_fact AS fact LEFT JOIN alias ON alias.ref_id = fact.person_id"
        " WHERE fact.source_id = touched.source_id AND fact.kin = touched.kin),"
        " (SELECT count(*) FROM snapshot_fact AS fact"
        " WHERE fact.source_id = touched.source_id AND fact.kin = touched.kin))"
        " FROM temp.touched_snapshot AS touched"
        " JOIN temp.dated"
        " ON dated.source_id = touched.source_id AND dated.account_id = touched.account_id"
        " JOIN snapshot_head AS head"
        " ON head.source_id = touched.source_id AND head.kin = touched.kin"
    ),
)

# Which people of one source's snapshot no other source of the account had in the same set. Without
# any alias each of its rows is somebody else, and is looked for by itself.
NEW_IN_SNAPSHOT = (
    "SELECT iif(EXISTS (SELECT 1 FROM alias),"
    " (SELECT count(DISTINCT coalesce(alias.person_id, fact.person_id))"
    " FROM snapshot_fact AS fact LEFT JOIN alias ON alias.ref_id = fact.person_id"
    " WHERE fact.source_id = :source AND fact.kin = :kin"
    " AND coalesce(alias.person_id, fact.person_id) NOT IN ("
    "SELECT coalesce(spelled.person_id, other.person_id) FROM temp.dated"
    " JOIN snapshot_fact AS other ON other.source_id = dated.source_id AND other.kin = :kin"
    " LEFT JOIN alias AS spelled ON spelled.ref_id = other.person_id"
    " WHERE dated.account_id = :account AND dated.source_id <> :source)),"
    " (SELECT count(*) FROM snapshot_fact AS fact"
    " WHERE fact.source_id = :source AND fact.kin = :kin AND NOT EXISTS (SELECT 1 FROM temp.dated"
    " CROSS JOIN snapshot_fact AS other ON other.source_id = dated.source_id"
    " AND other.kin = :kin AND other.person_id = fact.person_id"
    " WHERE dated.account_id = :account AND dated.source_id <> :source)))"
)

# Whether another source of the account has the same set, else everybody is new in it.
OTHER_SNAPSHOTS = (
    "SELECT EXISTS (SELECT 1 FROM temp.dated JOIN snapshot_head AS other"
    " ON other.source_id = dated.source_id AND other.kin = :kin"
    " WHERE dated.account_id = :account AND dated.source_id <> :source)"
)

# "created" says most about a list, "subscribed" least.
_RANKED_STRENGTH = (
    "said.mark || CASE said.tie WHEN 'created' THEN '3' WHEN 'member' THEN '2' ELSE '1' END"
)

LIST = Derived(
    table="list",
    keys={"account_id": "INTEGER", "list_ref": "TEXT"},
    compared=("name", "tie", "url"),
    silent=("seen_ms",),
    merge=(
        "SELECT said.account_id, said.list_ref,"
        f" {latest_word('said.name', 'said')},"
        f" {largest_after(_RANKED_STRENGTH, 7, 'said.tie')},"
        f" {latest_word('said.url', 'said')},"
        " max(said.as_of_ms) FROM ("
        "SELECT touched.account_id, touched.list_ref, dated.mark, dated.as_of_ms,"
        " fact.name, fact.tie, fact.url FROM temp.touched_list AS touched"
        " CROSS JOIN temp.dated ON dated.account_id = touched.account_id"
        " CROSS JOIN list_fact AS fact"
        " ON fact.source_id = dated.source_id AND fact.list_ref = touched.list_ref"
        " UNION ALL SELECT touched.account_id, touched.list_ref, dated.mark, dated.as_of_ms,"
        " NULL, NULL, NULL FROM temp.touched_list AS touched"
        " JOIN temp.dated ON dated.account_id = touched.account_id"
        " WHERE EXISTS (SELECT 1 FROM list_member_fact AS fact"
        " WHERE fact.source_id = dated.source_id AND fact.list_ref = touched.list_ref)"
        ") AS said GROUP BY said.account_id, said.list_ref"
    ),
    label="'lists'",
)

LIST_MEMBER = Derived(
    table="list_member",
    keys={"account_id": "INTEGER", "list_ref": "TEXT", "person_id": "INTEGER"},
    merge=(
        "WITH latest AS ("
        "SELECT touched.account_id, touched.list_ref, max(dated.as_of_ms) AS as_of_ms"
        " FROM (SELECT DISTINCT account_id, list_ref FROM temp.touched_list_member) AS touched"
        " JOIN temp.dated ON dated.account_id = touched.account_id"
        " WHERE EXISTS (SELECT 1 FROM list_member_fact AS fact"
        " WHERE fact.source_id = dated.source_id AND fact.list_ref = touched.list_ref)"
        " GROUP BY touched.account_id, touched.list_ref)"
        " SELECT DISTINCT latest.account_id, latest.list_ref,"
        " coalesce(alias.person_id, fact.person_id) FROM latest"
        " CROSS JOIN temp.dated"
        " ON dated.account_id = latest.account_id AND dated.as_of_ms = latest.as_of_ms"
        " CROSS JOIN list_member_fact AS fact"
        " ON fact.source_id = dated.source_id AND fact.list_ref = latest.list_ref"
        " LEFT JOIN alias ON alias.ref_id = fact.person_id"
    ),
    label="'list_members'",
)

# A count may be below 0 (a loss of followers): it is moved above 0 for the comparison.
_ZERO = 1 << NUMBER_BITS

COUNT = Derived(
    table="count",
    keys={"account_id": "INTEGER", "metric": "TEXT", "at_ms": "INTEGER"},
    compared=("value",),
    merge=(
        "SELECT touched.account_id, touched.metric, touched.at_ms,"
        f" (max((dated.rank << {NUMBER_BITS + 1}) | (fact.value + {_ZERO})) & {2 * _ZERO - 1})"
        f" - {_ZERO} FROM temp.touched_count AS touched"
        " CROSS JOIN temp.dated ON dated.account_id = touched.account_id"
        " CROSS JOIN count_fact AS fact ON fact.source_id = dated.source_id"
        " AND fact.metric = touched.metric AND fact.at_ms = touched.at_ms"
        " GROUP BY touched.account_id, touched.metric, touched.at_ms"
    ),
    label="'counts'",
)

READING = Derived(
    table="reading",
    keys={"account_id": "INTEGER", "at_ms": "INTEGER"},
    merge=(
        "SELECT touched.account_id, touched.at_ms FROM temp.touched_reading AS touched"
        " WHERE EXISTS (SELECT 1 FROM temp.dated CROSS JOIN reading_fact AS fact"
        " ON fact.source_id = dated.source_id AND fact.at_ms = touched.at_ms"
        " WHERE dated.account_id = touched.account_id)"
    ),
    label="'reading_times'",
)

EVENT = Derived(
    table="event",
    keys={"account_id": "INTEGER", "event_id": "TEXT"},
    compared=("day", "label", "kind", "link", "end_day"),
    merge=(
        "SELECT touched.account_id, touched.event_id, "
        + ", ".join(
            latest_word(f"fact.{column}") for column in ("day", "label", "kind", "link", "end_day")
        )
        + " FROM temp.touched_event AS touched"
        " CROSS JOIN temp.dated ON dated.account_id = touched.account_id"
        " CROSS JOIN event_fact AS fact ON fact.source_id = dated.source_id"
        " AND fact.event_id = touched.event_id"
        " GROUP BY touched.account_id, touched.event_id"
    ),
    label="'events'",
)

EXCHANGE = Derived(
    table="exchange",
    keys={
        "account_id": "INTEGER",
        "kind": "TEXT",
        "direction": "TEXT",
        "exchange_id": "TEXT",
        "person_id": "INTEGER",
    },
    compared=("at_ms", "post_id", "courtesy"),
    silent=("text_fact",),
    also_differs=(
        "(old.text_fact IS NOT {fresh}.text_fact"
        " AND (SELECT text FROM exchange_fact WHERE id = old.text_fact)"
        " IS NOT (SELECT text FROM exchange_fact WHERE id = {fresh}.text_fact))"
    ),
    merge=(
        "SELECT touched.account_id, touched.kind, touched.direction, touched.exchange_id,"
        " touched.person_id,"
        " CAST(substr(max(dated.mark || printf('%015d', fact.at_ms)), 7) AS INTEGER),"
        f" {latest_word('fact.post_id')},"
        " CAST(substr(max(iif(fact.courtesy IS NULL, NULL,"
        " dated.mark || printf('%.12f', fact.courtesy))), 7) AS REAL),"
        f" {longest_fact('fact.text', 'dated.mark')}"
        " FROM temp.touched_exchange AS touched"
        " CROSS JOIN exchange_fact AS fact ON fact.exchange_id = touched.exchange_id"
        " AND fact.kind = touched.kind AND fact.direction = touched.direction"
        " CROSS JOIN temp.dated ON dated.source_id = fact.source_id"
        " AND dated.account_id = touched.account_id"
        " LEFT JOIN alias ON alias.ref_id = fact.person_id"
        " WHERE coalesce(alias.person_id, fact.person_id) = touched.person_id"
        " GROUP BY touched.account_id, touched.kind, touched.direction, touched.exchange_id,"
        " touched.person_id"
    ),
    label="iif({row}.kind = 'message', 'messages', 'mentions')",
)
