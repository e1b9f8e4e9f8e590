from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reachdesk.domain.places.spelling import folded


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("São Paulo", "sao paulo"),
        ("Saint-Étienne", "saint etienne"),
        ("D.C.", "dc"),
        ("Köln", "koln"),
        ("'s-Hertogenbosch", "s hertogenbosch"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("  Leeds ,  UK ", "leeds uk"),
        ("👋", ""),
        ("", ""),
    ],
)
def test_names_are_compared_without_case_accents_and_signs(text, plain):
    assert folded(text) == plain


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text):
    assert folded(folded(text)) == folded(text)
