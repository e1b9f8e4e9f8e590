"""The tone of mentions, replies and quotes received, as far as an English word list can tell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.answers.tone import Controversy, ToneText
from reachdesk.domain.periods import MILLISECONDS_A_DAY
from reachdesk.domain.records import Direction, ExchangeKind
from reachdesk.domain.score.tone import Tone, telling_words, tone_of
from reachdesk.domain.score.tone_language import is_english
from reachdesk.services import accounts
from reachdesk.services.audience_arrays import account_number
from reachdesk.services.desk import Desk, Request
from reachdesk.services.labels import item_labels
from reachdesk.storage import exchanges as stored
from reachdesk.storage import people

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


def tone_texts(desk: Desk, request: Request, first_day: int, last_day: int) -> tuple[ToneText, ...]:
    """What was received on these days, both included, oldest first, with how each was read.

    Empty in a masked answer.
    """
    if request.masked:
        return ()
    with desk.library.using() as db:
        number = account_number(db, accounts.choose(desk, request.account).id)
        span = (first_day * MILLISECONDS_A_DAY, (last_day + 1) * MILLISECONDS_A_DAY)
        columns = stored.exchange_columns(db, number, *span)
        texts = dict(stored.each_exchange_text(db, number))
        refs = people.refs_by_id(db, columns.person.tolist())
    labels = item_labels(desk, request, [("person", ref) for ref in refs.values()])
    found = []
    for place in np.flatnonzero(_chosen(columns)).tolist():
        text = texts.get(str(columns.ids[place]))
        reading = reading_of(text)
        ref = refs.get(int(columns.person[place]), "")
        found.append(
            ToneText(
                at_ms=int(columns.at_ms[place]),
                kind=stored.KINDS[columns.kind[place]].value,
                person=labels[("person", ref)][1] if ref else "",
                text=text,
                reading=reading.name.lower(),
                words=telling_words(text or "") if reading < Reading.UNCLEAR else (),
            )
        )
    return tuple(found)


def _chosen(columns: stored.ExchangeColumns) -> NDArray[np.bool_]:
    """Which exchanges are mentions, replies and quotes received."""
    return np.asarray((columns.direction == _RECEIVED) & np.isin(columns.kind, _KINDS))


def _read(desk: Desk, account: str) -> Toned:
    with desk.library.using() as db:
        number = account_number(db, accounts.choose(desk, account).id)
        columns = stored.exchange_columns(db, number)
        texts = dict(stored.each_exchange_text(db, number))
    chosen = _chosen(columns)
    readings = [reading_of(texts.get(name)) for name in columns.ids[chosen].tolist()]
    return Toned(columns.at_ms[chosen] // MILLISECONDS_A_DAY, np.array(readings, np.int64))
