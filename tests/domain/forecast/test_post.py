from __future__ import annotations

import math

import pytest

from reachdesk.domain.forecast.post import PROPERTIES, post_properties, words_of


def values(text, hours=100.0, previous=99.0, **named):
    return dict(
        zip(PROPERTIES, post_properties(hours, text, previous, **named).values, strict=True)
    )


def test_an_own_post():
    found = values("Seven #kettles and a #lantern https://t.co/abc with @ana")
    assert found["reply"] == 0
    assert found["link"] == 1
    assert found["hashtags"] == 1.0
    assert found["mentions"] == 0.5
    assert found["addressed"] == 0
    assert found["length"] == math.log1p(len("Seven #kettles and a #lantern  with @ana")) - 4.3
    assert found["gap"] == 0


def test_an_answer_to_three():
    post = post_properties(100.0, "@Ana @ben @cleo see you there", 99.0)
    assert post.reply
    assert post.person == "ana"
    assert values("@Ana @ben @cleo see you there")["addressed"] == 1.0
    assert values("@Ana @ben @cleo see you there")["mentions"] == 0
    assert post.words == ("see", "you", "there")


def test_the_kind_goes_before_the_leading_handle():
    assert values("@me the story goes on", reply=False)["reply"] == 0
    assert post_properties(1.0, "@me the story goes on", reply=False).person == ""
    hidden = post_properties(1.0, "Yes, indeed", reply=True, person="#17")
    assert (hidden.reply, hidden.person) == (True, "#17")
    assert post_properties(1.0, "Yes, indeed", reply=False, person="#17").person == ""


@pytest.mark.parametrize(
    ("text", "continued"),
    [("2/ and so", 1), ("(3) more", 1), ("4. four", 1), ("1/ first", 0), ("2024 was", 0), ("", 0)],
)
def test_parts_of_a_thread(text, continued):
    assert values(text)["continued"] == continued


@pytest.mark.parametrize(
    ("previous", "gap_hours"), [(None, 48), (100.0, 0.02), (120.0, 0.02), (-900.0, 168), (97.0, 3)]
)
def test_the_gap_is_held_within_a_minute_and_a_week(previous, gap_hours):
    assert values("word", previous=previous)["gap"] == pytest.approx(math.log(gap_hours) / 3)


def test_counts_stop_at_four():
    assert values("#a #b #c #d #e #f")["hashtags"] == 2.0
    assert values("so @a @b @c @d @e")["mentions"] == 2.0
    assert values(" ".join(f"@p{n}" for n in range(30)))["addressed"] == 2.5


def test_words_are_distinct_long_enough_and_no_numbers():
    assert words_of("The the 2024 of #Kettles don’t http://a.bc/kettle") == (
        "the",
        "#kettles",
        "don’t",
    )
    assert len(words_of(" ".join(f"word{n}" for n in range(100)))) == 40


def test_an_empty_text_is_a_post():
    post = post_properties(1.0, "")
    assert post.words == ()
    assert not post.reply
