"""The CSV of a chart: method first, units, full precision, no formulas."""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import replace

import numpy as np
import pytest

from reachdesk import registry
from reachdesk.charts.csv_file import csv_text, safe
from reachdesk.domain.answers.audience import GroupCount
from tests.charts.answers import audience_lists, score_change, score_line

CHARTS = registry.discover("reachdesk.charts", "CHART")
DRAWN = dt.date(2026, 11, 22)


def parsed(text: str) -> list[list[str]]:
    return list(
        csv.reader(
            io.StringIO(
                "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#"))
            )
        )
    )


def test_method_lines_come_first_and_begin_with_a_hash():
    lines = csv_text(CHARTS["score_timeline"], score_line(), DRAWN).splitlines()
    hashes = [line.startswith("#") for line in lines]
    count = hashes.index(False)
    assert count >= 10
    assert not any(hashes[count:])
    assert "# Account: @inescalloway on X" in lines
    assert "# Window: 27 Mar – 21 Nov 2026" in lines
    assert "# Drawn: 2026-11-22" in lines
    assert "# Recipe: v1" in lines
    assert lines[count].startswith("Day,Score (of 100),Low (80 % range)")


def test_daily_rows_have_iso_days_and_full_precision():
    line = score_line()
    rows = parsed(csv_text(CHARTS["score_timeline"], line, DRAWN))[1:]
    assert len(rows) == len(line.days)
    assert rows[0][0] == "2026-03-27"
    assert [float(row[1]) for row in rows] == line.total.tolist()
    assert [float(row[2]) for row in rows] == line.low.tolist()


def test_unknown_is_an_empty_cell():
    line = score_line()
    rows = parsed(csv_text(CHARTS["score_timeline"], replace(line, low=line.low * np.nan), DRAWN))
    assert {row[2] for row in rows[1:]} == {""}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_that_looks_like_a_formula_is_made_harmless(start):
    name = f"{start}HYPERLINK(1)"
    answer = replace(audience_lists(), groups=(GroupCount("1", name, 62),), overlap=())
    rows = parsed(csv_text(CHARTS["audience_lists"], answer, DRAWN))
    assert rows[1][0].startswith("'" + start)
    assert rows[1][1] == "62"


def test_numbers_are_not_touched():
    rows = parsed(csv_text(CHARTS["score_change"], score_change(), DRAWN))
    assert rows[4][1] == "-5.6"
    assert safe("plain") == "plain"


def test_a_line_break_in_a_name_cannot_leave_the_method_lines():
    answer = audience_lists()
    hostile = replace(answer.method, handle="ana\n=1+1,2")
    text = csv_text(CHARTS["audience_lists"], replace(answer, method=hostile), DRAWN)
    assert "\n=1+1" not in text
