"""Columns that take little room: ids of posts as numbers, and columns of one value alone.

An account may have a million posts. The ids of most networks are whole numbers, of which numpy
holds a million in 8 MB and Python in 70; and of many figures no export says anything of any post.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, Self, TypeVar, overload

import numpy as np
from numpy.typing import NDArray

Places = slice | NDArray[np.integer[Any]] | NDArray[np.bool_]
Column = TypeVar("Column", bound=NDArray[Any])
_NAMELESS = -1  # stands for "" among the numbers
_LARGEST = np.iinfo(np.int64).max
_AT_ONCE = 1 << 12
_FEW = 16  # are compared one by one
_MOST_DIGITS = len(str(_LARGEST))


class PostIds(Sequence[str]):
    """Ids of posts in an order; "" for none. Equal to any sequence of the same texts.

    `ids[place]` is one id, `ids[places]` (a slice, numbers or a mask) some of them.
    """

    __slots__ = ("_held",)

    def __init__(self, held: NDArray[np.int64] | NDArray[np.str_]) -> None:
        """Of numbers from -1 up, which say «nameless», or of texts; see `of`."""
        self._held = held

    @classmethod
    def of(cls, names: Iterable[str]) -> Self:
        """These ids; as numbers where each is one as Python writes it."""
        if isinstance(names, PostIds):
            return cls(names._held)
        texts = names if isinstance(names, np.ndarray) else np.array(list(names), dtype=np.str_)
        numbers = _numbers(texts.astype(np.str_))
        return cls(texts if numbers is None else numbers)

    @classmethod
    def joined(cls, *parts: PostIds) -> Self:
        """The ids of several, one after the other."""
        if parts and all(part._held.dtype.kind == "i" for part in parts):
            return cls(np.concatenate([part._held for part in parts]))
        return cls.of([name for part in parts for name in part])

    def __len__(self) -> int:
        return len(self._held)

    @overload
    def __getitem__(self, place: int | np.integer[Any], /) -> str: ...
    @overload
    def __getitem__(self, place: Places, /) -> PostIds: ...
    def __getitem__(self, place: int | np.integer[Any] | Places, /) -> str | PostIds:
        if isinstance(place, int | np.integer):
            return _text(self._held[place])
        return PostIds(self._held[place])

    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable(map(self._written, range(0, len(self._held), _AT_ONCE)))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, PostIds) and other._held.dtype.kind == self._held.dtype.kind:
            return bool(np.array_equal(self._held, other._held))
        return isinstance(other, Sequence) and self.tolist() == list(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"PostIds({self.tolist()!r})"

    def tolist(self) -> list[str]:
        """All of them as texts."""
        return list(self)

    def _written(self, start: int) -> Iterable[str]:
        """Some of them as texts: numpy gives many numbers sooner than one."""
        held: list[Any] = self._held[start : start + _AT_ONCE].tolist()
        if self._held.dtype.kind == "U":
            return held
        return ["" if number == _NAMELESS else str(number) for number in held]

    def among(self, names: Iterable[str]) -> NDArray[np.bool_]:
        """Which of them are among these names, of the shape of the ids."""
        held: NDArray[Any] = self._held
        if held.dtype.kind == "U":
            return np.isin(held, np.array(list(names), dtype=np.str_))
        wanted = list(names) if not isinstance(names, PostIds) else names
        numbers = PostIds.of(wanted).numbers
        if numbers is None:
            known = [number for number in map(_number, wanted) if number is not None]
            numbers = np.array(known, dtype=np.int64)
        return _among(held, numbers)

    @property
    def numbers(self) -> NDArray[np.int64] | None:
        """The ids as they are held, -1 for ""; None where some are no numbers."""
        held: NDArray[Any] = self._held
        return None if held.dtype.kind == "U" else held

    @property
    def named(self) -> PostIds:
        """Those that are not ""."""
        nameless = "" if self._held.dtype.kind == "U" else _NAMELESS
        held: NDArray[Any] = self._held
        return PostIds(held[held != nameless])

    def place_of(self, name: str) -> int | None:
        """The first place of an id; None where it is not there."""
        found = np.flatnonzero(self.among([name]))
        return int(found[0]) if len(found) else None


def lean(column: Column) -> Column:
    """The same column; where all its values are one (or NaN), without room for each.

    What comes back may be read only.
    """
    if not len(column) or column.strides == (0,):
        return column
    first = column[0]
    same = np.isnan(column) if column.dtype.kind == "f" and np.isnan(first) else column == first
    return np.broadcast_to(first, column.shape) if same.all() else column  # type: ignore[return-value]


def taken(column: Column, places: Places) -> Column:
    """`column[places]`, lean where the column is."""
    if column.strides != (0,) or not len(column):
        return column[places]  # type: ignore[return-value]
    count = len(np.zeros(len(column), np.bool_)[places])
    return np.broadcast_to(column[0], (count,))  # type: ignore[return-value]


def _among(held: NDArray[np.int64], wanted: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which of them are wanted; of many, several times as quick as numpy's own way."""
    if len(wanted) < _FEW:
        return np.isin(held, wanted)
    ordered = np.sort(wanted)
    place = np.minimum(np.searchsorted(ordered, held), len(ordered) - 1)
    return np.asarray(ordered[place] == held)


def _numbers(texts: NDArray[np.str_]) -> NDArray[np.int64] | None:
    """The ids as numbers, `_NAMELESS` for ""; None where one is not what its number is written."""
    filled = np.where(texts == "", str(_NAMELESS), texts)
    try:
        numbers = filled.astype(np.int64)
    except (ValueError, OverflowError):
        return None
    below = (numbers < 0) & (texts != "")
    if below.any() or not np.array_equal(numbers.astype(filled.dtype), filled):
        return None
    return numbers


def _number(text: str) -> int | None:
    """As `_numbers` for a single id."""
    if not text:
        return _NAMELESS
    written = text.isascii() and text.isdigit() and (text[0] != "0" or text == "0")
    number = int(text) if written and len(text) <= _MOST_DIGITS else _LARGEST + 1
    return number if number <= _LARGEST else None


def _text(held: Any) -> str:
    if isinstance(held, np.str_):
        return str(held)
    return "" if held == _NAMELESS else str(held)
