"""The quick look for phrases finds every text that has one."""

from __future__ import annotations

import pytest

from reachdesk.domain.score.courtesy import courtesy
from reachdesk.domain.score.courtesy_words import DEFAULT_WORDS
from reachdesk.importers.message_weight import weight_of

PHRASES = [phrase for words in DEFAULT_WORDS for phrase in words.phrases]


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_text_with_a_phrase_weighs_what_courtesy_says(phrase):
    text = phrase.replace("_", "you").replace("*", "s")
    for written in (text, text.upper(), f"{text} for the roster of next month, all is well now"):
        assert weight_of(written) == courtesy(written).weight


def test_texts_without_words_weigh_nothing_and_others_all():
    assert weight_of(None) is weight_of("") is weight_of(" \n") is None
    assert weight_of("Is the roster ready?") == 1.0
