"""A library at work, and what a page asks of it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from reachdesk.domain.periods import Period
from reachdesk.domain.reach.assumptions import DEFAULT, Assumptions
from reachdesk.domain.reach.plan import Plan
from reachdesk.services.memory import Memory

if TYPE_CHECKING:  # a page names its request before any library is opened
    from sqlite_utils import Database

    from reachdesk.services.people_store import PeopleStore
    from reachdesk.storage.library import Library

Result = TypeVar("Result")


class _MovedError(Exception):
    """The library changed while something was made of it."""

    def __init__(self, made: Any) -> None:
        super().__init__()
        self.made = made


class Desk:
    """A library and what has been computed from it since it last changed."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._memory = Memory()
        self._lasting = Memory()
        self._lasting_base: str | None = None
        self._lasting_lock = threading.Lock()
        self._seen = threading.local()

    @cached_property
    def people(self) -> PeopleStore:
        """The arrays of all people, which know themselves whether they still hold."""
        from reachdesk.services.people_store import PeopleStore  # noqa: PLC0415 - not at the start

        return PeopleStore(self.library)

    def database(self) -> Database:
        """The calling thread's own connection to the library."""
        return self.library.database()

    def remember(self, key: Hashable, make: Callable[[], Result]) -> Result:
        """The result for `key`, made by `make` unless it was made since the library last changed.

        Safe to call from any thread; what `make` raises comes through and is not remembered.
        """
        self._notice_others()
        return self._memory.recall(key, make)

    def remember_few(
        self, kind: Hashable, which: Hashable, make: Callable[[], Result], most: int
    ) -> Result:
        """As `remember`, for results so large that of one kind no more than `most` are kept: the
        least recently used goes first. `which` tells those of a kind apart."""
        return self.remember(kind, lambda: Memory(most)).recall(which, make)

    def lasting(self, key: Hashable, make: Callable[[], Result]) -> Result:
        """As `remember`, for what the owner's words about people do not change: it outlives their
        labels."""
        base = self.remember(("base",), self._base)
        if base is None:
            return self.remember(key, make)
        with self._lasting_lock:
            if base != self._lasting_base:
                self._lasting_base, self._lasting = base, Memory()
            memory = self._lasting

        def checked() -> Result:
            made = make()
            if self._base() != base:
                raise _MovedError(made)
            return made

        try:
            return memory.recall(key, checked)
        except _MovedError as moved:
            return moved.made  # type: ignore[no-any-return]

    def _base(self) -> str | None:
        """A mark of all that is in the library but the owner's words about people."""
        from reachdesk.storage.people_state import library_base  # noqa: PLC0415 - not at the start

        with self.library.using() as db:
            return library_base(db)

    def forget_results(self) -> None:
        """Call after this process has changed the library: everything is computed afresh."""
        self._memory.clear()

    def _notice_others(self) -> None:
        """Forget when another connection has written. What tells that means nothing to other
        threads, so each keeps its own."""
        version = self.library.version()
        if getattr(self._seen, "version", version) != version:
            self._memory.clear()
        self._seen.version = version


@dataclass(frozen=True, slots=True)
class Request:
    """What a page shows: an account, a period, and for reach a post and its assumptions.

    `compare` are two days (from, to) whose difference is asked for. `post_id` names a post,
    `posted_ms` a moment instead of one. `model` is "full" or "simple". `recipe` names the recipe of
    the score ("": the newest released one), `overlays` the keys of lines wanted over it;
    `equal_partners` and `courtesy_in_full` are the owner's two switches of the score. `rule`
    selects followers (see `domain.segments`; "": nobody in particular). With `masked` no handle or
    name of anybody is in the answer.

    `calibrate`: whether untouched assumptions stand at the level of measured views. `draft`: the
    text of a post not sent yet, for a forecast at `posted_ms`; `draft_reply` says whether it
    answers somebody (None: its text decides). `owner_zone`: the owner's own time zone, `clock_zone`
    the one whose clock an answer about hours shows; None: that of most followers. `plan`: a plan
    for posting that is compared with the present one; `quick`: without what a picture does not
    show, while a knob moves. `beside`: another account of the owner's to
    set beside this one ("": none).
    """

    account: str
    period: Period
    compare: tuple[int, int] | None = None
    post_id: str | None = None
    posted_ms: int | None = None
    model: str = "full"
    assumptions: Assumptions = DEFAULT
    recipe: str = ""
    overlays: tuple[str, ...] = ()
    equal_partners: bool = False
    courtesy_in_full: bool = False
    masked: bool = False
    rule: str = ""
    calibrate: bool = True
    draft: str | None = None
    draft_reply: bool | None = None
    owner_zone: str | None = None
    clock_zone: str | None = None
    plan: Plan | None = None
    quick: bool = False
    beside: str = ""
