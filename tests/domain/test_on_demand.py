"""Rows and texts made on demand are the sequences that they stand for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from reachdesk.domain.on_demand import PackedTexts, Rows, column
from reachdesk.domain.plain import plain, restored


@dataclass(frozen=True, slots=True)
class Weighed:
    """A record as tables show them."""

    name: str
    weight: float | None
    count: int = 0


NAMES = ("a", "b", "", "d")
WEIGHTS = np.array([1.5, np.nan, -2.0, 0.1])
COUNTS = np.array([3, 1, 4, 1], np.int8)
PLAIN = tuple(
    Weighed(name, None if np.isnan(weight) else float(weight), int(count))
    for name, weight, count in zip(NAMES, WEIGHTS, COUNTS, strict=True)
)


def weight(place):
    found = WEIGHTS.item(place)
    return None if np.isnan(found) else found


def rows(count=4):
    return Rows(
        Weighed,
        count,
        {"name": NAMES.__getitem__, "weight": weight, "count": COUNTS.item},
    )


def test_rows_are_the_sequence_of_their_records():
    assert rows() == PLAIN
    assert PLAIN.__eq__(rows()) is NotImplemented  # so that the rows are asked
    assert list(rows()) == list(PLAIN)
    assert rows()[-1] == PLAIN[-1]
    assert rows()[1:3] == PLAIN[1:3]
    assert rows()[::-1] == PLAIN[::-1]
    assert rows() != PLAIN[:3]
    assert rows() != (*PLAIN[:3], PLAIN[0])
    assert rows() != "four"
    assert PLAIN[2] in rows()
    assert rows().index(PLAIN[2]) == 2
    assert not rows(0)
    assert rows(0) == ()
    assert type(rows()[0].count) is int


@pytest.mark.parametrize("place", [4, -5])
def test_there_is_no_row_outside(place):
    with pytest.raises(IndexError):
        rows()[place]


def test_a_column_is_the_same_of_rows_and_of_records():
    for name in ("name", "weight", "count"):
        assert list(column(rows(), name)) == list(column(PLAIN, name))
    with pytest.raises(KeyError):
        rows().column("else")


def test_a_column_makes_no_row():
    def never(*_fields):
        raise AssertionError("a row was made")

    assert list(column(Rows(never, 4, {"name": NAMES.__getitem__}), "name")) == list(NAMES)


def test_rows_are_written_as_the_tuple_that_comes_back():
    assert restored(plain(Rows(lambda one: one, 4, {"one": NAMES.__getitem__}))) == NAMES


@pytest.mark.parametrize("texts", [(), ("",), ("one", "", "zwei — 三 🙂", "\ud83d", "one")])
def test_packed_texts_are_the_sequence_of_their_texts(texts):
    packed = PackedTexts(texts)
    assert tuple(packed) == texts
    assert len(packed) == len(texts)
    assert packed[1:3] == texts[1:3]
    assert [packed[-place] for place in range(1, len(texts) + 1)] == list(texts)[::-1]
    with pytest.raises(IndexError):
        packed[len(texts)]


def test_a_column_that_is_given_whole_is_taken_whole():
    some = Rows(lambda one: one, 4, {"one": NAMES.__getitem__}, {"one": lambda: list("wxyz")})
    assert list(column(some, "one")) == list("wxyz")
    assert some[0] == NAMES[0]
