"""Every empty card says which export would fill it."""

from __future__ import annotations

import pytest

from reachdesk import i18n, registry
from reachdesk.ui import empty_words

CHARTS = registry.discover("reachdesk.charts", "CHART")


@pytest.mark.parametrize("key", CHARTS)
def test_the_card_of_every_chart_names_an_export(key):
    i18n.choose_language("en")
    assert "would fill this" in empty_words.sentence(key)


def test_a_card_of_no_known_kind_says_so_all_the_same():
    assert empty_words.sentence("weather") == "No export in the library says this yet."
