"""The preview says what an import would do."""

from __future__ import annotations

import pytest

from reachdesk import i18n
from reachdesk.domain.answers.sources import Gain, KindReport, Rehearsal
from reachdesk.domain.evidence import Coverage
from reachdesk.ui.dialogs import import_amounts
from reachdesk.ui.dialogs.import_preview import ImportPreview
from reachdesk.ui.widgets.gain_rows import GainRows, said
from tests.ui.backends import MemoryRecognition, preview_of

DAY_MS = 86_400_000


@pytest.fixture(autouse=True)
def english():
    i18n.choose_language("en")


def rehearsal(**changed):
    usual = {
        "records": (
            KindReport("posts", 90, 46, 40, 1, 3, None),
            KindReport("people", 12, 0, 2, 10, 0, None),
        ),
        "first_ms": 19_000 * DAY_MS,
        "last_ms": 19_030 * DAY_MS,
        "gains": (
            Gain("place", Coverage(83, 100), Coverage(84, 100)),
            Gain("views", Coverage(58, 100), Coverage(58, 100)),
        ),
    }
    return Rehearsal(**(usual | changed))


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (Coverage(83, 100), Coverage(84, 100), "83 % → 84 %"),
        (Coverage(58, 100), Coverage(58, 100), "58 %, unchanged"),
        (Coverage(2, 9), Coverage(6, 9), "2 of 9 → 6 of 9"),
        (None, Coverage(40, 400), "10 %"),
    ],
)
def test_gains_are_said_with_what_was_before(before, after, words):
    assert said(Gain("place", before, after)) == words


def test_lines_say_dates_new_and_known():
    found = dict(import_amounts.lines(preview_of(0, "a.csv", rehearsal=rehearsal())))
    assert found["Speaks of"] == "8 Jan 2022 to 7 Feb 2022"
    assert found["New"] == "46 posts"
    assert found["Already here"] == "41 posts, 12 people"


def test_a_panel_with_gains_draws_them(qtbot, theme):
    recognition = MemoryRecognition((preview_of(0, "a.csv", rehearsal=rehearsal()),))
    panel = ImportPreview(theme, recognition, lambda: None)
    qtbot.addWidget(panel)
    (rows,) = panel.findChildren(GainRows)
    assert rows.said == ["83 % → 84 %", "58 %, unchanged"]
    panel.resize(400, 600)
    assert not panel.grab().isNull()


def test_a_file_that_was_not_tried_out_promises_only(qtbot, theme):
    recognition = MemoryRecognition((preview_of(0, "a.csv"),))
    panel = ImportPreview(theme, recognition, lambda: None)
    qtbot.addWidget(panel)
    assert not panel.findChildren(GainRows)
    assert "New" not in dict(import_amounts.lines(preview_of(0, "a.csv")))


def test_two_parts_of_one_file_are_told_apart(qtbot, theme):
    parts = (
        preview_of(0, "meta.zip", title="Instagram export"),
        preview_of(1, "meta.zip", title="Threads export"),
    )
    panel = ImportPreview(theme, MemoryRecognition(parts), lambda: None)
    qtbot.addWidget(panel)
    assert panel.title == "Preview: meta.zip"
    assert [section.box.text() for section in panel.sections] == [
        "meta.zip · Instagram export",
        "meta.zip · Threads export",
    ]
