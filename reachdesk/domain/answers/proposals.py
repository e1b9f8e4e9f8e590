"""Answers about what may be the same, for the owner to decide."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProposalSide:
    """One of the two: its network, the id there, the account (of a message, else ""), the handle
    (of a person, else None), the words of the message or the name of the person, and its UTC
    milliseconds (of a message, else None)."""

    network: str
    ref: str
    account: str
    handle: str | None
    label: str
    at_ms: int | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two that may be the same. `kind` is "message" or "person"; `clues` are keys of
    `sameness.Clue`, none where what spoke for it is gone. `accepted` is the owner's decision, None
    where there is none yet. `id` stays the same whatever is imported or forgotten."""

    id: str
    kind: str
    one: ProposalSide
    other: ProposalSide
    clues: tuple[str, ...]
    accepted: bool | None
