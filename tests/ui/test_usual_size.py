"""The window fits the screen at its first start."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize

from reachdesk.ui.window_size import usual_size


@pytest.mark.parametrize(
    ("room", "size"),
    [
        ((1920, 1053), (1360, 860)),
        ((1440, 875), (1360, 835)),
        ((1366, 740), (1360, 700)),
        ((1280, 800), (1280, 760)),
        ((880, 640), (880, 600)),
        ((800, 800), (1360, 860)),
    ],
)
def test_a_first_window(room, size):
    assert usual_size(QSize(*room)) == QSize(*size)
