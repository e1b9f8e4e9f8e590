import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reachdesk.domain.score.style import STICKINESS, STYLES, StyleEvidence, style_of, style_trail
from reachdesk.domain.score.style_moves import Habit, one_cell_moves
from tests.domain.score.histories import PROPERTY

NOTHING = StyleEvidence(0, 0, 0, 0, 0, (), ())
SEED = StyleEvidence(20, 40, 15, 4, 1.5, (6,) * 13, (30, 20, 10, 5, 5))
EVERYTHING = StyleEvidence(400, 0, 0, 0, 500, (30,) * 13, (1,) * 400)

EVIDENCE = st.builds(
    StyleEvidence,
    *[st.integers(0, 50)] * 4,
    st.floats(0, 60),
    st.lists(st.integers(0, 30), max_size=13).map(tuple),
    st.lists(st.integers(0, 40), max_size=8).map(tuple),
)


def test_the_field_is_the_published_one():
    assert len(set(itertools.chain(*STYLES))) == 16
    assert STYLES[0][0] == "Curator"
    assert STYLES[3][3] == "Specialist"


def test_known_points():
    assert style_of(NOTHING).name == "Observer"
    assert style_of(EVERYTHING).name == "Celebrity"
    seed = style_of(SEED)
    assert seed.name == "Conversationalist"
    assert (seed.x, seed.y) == pytest.approx((0.480108499, 0.274135452))
    assert seed.margin == pytest.approx(0.019891501)


@given(EVIDENCE)
@PROPERTY
def test_coordinates_stay_in_the_field(evidence):
    found = style_of(evidence)
    habits = (found.create, found.consistent, found.participate, found.broad, found.x, found.y)
    assert all(0 <= value <= 1 for value in habits)
    assert 0 <= found.margin <= 0.25 + 1e-12
    assert found.name in itertools.chain(*STYLES)


def talking(per_week):
    return replace(SEED, talk_per_week=per_week)


def test_a_class_sticks_until_well_past_the_cut():
    low, high = style_of(talking(0.5)), style_of(talking(60))
    assert low.row == 3
    edge = next(talk / 100 for talk in range(50, 6000) if style_of(talking(talk / 100)).row == 2)
    assert style_of(talking(edge), low).row == 3
    assert style_of(talking(edge), high).row == 2
    sticky = next(
        talk / 100 for talk in range(50, 6000) if style_of(talking(talk / 100), low).row == 2
    )
    assert style_of(talking(sticky)).y == pytest.approx(0.25 + STICKINESS, abs=1e-3)


def test_a_trail_has_gaps_where_data_are_few():
    few = replace(SEED, posts_by_week=(1, 1))
    assert not few.enough
    assert replace(few, posts_by_week=(20,)).enough
    assert replace(few, posts_by_week=(0,) * 13).enough
    trail = style_trail([few, SEED, few, SEED])
    assert [found is None for found in trail] == [True, False, True, False]


def test_moves_lead_where_they_say():
    current = style_of(SEED)
    moves = {move.direction: move for move in one_cell_moves(SEED, current)}
    up = moves["up"]
    assert (up.habit, up.name) == (Habit.TALK, "Feeder")
    assert up.amount > 0
    more = replace(SEED, talk_per_week=SEED.talk_per_week + up.amount)
    assert style_of(more, current).name == up.name
    nearly = replace(SEED, talk_per_week=SEED.talk_per_week + up.amount * 0.99)
    assert style_of(nearly, current).name == current.name
    assert moves["right"].habit is Habit.POSTS
    assert moves["right"].name == "Socializer"
    assert moves["left"].amount < 0


@given(EVIDENCE)
@PROPERTY
def test_every_move_arrives_in_the_next_cell(evidence):
    current = style_of(evidence)
    steps = {"up": (-1, 0), "down": (1, 0), "left": (0, -1), "right": (0, 1)}
    for move in one_cell_moves(evidence, current):
        row, column = steps[move.direction]
        assert move.name == STYLES[current.row + row][current.column + column]


def test_nowhere_to_go_from_the_corner():
    directions = {move.direction for move in one_cell_moves(EVERYTHING, style_of(EVERYTHING))}
    assert not directions & {"up", "right"}
