"""What changed, in sentences that are right for every amount."""

from __future__ import annotations

import pytest

from reachdesk.domain.answers.overview import Happening, Task
from reachdesk.ui.happenings import sentence, task_words


def said(key: str, direction: int = 0, words: tuple = (), **amounts: float) -> str:
    return sentence(Happening(key, direction, tuple(amounts.items()), words))


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        ({"posts": 79, "before": 88}, "You sent *79 posts*: 9 fewer than in the period before."),
        ({"posts": 1, "before": 0}, "You sent *1 post*: 1 more than in the period before."),
        ({"posts": 5, "before": 5}, "You sent *5 posts*, as many as in the period before."),
        ({"posts": 5}, "You sent *5 posts*."),
    ],
)
def test_posts(amounts, expected):
    assert said("posts", **amounts) == expected


def test_the_score_with_its_cause():
    text = said(
        "score",
        -1,
        (("cause", "posts_fading"),),
        before=19.14,
        after=12.9,
        cause_points=-9.5,
    )
    assert text == "Your score slid from *19.1 to 12.9*. Older posts fading: *−9.5*."


def test_a_score_without_cause():
    assert said("score", 1, before=1.0, after=2.0) == "Your score rose from *1.0 to 2.0*."


def test_followers():
    assert said("followers", gained=12, lost=5) == "*12 followers* joined and *5 left*."
    assert said("followers", gained=1, lost=0) == "*1 follower* joined and *0 left*."


def test_the_excerpt_of_a_post_is_short_and_holds_no_emphasis():
    text = said(
        "top_post",
        words=(("text", "a *loud* " + "thought " * 40),),
        reposts=5,
        all_reposts=18,
        without=12.5,
    )
    assert text.startswith("“a loud thought")
    assert "…” was reposted *5 times*, of *18* in this period." in text
    assert text.endswith("Without it the score would be *12.5*.")
    assert len(text) < 160


@pytest.mark.parametrize(
    "key",
    [
        "place_unknown",
        "role_unknown",
        "names_unknown",
        "skipped_rows",
        "views_unknown",
        "missing_files",
    ],
)
def test_every_task_has_an_icon_a_title_and_a_note(key):
    one, many = task_words(Task(key, 1, "sources")), task_words(Task(key, 2000, "sources"))
    assert one[1].startswith("1 ")
    assert many[1].startswith("2,000 ")
    assert one[0] == many[0]
    assert one[2]
