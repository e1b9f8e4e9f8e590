"""Answers of the overview page."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from reachdesk.domain.answers.method import Method
from reachdesk.domain.evidence import Evidence


@dataclass(frozen=True, slots=True)
class ActivityCount:
    """One of the four counts: key "posts_sent", "mentions_received", "messages_received" or
    "reposts_received".

    `count` and `before` (the period before) are None where no export says. `weeks` (13,) are the
    weekly counts, oldest first (NaN unknown), `courtesy_weeks` (13,) the part of them that is
    courtesy, `courtesy` its total.
    """

    key: str
    count: int | None
    before: int | None
    weeks: np.ndarray
    courtesy: int | None
    courtesy_weeks: np.ndarray
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ActivityCounts:
    """The 90-day ledger of activity: always the four counts, in this order."""

    method: Method
    first_day: int
    counts: tuple[ActivityCount, ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """One sentence of «what changed»: a key and its amounts.

    `direction` is -1, 0 or 1, `page` where the sentence leads. Keys: "score", "followers",
    "top_post", "posts", "nothing".
    """

    key: str
    direction: int
    amounts: tuple[tuple[str, float], ...]
    words: tuple[tuple[str, str], ...] = ()
    page: str = "score"


@dataclass(frozen=True, slots=True)
class WhatChanged:
    """What changed in the period, at most four sentences."""

    method: Method
    from_day: int
    to_day: int
    happenings: tuple[Happening, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """A thing worth a look, done in under a minute: key, amount and the page it leads to."""

    key: str
    amount: int
    page: str
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class WorthALook:
    """At most three tasks."""

    tasks: tuple[Task, ...]
