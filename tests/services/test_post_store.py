"""The posts of an account outlive a start, and never a change that they do not know of."""

from __future__ import annotations

import os
import shutil

import numpy as np
import pytest

from reachdesk.domain.errors import Cancelled
from reachdesk.domain.records import PostKind
from reachdesk.services import keeping, post_store, sources
from reachdesk.services.audience_arrays import account_number
from reachdesk.services.desk import Desk
from reachdesk.services.history import account_history
from reachdesk.services.reporting import told_by
from reachdesk.storage import array_files, kept_posts, manual
from reachdesk.storage.dated_posts import dated_posts
from reachdesk.storage.library import open_library
from reachdesk.storage.manual import Word
from tests.services.desks import ACCOUNT, DAY, desk_of, post, told
from tests.storage.stories import take_in


def export(name, day, seed, posts=40):
    chance = np.random.default_rng(seed)
    kinds = list(PostKind)
    return told(
        name,
        day,
        *(
            post(number, DAY - int(chance.integers(90)), kinds[int(chance.integers(4))], likes=3)
            for number in range(seed, seed + posts)
        ),
    )


@pytest.fixture
def readings(monkeypatch):
    """Everything is worth a file; how often the rows were read."""
    monkeypatch.setattr(post_store, "WORTH_A_FILE", 1)
    began = []

    def counted(*given):
        began.append(1)
        return dated_posts(*given)

    monkeypatch.setattr(post_store, "dated_posts", counted)
    return began


@pytest.fixture
def library(tmp_path, readings):
    with desk_of(tmp_path, export("one", DAY, 1), export("two", DAY + 1, 20)) as desk:
        assert_as_the_rows(desk)
    return tmp_path / "library.reachdesk"


def assert_as_the_rows(desk):
    found = account_history(desk, ACCOUNT).columns
    with desk.library.using() as db:
        rows = dated_posts(db, account_number(db, ACCOUNT))
    for name in rows.__slots__:
        column, row = getattr(found, name), getattr(rows, name)
        same = column == row if name == "ids" else np.array_equal(column, row, equal_nan=_real(row))
        assert same, name


def _real(column):
    return column.dtype.kind == "f"


def test_a_start_finds_what_was_kept(library, readings):
    for _start in range(2):
        with open_library(library) as opened:
            assert_as_the_rows(Desk(opened))
    assert len(readings) == 1


def test_what_others_import_forget_or_say_meanwhile_is_seen(library, readings):
    with open_library(library) as mine, open_library(library) as theirs:
        desk, other = Desk(mine), Desk(theirs)
        for number, act in enumerate(
            (
                lambda: take_in(theirs, export("three", DAY + 2, 70)),
                lambda: manual.say_of_post(
                    theirs.database(), Word("x", "1000030", "kind", "quote", None, 9)
                ),
                lambda: sources.forget(other, 3),
            ),
            start=2,
        ):
            assert_as_the_rows(desk)
            act()
            assert_as_the_rows(desk)
            assert len(readings) == number
    with open_library(library) as opened:
        assert_as_the_rows(Desk(opened))


def test_words_about_people_leave_the_posts_alone(library, readings):
    with open_library(library) as opened:
        manual.say_of_person(opened.database(), Word("x", "7", "country", "GB", None, 9))
        assert_as_the_rows(Desk(opened))
    assert len(readings) == 1


def test_a_copy_put_back_is_read_anew(library, readings, tmp_path):
    copy = tmp_path / "copy.reachdesk"
    with open_library(library) as opened:
        keeping.back_up(Desk(opened), copy)
        take_in(opened, export("three", DAY + 2, 70))
        assert_as_the_rows(Desk(opened))
    keeping.restore(library, copy)
    with open_library(library) as opened:
        assert_as_the_rows(Desk(opened))
    assert len(readings) == 3


def test_what_another_library_kept_is_not_taken(library, readings, tmp_path):
    (tmp_path / "other").mkdir()
    other = tmp_path / "other" / "library.reachdesk"
    with desk_of(other.parent, export("one", DAY, 1), export("two", DAY + 1, 20)) as desk:
        shutil.copytree(array_files.folder_of(library), array_files.folder_of(other))
        assert_as_the_rows(desk)
    assert len(readings) == 2


@pytest.mark.parametrize("harm", ["cut", "flip", "empty", "nonsense", "gone", "a folder"])
def test_a_damaged_file_is_made_anew(library, readings, harm):
    path = array_files.folder_of(library) / f"{kept_posts.PREFIX}1.arrays"
    whole = bytearray(path.read_bytes())
    whole[-20:] = bytes(255 - each for each in whole[-20:])
    path.unlink()
    harmed = {"cut": whole[:-20], "flip": whole, "empty": b"", "nonsense": b"\0" * 300}
    if harm in harmed:
        path.write_bytes(harmed[harm])
    elif harm == "a folder":
        path.mkdir()
    with open_library(library) as opened:
        assert_as_the_rows(Desk(opened))
    assert len(readings) == 2


def test_a_program_that_fell_while_it_wrote_leaves_what_was_kept(library, readings, monkeypatch):
    with open_library(library) as opened:
        take_in(opened, export("three", DAY + 2, 70))
        with monkeypatch.context() as patched:

            def fell(_descriptor):
                raise SystemExit(9)

            patched.setattr(os, "fsync", fell)
            with pytest.raises(SystemExit):
                account_history(Desk(opened), ACCOUNT)
    with open_library(library) as opened:
        assert_as_the_rows(Desk(opened))
    assert len(readings) == 3


def test_a_reading_that_is_stopped_keeps_nothing(library, readings):
    with open_library(library) as opened:
        desk = Desk(opened)
        take_in(opened, export("three", DAY + 2, 70))

        def stop(_share, _sentence):
            raise Cancelled

        with told_by(stop), pytest.raises(Cancelled):
            account_history(desk, ACCOUNT)
        assert_as_the_rows(desk)


def test_a_library_that_can_only_be_read_has_nothing_written_beside(library, monkeypatch):
    array_files.forget(library)
    with open_library(library) as opened:
        monkeypatch.setattr(opened, "only_read", "why")
        assert_as_the_rows(Desk(opened))
    assert not array_files.folder_of(library).exists()


def test_few_posts_are_kept_in_no_file(tmp_path):
    with desk_of(tmp_path, export("one", DAY, 1)) as desk:
        assert_as_the_rows(desk)
    assert not array_files.folder_of(tmp_path / "library.reachdesk").exists()


def test_what_is_found_in_all_posts_is_kept_while_they_stay(library):
    made = []

    def asked(opened):
        def make():
            made.append(1)
            return {"some": np.arange(len(made))}, {"kinds": [[1, 2]], "of": len(made)}

        desk = Desk(opened)
        with desk.library.using() as db:
            found = post_store.kept_beside(desk, db, 1, "some", make)
        assert found.said == {"kinds": [[1, 2]], "of": len(made)}
        assert found.arrays["some"].tolist() == list(range(len(made)))

    for _start in range(2):
        with open_library(library) as opened:
            asked(opened)
    assert len(made) == 1
    with open_library(library) as opened:
        take_in(opened, export("three", DAY + 2, 70))
        asked(opened)
        assert len(made) == 2
        assert_as_the_rows(Desk(opened))
        asked(opened)
    assert len(made) == 2


def test_people_who_are_read_anew_leave_them(library, readings):
    with open_library(library) as opened:
        Desk(opened).people.columns(Desk(opened))
        assert_as_the_rows(Desk(opened))
    assert len(readings) == 1
