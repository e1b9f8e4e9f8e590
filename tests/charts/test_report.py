"""A report in the making that is given up."""

from __future__ import annotations

import datetime as dt
import gc
import weakref

from reachdesk.charts.report import Report, ReportPages


def test_a_report_that_is_given_up_half_way_goes_away_in_order(qapp):
    """Qt crashes where a paper goes before its painter, and in a cycle the order is chance."""
    pages = ReportPages(Report([], [], dt.date(2026, 11, 21)))
    assert pages.paint_next()
    held = [pages, pages._writer, pages._painter]
    held.append(held)
    gone = weakref.ref(pages)
    del pages, held
    gc.collect()
    assert gone() is None


def test_a_whole_report_has_all_its_pages(qapp):
    pages = ReportPages(Report([], [], dt.date(2026, 11, 21)))
    while pages.paint_next():
        pass
    assert pages.painted == pages.count
    content = pages.content()
    del pages
    assert content.startswith(b"%PDF")
    assert content.rstrip().endswith(b"%%EOF")
