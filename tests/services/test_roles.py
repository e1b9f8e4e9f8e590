"""Rules for roles at work: whose word goes first, changes and undo, counts and conflicts."""

from __future__ import annotations

import pytest

from reachdesk.domain.errors import UserError
from reachdesk.domain.records import PersonFact
from reachdesk.domain.roles.rules import RoleRule
from reachdesk.domain.roles.shipped import RULES
from reachdesk.services.desk import Desk
from reachdesk.services.role_counts import role_counts, rule_effect
from reachdesk.services.roles import (
    found_in,
    make_again,
    move_rule,
    new_rule,
    remove_rule,
    replace_rules,
    reset_rules,
    role_rules,
    save_rule,
    switch_rule,
    take_back,
)
from reachdesk.storage import manual, people, people_readings
from reachdesk.storage.check import check_library
from reachdesk.storage.importing import SourceRow
from reachdesk.storage.library import open_library
from reachdesk.storage.manual import Word

PEOPLE = [
    PersonFact("1", "ann", "Ann", "Journalist and vendor of tea"),
    PersonFact("2", "bob", "Bob", "Former reporter, now at Orchard Foods"),
    PersonFact("3", "cy", "Cy", "Author", roles="friend"),
    PersonFact("4", "di", "Orchard Di", "Head of support at Orchard Foods"),
    PersonFact("5", "ed", "Ed", None),
    PersonFact("6", "flo", None, "«Écrivaine»\nfrom\u202e مكان 🎉"),
]


@pytest.fixture
def desk(tmp_path):
    with open_library(tmp_path / "library.reachdesk", create=True) as library:
        source = SourceRow("p", "p", "people_table", "x", "1", 0, native_id="9", handle="me")
        with library.importing(source) as running:
            running.add(PEOPLE)
            running.finish(10)
        yield Desk(library)


def _roles(desk):
    with desk.library.using() as db:
        return {each.ref: each.roles for each in people.people(db)}


def _words(desk):
    with desk.library.using() as db:
        return {each.ref: each.role_words for each in people.people(db) if each.role_words}


def _whole(desk):
    with desk.library.using() as db:
        return check_library(db) == [] and people_readings.outdated(db) == ()


def test_shipped_rules_read_bios_as_they_come_in(desk):
    assert _roles(desk) == {
        "1": ("journalist_or_author", "supplier"),
        "2": (),
        "3": ("friend",),
        "4": (),
        "5": (),
        "6": ("journalist_or_author",),
    }
    assert _words(desk) == {"1": ("Journalist", "vendor"), "6": ("Écrivaine",)}
    assert _whole(desk)


def test_the_owners_word_goes_before_an_export_and_that_before_rules(desk):
    rule = RoleRule("mine", "customer", ("tea", "author"))
    save_rule(desk, rule)
    assert _roles(desk)["3"] == ("friend",)
    with desk.library.using() as db:
        manual.say_of_person(db, Word("x", "1", "roles", "colleague", "we met", 50))
        manual.say_of_person(db, Word("x", "6", "roles", "", None, 50))
    found = _roles(desk)
    assert (found["1"], found["3"], found["6"]) == (("colleague",), ("friend",), ())
    with desk.library.using() as db:
        manual.unsay_of_person(db, "x", "1", "roles")
    assert _roles(desk)["1"] == ("customer", "journalist_or_author", "supplier")
    assert _whole(desk)


def test_a_rule_of_the_owner_is_read_at_once_and_undone(desk):
    rule = RoleRule("mine", "customer", ("Orchard Foods", " Orchard   Foods "), ("bio", "name"))
    before = _roles(desk)
    change = save_rule(desk, rule)
    assert role_rules(desk)[0].rule.words == ("Orchard Foods",)
    after = _roles(desk)
    assert (after["2"], after["4"]) == (("customer",), ("customer",))
    assert _whole(desk)
    take_back(desk, change)
    assert _roles(desk) == before
    assert len(role_rules(desk)) == len(RULES)
    make_again(desk, change)
    assert _roles(desk) == after
    assert _whole(desk)


def test_where_the_words_stand(desk):
    bio = "Écrivaine, not a vendor"
    (found,) = found_in(desk, "x", "Ann", bio)
    assert (found.field, bio[found.start : found.end]) == ("bio", "Écrivaine")


def test_later_imports_are_read_by_the_owners_rules(desk):
    save_rule(desk, RoleRule("mine", "board_member", ("chair",)))
    source = SourceRow("q", "q", "people_table", "x", "1", 0, native_id="9", handle="me")
    with desk.library.importing(source) as running:
        running.add([PersonFact("7", "gus", "Gus", "Chair of it all")])
        running.finish(20)
    desk.forget_results()
    assert _roles(desk)["7"] == ("board_member",)
    assert _whole(desk)


def test_linkedins_words_are_taken_apart(tmp_path):
    with open_library(tmp_path / "l.reachdesk", create=True) as library:
        source = SourceRow("c", "c", "linkedin", "linkedin", "1", 0, native_id="9", handle="me")
        with library.importing(source) as running:
            running.add([
                PersonFact("a", None, "Ann", "Editor at Orchard Foods"),
                PersonFact("b", None, "Bob", "Buyer at Editor House"),
            ])  # fmt: skip
            running.finish(10)
        desk = Desk(library)
        save_rule(desk, RoleRule("mine", "customer", ("orchard foods",), ("company",)))
        assert _roles(desk) == {"a": ("customer", "journalist_or_author"), "b": ()}


def test_rules_are_switched_moved_taken_away_and_all_reset(desk):
    english, supplier = RULES[0].key, RULES[1].key
    switch_rule(desk, supplier, on=False)
    assert _roles(desk)["1"] == ("journalist_or_author",)
    switch_rule(desk, supplier, on=True)
    assert not [own for own in role_rules(desk) if own.changed]
    move_rule(desk, supplier, -1)
    assert [own.rule.key for own in role_rules(desk)[:2]] == [supplier, english]
    assert _roles(desk)["1"] == ("supplier", "journalist_or_author")
    move_rule(desk, english, -99)
    assert role_rules(desk)[0].rule.key == english
    move_rule(desk, english, 99)
    assert role_rules(desk)[-1].rule.key == english
    change = remove_rule(desk, english)
    assert english not in [own.rule.key for own in role_rules(desk)]
    take_back(desk, change)
    assert role_rules(desk)[-1].rule.key == english
    reset_rules(desk)
    assert [own.rule for own in role_rules(desk)] == list(RULES)
    assert _whole(desk)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (RoleRule("k", "a b", ("x",)), "cannot be a role"),
        (RoleRule("k", "friend", ("  ",)), "no words"),
        (RoleRule("k", "friend", ("…",)), "no letters"),
        (RoleRule("k", "friend", ("x",), ()), "looks nowhere"),
    ],
)
def test_a_rule_that_is_none_is_refused_in_plain_words(desk, rule, said):
    with pytest.raises(UserError, match=said):
        save_rule(desk, rule)
    assert len(role_rules(desk)) == len(RULES)


def test_how_many_each_rule_catches_and_where_two_contradict(desk):
    save_rule(desk, RoleRule("first", "customer", ("orchard foods",)))
    save_rule(desk, RoleRule("second", "prospect", ("support",)))
    counts = role_counts(desk)
    assert (counts.people, counts.said, counts.by_rules) == (6, 1, 4)
    assert counts.catches["first"].people == 2
    assert counts.catches["first"].conflicts == (("second", 1),)
    assert counts.catches["second"].conflicts == (("first", 1),)
    assert counts.catches[RULES[0].key].people == 2
    assert _roles(desk)["4"] == ("prospect",)
    move_rule(desk, "first", -1)
    assert _roles(desk)["4"] == ("customer",)


def test_the_effect_of_a_rule_while_it_is_typed(desk):
    draft = new_rule("customer")
    assert rule_effect(desk, draft).catch.people == 0
    draft = RoleRule(draft.key, "customer", ("author*", "vendor of tea", "*"))
    effect = rule_effect(desk, draft)
    assert (effect.catch.people, effect.decides, effect.step) == (2, 1, 1)
    assert [(each.label, each.text[slice(*each.spans[0])]) for each in effect.examples] == [
        ("Ann", "vendor of tea"),
        ("Cy", "Author"),
    ]
    assert len(role_rules(desk)) == len(RULES)


def test_of_very_many_people_a_part_is_looked_at(desk, monkeypatch):
    monkeypatch.setattr("reachdesk.services.role_counts.LOOKED_AT", 3)
    effect = rule_effect(desk, RoleRule("k", "customer", ("orchard foods",)))
    assert effect.step == 2
    assert effect.catch.people % 2 == 0
    counts = role_counts(desk, most=3)
    assert (counts.people, counts.step) == (6, 2)
    assert role_counts(desk).step == 1


def test_a_whole_list_of_rules_replaces_the_one_before(desk):
    mine = RoleRule("mine", "friend", ("tea",))
    change = replace_rules(desk, [mine, RULES[5], RULES[0]])
    assert [own.rule for own in role_rules(desk)] == [mine, RULES[5], RULES[0]]
    assert _roles(desk)["1"] == ("friend", "journalist_or_author")
    replace_rules(desk, RULES)
    assert not [own for own in role_rules(desk) if own.changed]
    take_back(desk, change)
    assert _whole(desk)


def test_stopping_half_way_leaves_everything_as_it_was(desk):
    class StopError(Exception):
        pass

    def stop(_share, _sentence):
        raise StopError

    before = _roles(desk)
    with pytest.raises(StopError):
        save_rule(desk, RoleRule("mine", "friend", ("tea",)), stop)
    desk.forget_results()
    assert _roles(desk) == before
    assert len(role_rules(desk)) == len(RULES)
    assert _whole(desk)


def test_a_body_of_another_version_is_left_alone(desk):
    with desk.library.using() as db:
        db.conn.execute("INSERT INTO kept VALUES ('role_rule', 'odd', '{\"shape\": 2}', 1)")
        db.conn.commit()
    desk.forget_results()
    assert len(role_rules(desk)) == len(RULES)
