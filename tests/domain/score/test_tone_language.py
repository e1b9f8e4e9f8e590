import pytest

from reachdesk.domain.score.tone_language import ENGLISH, OTHERS, is_english


@pytest.mark.parametrize(
    "text",
    [
        "I don’t really like it",
        "this is what we need",
        "awesome!",
        "@ana the chart is wrong",
        "So true, and so well put",
    ],
)
def test_english(text):
    assert is_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "obrigado pela partilha, muito bom",
        "das ist nicht so gut wie es war",
        "wat een goed verhaal, dank je wel",
        "merci pour le partage",
        "esto es lo que hay que hacer",
        "また明日",
        "Lisboa",
        "fine",
        "",
        "@ana https://example.org/this-is-it",
    ],
)
def test_other_or_unclear(text):
    assert not is_english(text)


def test_small_words_are_small():
    assert max(map(len, ENGLISH)) <= 7
    assert len(ENGLISH - OTHERS) > 90
