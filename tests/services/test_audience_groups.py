from __future__ import annotations

from dataclasses import replace

import pytest

from reachdesk.services.audience_groups import (
    all_groups,
    groups_by,
    overlaps,
    unknown_of,
    unplaced,
)


def test_roles_apart_and_joined(demo_desk, ninety):
    joined = {group.key: group.people for group in groups_by(demo_desk, ninety, "role")}
    apart = {
        group.key: group.people for group in groups_by(demo_desk, ninety, "role", joined=False)
    }
    assert joined["supplier_or_competitor"] == 110
    assert apart["supplier"] + apart["competitor"] == 110  # nobody is both in the demo
    assert joined.keys() - apart.keys() == {"supplier_or_competitor"}


def test_most_people_first_and_nobody_in_none(demo_desk, ninety):
    found = all_groups(demo_desk, ninety)
    sizes = [group.people for group in found]
    assert sizes == sorted(sizes, reverse=True)
    assert min(sizes) > 0
    assert {group.dimension for group in found} == {"country", "role", "list"}
    for group in found:
        assert group.people == group.members.sum()


def test_those_without_a_place(demo_desk, ninety):
    nowhere = unplaced(demo_desk, ninety)
    assert nowhere.people == unknown_of(demo_desk, ninety, "country") == 97
    assert nowhere.rest


def test_masked_lists_have_no_name_and_no_reference(demo_desk, ninety):
    lists = groups_by(demo_desk, replace(ninety, masked=True), "list")
    assert [group.key for group in lists] == [f"list_{n}" for n in range(1, len(lists) + 1)]
    assert {group.name for group in lists} == {None}


def test_overlaps_are_of_both(demo_desk, ninety):
    groups = {group.key: group for group in all_groups(demo_desk, ninety)}
    for first, second, people in overlaps(list(groups.values())):
        assert people == (groups[first].members & groups[second].members).sum() > 0


def test_a_language_is_a_dimension_and_nothing_else_is(demo_desk, ninety):
    assert [group.key for group in groups_by(demo_desk, ninety, "language")] == ["en"]
    with pytest.raises(KeyError):
        groups_by(demo_desk, ninety, "size")
