from __future__ import annotations

from reachdesk.domain.records import PostFact, SnapshotFact
from reachdesk.storage.dump import BOOKKEEPING, columns, logical_dump
from tests.storage.stories import Story, take_in


def test_a_dump_names_things_instead_of_numbering_them(library):
    facts = [
        PostFact("2", 6, text="again", reply_to_post="1"),
        PostFact("1", 5, text="hello", reply_to_person="7"),
        SnapshotFact("follower", "7"),
    ]
    take_in(library, Story("a", 10, facts, handle="ana"))
    db = library.database()
    dump = logical_dump(db)
    assert dump["snapshot_fact"] == [("a/made_up", 0, "x:7", None)]
    first, second = (dict(zip(columns(db, "post"), row, strict=True)) for row in dump["post"])
    assert (first["account_id"], first["post_id"], first["text_fact"]) == ("x:ana", "1", "hello")
    assert (first["reply_to_person"], first["thread_root"]) == ("x:7", None)
    assert second["thread_root"] == "1"


def test_a_dump_has_every_table(library):
    db = library.database()
    tables = {name for name in db.table_names() if not name.startswith(("sqlite", "_sqlite"))}
    assert {*logical_dump(db), *BOOKKEEPING} == tables
