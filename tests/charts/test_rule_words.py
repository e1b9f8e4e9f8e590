"""Rules as people read them: whole in every language, while what is typed stays as it is."""

from __future__ import annotations

import pytest

from reachdesk import i18n
from reachdesk.charts import names
from reachdesk.charts.rule_words import rule_words, written_words
from reachdesk.domain.segments.parse import parse

RULE = "country:GB and not (role:customer or language:nl)"


@pytest.fixture
def speaking():
    yield i18n.choose_language
    i18n.choose_language("en")


def test_a_rule_in_words():
    said = "Place is United Kingdom and not (Role is Customers or Language is Dutch)"
    assert rule_words(parse(RULE)) == said
    assert written_words(RULE) == said


@pytest.mark.parametrize(("language", "joint"), [("nl", " en "), ("pt", " e "), ("de", " und ")])
def test_joints_are_said_in_each_language(speaking, language, joint):
    speaking(language)
    said = rule_words(parse(RULE))
    assert joint in said
    assert " and " not in said


def test_what_cannot_be_read_or_is_kept_back_stays_as_it_is():
    assert written_words("country:") == "country:"
    assert written_words("") == ""


def test_a_masked_segment_has_a_number():
    assert names.group("segment", "segment_3", None) == "segment 3"


def test_languages_begin_with_a_capital_in_lists(speaking):
    assert names.group("language", "nl", None) == "Dutch"
    assert names.group("language", "ckb", None) == "Central Kurdish"
    assert names.group("language", "qme", None) == "qme"
    speaking("pt")
    assert names.group("language", "en", None) == "Inglês"
