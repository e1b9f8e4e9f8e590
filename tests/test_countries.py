"""Countries have a name in each language, and the shipped table is the one that is written."""

from __future__ import annotations

import pytest

from reachdesk import countries, i18n
from tests.countries import TARGET, table


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "United Kingdom"),
        ("nl", "Verenigd Koninkrijk"),
        ("pt", "Reino Unido"),
        ("de", "Vereinigtes Königreich"),
    ],
)
def test_a_country_has_a_name_in_each_language(language, name):
    i18n.choose_language(language)
    try:
        assert countries.country_name("gb") == name
    finally:
        i18n.choose_language("en")


def test_an_unknown_code_stays_as_it_is():
    assert countries.country_name("zz") == "zz"
    assert not countries.is_country("zz")
    assert countries.is_country("nl")


def test_the_shipped_table_is_current():
    assert TARGET.read_text(encoding="utf-8") == table()
