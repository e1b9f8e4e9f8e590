from __future__ import annotations

import pytest

from reachdesk.importers.x_notes import Notes

AT = 1_700_000_000_500
LONG = "A long thought about bread, butter and everything that goes with it. " * 8


def notes(*texts: str, at: int = AT) -> Notes:
    made = Notes()
    for text in texts:
        made.add(at, text)
    return made


@pytest.mark.parametrize(
    "text",
    [
        LONG[:200],
        LONG[:200] + "…",
        LONG[:200] + "… https://t.co/abc",
        LONG[:200] + " https://t.co/abc https://t.co/d…",
        "@tobi_example @lena_example " + LONG[:200] + "…",
    ],
)
@pytest.mark.parametrize("apart_ms", [0, 1500, -1500])
def test_the_beginning_of_a_long_post_finds_it(text, apart_ms):
    found = notes(LONG, at=AT + apart_ms)
    assert found.find(AT, text) == LONG
    assert found.unmatched == 0


def test_another_second_or_another_text_does_not():
    assert notes(LONG, at=AT + 3000).find(AT, LONG[:200]) is None
    assert notes(LONG).find(AT, "Something else altogether, of the same second") is None
    assert notes(LONG).find(AT, "A long") is None
    assert notes(LONG).find(AT, "") is None
    assert notes(LONG).find(AT, "https://t.co/abc") is None


def test_a_thread_of_one_second_is_told_apart():
    second = "Then there is tea, which deserves a long thought of its own as well. " * 8
    found = notes(LONG, second)
    assert found.find(AT, second[:150] + "…") == second
    assert found.unmatched == 1
