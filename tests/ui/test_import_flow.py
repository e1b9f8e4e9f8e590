import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from reachdesk.domain.answers.sources import ImportReport, RefusedFile
from reachdesk.services.reporting import tell, to_the_end
from reachdesk.ui.dialogs.import_preview import ImportPreview
from reachdesk.ui.dialogs.refused_files import RefusedFiles
from reachdesk.ui.widgets.banner import BAD

ARCHIVE = Path("exports/archive.zip")


def panel_of(window):
    return window.frame.stage.inspector.contents


def offered(window, qtbot, *paths) -> ImportPreview:
    window.import_paths(paths or (ARCHIVE,))
    qtbot.waitUntil(lambda: isinstance(panel_of(window), ImportPreview), timeout=5000)
    return panel_of(window)


def imported(window, qtbot) -> None:
    panel = offered(window, qtbot)
    with qtbot.waitSignal(window.library.changed, timeout=5000):
        panel.import_button.click()
    qtbot.waitUntil(lambda: not window.frame.banner.isHidden(), timeout=5000)


def link(window, text):
    return next(button for button in window.frame.banner._links if button.text() == text)


def test_nothing_is_imported_before_the_owner_says_so(window, backend, qtbot):
    panel = offered(window, qtbot)
    assert panel.import_button.text() == "Import 8,214 posts"
    assert len(backend.sources) == 1


def test_cancel_lets_the_files_go(window, backend, qtbot):
    panel = offered(window, qtbot)
    panel.cancel_button.click()
    qtbot.waitUntil(lambda: backend.recognitions[0].closed, timeout=5000)
    assert panel_of(window) is None
    assert len(backend.sources) == 1


def test_enter_imports_and_escape_does_not(window, backend, qtbot):
    offered(window, qtbot)
    with qtbot.waitSignal(window.library.changed, timeout=5000):
        qtbot.keyClick(window.frame.stage.inspector, Qt.Key.Key_Return)
    assert len(backend.sources) == 2
    offered(window, qtbot, Path("exports/other.zip"))
    qtbot.keyClick(window.frame.stage.inspector, Qt.Key.Key_Escape)
    assert panel_of(window) is None
    assert len(backend.sources) == 2


def test_an_import_says_what_it_did_and_the_files_are_let_go(window, backend, qtbot):
    imported(window, qtbot)
    assert window.frame.banner.text.text() == "8,214 posts added, 3 rows skipped."
    assert [button.text() for button in window.frame.banner._links] == ["Show", "Undo"]
    assert backend.recognitions[0].closed
    assert len(window.library.contents.sources) == 2


def test_show_leads_to_the_sources(window, qtbot):
    imported(window, qtbot)
    link(window, "Show").click()
    assert window.page_key == "sources"
    assert window.frame.banner.isHidden()


def test_undo_and_redo(window, backend, qtbot):
    imported(window, qtbot)
    with qtbot.waitSignal(window.library.changed, timeout=5000):
        link(window, "Undo").click()
    assert [source.file for source in backend.sources] == ["first.zip"]
    assert window.history.next_redo is not None
    qtbot.waitUntil(lambda: "taken out" in window.frame.banner.text.text(), timeout=5000)
    with qtbot.waitSignal(window.library.changed, timeout=5000):
        link(window, "Redo").click()
    assert [source.file for source in backend.sources] == ["first.zip", "archive.zip"]
    with qtbot.waitSignal(window.library.changed, timeout=5000):
        window.commands.undo()
    assert [source.file for source in backend.sources] == ["first.zip"]


def test_any_source_can_be_taken_out_again(window, backend, qtbot):
    imported(window, qtbot)
    with qtbot.waitSignal(window.library.changed, timeout=5000):
        window.undo_import(1)
    assert [source.file for source in backend.sources] == ["archive.zip"]
    assert window.history.next_undo is not None


def test_a_source_undone_from_its_row_is_no_longer_a_step(window, backend, qtbot):
    imported(window, qtbot)
    imported(window, qtbot)
    with qtbot.waitSignal(window.library.changed, timeout=5000):
        window.undo_import(2)
    assert [source.source_id for source in backend.sources] == [1, 3]
    with qtbot.waitSignal(window.library.changed, timeout=5000):
        window.commands.undo()
    assert [source.source_id for source in backend.sources] == [1]
    assert window.history.next_undo is None


def test_cancel_stops_a_running_import(window, backend, qtbot):
    started, gate = threading.Event(), threading.Event()

    def during(report):
        started.set()
        gate.wait(5)
        report(0.5, "Reading")

    backend.during = during
    panel = offered(window, qtbot)
    with qtbot.waitSignal(window.library.ended, timeout=5000):
        panel.import_button.click()
        started.wait(5)
        window.frame.strip.cancel.click()
        gate.set()
    assert len(backend.sources) == 1
    assert backend.recognitions[0].closed
    assert window.frame.banner.isHidden()
    assert window.history.next_undo is None


def test_taking_earlier_files_back_is_shown_until_it_is_done(window, backend, qtbot):
    started, gate, done = threading.Event(), threading.Event(), threading.Event()

    def during(report):
        started.set()
        gate.wait(10)
        try:
            report(0.5, "Importing b.zip")
        finally:
            with to_the_end():
                tell(0.25, "Taking back a.zip…")
                done.wait(10)

    backend.during = during
    panel = offered(window, qtbot)
    panel.import_button.click()
    qtbot.waitUntil(started.is_set, timeout=10_000)
    strip = window.frame.strip
    qtbot.waitUntil(lambda: strip.shows_job, timeout=10_000)
    strip.cancel.click()
    gate.set()
    qtbot.waitUntil(lambda: strip.job.text() == "Taking back a.zip…", timeout=10_000)
    assert strip.bar.fraction == 0.25
    with qtbot.waitSignal(window.library.ended, timeout=10_000):
        done.set()
    assert not strip.shows_job


def test_a_second_long_job_is_shown_when_the_first_has_ended(window, backend, qtbot):
    backend.desk = object()
    gates, said, ended = [threading.Event(), threading.Event()], [], []
    library = window.library
    qtbot.waitUntil(lambda: library.idle, timeout=10_000)
    library.started.connect(said.append)
    library.ended.connect(lambda: ended.append(1))
    first = library.take_out("first", lambda _desk: gates[0].wait(10), lambda _result: None)
    library.take_out("second", lambda _desk: gates[1].wait(10), lambda _result: None)
    assert (said, library.busy) == (["first"], True)
    library.cancel()
    assert first.stopping
    gates[0].set()
    qtbot.waitUntil(lambda: said == ["first", "second"], timeout=10_000)
    assert not ended
    gates[1].set()
    qtbot.waitUntil(lambda: ended == [1], timeout=10_000)
    assert not library.busy


def test_progress_is_shown_for_long_jobs_and_the_window_stays_usable(window, backend, qtbot):
    gate = threading.Event()

    def during(report):
        report(0.4, "Reading posts")
        gate.wait(10)

    backend.during = during
    panel = offered(window, qtbot)
    panel.import_button.click()
    assert not window.frame.strip.shows_job
    qtbot.waitUntil(lambda: window.frame.strip.shows_job, timeout=5000)
    assert window.frame.strip.cancel.isVisible()
    window.show_page("score")
    assert window.page_key == "score"
    with qtbot.waitSignal(window.library.ended, timeout=5000):
        gate.set()
    assert not window.frame.strip.shows_job


def test_files_offered_while_an_import_runs_are_told_to_wait(window, backend, qtbot):
    gate = threading.Event()
    backend.during = lambda report: gate.wait(10)
    panel = offered(window, qtbot)
    panel.import_button.click()
    window.import_paths((ARCHIVE,))
    assert "still running" in window.frame.banner.text.text()
    with qtbot.waitSignal(window.library.ended, timeout=5000):
        gate.set()
    assert len(backend.recognitions) == 1


def test_a_file_that_nobody_knows_is_refused_in_one_sentence(window, backend, qtbot):
    window.import_paths((Path("notes.pdf"),))
    qtbot.waitUntil(lambda: not window.frame.banner.isHidden(), timeout=5000)
    banner = window.frame.banner
    assert banner.text.text() == "notes.pdf is not an export that ReachDesk knows."
    assert banner._kind == BAD
    assert panel_of(window) is None


def test_several_refused_files_are_listed(window, qtbot):
    window.import_paths((Path("notes.pdf"), Path("a.png")))
    qtbot.waitUntil(lambda: not window.frame.banner.isHidden(), timeout=5000)
    link(window, "Show why").click()
    assert isinstance(panel_of(window), RefusedFiles)


def test_of_several_files_some_can_be_left_out(window, backend, qtbot):
    panel = offered(window, qtbot, Path("a.zip"), Path("b.zip"), Path("c.png"))
    assert panel.import_button.text() == "Import 2 files"
    panel.sections[0].box.setChecked(False)
    assert panel.import_button.text() == "Import 8,214 posts"
    with qtbot.waitSignal(window.library.changed, timeout=5000):
        panel.import_button.click()
    assert [source.file for source in backend.sources] == ["first.zip", "b.zip"]


@pytest.mark.parametrize(("answer", "imports"), [("mine", True), ("out", False)])
def test_another_persons_export_asks_first(window, backend, qtbot, answer, imports):
    backend.changed = {"others_export": True}
    panel = offered(window, qtbot)
    assert not panel.import_button.isEnabled()
    panel.sections[0].question.choose(answer)
    assert panel.import_button.isEnabled() is imports


def test_a_known_file_says_so(window, backend, qtbot):
    backend.changed = {"already": True}
    panel = offered(window, qtbot)
    assert panel.import_button.text() == "Import it again"


def test_a_failing_import_is_told_and_changes_nothing(window, backend, qtbot):
    def during(report):
        raise backend.refusal

    from reachdesk.domain.errors import UserError

    backend.refusal = UserError("The disk is full.")
    backend.during = during
    panel = offered(window, qtbot)
    panel.import_button.click()
    qtbot.waitUntil(lambda: not window.frame.banner.isHidden(), timeout=5000)
    assert window.frame.banner.text.text() == "The disk is full."
    assert len(backend.sources) == 1
    assert not window.library.busy


def losing(backend, names):
    """The backend refuses these files while it imports, though the preview offered them."""
    imports = backend.run

    def run(recognition, candidates, report, account):
        places = [one for one in candidates if recognition.previews[one].file not in names]
        made = imports(recognition, places, report, account)
        lost = tuple(RefusedFile(name, f"{name} is damaged.") for name in names)
        return ImportReport(made.sources, (*recognition.refused, *lost))

    backend.run = run


@pytest.mark.parametrize(
    ("lost", "said"),
    [
        (["a.zip", "b.zip"], "2 files could not be taken."),
        (["b.zip"], "8,214 posts added, 3 rows skipped. b.zip is damaged."),
    ],
)
def test_files_lost_on_the_way_are_said(window, backend, qtbot, lost, said):
    losing(backend, lost)
    panel = offered(window, qtbot, Path("a.zip"), Path("b.zip"), Path("known.txt"))
    panel.import_button.click()
    qtbot.waitUntil(lambda: not window.frame.banner.isHidden(), timeout=5000)
    assert window.frame.banner.text.text() == said
    links = [button.text() for button in window.frame.banner._links]
    assert links == (["Show why"] if len(lost) > 1 else ["Show", "Undo"])


def test_a_lost_file_is_not_said_to_be_there_already(window, backend, qtbot):
    losing(backend, ["archive.zip"])
    offered(window, qtbot).import_button.click()
    qtbot.waitUntil(lambda: not window.frame.banner.isHidden(), timeout=5000)
    assert window.frame.banner.text.text() == "archive.zip is damaged."
    assert window.history.next_undo is None


def test_imported_files_are_remembered(window, qtbot):
    imported(window, qtbot)
    assert window.context.memory.recent() == (ARCHIVE,)
    assert window.commands.recent_menu().actions()[0].text() == "archive.zip"
