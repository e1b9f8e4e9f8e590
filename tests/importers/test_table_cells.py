"""Single cells: ids, handles, numbers, dates."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reachdesk.importers.table_cells import (
    count_in,
    handle_in,
    id_in,
    moment_of_cell,
    numbers_of,
    profile_in,
    score_in,
    words_in_cell,
)


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("1327601232462811136", "1327601232462811136"),
        ("x132470138", "132470138"),
        ("132470138.0", "132470138"),
        ("007", "7"),
        ("1327601232462811136.0", None),
        ("6.49E+17", None),
        ("12a", None),
        ("", None),
        ("0", None),
        ("-5", None),
    ],
)
def test_ids(cell, found):
    assert id_in(cell) == found


@given(st.integers(1, 2**64 - 1))
def test_an_id_never_changes(number):
    assert id_in(str(number)) == str(number)
    assert id_in(f"x{number}") == str(number)
    assert id_in(f"{number}.0") in (str(number), None)


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("@Ana_B", "Ana_B"),
        ("ana.b-c", "ana.b-c"),
        ("@ana@example.social", "ana@example.social"),
        ("ana@example.org", None),
        ("https://twitter.com/Ana_B", "Ana_B"),
        ("https://x.com/ana?lang=en", "ana"),
        ("https://www.linkedin.com/in/ana-b-123/", "ana-b-123"),
        ("two words", None),
        ("NaN", None),
        ("", None),
    ],
)
def test_handles(cell, found):
    assert handle_in(cell) == found


def test_links_to_anything_but_people_are_no_profiles():
    assert profile_in("https://twitter.com/ana/status/12") is None
    assert profile_in("https://twitter.com/search?q=ana") is None
    assert profile_in("https://example.org/ana") is None
    assert profile_in("http://instagram.com/ana.b") == ("instagram", "ana.b")


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        ("1,070", 1070),
        ("1.070", 1070),
        ("1 070", 1070),
        ("1\u00a0070", 1070),
        ("1’234’567", 1234567),
        ("1938.0", 1938),
        ("12.3K", 12300),
        ("1,2 M", 1200000),
        ("N/A", None),
        ("nan", None),
        ("-", None),
        ("", None),
        ("0", 0),
    ],
)
def test_counts(cell, count):
    assert count_in(cell) == count


@pytest.mark.parametrize("cell", ["many", "-5", "inf", "1e300", "9" * 30, "1,2,3"])
def test_what_is_no_count_is_an_error(cell):
    with pytest.raises((ValueError, OverflowError)):
        count_in(cell)


@pytest.mark.parametrize(
    ("cell", "score"),
    [("45.12", 45.12), ("45,1", 45.1), ("1,045.5", 1045.5), ("62 %", 62), ("", None)],
)
def test_scores(cell, score):
    assert score_in(cell) == score


def day(*parts: int) -> int:
    return round(dt.datetime(*parts, tzinfo=dt.UTC).timestamp() * 1000)


@pytest.mark.parametrize(
    ("cell", "at"),
    [
        ("2021-06-29 10:22:00 ora legale Europa occidentale", day(2021, 6, 29, 10, 22)),
        ("2010-04-13 09:44:30 +0000", day(2010, 4, 13, 9, 44, 30)),
        ("2021-06-29 10:22:00 +0200", day(2021, 6, 29, 8, 22)),
        ("Sat Dec 23 06:51:52 +0000 2006", day(2006, 12, 23, 6, 51, 52)),
        ("2019-07-01", day(2019, 7, 1)),
        ("1577836800", day(2020, 1, 1)),
        ("1577836800000", day(2020, 1, 1)),
        ("30 Aug 2019", day(2019, 8, 30)),
        ("1 de outubro de 2019", day(2019, 10, 1)),
        ("2019-02-30", None),
        ("Someday", None),
        ("12345", None),
        ("1/10/19", None),
    ],
)
def test_dates(cell, at):
    assert moment_of_cell(cell) == at


def test_the_order_of_day_and_month_is_told_not_guessed():
    assert moment_of_cell("1/10/19", True) == day(2019, 10, 1)
    assert moment_of_cell("1/10/19", False) == day(2019, 1, 10)
    assert moment_of_cell("21-09-2019", True) == day(2019, 9, 21)
    assert moment_of_cell("21-09-2019", False) is None
    assert numbers_of("6/22/2023 - 6/20/2024") is None


@pytest.mark.parametrize("cell", ["NaN", "None", " ", "[]", "{'type': 'Point'}", "['a', 'b']"])
def test_words_of_programs_are_no_words(cell):
    assert words_in_cell(cell) is None


def test_words_lose_their_zeros_and_outer_blanks_only():
    assert words_in_cell(' =HYPERLINK("x")\0 ') == '=HYPERLINK("x")'
    assert words_in_cell("[Leeds]") == "[Leeds]"
