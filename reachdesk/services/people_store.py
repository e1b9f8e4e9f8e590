"""What a library says of all people as arrays, kept while it stays true, over a start as well.

The arrays carry the state that they are of (`storage.people_state`). After a label only the people
whom it is about are read again; after a start the arrays come from a file beside the library, if it
is of the very state. Only where neither holds everybody is read, in portions that are told.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from typing import Any, Protocol, TypeVar

from numpy.typing import NDArray
from sqlite_utils import Database

from reachdesk.i18n import _
from reachdesk.services.memory import Memory
from reachdesk.services.reporting import tell
from reachdesk.storage import array_files, kept_posts
from reachdesk.storage.database import let_go, reading
from reachdesk.storage.library import Library
from reachdesk.storage.people_columns import Kind, PeopleColumns, Reading
from reachdesk.storage.people_state import PeopleState, Words, people_base, people_state

Result = TypeVar("Result")
Told = Callable[[float], None]
Make = Callable[[Database, int, Told], NDArray[Any]]
WORTH_A_FILE = 50_000
"""People from whom on arrays are kept in a file: fewer are read in a tenth of a second."""
MOST_RENEWED = 20_000
"""People read again one by one; of more everybody is."""
_COLUMNS, _ARRAY = "people", "array"
_SETS_HELD = 6


class Remembering(Protocol):
    """What the store needs of a `Desk`, which has a store itself."""

    library: Library

    def remember(self, key: Hashable, make: Callable[[], Result]) -> Result:
        """The result for `key` until the library changes."""


class PeopleStore:
    """The arrays of one library; `Desk.people` is the one of a desk."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._path = library.path
        self._lock = threading.RLock()
        self._state: PeopleState | None = None
        self._columns: PeopleColumns | None = None
        self._filed: PeopleState | None = None
        self._under_way: tuple[PeopleState, Reading] | None = None
        self._sets = Memory(_SETS_HELD)

    def columns(self, desk: Remembering) -> PeopleColumns:
        """All people as the library describes them now. What `tell` raises comes through."""
        return desk.remember(("people columns",), lambda: self._current(desk))

    def _current(self, desk: Remembering) -> PeopleColumns:
        with self._lock, desk.library.using() as db, reading(db):
            state = people_state(db, self._file_mark())
            columns = self._held(db, state) or self._from_file(db, state)
            if columns is None:
                columns = self._all_read(db, state)
                if not self._library.only_read:
                    array_files.forget(self._path, but=kept_posts.PREFIX)
                self._write(state, columns)
                # mapped from the file, they take room only while somebody looks at them
                columns = self._from_file(db, state) or columns
            self._state, self._columns = state, columns
            return columns

    def _held(self, db: Database, state: PeopleState) -> PeopleColumns | None:
        if self._state is None or self._columns is None:
            return None
        if state.base is None or self._state.base != state.base:
            return None
        return _renewed(db, self._columns, state, self._state.words)

    def _from_file(self, db: Database, state: PeopleState) -> PeopleColumns | None:
        found = array_files.kept(self._path, _COLUMNS, state.base) if state.base else None
        if found is None:
            return None
        arrays = found.arrays
        kinds = tuple(Kind(*each) for each in found.said)
        if int(arrays["kind"].max(initial=0)) >= len(kinds):
            return None
        self._filed = state
        columns = PeopleColumns(arrays["kind"], arrays["following"], kinds)
        return _renewed(db, columns, state, Words(arrays["word_person"], arrays["word_mark"]))

    def _all_read(self, db: Database, state: PeopleState) -> PeopleColumns:
        """Everybody, going on where an earlier reading of the same state was stopped."""
        begun = self._under_way
        if begun is None or not state.base or not _same(begun[0], state):
            begun = (state, Reading(db))
        self._under_way = begun
        sentence = _("Counting people")
        columns = begun[1].run(db, lambda share: tell(share, sentence))
        self._under_way = None
        let_go(db)
        return columns

    def close(self) -> None:
        """Write down what labels have changed, so that the next start finds it."""
        with self._lock:
            state, columns = self._state, self._columns
            if state is None or columns is None or self._under_way is not None:
                return
            if self._filed is None or not _same(self._filed, state):
                self._write(state, columns)

    def _write(self, state: PeopleState, columns: PeopleColumns) -> None:
        if not state.base or len(columns.kind) < WORTH_A_FILE or self._library.only_read:
            return
        words = {"word_person": state.words.person, "word_mark": state.words.mark}
        arrays = {"kind": columns.kind, "following": columns.following, **words}
        if array_files.keep(self._path, _COLUMNS, state.base, arrays, columns.kinds):
            self._filed = state

    def array(
        self, desk: Remembering, name: str, make: Make, *, says: str = "", of_names: bool = False
    ) -> NDArray[Any]:
        """The array of whole numbers of a name, which no label changes (`of_names`: but those of
        names): read by `make(db, numbers, tell)` unless it is kept. `numbers` is the length of
        arrays by internal number; `says` tells what is done."""
        told = lambda share: tell(share, says or _("Counting people"))  # noqa: E731
        with desk.library.using() as db, reading(db):
            mark = self._file_mark()
            state = people_state(db, mark).names if of_names else people_base(db, mark)

            def made() -> NDArray[Any]:
                return self._made_or_kept(db, state, name, lambda count: make(db, count, told))

            return self._sets.recall((state, name), made) if state else made()

    def _made_or_kept(
        self,
        db: Database,
        state: str | None,
        name: str,
        make: Callable[[int], NDArray[Any]],
    ) -> NDArray[Any]:
        found = array_files.kept(self._path, name, state) if state else None
        if found is not None:
            return found.arrays[_ARRAY]
        newest = db.conn.execute("SELECT coalesce(max(id), 0) FROM person_ref").fetchone()[0]
        made = make(newest + 1)
        let_go(db)
        if not state or newest < WORTH_A_FILE or self._library.only_read:
            return made
        array_files.keep(self._path, name, state, {_ARRAY: made})
        again = array_files.kept(self._path, name, state)
        return made if again is None else again.arrays[_ARRAY]

    def _file_mark(self) -> str:
        return array_files.file_mark(self._path)


def _same(one: PeopleState, other: PeopleState) -> bool:
    return one.base == other.base and not len(one.changed_since(other.words))


def _renewed(
    db: Database, columns: PeopleColumns, state: PeopleState, words: Words
) -> PeopleColumns | None:
    """The columns with the people read again of whom the owner's words have changed since `words`;
    None where these are too many."""
    changed = state.changed_since(words)
    if len(changed) > MOST_RENEWED:
        return None
    return columns.renewed(db, changed) if len(changed) else columns
