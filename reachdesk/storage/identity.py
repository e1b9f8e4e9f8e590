"""Whose export is whose: sources to accounts, from what the sources say of their owner.

The rule looks at the whole set of sources of one network, so the order of imports does not matter
and forgetting one may split or rename accounts:

1. Sources that name the same native id are one account.
2. A source that names only a handle joins the account that used that handle; of several, the one
   that used it latest (then the larger native id). Without such an account, the sources that name
   this handle are an account of their own.
3. A source that names nobody joins the only account of its network; where there is none or more
   than one, such sources are together an account without a name.

The public id of an account is `network:handle` with its latest handle in lower case. Where two
accounts used the handle, the one that used it latest has it and the others go by native id.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Naming(NamedTuple):
    """What one source says of its owner at a time.

    `stated` is True for what the export as a whole names, which goes before what its profile
    records say. Handles are in lower case.
    """

    source_id: int
    native_id: str | None
    handle: str | None
    at_ms: int
    stated: bool = True


class Named(NamedTuple):
    """How an account is called: native id, latest handle and public id."""

    native_id: str | None
    handle: str | None
    public_id: str


NOBODY = ""


def group(namings: Sequence[Naming]) -> dict[int, str]:
    """The account's key for each source of one network, by the rule above.

    Keys are "#" and a native id, "@" and a handle, or `NOBODY`; each source has a naming or more.
    """
    native = _owner(namings, "native_id")
    handles = _owner(namings, "handle")
    users: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for row in namings:
        if row.handle and row.source_id in native:
            users[row.handle].append((row.at_ms, native[row.source_id]))
    keys: dict[int, str] = {}
    for source_id in {row.source_id for row in namings}:
        handle = handles.get(source_id)
        if source_id in native:
            keys[source_id] = f"#{native[source_id]}"
        elif handle:
            keys[source_id] = f"#{max(users[handle])[1]}" if handle in users else f"@{handle}"
    known = set(keys.values())
    only = known.pop() if len(known) == 1 else NOBODY
    return {row.source_id: keys.get(row.source_id, only) for row in namings}


def _owner(namings: Sequence[Naming], field: str) -> dict[int, str]:
    """The value of `field` per source: the stated one, else the latest, else the largest."""
    best: dict[int, tuple[bool, int, str]] = {}
    for row in namings:
        value = getattr(row, field)
        if value:
            said = (row.stated, row.at_ms, value)
            best[row.source_id] = max(best.get(row.source_id, said), said)
    return {source_id: value for source_id, (_stated, _at, value) in best.items()}


def name(network: str, keys: Mapping[int, str], namings: Sequence[Naming]) -> dict[str, Named]:
    """How each account of a network is called, by its key (see `group`)."""
    handles = _latest_handles(keys, namings)
    holders: dict[str, tuple[int, str]] = {}
    for key, (at_ms, word) in handles.items():
        holders[word] = max(holders.get(word, (at_ms, key)), (at_ms, key))
    named: dict[str, Named] = {}
    taken: set[str] = set()
    # those that hold their handle choose first
    for holds in (True, False):
        for key in sorted(set(keys.values())):
            handle = handles[key][1] if key in handles else None
            if (handle is not None and holders[handle][1] == key) is not holds:
                continue
            native_id = key[1:] if key.startswith("#") else None
            word = (handle if holds else native_id) or "unknown"
            public_id = f"{network}:{word}"
            if public_id in taken:
                public_id = f"{network}:#{word}"
            taken.add(public_id)
            named[key] = Named(native_id, handle, public_id)
    return named


def _latest_handles(
    keys: Mapping[int, str], namings: Sequence[Naming]
) -> dict[str, tuple[int, str]]:
    """Per account the date and name of its latest handle; an "@" account is called as its key."""
    latest: dict[str, tuple[int, str]] = {}
    for row in namings:
        key = keys[row.source_id]
        if row.handle and (not key.startswith("@") or key == f"@{row.handle}"):
            said = (row.at_ms, row.handle)
            latest[key] = max(latest.get(key, said), said)
    return latest
