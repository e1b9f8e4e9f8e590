"""Tone of English texts, from a small lexicon. It stands beside a score and never changes one."""

from __future__ import annotations

from enum import StrEnum

from reachdesk.domain.score.courtesy import courtesy, words_of
from reachdesk.domain.score.tone_words import FRIENDLY, HOSTILE, NEGATIONS

LANGUAGE = "en"
"""The only language that the lexicon knows; texts in others come out neutral or wrong."""

NEGATION_REACH = 3
"""How many words a negation turns round."""

WHAT_IF_WEIGHT = {"pos": 1.0, "neu": 1.0, "neg": 0.0}
"""What a reaction would count in a score that heeded tone."""


class Tone(StrEnum):
    """How a text sounds."""

    POSITIVE = "pos"
    NEUTRAL = "neu"
    NEGATIVE = "neg"


def tone_of(text: str) -> Tone:
    """The tone of one English text: friendly words less hostile ones, negated ones turned round."""
    words = [word.replace("’", "'") for word in words_of(text)]
    balance = 0
    for place, word in enumerate(words):
        value = (word in FRIENDLY) - (word in HOSTILE)
        negated = not NEGATIONS.isdisjoint(words[max(0, place - NEGATION_REACH) : place])
        balance += -value if negated else value
    if balance == 0:
        return Tone.NEUTRAL
    return Tone.POSITIVE if balance > 0 else Tone.NEGATIVE


def multiplier_with_tone(text: str) -> float:
    """What a reaction would count, 0..1, if tone were heeded: a what-if, not what recipes use."""
    return courtesy(text).weight * WHAT_IF_WEIGHT[tone_of(text)]
