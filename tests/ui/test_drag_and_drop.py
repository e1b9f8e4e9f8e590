from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from reachdesk.ui.dialogs.import_preview import ImportPreview
from reachdesk.ui.widgets.drop_area import paths_of, urls


def dragged(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls(urls(paths))
    return data


def enter(window, data: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(
        QPoint(700, 400),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, event)
    return event


def drop(window, data: QMimeData) -> QDropEvent:
    enter(window, data)
    event = QDropEvent(
        QPointF(700, 400),
        Qt.DropAction.CopyAction | Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, event)
    return event


def test_files_over_the_window_show_a_target_over_the_whole_content(window):
    data = dragged(Path("a.zip"), Path("b.zip"))
    assert enter(window, data).isAccepted()
    area = window.frame.drop
    assert area.isVisible()
    assert area.size() == window.frame.stage.size()
    assert area.line.text() == "Drop them to look at 2 files"


def test_the_target_goes_when_the_files_leave(window):
    enter(window, dragged(Path("a.zip")))
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert window.frame.drop.isHidden()


def test_a_drop_offers_files_and_folders_in_their_order(window, backend, qtbot):
    drop(window, dragged(Path("b.zip"), Path("a.zip")))
    inspector = window.frame.stage.inspector
    qtbot.waitUntil(lambda: isinstance(inspector.contents, ImportPreview), timeout=5000)
    previews = backend.recognitions[0].previews
    assert [preview.file for preview in previews] == ["b.zip", "a.zip"]
    assert window.frame.drop.isHidden()


def web_link() -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/archive.zip")])
    return data


def some_text() -> QMimeData:
    data = QMimeData()
    data.setText("archive.zip")
    return data


@pytest.mark.parametrize(
    ("data", "words"), [(web_link(), "link to the web"), (some_text(), "not a file")]
)
def test_what_cannot_be_taken_is_refused_with_the_reason(window, backend, data, words):
    enter(window, data)
    assert words in window.frame.drop.line.text()
    assert window.frame.drop.isVisible()
    event = drop(window, data)
    assert not event.isAccepted()
    assert words in window.frame.banner.text.text()
    assert backend.recognitions == []


def test_a_drop_on_the_empty_window_works_as_well(program, qtbot):
    from tests.ui.backends import MemoryBackend

    backend = MemoryBackend()
    window = program(backend).window
    drop(window, dragged(Path("a.zip")))
    qtbot.waitUntil(lambda: len(backend.recognitions) == 1, timeout=5000)


def test_only_files_of_this_computer_count():
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/a.zip"), QUrl.fromLocalFile("/tmp/b.zip")])
    assert paths_of(data) == (Path("/tmp/b.zip"),)
