"""Which number of a date is the day."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from reachdesk.importers.table_cells import moment_of_cell
from reachdesk.importers.table_days import order_of

days = st.dates(dt.date(2006, 1, 1), dt.date(2030, 12, 31))
signs = st.sampled_from("-/.")


@given(st.lists(days, min_size=1, max_size=40), signs, st.booleans())
def test_the_order_is_never_the_wrong_one(dates, sign, day_first):
    pattern = sign.join(("%d", "%m", "%Y") if day_first else ("%m", "%d", "%Y"))
    cells = [date.strftime(pattern) for date in dates]
    order = order_of(cells)
    assert order.total == len(cells)
    if any(date.day > 12 for date in dates):
        assert order.settled
        assert order.day_first is day_first
    if order.settled:
        read = [moment_of_cell(cell, order.day_first) // 86_400_000 for cell in cells]
        assert read == [date.toordinal() - dt.date(1970, 1, 1).toordinal() for date in dates]


def test_neighbours_tell_where_no_date_does():
    order = order_of(["1/10/19", "2/10/19", "3/10/19"])
    assert (order.day_first, order.settled, order.either) == (True, False, 3)
    assert order_of(["10/1/19", "10/2/19", "10/3/19"]).day_first is False
    assert order_of(["1/10/19", "5/3/19"]).day_first is None


def test_the_word_of_the_owner_counts_most():
    order = order_of(["21-09-2019", "22-09-2019"])
    assert order.day_first is True
    assert order.tell(False).day_first is False


def test_dates_with_the_year_first_need_no_order():
    assert order_of(["2019-07-01", "N/A", ""]) is None
