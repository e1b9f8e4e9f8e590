"""The posts of an account, and what is found by going through them all, kept over a start too."""

from __future__ import annotations

from collections.abc import Callable

from sqlite_utils import Database

from reachdesk.services.desk import Desk
from reachdesk.storage import array_files, kept_posts
from reachdesk.storage.array_files import Arrays, KeptArrays
from reachdesk.storage.database import let_go, reading
from reachdesk.storage.dated_posts import DatedPosts, dated_posts
from reachdesk.storage.posts_state import posts_state

WORTH_A_FILE = 20_000
"""Posts from which on they are kept in a file: fewer are read in less than a tenth of a second."""


def kept_beside(
    desk: Desk,
    db: Database,
    account_id: int,
    name: str,
    make: Callable[[], tuple[Arrays, object]],
) -> KeptArrays:
    """Arrays of whole numbers, and what is said beside in the shapes of JSON, that follow from the
    posts and exchanges of an account: from a file where that is of the very state, else made."""
    path, file = desk.library.path, f"{kept_posts.PREFIX}{account_id}-{name}"
    with reading(db):
        state = posts_state(db, array_files.file_mark(path))
        found = array_files.kept(path, file, state)
        if found is not None:
            return found
        arrays, said = make()
        newest = db.conn.execute("SELECT coalesce(max(id), 0) FROM post").fetchone()[0]
    if newest >= WORTH_A_FILE and not desk.library.only_read:
        array_files.keep(path, file, state, arrays, said)
    return KeptArrays(dict(arrays), said)


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
