"""Languages have a name in each language, and the shipped table is the one that is written."""

from __future__ import annotations

import pytest

from reachdesk import i18n, languages
from tests.languages import TARGET, table


@pytest.fixture
def speaking():
    yield i18n.choose_language
    i18n.choose_language("en")


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "Dutch"), ("nl", "Nederlands"), ("pt", "holandês"), ("de", "Niederländisch")],
)
def test_a_language_has_a_name_in_each_language(speaking, language, name):
    speaking(language)
    assert languages.language_name("NL") == name


def test_earlier_codes_are_known(speaking):
    speaking("en")
    assert languages.language_name("in") == languages.language_name("id") == "Indonesian"
    assert languages.language_name("iw") == "Hebrew"


@pytest.mark.parametrize("code", ["", "zz", "und", "qme", "zxx", "english"])
def test_what_is_no_language_has_no_name(code):
    assert languages.language_name(code) is None


def test_the_shipped_table_is_current():
    assert TARGET.read_text(encoding="utf-8") == table()
    assert "countries.tsv and languages.tsv" in TARGET.with_name("countries-NOTICE.txt").read_text()
