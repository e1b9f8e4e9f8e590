"""Shipped rules as the owner changed them, in their order."""

from __future__ import annotations

from dataclasses import replace

from reachdesk.domain.roles.rules import RoleRule
from reachdesk.domain.roles.shipped import RULES
from reachdesk.storage.role_rules import STEP, as_kept, in_order, shipped_rules


def test_without_changes_the_shipped_rules_stand_in_their_order():
    found = in_order({})
    assert [own.rule for own in found] == list(RULES)
    assert list(found) == list(shipped_rules())
    assert all(own.shipped and not own.changed for own in found)


def test_changed_gone_and_own_rules():
    edited = replace(RULES[1], words=("tea",))
    own = RoleRule("mine", "friend", ("pal",))
    kept = {
        RULES[0].key: as_kept(RULES[0], STEP, gone=True),
        edited.key: as_kept(edited, 2 * STEP),
        own.key: as_kept(own, 2.5 * STEP),
    }
    found = in_order(kept)
    assert [each.rule for each in found[:3]] == [edited, own, RULES[2]]
    assert [(each.shipped, each.changed) for each in found[:3]] == [
        (True, True),
        (False, True),
        (True, False),
    ]


def test_a_shipped_rule_in_its_place_needs_no_keeping():
    assert as_kept(RULES[0], STEP) is None
    assert as_kept(RULES[0], STEP + 1) is not None
    assert as_kept(replace(RULES[0], on=False), STEP) is not None
