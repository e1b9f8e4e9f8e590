"""Answers about the tone of what others said."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from reachdesk.domain.answers.method import Method


@dataclass(frozen=True, slots=True)
class Controversy:
    """How many of the mentions, replies and quotes received sound negative.

    Of `received` ones `read` are English, and `negative` of these sound negative. It stands beside
    the volume and is never part of a score.
    """

    negative: int
    read: int
    received: int


@dataclass(frozen=True, slots=True)
class ToneText:
    """A mention, reply or quote received, with how it was read.

    `person` is what its writer is called ("": nothing known), `text` None where no export has it.
    `reading`: "positive", "neutral", "negative", "unclear" or "wordless". `words` are those that
    the tone was read from, 1 friendly, -1 hostile.
    """

    at_ms: int
    kind: str
    person: str
    text: str | None
    reading: str
    words: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class ToneLane:
    """Mentions, replies and quotes received by week and tone; arrays of shape (weeks,).

    `week_days` are the first days of the weeks. `received` is the sum of `positive`, `neutral`,
    `negative` (English texts by a word list), `unclear` (another language, or too short to tell)
    and `wordless` (no export has the text). NaN: no export speaks of that week.
    """

    method: Method
    week_days: np.ndarray
    received: np.ndarray
    positive: np.ndarray
    neutral: np.ndarray
    negative: np.ndarray
    unclear: np.ndarray
    wordless: np.ndarray
    controversy: Controversy
