"""Results kept until the library changes: each is computed once, whoever asks first."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from reachdesk.services.reporting import still_wanted

Result = TypeVar("Result")

_SECONDS_BETWEEN_LOOKS = 0.05  # while another thread makes the same


class _Slot:
    """One result in the making or made; `lock` is held while it is made."""

    __slots__ = ("lock", "made", "result")

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.made = False
        self.result: Any = None


class Memory:
    """A bounded, thread-safe memory of computed results; the least recently used goes first."""

    def __init__(self, most: int = 256) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._slots: OrderedDict[Hashable, _Slot] = OrderedDict()

    def recall(self, key: Hashable, make: Callable[[], Result]) -> Result:
        """The result for `key`, made by `make` unless it is remembered.

        Two threads that ask for one key at once wait for one computation. What `make` raises
        goes to the caller and is not remembered. `make` may recall other keys, never its own.
        Raises `Cancelled` once nobody waits for what this thread does (see `still_wanted`).
        """
        slot = self._slot(key)
        still_wanted()
        while not slot.lock.acquire(timeout=_SECONDS_BETWEEN_LOOKS):
            still_wanted()
        try:
            if not slot.made:
                slot.result = make()
                slot.made = True
        finally:
            slot.lock.release()
        return slot.result  # type: ignore[no-any-return]

    def clear(self) -> None:
        """Forget everything; computations under way go to their callers and are not kept."""
        with self._lock:
            self._slots = OrderedDict()

    def _slot(self, key: Hashable) -> _Slot:
        with self._lock:
            slot = self._slots.setdefault(key, _Slot())
            self._slots.move_to_end(key)
            while len(self._slots) > self._most:
                self._slots.popitem(last=False)
            return slot
