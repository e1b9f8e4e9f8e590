from __future__ import annotations

from reachdesk.domain.segments.facets import added, parts, toggled, without
from reachdesk.domain.segments.parse import parse
from reachdesk.domain.segments.rule import EVERYBODY, Condition, Field, written

UK = (Condition(Field.COUNTRY, "GB"),)
US = (Condition(Field.COUNTRY, "US"),)
TRADE = (Condition(Field.ROLE, "supplier"), Condition(Field.ROLE, "competitor"))


def test_values_of_one_field_are_joined_by_or_and_fields_by_and():
    rule = toggled(EVERYBODY, UK)
    assert written(rule) == "country:GB"
    rule = toggled(rule, TRADE)
    assert written(rule) == "country:GB and (role:supplier or role:competitor)"
    rule = toggled(rule, US)
    assert written(rule) == ("(role:supplier or role:competitor) and (country:GB or country:US)")
    assert toggled(toggled(toggled(rule, US), UK), TRADE) == EVERYBODY


def test_what_was_typed_stays_when_values_are_chosen():
    typed = parse("not role:supplier and (list:a or country:FR)")
    rule = toggled(typed, UK)
    assert written(rule) == "not role:supplier and (list:a or country:FR) and country:GB"
    assert toggled(rule, UK) == typed


def test_parts_can_be_taken_away_and_added():
    rule = parse("country:GB and not role:supplier")
    for part in parts(rule):
        assert part not in parts(without(rule, part))
    assert added(without(rule, parts(rule)[0]), parts(rule)[0]) != rule  # order may change
    assert added(rule, parts(rule)[1]) == rule
    assert parts(EVERYBODY) == ()
    assert without(parse("list:a or list:b"), parse("list:a or list:b")) == EVERYBODY
