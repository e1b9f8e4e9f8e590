"""The line that stands still: a readout by pointer and keyboard, and no pyqtgraph behind it."""

import subprocess
import sys

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from reachdesk.charts.score_card import CHART
from reachdesk.charts.style import style_for
from tests.charts.answers import CASES, NORMAL


@pytest.fixture
def view(qtbot):
    view = CHART.view(style_for("light"))
    qtbot.addWidget(view)
    view.resize(414, 150)
    view.show_data(NORMAL["score_card"]())
    view.show()
    return view


def point_at(view, place):
    no_button, no_key = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    where = view.mapToGlobal(place)
    event = QMouseEvent(QEvent.Type.MouseMove, place, where, no_button, no_button, no_key)
    QApplication.sendEvent(view, event)


def pixels(view):
    image = view.grab().toImage()
    return np.frombuffer(image.constBits(), np.uint8).copy()


def test_one_mark_per_day_of_the_line(view):
    marks = view.marks()
    assert len(marks) == len(CHART.compose(view.data, view.style_in_use, view.rect()).positions)
    assert marks[0].area.center().x() < marks[len(marks) - 1].area.center().x() < view.width()


def test_the_pointer_reads_the_nearest_day_and_leaves_no_trace(view):
    before = pixels(view)
    point_at(view, view.marks()[10].area.center())
    assert (pixels(view) != before).any()
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert (pixels(view) == before).all()


def test_the_pointer_beside_the_line_reads_nothing(view):
    before = pixels(view)
    point_at(view, QPointF(4, 4))
    assert (pixels(view) == before).all()


def test_the_arrows_begin_at_the_end(view, qtbot):
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.readout == len(view.marks()) - 1
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.readout == len(view.marks()) - 2


def test_an_empty_line_has_no_marks(view):
    view.show_data(CASES["score_card"]["empty"]())
    point_at(view, QPointF(200, 70))
    assert list(view.marks()) == []
    view.grab()


def test_it_is_drawn_without_pyqtgraph():
    code = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([])\n"
        "from reachdesk.charts.score_card import CHART\n"
        "from reachdesk.charts.style import style_for\n"
        "CHART.view(style_for('light')).grab(); print('pyqtgraph' in sys.modules)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"
