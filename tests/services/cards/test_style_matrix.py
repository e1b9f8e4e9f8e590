from __future__ import annotations

from reachdesk.domain.records import PostKind
from reachdesk.domain.score.style import STYLES
from reachdesk.services import cards
from tests.services.desks import DAY, asked, desk_of, post, told


def test_the_demo_has_a_style_a_trail_and_a_way_up(demo_desk, ninety):
    answer = cards.answer(demo_desk, "style_matrix", ninety)
    assert STYLES[answer.now.row][answer.now.column]
    assert answer.weeks == 13
    assert len(answer.trail) == 6
    days = [point.day for point in answer.trail]
    assert days == sorted(days)
    assert days[-1] < answer.day
    for move in answer.moves:
        step = {"up": (-1, 0), "down": (1, 0), "left": (0, -1), "right": (0, 1)}[move.direction]
        assert (move.row - answer.now.row, move.column - answer.now.column) == step


def test_below_thirteen_weeks_and_twenty_posts_there_is_no_style(tmp_path):
    few = [post(n, DAY - n) for n in range(1, 13)]
    with desk_of(tmp_path, told("a", DAY, *few)) as desk:
        answer = cards.answer(desk, "style_matrix", asked(DAY - 89, DAY))
    assert answer.now is None
    assert (answer.weeks, answer.posts) == (2, 12)
    assert answer.moves == ()
    assert answer.trail == ()


def test_twenty_posts_are_enough(tmp_path):
    many = [post(n, DAY - n % 13) for n in range(20)]
    with desk_of(tmp_path, told("a", DAY, *many)) as desk:
        answer = cards.answer(desk, "style_matrix", asked(DAY - 89, DAY))
    assert answer.now is not None


def test_a_period_after_the_last_known_day_has_none(tmp_path):
    with desk_of(tmp_path, told("a", DAY, post(1, DAY - 2))) as desk:
        assert cards.answer(desk, "style_matrix", asked(DAY + 10, DAY + 20)) is None


def test_posts_of_unknown_making_tell_no_style(tmp_path):
    unknown = [post(n, DAY - n, kind=PostKind.UNKNOWN, text=None) for n in range(30)]
    with desk_of(tmp_path, told("a", DAY, *unknown, post(50, DAY - 2))) as desk:
        answer = cards.answer(desk, "style_matrix", asked(DAY - 89, DAY))
    assert answer.now is None
    assert (answer.posts, answer.told) == (31, 1)
