"""The merge laws, over small made-up exports."""

from __future__ import annotations

import tempfile
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reachdesk.domain.errors import Cancelled
from reachdesk.storage import check, derive
from reachdesk.storage.database import writing
from reachdesk.storage.dump import logical_dump
from reachdesk.storage.merging import Changes
from tests.storage.stories import Story, library_of, stories, take_in

quick = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def dump_of(*told: Story) -> dict:
    with tempfile.TemporaryDirectory() as folder, library_of(Path(folder) / "l", *told) as library:
        assert_sound(library)
        return logical_dump(library.database())


def assert_sound(library) -> None:
    """Nothing dangling, and deriving everything anew gives the same rows."""
    db = library.database()
    assert check.problems(db) == []
    before = logical_dump(db)
    with writing(db):
        derive.everything(db)
        assert logical_dump(db) == before


@quick
@given(stories(2))
def test_importing_twice_changes_nothing(told):
    with tempfile.TemporaryDirectory() as folder:
        with library_of(Path(folder) / "l", *told) as library:
            before = logical_dump(library.database())
            for story in told:
                changes = take_in(library, story)
                assert all(not new + changed for new, changed, _same in changes.values())
            assert logical_dump(library.database()) == before


@quick
@given(stories(1))
def test_the_same_facts_in_another_file_change_no_derived_row(told):
    again = Story(**{**vars(told[0]), "fingerprint": "copy"})
    with tempfile.TemporaryDirectory() as folder:
        with library_of(Path(folder) / "l", *told) as library:
            changes = take_in(library, again)
            assert all(not new + changed for new, changed, _same in changes.values())


@quick
@given(stories(3))
def test_the_order_of_imports_does_not_matter(told):
    dumps = [dump_of(*order) for order in permutations(told)]
    assert all(dump == dumps[0] for dump in dumps[1:])


@quick
@given(stories(3), st.integers(0, 2))
def test_forgetting_leaves_what_the_others_say(told, which):
    with tempfile.TemporaryDirectory() as folder:
        with library_of(Path(folder) / "l", *told) as library:
            library.forget(which + 1)
            assert_sound(library)
            left = logical_dump(library.database())
    assert left == dump_of(*(told[:which] + told[which + 1 :]))


@quick
@given(stories(2), st.booleans())
def test_cancelling_leaves_everything_as_it_was(told, after_finish):
    with tempfile.TemporaryDirectory() as folder:
        with library_of(Path(folder) / "l", told[0]) as library:
            before = logical_dump(library.database())
            with pytest.raises(Cancelled), library.importing(told[1].row()) as running:
                running.add(told[1].facts)
                if after_finish:
                    running.finish(told[1].as_of_ms)
                raise Cancelled
            assert logical_dump(library.database()) == before
            take_in(library, told[1])
            assert_sound(library)


@quick
@given(stories(2))
def test_leaving_without_finishing_keeps_nothing(told):
    with tempfile.TemporaryDirectory() as folder:
        with library_of(Path(folder) / "l", told[0]) as library:
            before = logical_dump(library.database())
            with library.importing(told[1].row()) as running:
                running.add(told[1].facts)
            assert logical_dump(library.database()) == before


@quick
@given(stories(2))
def test_the_changes_count_the_derived_rows(told):
    """New posts are the posts that were not there; a changed one had other values before."""
    with tempfile.TemporaryDirectory() as folder:
        with library_of(Path(folder) / "l", told[0]) as library:
            db = library.database()
            ids = {row[1] for row in logical_dump(db)["post"]}
            changes = take_in(library, told[1]).get("posts", Changes())
            own = {fact.post_id for fact in told[1].facts if hasattr(fact, "post_id")}
            after = {row[1] for row in logical_dump(db)["post"]}
            assert sum(changes) <= len(own)
            assert changes.new <= len(after)
            if (
                told[0].network == told[1].network
                and told[0].native_id == told[1].native_id != None
            ):  # noqa: E711
                assert changes.new == len((after - ids))
