"""The dated posts of an account in a file of arrays beside the library: read without going through
the rows again, and taking room only while somebody looks at them."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.columns import PostIds
from reachdesk.storage import array_files
from reachdesk.storage.dated_posts import DatedPosts

PREFIX = "posts-"
_IDS = "ids"
_COLUMNS = tuple(one.name for one in fields(DatedPosts) if one.name != _IDS)
_WRITTEN_AS = {"f": np.uint64, "U": np.uint32}  # a file holds whole numbers: those of the same bits


def keep(library: Path, account_id: int, state: str, posts: DatedPosts) -> bool:
    """Keep the posts of an account under a state; whether that went. Those whose ids are no numbers
    are not kept. Posts of other states go."""
    ids = posts.ids.numbers
    if ids is None:
        return False
    arrays, kinds = {_IDS: ids}, {}
    for name in _COLUMNS:
        column = np.ascontiguousarray(_one_for_all(getattr(posts, name)))
        kinds[name] = column.dtype.str
        arrays[name] = column.view(_WRITTEN_AS.get(column.dtype.kind, column.dtype))
    array_files.forget_others(library, PREFIX, state)
    return array_files.keep(library, f"{PREFIX}{account_id}", state, arrays, kinds)


def kept(library: Path, account_id: int, state: str) -> DatedPosts | None:
    """The posts of an account as they were kept, mapped and read only; None where they were not
    under this state."""
    found = array_files.kept(library, f"{PREFIX}{account_id}", state)
    if found is None:
        return None
    ids = PostIds(found.arrays[_IDS])
    columns: dict[str, Any] = {
        name: _for_all(found.arrays[name].view(found.said[name]), len(ids)) for name in _COLUMNS
    }
    return DatedPosts(**columns, ids=ids)


def _one_for_all(column: NDArray[Any]) -> NDArray[Any]:
    """The one value of a lean column, else the column."""
    return column[:1] if column.strides == (0,) else column


def _for_all(column: NDArray[Any], count: int) -> NDArray[Any]:
    return np.broadcast_to(column[0], (count,)) if len(column) == 1 else column
