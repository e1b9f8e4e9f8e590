from __future__ import annotations

import pytest

from reachdesk.domain.errors import UserError
from reachdesk.domain.records import ExchangeFact
from reachdesk.services import cards
from reachdesk.services.history import account_history
from reachdesk.services.kept import put_back
from reachdesk.services.score_courtesy import (
    CourtesyEdits,
    add_phrase,
    courtesy_edits,
    matched_words,
    remove_phrase,
    restore_phrases,
)
from reachdesk.services.score_items import person_page
from tests.services.desks import ACCOUNT, DAY, asked, at, desk_of, post, told


@pytest.fixture
def desk(tmp_path):
    story = told(
        "a",
        DAY,
        post(1, DAY - 5),
        ExchangeFact("m1", "mention", "in", at(DAY - 3), "7", courtesy=0.1, text="thanks!"),
        ExchangeFact("m2", "reply", "in", at(DAY - 2), "8", courtesy=1.0, text="tak for alt"),
        ExchangeFact("m3", "message", "in", at(DAY - 1), "9", courtesy=0.1),
    )
    with desk_of(tmp_path, story) as made:
        yield made


def weights(desk):
    exchanges = account_history(desk, ACCOUNT).history.exchanges
    return {
        exchanges.partner_ids[partner]: weight
        for partner, weight in zip(exchanges.partner, exchanges.multiplier, strict=True)
    }


def test_the_list_is_as_the_program_has_it(desk):
    assert courtesy_edits(desk) == CourtesyEdits()
    assert weights(desk) == {"7": 0.1, "8": 1.0, "9": 0.1}


def test_an_added_word_reads_public_texts_anew_and_can_be_undone(desk):
    change = add_phrase(desk, "  TAK  ")
    assert courtesy_edits(desk).added == ("tak",)
    assert weights(desk)["8"] < 1
    assert matched_words(desk, ACCOUNT, DAY - 90, DAY)["8"] == ("tak",)
    put_back(desk, change)
    assert weights(desk)["8"] == 1.0


def test_a_removed_word_counts_no_more_but_messages_stay(desk):
    remove_phrase(desk, "thanks")
    assert weights(desk) == {"7": 1.0, "8": 1.0, "9": 0.1}
    assert matched_words(desk, ACCOUNT, DAY - 90, DAY) == {}
    add_phrase(desk, "thanks")
    assert courtesy_edits(desk) == CourtesyEdits()
    assert weights(desk)["7"] == 0.1


def test_the_program_s_lists_come_back(desk):
    add_phrase(desk, "tak")
    remove_phrase(desk, "cheers")
    remove_phrase(desk, "tak")
    assert courtesy_edits(desk) == CourtesyEdits((), ("cheers",))
    restore_phrases(desk)
    assert courtesy_edits(desk) == CourtesyEdits()


@pytest.mark.parametrize("phrase", ["", "  ", "*", "!?", "thanks", "a" * 61])
def test_what_is_no_new_word(desk, phrase):
    with pytest.raises(UserError):
        add_phrase(desk, phrase)
    assert courtesy_edits(desk) == CourtesyEdits()


def test_the_ledger_shows_the_word_but_a_masked_one_quotes_nobody(desk):
    def words(**more):
        ledger = cards.answer(desk, "score_ledger", asked(DAY - 60, DAY, **more))
        return {one.words for one in ledger.entries}

    assert words() == {(), ("thanks",)}
    assert words(masked=True) == {()}
    assert matched_words(desk, ACCOUNT, DAY - 2, DAY) == {}


def test_a_person_shows_each_word_that_was_courtesy_and_what_is_left(desk):
    def page(ref, **more):
        return person_page(desk, asked(DAY - 60, DAY, **more), ref)

    assert page("7").standing == 1.0
    (thanked,) = page("7").talks
    assert (thanked.weight, thanked.words) == (0.1, ("thanks",))
    (message,) = page("9").talks
    assert (message.weight, message.words, message.text) == (0.1, (), None)
    (answered,) = page("8").talks
    assert (answered.weight, answered.words) == (1.0, ())
    (in_full,) = page("7", courtesy_in_full=True).talks
    assert (in_full.weight, in_full.words) == (1.0, ("thanks",))
    add_phrase(desk, "tak")
    (anew,) = page("8").talks
    assert anew.words == ("tak",)
    assert anew.weight < 1
