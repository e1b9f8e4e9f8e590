"""Arrays by kinds and bits, renewed after labels, say what one person after the other says."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from reachdesk.services import own_words
from reachdesk.services.audience_arrays import audience_arrays
from reachdesk.services.audience_groups import all_groups, groups_by, overlaps, unknown_of
from reachdesk.services.cards.names_known import CARD as NAMES
from reachdesk.services.people_table import SORTS, people_order
from reachdesk.services.selection import people_in, people_selected, selection, set_size
from reachdesk.storage import followers as stored
from reachdesk.storage.person_pages import people_in_order
from tests.services.crowds import DAY, RULES, crowd, say_something
from tests.services.desks import ACCOUNT, asked, at, desk_of
from tests.services.plain_audience import PlainAudience

REQUEST = asked(DAY, DAY + 20)


@pytest.fixture(params=range(4))
def talked(request, tmp_path):
    """A desk that has counted everything before and between some labels, one of them undone."""
    seed = request.param
    with desk_of(tmp_path, *crowd(seed)) as desk:
        for step in range(6):
            audience_arrays(desk, ACCOUNT)
            change = say_something(desk, 10 * seed + step)
            if step == 3:
                audience_arrays(desk, ACCOUNT)
                own_words.put_back(desk, change)
        yield desk


def assert_as_plain(desk, until_ms=None):
    found, plain = audience_arrays(desk, ACCOUNT, until_ms), PlainAudience(desk, until_ms)
    assert (found.people, found.others) == (len(plain.everyone), plain.others)
    assert found.person.tolist() == plain.people
    known = [plain.known[person] for person in plain.people]
    for name, words in {
        "country": [one.country for one in known],
        "language": [one.language for one in known],
        "roles": [" ".join(one.roles) for one in known],
        "zone": [plain.zone(one.person_id) for one in known],
    }.items():
        coded = getattr(found, name)
        assert [coded.names[code] if code >= 0 else "" for code in coded.codes] == [
            word or "" for word in words
        ]
        counted = dict(zip(coded.names, coded.counts().tolist(), strict=True))
        assert counted == Counter(word for word in words if word)
        assert list(coded.names) == sorted(counted)
        assert coded.people_known == sum(bool(word) for word in words)
    following = [np.nan if one.following is None else one.following for one in known]
    np.testing.assert_array_equal(found.following, following)
    assert found.named.tolist() == [bool(one.handle or one.name) for one in known]
    assert {name: set(people.tolist()) for _ref, name, people in found.lists} == plain.lists
    for _ref, _name, people in found.lists:
        assert found.on(people).tolist() == [one in set(people.tolist()) for one in plain.people]


def test_after_labels_every_array_says_what_the_library_says(talked):
    assert_as_plain(talked)
    assert_as_plain(talked, at(DAY + 3))


def test_rules_hold_whom_they_hold_one_by_one(talked):
    plain, first = PlainAudience(talked), PlainAudience(talked, at(DAY + 3))
    whole = PlainAudience(talked, everybody=True)
    for rule in RULES:
        found = selection(talked, ACCOUNT, rule)
        people, open_ones, inside = plain.selected(rule)
        assert (found.people, found.open) == (people, open_ones), rule
        members = audience_arrays(talked, ACCOUNT).person[found.members].tolist()
        assert members == inside, rule
        assert people_in(talked, ACCOUNT, rule, at(DAY + 3)) == first.selected(rule)[0], rule
        assert selection(talked, ACCOUNT, rule, at(DAY + 3)).people == first.selected(rule)[0]
        assert people_selected(talked, ACCOUNT, rule).tolist() == whole.selected(rule)[2], rule
    assert set_size(talked, ACCOUNT, at(DAY + 3)) == len(first.everyone)


def test_groups_overlaps_and_the_unknown_are_counted_as_members_are(talked):
    groups = all_groups(talked, REQUEST)
    assert {group.dimension for group in groups} == {"country", "role", "list"}
    assert [group.people for group in groups] == [int(group.members.sum()) for group in groups]
    among = selection(talked, ACCOUNT, "not country:GB").members
    for chosen in (None, among):
        inside = True if chosen is None else chosen
        expected = {
            (two.key, one.key): int((one.members & two.members & inside).sum())
            for place, one in enumerate(groups)
            for two in groups[place + 1 :]
        }
        found = {(one, two): people for one, two, people in overlaps(groups, chosen, len(groups))}
        assert found == {pair: people for pair, people in expected.items() if people}
    for dimension in ("country", "role", "list", "language"):
        inside = np.zeros(len(among), bool)
        for group in groups_by(talked, REQUEST, dimension):
            inside |= group.members
        followers = audience_arrays(talked, ACCOUNT).people
        assert unknown_of(talked, REQUEST, dimension) == followers - int(inside.sum())


def test_people_stand_in_the_order_that_the_library_gives(talked):
    db = talked.database()
    for sort in ("name", "place", "role", "handle"):
        for search in (
            "",
            "an",
            "ANA",
            "ana ",
            "LEEDS",
            "user",
            "user1",
            "user12",
            "user1",
            "no one",
        ):
            found = people_order(talked, REQUEST, search, sort)
            expected = people_in_order(db, 1, search, sort)
            assert found.tolist() == expected.tolist(), (sort, search)
    assert set(SORTS) >= {"name", "place", "role", "recent", "unlabelled"}
    plain = PlainAudience(talked, everybody=True)
    unlabelled = {one.person_id for one in plain.known.values() if not one.country or not one.roles}
    assert set(people_order(talked, REQUEST, "", "unlabelled").tolist()) == unlabelled
    ruled = people_order(talked, asked(DAY, DAY, rule="country:GB"), "", "name")
    by_name = people_in_order(db, 1)
    inside = plain.selected("country:GB")[2]
    assert ruled.tolist() == [one for one in by_name.tolist() if one in inside]


def test_how_many_are_known_by_name(talked):
    answer, plain = NAMES.answer(talked, REQUEST), PlainAudience(talked)
    assert answer.people == len(stored.everybody(talked.database(), 1).person)
    assert answer.named == sum(bool(one.handle or one.name) for one in plain.known.values())
