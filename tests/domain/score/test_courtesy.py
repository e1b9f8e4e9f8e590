import pytest

from reachdesk.domain.score.courtesy import CourtesyReader, courtesy
from reachdesk.domain.score.courtesy_words import DEFAULT_WORDS, CourtesyWords, edited_words


@pytest.mark.parametrize(
    "text",
    [
        "thanks for the #ff",
        "Thank you so much for following!",
        "@someone thx",
        "Happy birthday",
        "Have a great weekend everyone",
        "Welcome!",
        "bedankt voor het volgen",
        "Dank je!",
        "obrigado!",
        "Parabéns",
        "valeu",
        "Danke für das Folgen",
        "Herzlichen Glückwunsch",
        "¡Muchas gracias por seguirme!",
        "Feliz cumpleaños",
        "merci pour le partage",
        "Bonne journée",
    ],
)
def test_pure_courtesy_in_six_languages(text):
    found = courtesy(text)
    assert found.weight == pytest.approx(0.1)
    assert found.is_courtesy
    assert found.matched


@pytest.mark.parametrize(
    "text",
    ["", "Five ways to measure reach", "this is disgusting", "A party: the type is cheerful", "👍"],
)
def test_text_without_courtesy_counts_in_full(text):
    found = courtesy(text)
    assert (found.weight, found.matched, found.is_courtesy) == (1.0, (), False)


def test_what_else_is_said_counts():
    assert courtesy("Congrats on the new role").weight == pytest.approx(0.4)
    found = courtesy("Thanks for the #ff! What contact centre software do you use these days?")
    assert found.weight == 1.0
    assert not found.is_courtesy


def test_the_matched_words_are_those_written():
    found = courtesy("CHEERS @mate, and Thank  You for https://example.org/thanks report")
    assert found.matched[:2] == ("CHEERS", "Thank  You")
    assert found.content[-1] == "report"


def test_phrases_are_whole_words_and_the_longest_wins():
    assert courtesy("typical tyres").matched == ()
    assert courtesy("vielen dank").matched == ("vielen dank",)
    assert courtesy("Congratulations").matched == ("Congratulations",)


def test_lists_can_be_edited():
    polish = CourtesyWords("pl", ("dziękuję",), "za")
    assert courtesy("Dziękuję za raport").weight == 1.0
    found = courtesy("Dziękuję za raport", (*DEFAULT_WORDS, polish))
    assert found.matched == ("Dziękuję",)
    assert found.content == ("raport",)
    assert courtesy("thanks", (polish,)).weight == 1.0
    assert CourtesyReader(()).read("thanks").weight == 1.0


def test_odd_characters_in_a_phrase_are_taken_as_they_are():
    odd = CourtesyWords("xx", ("(y)", "a.b", ""), "")
    assert courtesy("ok (y)", (odd,)).matched == ("(y)",)
    assert courtesy("axb", (odd,)).matched == ()


def test_the_languages():
    assert [words.language for words in DEFAULT_WORDS] == ["en", "nl", "pt", "de", "es", "fr"]


def test_the_owners_words_count_and_removed_ones_do_not():
    words = edited_words(("tak", "super *"), ("thanks", "danke*"))
    assert courtesy("Tak!", words).matched == ("Tak",)
    assert courtesy("thanks", words).matched == ()
    assert courtesy("danke", words).matched == ()
    assert courtesy("merci", words).matched == ("merci",)
    assert edited_words() == DEFAULT_WORDS
