from __future__ import annotations

from dataclasses import replace

import pytest

from reachdesk.domain.errors import UserError
from reachdesk.services import cards, demo
from reachdesk.services.audience_counts import group_counts
from reachdesk.services.cards.audience_segments import CARD
from reachdesk.services.kept import put_back
from reachdesk.services.segments import (
    Segment,
    drop_segment,
    keep_segment,
    rule_of,
    segments,
)
from reachdesk.services.selection import selection

SEED = "country:GB and not role:supplier and not role:competitor or role:journalist_or_author"


def test_the_demos_figures_come_out_of_rules(demo_desk):
    def people(rule):
        return selection(demo_desk, demo.ACCOUNT, rule).people

    assert people("everybody") == 564
    assert people("country:gb") == 144
    assert people("role:journalist_or_author") == 31
    assert people("role:supplier or role:competitor") == 110
    assert people("country:GB and (role:supplier or role:competitor)") == 52
    assert people("country:GB and not role:supplier and not role:competitor") == 92
    assert people("country:unknown") == 97
    assert people("role:unknown") == 248
    assert people("tie:follower") == 564
    assert people("network:x") == 564
    assert people("network:linkedin") == people("nobody") == 0


def test_the_seeds_own_segment_says_of_how_many_it_is_not_sure(demo_desk):
    found = selection(demo_desk, demo.ACCOUNT, SEED)
    assert found.people > 92
    assert 0 < found.open <= 97 + 248


def test_groups_say_how_many_of_them_are_selected(demo_desk, ninety):
    counts = group_counts(demo_desk, replace(ninety, rule="country:GB"), "role")
    assert counts is not None
    by_key = {group.key: group for group in counts.groups}
    assert counts.selected == 144
    assert by_key["supplier_or_competitor"].selected == 52
    for dimension in ("country", "list", "role"):
        each = group_counts(demo_desk, replace(ninety, rule="country:GB"), dimension)
        assert each is not None
        assert all(0 <= group.selected <= group.people for group in each.groups)
        assert each.unknown_selected <= each.unknown
    country = group_counts(demo_desk, replace(ninety, rule="country:GB"), "country")
    assert {group.key for group in country.groups if group.selected} == {"GB"}
    assert country.unknown_selected == 0
    assert group_counts(demo_desk, ninety, "role").selected is None


def test_a_segment_is_kept_tidied_found_by_name_and_taken_away():
    with demo.throw_away_desk() as desk:
        for one in segments(desk, demo.ACCOUNT):
            drop_segment(desk, one.key)
        keep_segment(desk, Segment(demo.ACCOUNT, "  Home ", "Country:GB  and(role:customer)", 200))
        (one,) = segments(desk, demo.ACCOUNT)
        assert (one.segment.name, one.segment.rule) == ("Home", "country:GB and role:customer")
        assert segments(desk, "x:somebody") == ()
        assert rule_of(desk, demo.ACCOUNT, "home") == one.segment.rule
        assert rule_of(desk, demo.ACCOUNT, "list:a") == "list:a"
        with pytest.raises(UserError, match="already"):
            keep_segment(desk, Segment(demo.ACCOUNT, "HOME", "role:customer"))
        keep_segment(desk, Segment(demo.ACCOUNT, "Home", "role:customer"), one.key)
        change = drop_segment(desk, one.key)
        assert segments(desk, demo.ACCOUNT) == ()
        put_back(desk, change)
        assert segments(desk, demo.ACCOUNT)[0].segment.rule == "role:customer"
        for bad in (
            Segment(demo.ACCOUNT, " ", "list:a"),
            Segment(demo.ACCOUNT, "b", "list:"),
            Segment(demo.ACCOUNT, "c", "list:a", 0),
        ):
            with pytest.raises(UserError):
                keep_segment(desk, bad)


def test_the_demo_has_goals_and_says_how_far_they_are(demo_desk, ninety):
    answer = CARD.answer(demo_desk, ninety)
    assert answer is not None
    rows = {row.name: row for row in answer.rows}
    home = rows["United Kingdom"]
    assert (home.progress.people, home.progress.target, home.progress.gap) == (144, 200, 56)
    assert rows["UK, neither supplier nor competitor"].progress.people == 92
    assert rows["Journalists or authors"].progress.people == 31
    assert home.change is not None
    assert home.since_day < ninety.period.first_day


def test_points_of_conversations_by_segment_never_exceed_the_whole(demo_desk, ninety):
    answer = cards.answer(demo_desk, "score_segments", ninety)
    parts = cards.answer(demo_desk, "score_parts", ninety)
    network = next(part.points for part in parts.parts if part.key == "network")
    assert answer.total <= network + 1e-9
    assert len(answer.rows) == 3
    for row in answer.rows:
        assert 0 <= row.points <= answer.total + 1e-9
        assert (row.points > 0) == (row.partners > 0)
    masked = cards.answer(demo_desk, "score_segments", replace(ninety, masked=True))
    assert {row.name for row in masked.rows} == {None}
