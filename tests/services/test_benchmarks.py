"""Benchmark lines: entered with a source, drawn over the score, taken away and put back."""

from __future__ import annotations

import pytest

from reachdesk.domain.errors import UserError
from reachdesk.domain.periods import day_from_iso
from reachdesk.services import benchmarks, cards
from reachdesk.services.benchmarks import Benchmark, points_from
from reachdesk.services.kept import put_again, put_back
from tests.services.desks import ACCOUNT, DAY, asked, desk_of, post, told

FLAT = Benchmark(ACCOUNT, "Industry mean", "Trade report 2021, page 4", (("", 20.0),))


@pytest.fixture
def desk(tmp_path):
    with desk_of(tmp_path, told("a", DAY, *[post(n, DAY - n) for n in range(40)])) as made:
        yield made


def drawn(desk, **more):
    offered = benchmarks.offered(desk, asked(DAY - 30, DAY), None)
    keys = tuple(key for key, _name in offered)
    return cards.answer(desk, "score_timeline", asked(DAY - 30, DAY, overlays=keys, **more))


def test_one_value_runs_through_all_days(desk):
    change = benchmarks.save_benchmark(desk, FLAT)
    (line,) = drawn(desk).overlays
    assert line.days.tolist() == list(range(DAY - 30, DAY + 1))
    assert set(line.values) == {20}
    assert (line.name, line.source, line.own_axis) == (FLAT.name, FLAT.source, False)
    put_back(desk, change)
    assert drawn(desk).overlays == ()
    put_again(desk, change)
    assert len(drawn(desk).overlays) == 1


def test_dated_values_within_the_days(desk):
    points = points_from("2021-01-01 30\n2021-12-20, 31.5\n2022-01-03;32\n2030-01-01 40")
    benchmarks.save_benchmark(desk, Benchmark(ACCOUNT, "Peers", "Their page", points))
    (line,) = drawn(desk).overlays
    assert line.days.tolist() == [day_from_iso("2021-12-20"), day_from_iso("2022-01-03")]
    assert line.values.tolist() == [31.5, 32]


def test_a_change_keeps_the_key_and_removal_takes_it_away(desk):
    benchmarks.save_benchmark(desk, FLAT)
    (key,) = benchmarks.benchmarks(desk, ACCOUNT)
    other = Benchmark(ACCOUNT, "Mean", "Report", (("", 25.0),))
    benchmarks.save_benchmark(desk, other, key)
    assert benchmarks.benchmarks(desk, ACCOUNT) == {key: other}
    benchmarks.remove_benchmark(desk, key)
    assert benchmarks.benchmarks(desk, ACCOUNT) == {}


def test_masked_it_has_no_name(desk):
    benchmarks.save_benchmark(desk, FLAT)
    (line,) = drawn(desk, masked=True).overlays
    assert (line.name, line.source) == (None, None)


@pytest.mark.parametrize(
    "wrong",
    [
        Benchmark(ACCOUNT, " ", "s", (("", 20.0),)),
        Benchmark(ACCOUNT, "n", "", (("", 20.0),)),
        Benchmark(ACCOUNT, "n", "s", ()),
        Benchmark(ACCOUNT, "n", "s", (("", 0.0),)),
        Benchmark(ACCOUNT, "n", "s", (("2021-01-01", 640.0),)),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_a_sentence(desk, wrong):
    with pytest.raises(UserError):
        benchmarks.save_benchmark(desk, wrong)


@pytest.mark.parametrize("text", ["twenty", "2021-13-01 5", "20\n21", "2021-01-01 5\n20", "1 2 3"])
def test_what_is_typed_wrongly_is_said(text):
    with pytest.raises(UserError):
        points_from(text)


def test_points_as_typed():
    assert points_from(" 20,5 ") == (("", 20.5),)
    assert points_from("") == ()
    assert points_from("2022-01-02\t21\n2022-01-01 20") == (
        ("2022-01-01", 20.0),
        ("2022-01-02", 21.0),
    )
