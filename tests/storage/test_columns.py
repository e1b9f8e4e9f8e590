from __future__ import annotations

import numpy as np

from reachdesk.domain.records import PersonFact, SnapshotFact
from reachdesk.storage.columns import NOTHING, known, people_as_one, texts, whole_numbers
from reachdesk.storage.people import person_id
from tests.storage.stories import Story, take_in


def test_columns_keep_their_rows_together(library):
    found = whole_numbers(
        library.database(),
        {"a": "column1", "b": "column2"},
        "(VALUES (5, NULL), (:more, -7), (9007199254740993, 0))",
        {"more": 6},
    )
    assert found["a"].tolist() == [5, 6, 9007199254740993]
    assert found["b"].tolist() == [NOTHING, -7, 0]
    assert found["a"].dtype == np.int64


def test_no_rows_are_empty_columns(library):
    found = whole_numbers(library.database(), {"a": "id"}, "source", {})
    assert found["a"].tolist() == []


def test_known_numbers_are_floats_and_unknown_ones_nan():
    np.testing.assert_array_equal(known(np.array([NOTHING, 0, 3])), [np.nan, 0.0, 3.0])


def test_texts_are_texts_however_few():
    assert texts([]).dtype.kind == "U"
    assert texts([None, "a"]).tolist() == ["", "a"]


def test_spellings_become_the_person_they_stand_for(library):
    db = library.database()
    column = np.array([NOTHING, 1, 2, 3, 99])
    np.testing.assert_array_equal(people_as_one(db, column), column)
    facts = [SnapshotFact("follower", ref) for ref in ("@bob", "8", "@cy")]
    take_in(library, Story("a", 10, [*facts, PersonFact("7", "Bob")], handle="ana"))
    bob, spelled, other = (person_id(db, "x", ref) for ref in ("7", "@bob", "@cy"))
    assert bob == spelled
    (raw,) = db.conn.execute("SELECT id FROM person_ref WHERE ref = '@bob'").fetchone()
    found = people_as_one(db, np.array([raw, other, bob, NOTHING]))
    assert found.tolist() == [bob, other, bob, NOTHING]
