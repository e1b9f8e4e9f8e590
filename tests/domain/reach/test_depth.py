import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reachdesk.domain.reach import depth
from reachdesk.domain.reach.depth import Fixed, Geometric, LoadAndMores, Table, Unlimited

LAWS = st.one_of(
    st.builds(Fixed, st.integers(0, 400)),
    st.builds(LoadAndMores, st.integers(1, 80), st.floats(0, 5), st.integers(0, 10)),
    st.builds(Geometric, st.floats(1, 100)),
    st.builds(Table, st.lists(st.floats(0.01, 1), min_size=1, max_size=40).map(tuple)),
)


@settings(max_examples=60, deadline=None)
@given(law=LAWS)
def test_every_law_is_a_distribution(law):
    mass = law.pmf()
    assert mass.min() >= 0
    assert mass.sum() == pytest.approx(1)
    assert law.survival().sum() == pytest.approx(law.mean(), abs=1e-6)  # E D = sum of P(D > n)


def test_the_usual_depth_is_a_full_load_and_two_or_three_mores():
    law = LoadAndMores(57, 2.5)
    assert law.mean() == pytest.approx(199.469257, abs=1e-6)
    assert np.flatnonzero(law.pmf()).tolist() == [57 * n for n in range(1, 12)]


@settings(max_examples=60, deadline=None)
@given(law=LAWS, newer=st.floats(0, 500))
def test_chance_in_window_is_a_chance_and_falls(law, newer):
    now, later = depth.chance_in_window([newer, newer + 5], law)
    assert 0 <= later <= now + 1e-12 <= 1 + 1e-9


def test_chance_in_window_by_hand():
    # P(Poisson(1) < 2) = 2/e
    assert depth.chance_in_window(1.0, Fixed(2)) == pytest.approx(2 / math.e)
    assert depth.chance_in_window([[0.0, 900.0]], Fixed(200)).tolist() == [[1.0, pytest.approx(0)]]
    assert depth.chance_in_window(1e9, Unlimited()) == 1
    assert depth.chance_in_window(0.0, Fixed(0)) == 0


@settings(max_examples=30, deadline=None)
@given(law=LAWS)
def test_nodes_integrate_the_time_until_the_window_is_full(law):
    nodes, weights = depth.window_nodes(law)
    some = 1 - law.pmf()[0]
    assert weights.sum() == pytest.approx(some, abs=1e-9)
    # E T_D = E D: as many expected newer posts as the depth.
    assert nodes @ weights == pytest.approx(law.mean(), rel=0.02, abs=0.02)


def test_nodes_at_the_ends():
    assert depth.window_nodes(Fixed(0))[0].size == 0
    assert depth.window_nodes(Unlimited())[0].tolist() == [math.inf]
    assert depth.window_nodes(Table((1.0, 0.0)))[1].size == 0


@pytest.mark.parametrize(
    ("spec", "law"),
    [
        (["fixed", 200], Fixed(200)),
        (["mores", 57, 2.5], LoadAndMores(57, 2.5)),
        (["mores", 57, 2.5, 4], LoadAndMores(57, 2.5, 4)),
        (("geom", 60.0), Geometric(60.0)),
        (["inf"], Unlimited()),
        ([0.5, 0.25, 0.25], Table((0.5, 0.25, 0.25))),
    ],
)
def test_list_forms(spec, law):
    assert depth.depth_from(spec) == law


@pytest.mark.parametrize(
    "spec",
    [[], ["deep", 3], ["fixed", -1], ["mores", 57, -1], ["geom", 0.5], [0.0, 0.0], [-1.0, 2.0]],
)
def test_what_describes_no_depth(spec):
    with pytest.raises(ValueError, match=r"depth|loads|chances"):
        depth.depth_from(spec)


def test_scaling_keeps_the_kind():
    assert LoadAndMores(57, 2.5).with_mean(400).mean() == pytest.approx(400, abs=2)
    assert Fixed(200).with_mean(150.4) == Fixed(150)
    assert Geometric(60).with_mean(0.2) == Geometric(1.0)
    assert Unlimited().with_mean(80) == Fixed(80)
    assert Table((1.0, 1.0)).with_mean(12) == Fixed(12)
    with pytest.raises(ValueError, match="no distribution"):
        Unlimited().pmf()
