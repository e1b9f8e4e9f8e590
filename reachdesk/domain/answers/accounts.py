"""The owner's accounts, as pages and the command line name them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AccountInfo:
    """One account. `id` is its public id, such as "x:ana".

    `first_day` and `last_day` are the days (UTC) of its oldest and newest record: a post, an
    exchange, a follower set, or the date of an export; None where it has none.
    """

    id: str
    network: str
    native_id: str | None
    handle: str | None
    name: str | None
    first_day: int | None
    last_day: int | None
    posts: int
