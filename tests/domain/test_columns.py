"""Ids as numbers behave as the texts they are; columns of one value take no room."""

from __future__ import annotations

import random

import numpy as np
import pytest

from reachdesk.domain.columns import PostIds, lean, taken

NUMBERED = ("9", "10", "", "1234567890123456789", "0", "9")
WORDED = ("a", "10", "", "007", "-1", "1 2")
ODD = ("007", "-1", "+5", "1_000", " 7", "9223372036854775808", "٣", "1.0", "x")


def made(seed):
    chance = random.Random(seed)
    pool = ["", *(str(chance.randrange(10 ** chance.randrange(1, 19))) for _ in range(30))]
    pool += list(ODD) if seed % 2 else []
    return tuple(chance.choice(pool) for _ in range(chance.randrange(60)))


@pytest.mark.parametrize("names", [NUMBERED, WORDED, ODD, (), *(made(seed) for seed in range(12))])
def test_ids_are_the_sequence_of_their_texts(names):
    ids = PostIds.of(names)
    assert ids == names
    assert ids.tolist() == list(names)
    assert len(ids) == len(names)
    assert [ids[place] for place in range(len(names))] == list(names)
    assert ids[1:4] == names[1:4]
    mask = np.arange(len(names)) % 2 == 0
    assert ids[mask] == names[::2]
    assert ids[np.flatnonzero(mask)[::-1]] == names[::2][::-1]
    assert PostIds.of(ids) == ids
    for wanted in (*names, "absent", "5", "007", ""):
        assert ids.among([wanted]).tolist() == [name == wanted for name in names]
        assert ids.place_of(wanted) == (names.index(wanted) if wanted in names else None)
    both = set(names[::3]) | {"absent", "x"}
    assert ids.among(both).tolist() == [name in both for name in names]
    many = PostIds.of([*names[::3], *map(str, range(100, 140)), "9223372036854775807"])
    for wanted in (many, many.tolist(), PostIds.of(WORDED), PostIds.of(())):
        assert ids.among(wanted).tolist() == [name in wanted for name in names]
    assert ids.named == [name for name in names if name]
    assert PostIds.joined(ids, PostIds.of(WORDED), ids) == (*names, *WORDED, *names)


def test_only_ids_that_are_written_as_numbers_are_held_as_such():
    assert PostIds.of(NUMBERED)._held.dtype == np.int64
    for odd in ODD:
        assert PostIds.of((odd,))._held.dtype.kind == "U"
        assert PostIds.of((odd, "5")).tolist() == [odd, "5"]
    assert PostIds.of(("5",)) != PostIds.of(("6",))
    assert PostIds.of(("5",)) != ("5", "5")


@pytest.mark.parametrize(
    "values",
    [[], [1.0, 1.0], [np.nan] * 4, [np.nan, 1.0], [1.0, np.nan], [0, 0, 0], [0, 1], [True, True]],
)
def test_a_lean_column_has_the_same_values(values):
    column = np.array(values)
    light = lean(column)
    assert light.shape == column.shape
    assert light.dtype == column.dtype
    assert np.array_equal(light, column, equal_nan=column.dtype.kind == "f")
    if values:
        assert (light.strides == (0,)) == (len({str(one) for one in values}) == 1)
    for places in (slice(1, 3), np.arange(len(values))[::-1], np.ones(len(values), bool)):
        assert np.array_equal(taken(light, places), column[places], equal_nan=True)


def test_many_ids_are_gone_through_in_their_order():
    names = [*map(str, range(9_000)), "", "5"]
    assert list(PostIds.of(names)) == names
    assert PostIds.of([*names, "odd"]).tolist() == [*names, "odd"]
