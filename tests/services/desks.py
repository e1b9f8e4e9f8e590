"""Desks over small made-up libraries, and what tests ask them."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import fields, is_dataclass

import numpy as np

from reachdesk.domain.periods import MILLISECONDS_A_DAY, Period
from reachdesk.domain.records import PostFact, PostKind, Precision
from reachdesk.services.desk import Desk, Request
from tests.storage.stories import Story, library_of

DAY = 19_000
ACCOUNT = "x:ana"


@contextmanager
def desk_of(path, *stories):
    """A desk over a new library with these stories."""
    with library_of(path / "library.reachdesk", *stories) as library:
        yield Desk(library)


def at(day, hour=12):
    """That hour of a day, UTC milliseconds."""
    return day * MILLISECONDS_A_DAY + hour * MILLISECONDS_A_DAY // 24


def told(fingerprint, day, *facts, **named):
    """An export of the account @ana as of the end of a day."""
    return Story(fingerprint, at(day, 23), list(facts), native_id="1", handle="ana", **named)


def post(number, day, kind=PostKind.ORIGINAL, hour=12, **counts):
    """A post of a day, its id in the order of time."""
    return PostFact(
        post_id=str(1_000_000 + number),
        created_ms=at(day, hour),
        precision=counts.pop("precision", Precision.SECOND),
        kind=kind,
        text=counts.pop("text", f"words {number}"),
        **counts,
    )


def asked(first_day, last_day, **more):
    """A request about @ana."""
    return Request(ACCOUNT, Period(first_day, last_day), **more)


def all_texts(answer):
    """Every text inside an answer, however deep; keys of dictionaries and enums included."""
    if isinstance(answer, str):
        yield str(answer)
    elif is_dataclass(answer):
        for field in fields(answer):
            yield from all_texts(getattr(answer, field.name))
    elif isinstance(answer, tuple | list):
        for part in answer:
            yield from all_texts(part)


def arrays_of(answer):
    """Every array inside an answer."""
    if isinstance(answer, np.ndarray):
        yield answer
    elif is_dataclass(answer):
        for field in fields(answer):
            yield from arrays_of(getattr(answer, field.name))
    elif isinstance(answer, tuple | list):
        for part in answer:
            yield from arrays_of(part)
