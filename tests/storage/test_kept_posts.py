"""Posts from a file of arrays are the posts of the rows, or none at all."""

from __future__ import annotations

import random

import numpy as np
import pytest

from reachdesk.domain.records import PostFact, PostKind, Precision
from reachdesk.storage import array_files, kept_posts
from reachdesk.storage.dated_posts import dated_posts
from tests.storage.stories import Story, library_of

DAY = 86_400_000


def facts(seed, *, odd=False):
    chance = random.Random(seed)
    for number in range(80):
        yield PostFact(
            post_id=f"{'p' if odd else ''}{chance.randrange(10**6)}",
            created_ms=DAY * 400 + chance.randrange(20) * 1000,
            precision=chance.choice([Precision.SECOND, Precision.DAY]),
            kind=PostKind.ORIGINAL if seed == 1 else chance.choice(list(PostKind)),
            language=None if seed == 1 else chance.choice([None, "en", "und"]),
            reply_to_person=chance.choice([None, "@ben", "77"]),
            likes=chance.choice([None, 0, 5, 2**40]),
            reposts=3,
            text=f"words {number}",
        )


@pytest.fixture(params=range(3))
def posts(request, tmp_path):
    story = Story("a", DAY * 500, list(facts(request.param)), handle="ana")
    with library_of(tmp_path / "library.reachdesk", story) as library:
        return dated_posts(library.database(), 1)


def test_every_column_comes_back_as_it_was(tmp_path, posts):
    library = tmp_path / "library.reachdesk"
    assert kept_posts.keep(library, 1, "now", posts)
    found = kept_posts.kept(library, 1, "now")
    array_files.let_pages_go()
    for name in posts.__slots__:
        column, other = getattr(found, name), getattr(posts, name)
        if name == "ids":
            assert column == other
            continue
        assert column.dtype == other.dtype
        assert column.strides == other.strides
        np.testing.assert_array_equal(column, other)
    assert kept_posts.kept(library, 2, "now") is None
    assert kept_posts.kept(library, 1, "then") is None


def test_ids_that_are_no_numbers_are_not_kept(tmp_path):
    library = tmp_path / "library.reachdesk"
    story = Story("a", DAY * 500, list(facts(2, odd=True)), handle="ana")
    with library_of(library, story) as opened:
        assert not kept_posts.keep(library, 1, "now", dated_posts(opened.database(), 1))
    assert kept_posts.kept(library, 1, "now") is None


def test_what_is_kept_of_another_state_goes(tmp_path, posts):
    library = tmp_path / "library.reachdesk"
    for account in (1, 2):
        kept_posts.keep(library, account, "then", posts)
    array_files.keep(library, "people", "then", {"kind": np.arange(3)})
    (array_files.folder_of(library) / "posts-3.arrays.7-7.part").write_bytes(b"half")
    kept_posts.keep(library, 1, "now", posts)
    names = {path.name for path in array_files.folder_of(library).iterdir()}
    assert names == {"posts-1.arrays", "people.arrays"}
    kept_posts.keep(library, 2, "now", posts)
    assert kept_posts.kept(library, 1, "now") is not None


def test_a_damaged_file_has_none_wherever_it_is_damaged(tmp_path, posts):
    library = tmp_path / "library.reachdesk"
    kept_posts.keep(library, 1, "now", posts)
    path = array_files.folder_of(library) / "posts-1.arrays"
    whole = path.read_bytes()
    seen = 0
    for place in random.Random(0).sample(range(len(whole)), 150):
        harmed = bytearray(whole)
        harmed[place] ^= 1 << place % 8
        path.write_bytes(harmed)
        found = kept_posts.kept(library, 1, "now")
        if found is not None:  # between two arrays nothing is read
            np.testing.assert_array_equal(found.likes, posts.likes)
            assert found.ids == posts.ids
            seen += 1
    assert seen < 50
    for length in (0, 5, 30, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:length])
        assert kept_posts.kept(library, 1, "now") is None
