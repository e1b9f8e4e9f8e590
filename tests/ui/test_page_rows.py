"""What a window must know of its pages is remembered, and found anew where the pages are others."""

from __future__ import annotations

import pytest

from reachdesk.ui import page_rows
from reachdesk.ui.page import page_specs
from reachdesk.ui.remembered import Remembered

ROWS = tuple(spec.row() for spec in page_specs())


def test_rows_come_back_as_they_were():
    assert page_rows.read(page_rows.written(ROWS)) == ROWS
    memory = Remembered()
    assert memory.page_rows() == ()
    memory.remember_page_rows(ROWS)
    memory.write()
    assert Remembered().page_rows() == ROWS


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "7", "null", '["x"]', '[["0"], [["a"]]]', '[[], [[1, 2, 3, "x", 0]]]']
)
def test_damaged_ones_are_none(text):
    assert page_rows.read(text) == ()


def test_those_of_another_version_or_of_other_modules_are_none(tmp_path, monkeypatch):
    text = page_rows.written(ROWS)
    for name, other in (("__version__", "another"), ("registry", _Fewer)):
        with monkeypatch.context() as patched:
            patched.setattr(page_rows, name, other)
            assert page_rows.read(text) == ()
    module = tmp_path / "overview.py"
    module.write_text("")
    monkeypatch.setattr(page_rows.pages, "__path__", [str(tmp_path)])
    text = page_rows.written(ROWS)
    assert page_rows.read(text) == ROWS
    module.write_text("changed")
    assert page_rows.read(text) == ()


class _Fewer:
    @staticmethod
    def names(_package):
        return ("overview",)
