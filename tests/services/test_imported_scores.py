"""Score series of other makers: faults of theirs are labelled, real moves are not."""

from __future__ import annotations

import numpy as np
import pytest

from reachdesk.domain.periods import Period
from reachdesk.domain.records import CountFact
from reachdesk.services import cards, imported_scores, importing
from tests.services.desks import DAY, asked, at, desk_of, post, told

SHOWN = Period(DAY - 60, DAY)
GOOD, GLITCH, STEP, PENDING = range(4)


def hourly(name, level, first_hour, count, noise=0.3):
    values = level + np.random.default_rng(len(name)).normal(0, noise, count)
    return {at(DAY - 20, 0) + (first_hour + hour) * 3_600_000: value for hour, value in
            enumerate(values)}  # fmt: skip


def facts(name, values):
    return [
        CountFact(f"score:{name}", moment, round(100 * value)) for moment, value in values.items()
    ]


def lines(desk):
    request = asked(DAY - 60, DAY)
    offered = [key for key, _name in imported_scores.offered(desk, request, SHOWN)]
    return {key: imported_scores.line(desk, request, SHOWN, key) for key in offered}


def test_single_digits_for_some_hours_on_all_series_are_a_glitch_on_each(tmp_path):
    told_facts = []
    for name, level in (("klout", 42), ("peerindex", 55), ("kred", 640)):
        values = hourly(name, level, 0, 200)
        for moment in list(values)[90:94]:
            values[moment] = 5.0
        told_facts += facts(name, values)
    with desk_of(tmp_path, told("a", DAY, post(1, DAY - 30), *told_facts)) as desk:
        found = lines(desk)
        assert list(found) == ["imported:klout", "imported:kred", "imported:peerindex"]
        for line in found.values():
            assert np.flatnonzero(line.marks == GLITCH).tolist() == [90, 91, 92, 93]
            assert line.own_axis
            assert set(line.marks) == {GOOD, GLITCH}


def test_a_real_rise_is_a_step_and_a_slow_spike_is_nothing(tmp_path):
    daily = {at(DAY - 50 + day): value for day, value in enumerate([19.0] * 25 + [24.4] * 25)}
    slow = [40.0] * 20 + [43, 46, 49, 51, 52, 51.5, 50, 48, 46, 44, 42, 41] + [40.0] * 18
    spike = {at(DAY - 50 + day): value for day, value in enumerate(slow)}
    story = told("a", DAY, post(1, DAY - 30), *facts("klout", daily), *facts("own", spike))
    with desk_of(tmp_path, story) as desk:
        found = lines(desk)
    assert np.flatnonzero(found["imported:klout"].marks).tolist() == [25]
    assert found["imported:klout"].marks[25] == STEP
    assert GLITCH not in found["imported:own"].marks


def test_a_fall_at_the_end_is_pending(tmp_path):
    values = hourly("klout", 42, 0, 100)
    for moment in list(values)[-3:]:
        values[moment] = 4.0
    with desk_of(tmp_path, told("a", DAY, post(1, DAY - 30), *facts("klout", values))) as desk:
        (line,) = lines(desk).values()
    assert line.marks.tolist() == [GOOD] * 97 + [PENDING] * 3


def test_a_duplicated_export_changes_nothing(tmp_path):
    values = {at(DAY - 50 + day): 42 + day / 10 for day in range(50)}
    values[at(DAY - 30)] = 6.0
    first = told("a", DAY, post(1, DAY - 30), *facts("klout", values))
    again = told("b", DAY + 1, post(1, DAY - 30), *facts("klout", values))
    found = []
    for name, stories in (("one", (first,)), ("two", (first, again))):
        (tmp_path / name).mkdir()
        with desk_of(tmp_path / name, *stories) as desk:
            (line,) = lines(desk).values()
            found.append(line)
    one, two = found
    for name in ("days", "values", "marks"):
        assert np.array_equal(getattr(one, name), getattr(two, name)), name
    assert np.count_nonzero(one.marks == GLITCH) == 1


def test_a_series_from_a_file_reaches_the_line(tmp_path):
    with desk_of(tmp_path, told("a", DAY, post(1, DAY - 30))) as desk:
        path = tmp_path / "klout.csv"
        rows = [f"2021-12-{day:02d},{40 + day % 3}" for day in range(1, 29)]
        path.write_text("date,score\n" + "\n".join(rows) + "\n")
        with importing.recognise([path], desk) as found:
            importing.run(desk, found, account="x:ana")
        request = asked(DAY - 60, DAY, overlays=("imported:klout", "imported:nothing"))
        line = cards.answer(desk, "score_timeline", request)
        assert ("imported:klout", "klout") in line.offered
        (klout,) = line.overlays
        assert klout.values.min() >= 40
        masked = cards.answer(desk, "score_timeline", asked(DAY - 60, DAY, masked=True))
    assert ("imported:klout", None) in masked.offered


def test_values_outside_the_days_are_neither_offered_nor_drawn(tmp_path):
    values = {at(DAY - 200 + day): 42.0 for day in range(20)}
    with desk_of(tmp_path, told("a", DAY, post(1, DAY - 30), *facts("klout", values))) as desk:
        assert lines(desk) == {}
        assert imported_scores.line(desk, asked(DAY - 60, DAY), SHOWN, "imported:klout") is None


@pytest.mark.parametrize("key", ["imported:", "imported:x"])
def test_an_unknown_series_is_none(tmp_path, key):
    with desk_of(tmp_path, told("a", DAY, post(1, DAY))) as desk:
        assert imported_scores.line(desk, asked(DAY - 60, DAY), SHOWN, key) is None
