from __future__ import annotations

import numpy as np

from reachdesk.domain.evidence import Evidence
from reachdesk.domain.periods import last_days
from reachdesk.services.activity import Happened, activity_count, first_day_of_weeks

LAST = 20_000


def happened(days, first=LAST - 400, last=LAST, amounts=None, courtesy=None):
    return Happened(
        days=np.array(days),
        amounts=np.ones(len(days)) if amounts is None else np.array(amounts, float),
        first_day=first,
        last_day=last,
        courtesy=courtesy,
    )


def test_counts_the_period_and_the_one_before():
    days = [LAST - 180, LAST - 179, LAST - 90, LAST - 89, LAST - 3, LAST]
    count = activity_count("posts_sent", happened(days), last_days(90, LAST))
    assert (count.count, count.before) == (3, 2)
    assert count.evidence is Evidence.MEASURED


def test_weeks_are_seven_days_each_and_end_with_the_period():
    days = [LAST - 91, LAST - 90, LAST - 84, LAST - 83, LAST - 6, LAST]
    count = activity_count("posts_sent", happened(days), last_days(90, LAST))
    assert first_day_of_weeks(LAST) == LAST - 90
    assert count.weeks.tolist() == [2, 1] + [0] * 10 + [2]


def test_courtesy_is_counted_apart_and_stays_in_the_total():
    polite = np.array([True, False, True])
    facts = happened([LAST - 8, LAST - 1, LAST], courtesy=polite)
    count = activity_count("messages_received", facts, last_days(90, LAST))
    assert (count.count, count.courtesy) == (3, 2)
    assert count.courtesy_weeks[-2:].tolist() == [1, 1]
    assert count.weeks[-2:].tolist() == [1, 2]


def test_what_no_export_says_is_unknown_and_not_zero():
    count = activity_count("mentions_received", None, last_days(90, LAST))
    assert count.count is None
    assert count.before is None
    assert np.isnan(count.weeks).all()
    assert count.evidence is Evidence.MISSING


def test_weeks_before_the_first_record_are_unknown():
    facts = happened([LAST - 10, LAST], first=LAST - 10)
    count = activity_count("posts_sent", facts, last_days(90, LAST))
    assert count.count == 2
    assert count.before is None
    assert np.isnan(count.weeks[:11]).all()
    assert count.weeks[11:].tolist() == [1, 1]


def test_a_period_after_the_exports_is_unknown():
    facts = happened([LAST - 200], last=LAST - 100)
    count = activity_count("posts_sent", facts, last_days(90, LAST))
    assert count.count is None


def test_amounts_are_added_up():
    facts = happened([LAST - 1, LAST], amounts=[3, 5])
    assert activity_count("reposts_received", facts, last_days(90, LAST)).count == 8
