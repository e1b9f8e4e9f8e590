from __future__ import annotations

import numpy as np
import pytest

from reachdesk.domain.records import CountFact, Kin, PersonFact, SnapshotFact
from reachdesk.storage.followers import (
    audience,
    counts,
    gained_lost,
    members,
    metrics,
    snapshots,
)
from reachdesk.storage.people import refs_by_id
from tests.storage.stories import Story, take_in


def follow(*refs, kin=Kin.FOLLOWER):
    return [SnapshotFact(kin, ref) for ref in refs]


@pytest.fixture
def db(library):
    person = PersonFact(
        "2", "bob", country="GB", zone="Europe/London", roles="editor", following=90
    )
    for name, as_of, facts in (
        ("a", 10, follow("1", "2", "3") + follow("9", kin=Kin.FOLLOWING)),
        ("b", 20, [*follow("@bob", "3", "4"), person]),
        ("c", 30, [*follow("4"), SnapshotFact("follower", "5", 7), CountFact("followers", 9, 2)]),
        ("d", 30, follow("6", "5")),
    ):
        take_in(library, Story(name, as_of, facts, handle="ana"))
    return library.database()


def refs(db, people):
    return set(refs_by_id(db, people).values())


def test_snapshots_oldest_first(db):
    assert [each[:2] for each in snapshots(db, 1)] == [(10, 3), (20, 3), (30, 2), (30, 2)]
    assert [each[:2] for each in snapshots(db, 1, Kin.FOLLOWING)] == [(10, 1)]
    assert snapshots(db, 2) == []


def test_who_came_and_went_whatever_the_spelling(db):
    gained, lost = gained_lost(db, 1, Kin.FOLLOWER, 10, 20)
    assert (refs(db, gained), refs(db, lost)) == ({"4"}, {"1"})
    gained, lost = gained_lost(db, 1, Kin.FOLLOWER, 20, 30)
    assert (refs(db, gained), refs(db, lost)) == ({"5", "6"}, {"2", "3"})


def test_sets_of_one_date_are_one_set(db):
    assert refs(db, members(db, 1, Kin.FOLLOWER, 30)) == {"4", "5", "6"}
    assert len(members(db, 1, Kin.FOLLOWER, 11)) == 0


def test_the_latest_set_with_what_is_known(db):
    found = audience(db, 1)
    assert found.as_of_ms == 30
    assert len(found.person) == 3
    assert np.all(np.diff(found.person) > 0)
    assert not found.described.any()
    named = refs_by_id(db, found.person)
    pairs = zip(found.person.tolist(), found.since_ms.tolist(), strict=True)
    by_ref = {named[person]: since for person, since in pairs}
    assert by_ref == {"4": -1, "5": 7, "6": -1}


def test_an_earlier_set_with_what_is_known_now(db):
    found = audience(db, 1, until_ms=29)
    assert found.as_of_ms == 20
    (bob,) = np.flatnonzero(found.described)
    assert (found.country[bob], found.zone[bob], found.roles[bob]) == (
        "GB",
        "Europe/London",
        "editor",
    )
    assert found.following[bob] == 90
    assert np.isnan(found.followers[bob])
    assert sorted(found.country.tolist()) == ["", "", "GB"]
    assert np.isnan(found.following).sum() == 2


def test_no_set_is_none_and_an_empty_set_is_empty(library):
    with library.importing(Story("a", 5, handle="ana").row()) as running:
        running.declare(Kin.FOLLOWER)
        running.finish(5)
    db = library.database()
    assert audience(db, 1, Kin.FOLLOWING) is None
    assert audience(db, 1, until_ms=4) is None
    found = audience(db, 1)
    assert len(found.person) == len(found.country) == len(found.followers) == 0


def test_counts_by_time(db):
    at_ms, values = counts(db, 1, "followers")
    assert (at_ms.tolist(), values.tolist()) == ([9], [2])
    assert metrics(db, 1) == ["followers"]
    assert [len(column) for column in counts(db, 1, "nothing")] == [0, 0]
