from __future__ import annotations

from reachdesk.domain.records import ExchangeFact
from reachdesk.storage.exchange_texts import received_texts
from tests.storage.stories import Story, library_of


def test_texts_of_others_by_time_and_never_of_messages(tmp_path):
    facts = [
        ExchangeFact("late", "mention", "in", 300, "7", text="later words"),
        ExchangeFact("early", "reply", "in", 100, "8", text="early words"),
        ExchangeFact("own", "mention", "out", 200, "7", text="own words"),
        ExchangeFact("dm", "message", "in", 200, "7"),
    ]
    story = Story("a", 1000, facts, native_id="1", handle="ana")
    with library_of(tmp_path / "library.reachdesk", story) as library, library.using() as db:
        (account_id,) = db.conn.execute("SELECT account_id FROM source").fetchone()
        found = received_texts(db, account_id)
        assert [(one.exchange_id, one.text) for one in found] == [
            ("early", "early words"),
            ("late", "later words"),
        ]
        assert [one.exchange_id for one in received_texts(db, account_id, 100, 300)] == ["early"]
        assert received_texts(db, account_id + 1) == []
