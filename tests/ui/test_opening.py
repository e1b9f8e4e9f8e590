"""Opening a library in the window: progress, stopping, what was saved, and what is not open."""

from __future__ import annotations

import random
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from reachdesk.domain.errors import UserError
from reachdesk.settings import Settings
from reachdesk.storage import damage
from reachdesk.storage.salvage import Salvage
from reachdesk.ui import rescue_words
from reachdesk.ui.app import Program
from reachdesk.ui.backend import ServicesBackend
from reachdesk.ui.dialogs.rescued import Rescued
from reachdesk.ui.widgets.buttons import Button
from tests.ui.backends import MemoryBackend, report_of
from tests.ui.demo_window import demo_file

__all__ = ["demo_file"]

PAGE = 4096


@pytest.fixture
def unopened(qapp):
    """A factory of programs whose library is still to be opened."""
    made: list[Program] = []

    def build(backend) -> Program:
        one = Program(qapp, backend, Settings(theme="light", calm=True))
        made.append(one)
        return one

    yield build
    for one in made:
        one.end()
        one.window.deleteLater()
        one.theme.deleteLater()


def harm(path: Path) -> bytes:
    """Some pages behind the schema are empty, and SQLite has met one of them."""
    contents = bytearray(path.read_bytes())
    chance = random.Random(5)
    for page in chance.sample(range(20, len(contents) // PAGE), 8):
        contents[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
    path.write_bytes(contents)
    damage.mark(path)
    return bytes(contents)


def said(program: Program) -> str:
    return program.window.frame.banner.text.text()


def link(program: Program, name: str) -> Button:
    banner = program.window.frame.banner
    return next(one for one in banner.findChildren(Button) if one.text() == name)


def test_a_slow_opening_shows_where_it_is_and_can_be_stopped(unopened, qtbot):
    """A library on a file system whose every call takes long."""
    told, stop = threading.Event(), threading.Event()
    backend = MemoryBackend(sources=[report_of(1, "a.zip")])
    opened = backend.open

    def slow(report):
        report(0.4, "Saving what can be read")
        told.set()
        stop.wait(30)
        report(0.5, "")
        return opened(report)

    backend.open = slow
    one = unopened(backend)
    closed = one.window.welcome.closed
    one.open()
    one.window.show_page("sources")
    qtbot.waitUntil(told.is_set, timeout=10_000)
    assert one.window.frame.stage.pages.currentWidget() is one.window.welcome, "no empty page"
    qtbot.waitUntil(lambda: closed.currentIndex() == 1, timeout=10_000)
    qtbot.waitUntil(lambda: closed.opening.line.text() == "Saving what can be read", timeout=10_000)
    assert closed.percent.text().startswith("40")
    assert one.window.frame.strip.shows_job
    with qtbot.waitSignal(one.library.not_opened, timeout=10_000) as heard:
        one.library.cancel()
        stop.set()
    assert heard.args == [None]
    assert "nothing was changed" in said(one)
    assert not one.window.frame.strip.shows_job
    backend.open = opened
    with qtbot.waitSignal(one.library.opened, timeout=10_000):
        closed.again.click()
    assert one.window.frame.stage.pages.currentWidget() is one.window.page("sources")


def test_what_needs_the_library_is_refused_in_a_sentence(unopened, qtbot, tmp_path):
    path = tmp_path / "library.reachdesk"
    path.mkdir()
    one = unopened(ServicesBackend(path))
    one.problems.show_details = pytest.fail
    with qtbot.waitSignal(one.library.not_opened, timeout=20_000):
        one.open()
    assert said(one).startswith(f"{path} is a folder")
    with qtbot.waitSignal(one.library.problem, timeout=10_000) as heard:
        one.window.look_at_demo()
    assert isinstance(heard.args[0], UserError)
    qtbot.waitUntil(lambda: "not open" in said(one), timeout=10_000)
    qtbot.waitUntil(lambda: one.library.idle, timeout=10_000)
    path.rmdir()
    with qtbot.waitSignal(one.library.opened, timeout=20_000):
        one.window.welcome.closed.again.click()


def test_a_damaged_library_is_saved_and_what_was_saved_is_told(
    unopened, qtbot, demo_file, tmp_path
):
    path = tmp_path / "library.reachdesk"
    path.write_bytes(demo_file.read_bytes())
    broken = harm(path)
    one = unopened(ServicesBackend(path))
    shares: list[float] = []
    one.library.progressed.connect(lambda share, _text: shares.append(share))
    with qtbot.waitSignal(one.library.rescued, timeout=120_000) as heard:
        one.open()
    salvage = heard.args[0]
    assert salvage.aside.read_bytes() == broken
    assert salvage.entries_saved > 1000
    assert shares == sorted(shares)
    assert one.library.is_open
    assert said(one) == rescue_words.sentence(salvage)
    link(one, "What was saved").click()
    panel = one.window.frame.stage.inspector.contents
    assert isinstance(panel, Rescued)
    texts = [label.text() for label in panel.findChildren(QLabel)]
    assert "Posts" in texts
    assert any(salvage.aside.name in text for text in texts)
    qtbot.waitUntil(lambda: one.library.idle, timeout=60_000)


def test_a_rescue_that_is_stopped_leaves_the_file(unopened, qtbot, demo_file, tmp_path):
    path = tmp_path / "library.reachdesk"
    path.write_bytes(demo_file.read_bytes())
    broken = harm(path)
    one = unopened(ServicesBackend(path))
    one.library.progressed.connect(lambda share, _text: share > 0.2 and one.library.cancel())
    with qtbot.waitSignal(one.library.not_opened, timeout=120_000) as heard:
        one.open()
    assert heard.args == [None]
    assert path.read_bytes() == broken
    assert sorted(each.name for each in tmp_path.iterdir()) == [path.name, f"{path.name}.suspect"]
    assert one.library.contents.empty


def test_what_was_saved_in_words():
    whole = Salvage(Path("aside"), {"post_fact": 8214, "source": 2, "person_ref": 900})
    assert rescue_words.sentence(whole) == (
        "The library was damaged. All 9,116 entries in it were saved."
    )
    part = Salvage(Path("aside"), {"post_fact": 8214, "source": 2}, {"post_fact": 1200})
    assert "at least 1,200 could not be read" in rescue_words.sentence(part)
    assert rescue_words.rows(part) == [("Imports", 2, 0), ("Posts", 8214, 1200)]
    assert rescue_words.rows(whole)[-1] == ("What holds these together", 900, 0)
