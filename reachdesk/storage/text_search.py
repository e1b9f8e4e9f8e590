"""Finding posts by their text."""

from __future__ import annotations

import numpy as np
from sqlite_utils import Database

from reachdesk.storage.columns import Integers
from reachdesk.storage.posts import each_text


def posts_with_text(db: Database, account_id: int, wanted: str) -> Integers:
    """The keys of the posts whose text holds `wanted`, letters in any case, in no order."""
    folded = wanted.casefold()
    found = (key for key, text in each_text(db, account_id) if folded in text.casefold())
    return np.fromiter(found, dtype=np.int64)
