from __future__ import annotations

import numpy as np

from reachdesk.domain.records import Direction, ExchangeFact, ExchangeKind
from reachdesk.services import cards
from reachdesk.services.score_days import whole_series
from reachdesk.services.tones import Reading, controversy, reading_of, tone_texts, toned
from tests.services.desks import ACCOUNT, DAY, asked, at, desk_of, post, told


def said(number, day, text, kind=ExchangeKind.MENTION, direction=Direction.IN):
    return ExchangeFact(f"m{number}", kind, direction, at(day), f"{number % 3 + 7}", text=text)


FACTS = [
    post(1, DAY - 40),
    said(1, DAY - 30, "this is awful and wrong"),
    said(2, DAY - 9, "what a lovely chart, thank you", ExchangeKind.REPLY),
    said(3, DAY - 8, "the table is on page three", ExchangeKind.QUOTE),
    said(4, DAY - 7, "isto está muito bom"),
    said(5, DAY - 1, None),
    said(6, DAY - 1, "you are the worst", direction=Direction.OUT),
    said(7, DAY - 1, None, ExchangeKind.MESSAGE),
    said(8, DAY - 1, None, ExchangeKind.LIKE),
]


def test_readings():
    assert reading_of("this is awful") is Reading.NEGATIVE
    assert reading_of("that was not bad at all") is Reading.POSITIVE
    assert reading_of("das ist ein Fehler") is Reading.UNCLEAR
    assert reading_of(" ") is Reading.WORDLESS
    assert reading_of(None) is Reading.WORDLESS


def test_only_what_names_the_owner_is_read(tmp_path):
    with desk_of(tmp_path, told("a", DAY, *FACTS)) as desk:
        found = toned(desk, ACCOUNT)
        assert found.days.tolist() == [DAY - 30, DAY - 9, DAY - 8, DAY - 7, DAY - 1]
        assert found.readings.tolist() == [
            Reading.NEGATIVE,
            Reading.POSITIVE,
            Reading.NEUTRAL,
            Reading.UNCLEAR,
            Reading.WORDLESS,
        ]


def test_controversy_is_a_number_of_those_that_can_be_read(tmp_path):
    with desk_of(tmp_path, told("a", DAY, *FACTS)) as desk:
        whole = controversy(desk, ACCOUNT, DAY - 89, DAY)
        lately = controversy(desk, ACCOUNT, DAY - 10, DAY)
        never = controversy(desk, ACCOUNT, 0, 1)
    assert (whole.negative, whole.read, whole.received) == (1, 3, 5)
    assert (lately.negative, lately.read, lately.received) == (0, 2, 4)
    assert (never.negative, never.read, never.received) == (0, 0, 0)


def test_the_weeks_end_with_the_last_known_day_and_add_up(tmp_path):
    with desk_of(tmp_path, told("a", DAY, *FACTS)) as desk:
        answer = cards.answer(desk, "tone_lane", asked(DAY - 89, DAY + 50))
    assert answer.week_days.tolist() == [DAY - 30, DAY - 27, DAY - 20, DAY - 13, DAY - 6]
    assert answer.received.tolist() == [1, 0, 0, 3, 1]
    parts = (answer.positive, answer.neutral, answer.negative, answer.unclear, answer.wordless)
    assert (sum(parts) == answer.received).all()
    assert answer.received.sum() == answer.controversy.received == 5


def test_the_texts_of_a_week_come_with_the_words_they_were_read_from(tmp_path):
    with desk_of(tmp_path, told("a", DAY, *FACTS)) as desk:
        found = tone_texts(desk, asked(DAY - 89, DAY), DAY - 30, DAY - 8)
        masked = tone_texts(desk, asked(DAY - 89, DAY, masked=True), DAY - 30, DAY - 8)
    assert [one.reading for one in found] == ["negative", "positive", "neutral"]
    assert found[0].words == (("awful", -1), ("wrong", -1))
    assert found[0].text == "this is awful and wrong"
    assert [one.kind for one in found] == ["mention", "reply", "quote"]
    assert masked == ()


def test_without_an_export_of_mentions_every_week_is_unknown(tmp_path):
    with desk_of(tmp_path, told("a", DAY, post(1, DAY - 3))) as desk:
        answer = cards.answer(desk, "tone_lane", asked(DAY - 89, DAY))
    assert len(answer.week_days) == 13
    assert np.isnan(answer.received).all()
    assert answer.controversy.received == 0
    assert answer.method.unseen == ("mentions_received",)


def test_tone_never_moves_the_score(tmp_path):
    totals = []
    for place, text in enumerate(("this is awful and wrong", "this is lovely and true")):
        (tmp_path / str(place)).mkdir()
        with desk_of(tmp_path / str(place), told("a", DAY, said(1, DAY - 3, text))) as desk:
            totals.append(whole_series(desk, ACCOUNT).total.tolist())
    assert totals[0] == totals[1]
    assert totals[0][-1] > 1
