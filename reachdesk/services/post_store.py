"""The posts of an account as the score and the reach model read them, kept over a start as well."""

from __future__ import annotations

from collections.abc import Callable

from sqlite_utils import Database

from reachdesk.services.desk import Desk
from reachdesk.storage import array_files, kept_posts
from reachdesk.storage.database import let_go, reading
from reachdesk.storage.dated_posts import DatedPosts, dated_posts
from reachdesk.storage.posts_state import posts_state

WORTH_A_FILE = 20_000
"""Posts from which on they are kept in a file: fewer are read in less than a tenth of a second."""


def account_posts(
    desk: Desk, db: Database, account_id: int, told: Callable[[float], object]
) -> DatedPosts:
    """The dated posts of an account, from the file beside the library where that is of the very
    state, else read anew and kept. What `told` raises comes through."""
    path = desk.library.path
    with reading(db):
        state = posts_state(db, array_files.file_mark(path))
        found = kept_posts.kept(path, account_id, state)
        if found is not None:
            return found
        made = dated_posts(db, account_id, told)
    let_go(db)
    if len(made) < WORTH_A_FILE or desk.library.only_read:
        return made
    kept_posts.keep(path, account_id, state, made)
    # mapped from the file, they take room only while somebody looks at them
    return kept_posts.kept(path, account_id, state) or made
