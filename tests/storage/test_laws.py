"""The merge laws, over small made-up exports."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reachdesk.domain.errors import Cancelled
from reachdesk.domain.records import PostFact
from reachdesk.storage import check, derive
from reachdesk.storage.database import writing
from reachdesk.storage.dump import columns, logical_dump
from reachdesk.storage.merging import Changes
from tests.storage.stories import Story, library_of, speak, stories, take_in, words

quick = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


@contextmanager
def library_with(*told: Story):
    with tempfile.TemporaryDirectory() as folder, library_of(Path(folder) / "l", *told) as library:
        yield library


def dump_of(*told: Story) -> dict:
    with library_with(*told) as library:
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


def take_in_and_cancel(library, story: Story, *, after_finish: bool) -> None:
    with library.importing(story.row()) as running:
        running.add(story.facts)
        if after_finish:
            running.finish(story.as_of_ms)
        raise Cancelled


@quick
@given(stories(2))
def test_importing_twice_changes_nothing(told):
    with library_with(*told) as library:
        before = logical_dump(library.database())
        for story in told:
            changes = take_in(library, story)
            assert all(not new + changed for new, changed, _same in changes.values())
        assert logical_dump(library.database()) == before


@quick
@given(stories(1))
def test_the_same_facts_in_another_file_change_no_derived_row(told):
    with library_with(*told) as library:
        changes = take_in(library, replace(told[0], fingerprint="copy"))
        assert all(not new + changed for new, changed, _same in changes.values())


@quick
@given(stories(3))
def test_the_order_of_imports_does_not_matter(told):
    dumps = [dump_of(*order) for order in permutations(told)]
    assert all(dump == dumps[0] for dump in dumps[1:])


@quick
@given(stories(3), st.integers(0, 2), words())
def test_forgetting_leaves_what_the_others_say(told, which, said):
    with library_with(*told) as library:
        speak(library, said)
        library.forget(which + 1)
        assert_sound(library)
        left = logical_dump(library.database())
    with library_with() as library:
        speak(library, said)
        for story in told[:which] + told[which + 1 :]:
            take_in(library, story)
        assert logical_dump(library.database()) == left


@quick
@given(stories(2), words())
def test_the_owners_word_may_come_at_any_time(told, said):
    dumps = []
    for moment in range(3):
        with library_with() as library:
            for turn in range(3):
                if turn == moment:
                    speak(library, said)
                if turn < 2:
                    take_in(library, told[turn])
            assert_sound(library)
            dumps.append(logical_dump(library.database()))
    assert dumps[0] == dumps[1] == dumps[2]


@quick
@given(stories(2), st.booleans())
def test_cancelling_leaves_everything_as_it_was(told, after_finish):
    with library_with(told[0]) as library:
        before = logical_dump(library.database())
        with pytest.raises(Cancelled):
            take_in_and_cancel(library, told[1], after_finish=after_finish)
        assert logical_dump(library.database()) == before
        take_in(library, told[1])
        assert_sound(library)


@quick
@given(stories(2))
def test_leaving_without_finishing_keeps_nothing(told):
    with library_with(told[0]) as library:
        before = logical_dump(library.database())
        with library.importing(told[1].row()) as running:
            running.add(told[1].facts)
        assert logical_dump(library.database()) == before


@quick
@given(stories(2))
def test_the_changes_are_those_of_the_derived_posts(told):
    first, second = (replace(story, network="x", native_id="1") for story in told)
    with library_with(first) as library:
        before = stated_posts(library)
        changes = take_in(library, second).get("posts", Changes())
        after = stated_posts(library)
    own = {fact.post_id for fact in second.facts if isinstance(fact, PostFact)} & set(after)
    assert changes == (
        len(own - set(before)),
        sum(before[each] != after[each] for each in own & set(before)),
        sum(before[each] == after[each] for each in own & set(before)),
    )


def stated_posts(library) -> dict[str, list]:
    """What is derived of each post by its id, but for dates of counts and what is no own value."""
    db = library.database()
    names = columns(db, "post")
    left_out = {"account_id", "counted_ms", "viewed_ms", "mentioned_fact", "thread_root"}
    return {
        row[names.index("post_id")]: [
            value for name, value in zip(names, row, strict=True) if name not in left_out
        ]
        for row in logical_dump(db)["post"]
    }
