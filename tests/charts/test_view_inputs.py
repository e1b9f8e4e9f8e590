"""Measured and modelled views in the explanation of a score."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reachdesk import i18n
from reachdesk.charts import score_words
from reachdesk.charts.view_inputs import view_inputs
from reachdesk.domain.evidence import Coverage, Evidence
from tests.charts.answers import method, score_line


@pytest.fixture(autouse=True)
def english():
    i18n.choose_language("en")


def said(known, total):
    rows = view_inputs(method(coverage=(("views", Coverage(known, total)),)))
    return [(row.value, row.evidence) for row in rows]


def test_measured_and_modelled_stand_apart():
    assert said(40, 79) == [
        ("40 of 79 posts", Evidence.MEASURED),
        ("39 of 79 posts", Evidence.ASSUMED),
    ]


def test_what_there_is_none_of_is_left_out():
    assert said(79, 79) == [("79 of 79 posts", Evidence.MEASURED)]
    assert said(0, 79) == [("79 of 79 posts", Evidence.ASSUMED)]
    assert view_inputs(method(coverage=())) == ()


def test_the_score_says_it():
    line = score_line()
    line = replace(line, method=replace(line.method, coverage=(("views", Coverage(40, 79)),)))
    values = [part.value for part in score_words.explanation(line).inputs]
    assert values[1:] == ["40 of 79 posts", "39 of 79 posts"]
