"""The columns of a table in the import preview, over real services."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from reachdesk.ui.backend import ServicesBackend
from reachdesk.ui.dialogs.import_preview import ImportPreview
from reachdesk.ui.widgets.field_picker import DOUBTFUL, LEFT_OUT, SURE, FieldMark
from tests.importers.table_files_made import write

ROWS = [
    ["screen_name", "loc", "desc", "fol", "d", "vt"],
    ["ana", "Leeds, UK", "editor", "1,204", "03-11-26", "none"],
    ["bo", "Bristol", "", "388", "05-02-26", "blue"],
]


@pytest.fixture
def real_window(program, tmp_path):
    made = program(ServicesBackend(tmp_path / "library.reachdesk")).window
    made.show()
    return made


def inspector(window):
    return window.frame.stage.inspector


def offered(window, qtbot, path) -> ImportPreview:
    window.import_paths([path])
    qtbot.waitUntil(lambda: isinstance(inspector(window).contents, ImportPreview), timeout=10000)
    return inspector(window).contents


def after(qtbot, panel, act):
    """The mapping that is shown once the owner's word was taken in."""
    before = panel.sections[0].mapping
    act(before)
    assert not panel.import_button.isEnabled()
    qtbot.waitUntil(lambda: panel.sections[0].mapping is not before, timeout=10000)
    return panel.sections[0].mapping


@pytest.fixture
def panel(real_window, qtbot, tmp_path):
    return offered(real_window, qtbot, write(tmp_path / "x" / "export.csv", ROWS))


def fields(mapping) -> list[str]:
    return [picker.chosen() for _place, picker in sorted(mapping.pickers.items())]


def test_columns_with_first_values_and_marks(panel):
    mapping = panel.sections[0].mapping
    assert fields(mapping) == ["handle", "place", "bio", "followers", "seen_on", ""]
    states = [mark.state for mark in mapping.findChildren(FieldMark)]
    assert states == [DOUBTFUL, SURE, SURE, SURE, SURE, DOUBTFUL, LEFT_OUT]
    assert mapping.pickers[4].doubtful
    assert mapping.pickers[1].accessibleName() == "Meaning of loc: Place"


def test_the_open_question_must_be_answered(panel, qtbot, real_window):
    assert not panel.import_button.isEnabled()
    question = panel.sections[0].mapping.question
    assert question.key == ""
    made = after(qtbot, panel, lambda mapping: mapping.question.choose("day-first"))
    assert made.question.key == "day-first"
    assert panel.import_button.isEnabled()
    assert panel.import_button.text() == "Import 2 followers"
    with qtbot.waitSignal(real_window.library.changed, timeout=10000):
        panel.import_button.click()
    (source,) = real_window.library.contents.sources
    assert {kind.kind: kind.new for kind in source.records} == {"followers": 2, "people": 2}


def test_a_column_that_is_left_out_asks_nothing(panel, qtbot):
    made = after(qtbot, panel, lambda mapping: mapping.pickers[4].choose(""))
    assert made.question is None
    assert panel.import_button.isEnabled()
    made = after(qtbot, panel, lambda mapping: mapping.choose_target("following"))
    assert made.pickers[4].chosen() == ""
    assert panel.import_button.text() == "Import 2 followed"


def test_the_arrow_keys_choose_and_the_focus_stays(panel, qtbot):
    def down(mapping):
        mapping.pickers[1].setFocus()
        qtbot.keyClick(mapping.pickers[1], Qt.Key.Key_Down)

    made = after(qtbot, panel, down)
    assert made.pickers[1].chosen() == "city"
    assert made.pickers[1].hasFocus()


def test_a_field_is_filled_by_one_column(panel, qtbot):
    made = after(qtbot, panel, lambda mapping: mapping.pickers[5].choose("bio"))
    assert fields(made) == ["handle", "place", "", "followers", "seen_on", "bio"]


def test_a_table_that_nobody_can_tell_is_filled_in(real_window, qtbot, tmp_path):
    rows = [["a", "b", "c"], *[[f"2011-06-0{n}", f"4{n}", "x y"] for n in range(1, 9)]]
    panel = offered(real_window, qtbot, write(tmp_path / "klout.csv", rows))
    assert not panel.import_button.isEnabled()
    after(qtbot, panel, lambda mapping: mapping.choose_target("scores"))
    after(qtbot, panel, lambda mapping: mapping.choose(0, "date"))
    after(qtbot, panel, lambda mapping: mapping.choose(1, "score"))
    assert panel.import_button.isEnabled()
    with qtbot.waitSignal(real_window.library.changed, timeout=10000):
        panel.import_button.click()
    (source,) = real_window.library.contents.sources
    assert source.format == "score_series"


def test_many_columns_stand_behind_a_link(real_window, qtbot, tmp_path):
    rows = [[*[f"raw {n}" for n in range(60)], "username"], [*["1"] * 60, "ana"]]
    panel = offered(real_window, qtbot, write(tmp_path / "followers.csv", rows))
    mapping = panel.sections[0].mapping
    assert len(mapping.pickers) == 12
    assert mapping.pickers[60].chosen() == "handle"
    mapping.show_every()
    assert len(mapping.pickers) == 61


def test_closing_the_panel_lets_the_file_go(panel, real_window, qtbot):
    source = panel.recognition.opened[0]
    let_go = []
    source.close = lambda: let_go.append(True)
    panel.cancel_button.click()
    qtbot.waitUntil(lambda: bool(let_go), timeout=10000)
