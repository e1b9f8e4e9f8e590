"""What stands at the foot of every answer: account, window, amounts, coverage, evidence."""

from __future__ import annotations

from collections import Counter
from typing import TypeVar

import numpy as np

from reachdesk.domain.answers.method import Method
from reachdesk.domain.evidence import Coverage, Evidence
from reachdesk.services import accounts
from reachdesk.services.desk import Desk, Request
from reachdesk.storage import sources

Array = TypeVar("Array", bound="np.ndarray")


def method(desk: Desk, request: Request, evidence: Evidence) -> Method:
    """Account, period, evidence and sources of an answer to `request`; the card adds the rest.

    Raises `UserError` for an account that the library does not have.
    """
    account = accounts.choose(desk, request.account)
    return Method(
        network=account.network,
        handle=None if request.masked else account.handle,
        period=request.period,
        evidence=evidence,
        sources=source_count(desk, account.id),
        masked=request.masked,
    )


def covered(**known: tuple[int, int]) -> tuple[tuple[str, Coverage], ...]:
    """(known, of all) by key as coverage; left out where there is nothing to know."""
    return tuple((key, Coverage(*pair)) for key, pair in known.items() if pair[1])


def source_count(desk: Desk, account: str) -> int:
    """How many imports say something of an account (its public id)."""

    def counted() -> Counter[str]:
        with desk.library.using() as db:
            return Counter(source.account for source in sources.sources(db))

    return desk.remember(("source counts",), counted)[account]


def read_only(array: Array) -> Array:
    """The array, closed against writing: answers are shared."""
    array.setflags(write=False)
    return array
