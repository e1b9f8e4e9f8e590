"""Rows that are made when somebody looks at them: of many thousand, a person sees some twenty."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar, overload

import numpy as np

Row = TypeVar("Row")


class Rows(Sequence[Row]):
    """Records over columns, each made at every look at it. Equal to any sequence of equal records;
    a slice is a tuple of them."""

    __slots__ = ("_columns", "_count", "_make", "_whole")

    def __init__(
        self,
        make: Callable[..., Row],
        count: int,
        columns: Mapping[str, Callable[[int], Any]],
        whole: Mapping[str, Callable[[], Iterable[Any]]] | None = None,
    ) -> None:
        """`make` takes the fields of a record in the order of `columns`, which give the field of
        each place 0..`count` - 1; what they read must not change. `whole` gives a field of all
        records at once, where that is quicker."""
        self._make = make
        self._count = count
        self._columns = dict(columns)
        self._whole = dict(whole or {})

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int, /) -> Row: ...
    @overload
    def __getitem__(self, place: slice, /) -> tuple[Row, ...]: ...
    def __getitem__(self, place: int | slice, /) -> Row | tuple[Row, ...]:
        if isinstance(place, slice):
            return tuple(map(self._row, range(self._count)[place]))
        return self._row(range(self._count)[place])

    def __iter__(self) -> Iterator[Row]:
        return map(self._row, range(self._count))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or len(other) != self._count:
            return False
        return all(one == another for one, another in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Rows({list(self)!r})"

    def field(self, name: str) -> Callable[[int], Any]:
        """What gives a field of the record at a place, 0 or more. Raises `KeyError`."""
        return self._columns[name]

    def column(self, name: str) -> Iterator[Any]:
        """A field of all records in their order, without making these. Raises `KeyError`."""
        whole = self._whole.get(name)
        return iter(whole()) if whole else map(self.field(name), range(self._count))

    def _row(self, place: int) -> Row:
        return self._make(*[give(place) for give in self._columns.values()])


class PackedTexts(Sequence[str]):
    """Many texts in one piece of memory, each made at every look at it; a slice is a tuple."""

    __slots__ = ("_ends", "_written")

    def __init__(self, texts: Iterable[str]) -> None:
        """Of these texts, in their order."""
        written = [text.encode("utf-8", "surrogatepass") for text in texts]
        self._written = b"".join(written)
        self._ends = np.cumsum([0, *map(len, written)], dtype=np.int64)

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, place: int, /) -> str: ...
    @overload
    def __getitem__(self, place: slice, /) -> tuple[str, ...]: ...
    def __getitem__(self, place: int | slice, /) -> str | tuple[str, ...]:
        if isinstance(place, slice):
            return tuple(self[each] for each in range(len(self))[place])
        where = range(len(self))[place]
        start, end = self._ends[where : where + 2].tolist()
        return self._written[start:end].decode("utf-8", "surrogatepass")


def column(rows: Sequence[Any], name: str) -> Iterator[Any]:
    """A field of all records of a sequence in their order, made no more than needed."""
    if isinstance(rows, Rows):
        return rows.column(name)
    return (getattr(row, name) for row in rows)
