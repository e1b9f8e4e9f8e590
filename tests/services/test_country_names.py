from __future__ import annotations

import pytest

from reachdesk.services.country_names import country_name


@pytest.mark.parametrize(
    ("code", "name"),
    [("GB", "United Kingdom"), ("nl", "Netherlands"), ("KR", "South Korea"), ("XX", "XX")],
)
def test_a_country_has_the_name_in_general_use(code, name):
    assert country_name(code) == name
