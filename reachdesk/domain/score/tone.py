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


def telling_words(text: str) -> tuple[tuple[str, int], ...]:
    """The words of a text that its tone was read from, in order: 1 friendly, -1 hostile, negated
    ones turned round."""
    words = [word.replace("’", "'") for word in words_of(text)]
    found = []
    for place, word in enumerate(words):
        value = (word in FRIENDLY) - (word in HOSTILE)
        negated = not NEGATIONS.isdisjoint(words[max(0, place - NEGATION_REACH) : place])
        if value:
            found.append((word, -value if negated else value))
    return tuple(found)


def tone_of(text: str) -> Tone:
    """The tone of one English text: friendly words less hostile ones, negated ones turned round."""
    balance = sum(value for _word, value in telling_words(text))
    if balance == 0:
        return Tone.NEUTRAL
    return Tone.POSITIVE if balance > 0 else Tone.NEGATIVE


def multiplier_with_tone(text: str) -> float:
    """What a reaction would count, 0..1, if tone were heeded: a what-if, not what recipes use."""
    return courtesy(text).weight * WHAT_IF_WEIGHT[tone_of(text)]
