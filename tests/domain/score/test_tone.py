import pytest

from reachdesk.domain.score.tone import LANGUAGE, Tone, multiplier_with_tone, telling_words, tone_of
from reachdesk.domain.score.tone_words import FRIENDLY, HOSTILE


@pytest.mark.parametrize(
    ("text", "tone"),
    [
        ("this is disgusting and offensive", Tone.NEGATIVE),
        ("not bad at all", Tone.POSITIVE),
        ("I don’t really like it", Tone.NEGATIVE),
        ("Five ways to measure reach", Tone.NEUTRAL),
        ("great data, terrible chart", Tone.NEUTRAL),
        ("@terrible https://example.org/awful lovely", Tone.POSITIVE),
        ("not a word of it was true, but it was a useful read", Tone.POSITIVE),
        ("", Tone.NEUTRAL),
    ],
)
def test_tone(text, tone):
    assert tone_of(text) is tone


def test_the_words_behind_a_tone():
    assert telling_words("not bad, but a lovely mess") == (("bad", 1), ("lovely", 1), ("mess", -1))
    assert telling_words("Five ways") == ()


def test_the_what_if_drops_hostile_reactions_and_keeps_courtesy_small():
    assert multiplier_with_tone("this is disgusting") == 0
    assert multiplier_with_tone("obrigado!") == pytest.approx(0.1)
    assert multiplier_with_tone("Five ways to measure reach") == 1


def test_the_lexicon_is_english_and_consistent():
    assert LANGUAGE == "en"
    assert not FRIENDLY & HOSTILE
