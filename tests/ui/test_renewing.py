from __future__ import annotations

from reachdesk.domain.records import PersonFact
from reachdesk.storage import only_reading
from reachdesk.storage.library import open_library
from reachdesk.storage.people import people
from reachdesk.storage.people_readings import outdated
from reachdesk.ui.backend import ServicesBackend
from tests.storage.stories import Story, take_in


def older_library(path):
    """A library whose people were read by an older program."""
    with open_library(path) as library:
        facts = [PersonFact("2", "bob", place="Leeds")]
        take_in(library, Story("a", 10, facts, native_id="1", handle="ana"))
        db = library.database()
        db.conn.execute("UPDATE person SET country = NULL, city = NULL")
        db.conn.execute("UPDATE people_reading SET version = 'old' WHERE key = 'place'")
        db.conn.commit()
        assert outdated(db) == ("place",)


def test_people_are_read_again_after_the_program_has_learnt(program, tmp_path, qtbot):
    path = tmp_path / "library.reachdesk"
    older_library(path)
    texts = []
    backend = ServicesBackend(path)
    window = program(backend).window
    window.library.started.connect(texts.append)
    qtbot.waitUntil(lambda: not window.library.busy and window.library.idle, timeout=20_000)
    with open_library(path) as library:
        db = library.database()
        assert outdated(db) == ()
        assert [(one.country, one.city) for one in people(db)] == [("GB", "Leeds")]
    assert all("places" in text for text in texts)


def test_nothing_runs_where_all_is_up_to_date(window, qtbot):
    started = []
    window.library.started.connect(started.append)
    qtbot.waitUntil(lambda: window.library.idle, timeout=5000)
    assert started == []


def test_a_library_that_can_only_be_read_is_read_again_once_it_can_be_changed(
    program, tmp_path, qtbot, monkeypatch
):
    path = tmp_path / "library.reachdesk"
    older_library(path)
    before = path.read_bytes()
    with monkeypatch.context() as protected:
        protected.setattr(only_reading, "write_protected", lambda _path: True)
        window = program(ServicesBackend(path)).window
        qtbot.waitUntil(lambda: not window.library.busy and window.library.idle, timeout=20_000)
        assert path.read_bytes() == before
    window.library.try_writing()
    with open_library(path) as library:
        qtbot.waitUntil(lambda: outdated(library.database()) == (), timeout=20_000)
