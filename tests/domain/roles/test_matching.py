"""Rules over a person's texts: words, phrases, stars, fields, not-words, places."""

# ruff: noqa: RUF001

from __future__ import annotations

import pytest

from reachdesk.domain.roles.matching import Matcher
from reachdesk.domain.roles.rules import RoleRule


def _rule(words: str, not_words: str = "", key: str = "one", **more: object) -> RoleRule:
    cut = [tuple(part.strip() for part in each.split("|") if part) for each in (words, not_words)]
    return RoleRule(key, more.pop("role", "supplier"), cut[0], not_words=cut[1], **more)  # type: ignore[arg-type]


def _words(rule: RoleRule, bio: str) -> list[str]:
    return [found.words for found in Matcher([rule]).find({"bio": bio})]


@pytest.mark.parametrize(
    ("words", "bio", "found"),
    [
        ("vendor", "Vendor, VENDOR and véndor", ["Vendor", "VENDOR", "véndor"]),
        ("vendor", "vendors and subvendor", []),
        ("vendor*", "vendors here", ["vendors"]),
        ("*vendor", "a subvendor here", ["subvendor"]),
        ("ven*r", "the vendor and the venture", ["vendor"]),
        ("head of * support", "Head of customer support", ["Head of customer support"]),
        ("contact centre", "contact-centre, contact centre", ["contact-centre", "contact centre"]),
        ("contact centre", "contact, centre", []),
        ("contact centre", "contact\ncentre", []),
        ("we build | build software", "We build software", ["We build", "build software"]),
        ("software | build software", "We build software", ["build software"]),
        ("c", "C++ and C", ["C", "C"]),
        ("Käufer", "KAUFER, kaufer", ["KAUFER", "kaufer"]),
    ],
)
def test_words_as_a_marketer_types_them(words: str, bio: str, found: list[str]) -> None:
    assert _words(_rule(words), bio) == found


@pytest.mark.parametrize(
    "bio",
    ["ask @vendor", "vendor@example.org", "see https://example.org/a/vendor", "www.vendor.example"],
)
def test_handles_and_addresses_are_no_words(bio: str) -> None:
    assert _words(_rule("vendor"), bio) == []


def test_a_not_phrase_around_the_word_takes_only_that_one_away() -> None:
    rule = _rule("agency", "news agency")
    assert _words(rule, "News agency") == []
    assert _words(rule, "From a news agency to an agency of my own") == ["agency"]


def test_a_not_word_elsewhere_switches_the_rule_off() -> None:
    rule = _rule("agency", "student")
    assert _words(rule, "Agency life, student still") == []
    found = Matcher([rule]).find({"bio": "Agency life", "position": "Student"})
    assert found == []
    assert _words(rule, "Agency life, not a student") == ["Agency"]


def test_fields_are_respected_and_places_are_those_of_the_text() -> None:
    rule = _rule("agency", fields=("name", "company"))
    texts = {"bio": "agency", "name": "Ünder Agency", "company": None}
    (found,) = Matcher([rule]).find(texts)
    assert (found.field, found.words) == ("name", "Agency")
    assert texts["name"][found.start : found.end] == "Agency"  # type: ignore[index]


def test_a_star_does_not_take_an_ex_in() -> None:
    rule = _rule("*buyer | *expert")
    assert _words(rule, "exbuyer, oudbuyer, teabuyer, expert") == ["teabuyer", "expert"]


def test_rules_that_are_off_find_nothing_and_order_is_kept() -> None:
    rules = [_rule("two"), _rule("one", on=False), _rule("one", key="three")]
    found = Matcher(rules).find({"bio": "one two"})
    assert [(each.rule, each.words) for each in found] == [(0, "two"), (2, "one")]
    assert Matcher(rules).rules_catching({"bio": "one two"}) == {0, 2}


@pytest.mark.parametrize(
    "letters", ["a ", "agency ", "\n", "@", "not ", "ex-agency ", "🎉", "سلام "]
)
def test_a_very_long_cell_is_read_whole(letters: str) -> None:
    text = letters * (10_000 // len(letters)) + " \u2028 agency"
    found = Matcher([_rule("agency")]).find({"bio": text})
    assert not found or found[-1].words == "agency"
    if "not" not in letters and "@" not in letters:
        assert found[-1].end == len(text)


def test_text_from_right_to_left_and_marks_do_no_harm() -> None:
    bio = "\u202eكاتب\u202c وصحفي · agency\u0000 \ud83d"
    assert _words(_rule("agency"), bio) == ["agency"]
    assert _words(_rule("كاتب"), bio) == ["كاتب"]


def test_the_same_text_is_read_once() -> None:
    matcher = Matcher([_rule("agency")])
    first = matcher.find({"bio": "agency"})
    assert matcher.find({"bio": "agency"}) == first
    assert matcher.find({"name": "agency"})[0].field == "name"
