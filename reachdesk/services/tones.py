"""The tone of mentions, replies and quotes received, as far as an English word list can tell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.answers.tone import Controversy
from reachdesk.domain.periods import MILLISECONDS_A_DAY
from reachdesk.domain.records import Direction, ExchangeKind
from reachdesk.domain.score.tone import Tone, tone_of
from reachdesk.domain.score.tone_language import is_english
from reachdesk.services import accounts
from reachdesk.services.audience_arrays import account_number
from reachdesk.services.desk import Desk
from reachdesk.storage import exchanges as stored

_RECEIVED = stored.DIRECTIONS.index(Direction.IN)
_KINDS = [
    stored.KINDS.index(kind)
    for kind in (ExchangeKind.MENTION, ExchangeKind.REPLY, ExchangeKind.QUOTE)
]


class Reading(IntEnum):
    """How a received text was read."""

    POSITIVE = 0
    NEUTRAL = 1
    NEGATIVE = 2
    UNCLEAR = 3
    WORDLESS = 4


_BY_TONE = {
    Tone.POSITIVE: Reading.POSITIVE,
    Tone.NEUTRAL: Reading.NEUTRAL,
    Tone.NEGATIVE: Reading.NEGATIVE,
}


@dataclass(frozen=True, eq=False)
class Toned:
    """Mentions, replies and quotes received: day, ascending, and `Reading` of each, (texts,)."""

    days: NDArray[np.int64]
    readings: NDArray[np.int64]

    def between(self, first_day: int, last_day: int) -> NDArray[np.int64]:
        """The readings of these days, both included."""
        first, last = np.searchsorted(self.days, (first_day, last_day + 1))
        return self.readings[first:last]


def toned(desk: Desk, account: str) -> Toned:
    """Everything received, read once until the library changes."""
    return desk.remember(("tones", account), lambda: _read(desk, account))


def controversy(desk: Desk, account: str, first_day: int, last_day: int) -> Controversy:
    """How much of what was received on these days, both included, sounds negative."""
    counts = np.bincount(
        toned(desk, account).between(first_day, last_day), minlength=len(Reading)
    ).tolist()
    return Controversy(
        negative=counts[Reading.NEGATIVE],
        read=sum(counts[: Reading.UNCLEAR]),
        received=sum(counts),
    )


def reading_of(text: str | None) -> Reading:
    """How one text reads; None where no export has it."""
    if not text or not text.strip():
        return Reading.WORDLESS
    return _BY_TONE[tone_of(text)] if is_english(text) else Reading.UNCLEAR


def _read(desk: Desk, account: str) -> Toned:
    with desk.library.using() as db:
        number = account_number(db, accounts.choose(desk, account).id)
        columns = stored.exchange_columns(db, number)
        texts = dict(stored.each_exchange_text(db, number))
    chosen = (columns.direction == _RECEIVED) & np.isin(columns.kind, _KINDS)
    readings = [reading_of(texts.get(name)) for name in columns.ids[chosen].tolist()]
    return Toned(columns.at_ms[chosen] // MILLISECONDS_A_DAY, np.array(readings, np.int64))
