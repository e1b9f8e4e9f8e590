"""How much a message says, taken from its text in passing: the text itself is never kept."""

from __future__ import annotations

import re

from reachdesk.domain.score.courtesy import courtesy
from reachdesk.domain.score.courtesy_words import DEFAULT_WORDS


def weight_of(text: str | None) -> float | None:
    """The courtesy weight of a message, 0.1 to 1; None for one without words.

    Most messages hold no phrase's beginning, which is quicker to see than that they hold no phrase.
    """
    if not text or not text.strip():
        return None
    lower = text.lower()
    return courtesy(text).weight if any(sign in lower for sign in _SIGNS) else 1.0


def _beginnings() -> tuple[str, ...]:
    phrases = [phrase for words in DEFAULT_WORDS for phrase in words.phrases]
    return tuple({re.split(r"[*_\s]", phrase.strip().lower())[0] for phrase in phrases} - {""})


_SIGNS = _beginnings()
