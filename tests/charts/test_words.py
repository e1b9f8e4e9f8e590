"""Numbers, days and ranges in words."""

from __future__ import annotations

import datetime as dt
import math

import pytest

from reachdesk import i18n
from reachdesk.charts import names, words
from reachdesk.domain.periods import day_from_iso


@pytest.fixture(autouse=True)
def english():
    i18n.choose_language("en")
    yield
    i18n.choose_language("en")


def test_unknown_is_a_dash():
    for unknown in (None, math.nan, math.inf):
        assert words.number(unknown) == "—"
        assert words.percent(unknown) == "—"
        assert words.signed(unknown) == "—"
        assert words.one_in(unknown) == "—"
        assert words.duration(unknown) == "—"
    assert words.about_of(None, 564) == "—"
    assert words.day_long(None) == "—"


def test_numbers_are_grouped_and_minus_is_a_minus():
    assert words.number(12480) == "12,480"
    assert words.number(-0.34, 1) == "−0.3"
    assert words.number(-0.04, 1) == "0.0"
    assert words.signed(2.1) == "+2.1"
    assert words.signed(-5.6) == "−5.6"
    assert words.signed(0.04) == "0.0"
    assert words.amount(56.4) == "56"
    assert words.amount(0.43) == "0.4"
    assert words.plain(7.5) == "7.5"
    assert words.plain(10.0) == "10"


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.58, "58 %"),
        (0.1333, "13 %"),
        (0.0996, "10 %"),
        (0.0994, "9.9 %"),
        (0.004, "0.4 %"),
        (0, "0 %"),
        (1, "100 %"),
    ],
)
def test_shares_have_no_decimals_from_ten_per_cent_on(share, said):
    assert words.percent(share).replace("\u00a0", " ") == said


def test_a_chance_keeps_the_decimal_of_the_preset():
    assert words.chance(200 / 1500).replace("\u00a0", " ") == "13.3 %"
    assert words.chance(0.10).replace("\u00a0", " ") == "10 %"
    assert words.one_in(7.5) == "1 in 7.5"
    assert words.one_in(10) == "1 in 10"
    assert words.one_in(133.4) == "1 in 133"


def test_a_share_that_is_not_nothing_is_never_said_to_be_zero():
    assert words.percent(1 / 3_129).replace("\u00a0", " ") == "< 0.1 %"
    assert words.percent(0.0004, 2).replace("\u00a0", " ") == "0.04 %"
    assert words.percent(0.00001, 2).replace("\u00a0", " ") == "< 0.01 %"
    assert words.percent(0.0, 1).replace("\u00a0", " ") == "0.0 %"
    assert words.percent(0.002, 0).replace("\u00a0", " ") == "0 %"


def test_small_numbers_have_no_percentage():
    assert words.of_percent(6, 9) == "6 of 9"
    assert words.of_percent(97, 564).replace("\u00a0", " ") == "97 of 564 (17 %)"
    assert words.about_of(75.2, 564) == "About 75 of 564"


def test_changes_are_said_with_their_direction():
    assert words.change(79, 88) == (-1, "9 fewer")
    assert words.change(88, 79) == (1, "9 more")
    assert words.change(5, 5)[0] == 0
    assert words.change(None, 5) == (0, "—")


def test_days_and_spans():
    first, last = day_from_iso("2026-08-24"), day_from_iso("2026-11-21")
    assert words.day_long(last) == "21 November 2026"
    assert words.day_month(first, last) == "24 August"
    assert words.day_month(first, last + 365) == "24 August 2026"
    assert words.span(first, last) == "24 Aug – 21 Nov 2026"
    assert words.span(first, last + 365) == "24 Aug 2026 – 21 Nov 2027"
    assert words.span(first, first) == "24 Aug 2026"
    assert words.date_of(last) == dt.date(2026, 11, 21)


def test_durations_and_clocks():
    assert words.duration(45) == "45 min"
    assert words.duration(140) == "2 h 20 min"
    assert words.duration(120) == "2 h"
    assert words.duration(60 * 96) == "4 days"
    assert words.clock(510) == "08:30"
    assert words.clock(1500) == "01:00"


def test_the_locale_follows_the_language():
    i18n.choose_language("de")
    assert words.number(12480) == "12.480"
    assert words.number(12.9, 1) == "12,9"
    assert words.day_long(day_from_iso("2026-12-01")) == "1. Dezember 2026"
    assert words.day_short(day_from_iso("2026-12-01")) == "1. Dez."
    assert words.weekday(0) == "Mo"
    assert words.after_colon("Unverändert") == "Unverändert"
    i18n.choose_language("pt")
    assert words.day_long(day_from_iso("2026-12-01")) == "1 de dezembro de 2026"
    assert words.day_month(day_from_iso("2026-12-01")) == "1 de dezembro"
    i18n.choose_language("en")
    assert words.after_colon("Down 6") == "down 6"


def test_keys_get_names_and_unknown_keys_stay_readable():
    assert names.name("cause", "posts_fading") == "Older posts fading"
    assert names.name("cause", "moon_phase") == "moon phase"
    assert names.group("country", "GB", None) == "United Kingdom"
    assert names.group("country", "GB", "Britain") == "Britain"
    assert names.group("role", "supplier_or_competitor", None) == "Suppliers or competitors"
    assert names.group("segment", "unknown_place", None) == "Place unknown"
