"""The people whom posts name, each as last seen."""

from __future__ import annotations

from reachdesk.domain.records import PersonFact
from reachdesk.importers.base import Owner

MOST_HELD = 20_000
"""People held in memory: most are named again and again, and one fact of each is enough."""


def person_ref(native_id: str | None, handle: str | None) -> str | None:
    """The ref of a person: the id, else "@handle" in lower case; None where there is neither."""
    if native_id and native_id.isdecimal():
        return native_id
    return f"@{handle.lower()}" if handle else None


class Met:
    """Gathers people while posts pass; the owner is none of them."""

    def __init__(self, owner: Owner) -> None:
        self._owner_id = owner.native_id
        self.owner_handle = (owner.handle or "").lower()
        self._known: dict[str, list[str | int | None]] = {}

    def is_owner(self, native_id: str | None, handle: str | None) -> bool:
        """Whether an id, or where one is missing a handle, is the owner's."""
        if native_id and self._owner_id:
            return native_id == self._owner_id
        return bool(handle and self.owner_handle and handle.lower() == self.owner_handle)

    def see(
        self, native_id: str | None, handle: str | None, name: str | None, seen_ms: int
    ) -> str | None:
        """The ref of a person named at `seen_ms` (UTC milliseconds); None for the owner."""
        known = self._known.get(native_id) if native_id else None
        ref = native_id
        if known is None:
            if self.is_owner(native_id, handle):
                return None
            ref = person_ref(native_id, handle)
            if ref is None or not handle:
                return ref
            known = self._known.setdefault(ref, [handle, name or None, seen_ms])
        if handle and seen_ms >= known[2]:  # type: ignore[operator]
            known[0] = handle
            known[1] = name or known[1]
            known[2] = seen_ms
        elif name and known[1] is None:
            known[1] = name
        return ref

    @property
    def many(self) -> bool:
        """Whether so many have been met since the last call of `take` that it is time for it."""
        return len(self._known) >= MOST_HELD

    def take(self) -> list[PersonFact]:
        """The people met since the last call, each as last seen."""
        people = [
            PersonFact(ref, handle, name, seen_ms=seen_ms)  # type: ignore[arg-type]
            for ref, (handle, name, seen_ms) in self._known.items()
        ]
        self._known = {}
        return people
