from __future__ import annotations

import pytest

from reachdesk.domain.places.parts import cut, flags_in


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Leeds, UK", [("Leeds", False), ("UK", False)]),
        ("London / NYC", [("London", False), ("NYC", True)]),
        ("London & Paris", [("London", False), ("Paris", True)]),
        ("Leeds - UK", [("Leeds", False), ("UK", True)]),
        ("Stratford-upon-Avon", [("Stratford-upon-Avon", False)]),
        ("#Leeds #UK", [("Leeds", False), ("UK", False)]),
        ("me@example.org, Leeds", [("Leeds", False)]),
        ("https://example.org/a Leeds", [("Leeds", False)]),
        ("@bob in Leeds", [("in Leeds", False)]),
        ("Washington, D.C.", [("Washington", False), ("D.C", False)]),
        (" ,, / ", []),
    ],
)
def test_a_text_is_cut_at_its_signs(text, parts):
    assert [(part.text, part.hard) for part in cut(text).parts] == parts


def test_flags_are_taken_out_of_the_text():
    found = cut("Leeds 🇬🇧🇬🇧 🇳🇱")
    assert [part.text for part in found.parts] == ["Leeds"]
    assert found.flags == ("GB", "NL")
    assert flags_in("🏴󠁧󠁢󠁳󠁣󠁴󠁿") == ("GB",)
    assert flags_in("no flag") == ()


def test_signs_of_travel_are_noticed():
    assert cut("London ✈ Paris").travels
    assert not cut("London / Paris").travels
