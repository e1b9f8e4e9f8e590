from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from reachdesk.domain.errors import UserError
from reachdesk.domain.evidence import Evidence
from reachdesk.domain.periods import Period
from reachdesk.services import post_forecasts
from reachdesk.services.desk import Desk, Request
from reachdesk.services.post_forecasts import post_forecast, ripe_counts
from tests.domain.forecast.accounts import account
from tests.services.desks import DAY, asked, desk_of, post, told
from tests.services.measured_library import ACCOUNT, HOUR_MS, measured_library
from tests.storage.stories import Story, library_of

REQUEST = Request(ACCOUNT, Period(0, 30_000))
MADE = account(120, every_hours=10.0)


@pytest.fixture
def desk(tmp_path):
    with measured_library(tmp_path / "one.reachdesk", MADE) as library:
        yield Desk(library)


def at(hours: float) -> Request:
    return replace(REQUEST, posted_ms=round(hours * HOUR_MS))


def test_the_range_holds_the_middle(desk):
    found = post_forecast(desk, at(MADE.hours[-1] + 30), "bakery garden")
    middle = found.middle
    assert found.wide[0] < middle.low < found.half[0] < middle.value
    assert middle.value < found.half[1] < middle.high < found.wide[1]
    assert found.settled == 120
    assert not found.first_guess
    assert not found.stale
    assert found.post is None
    assert found.method.evidence is Evidence.DERIVED


def test_the_factors_multiply_to_the_middle(desk):
    found = post_forecast(desk, at(MADE.hours[-1] + 30), "bakery garden https://a.b")
    product = math.prod(factor.value for factor in found.factors)
    assert product == pytest.approx(found.middle.value, rel=1e-9)
    assert 0 < len(found.similar) <= 3
    assert all(each.text for each in found.similar)


def test_a_post_of_the_library(desk):
    found = post_forecast(desk, replace(REQUEST, post_id="1060"))
    assert found.post.post_id == "1060"
    assert found.measured == round(MADE.views[60])
    settled = int((MADE.hours <= MADE.hours[60] - 24).sum())
    assert found.settled == settled
    assert found.newest_settled_ms == round(MADE.hours[settled - 1] * HOUR_MS)
    latest = post_forecast(desk, REQUEST)
    assert latest.post.post_id == "1119"


def test_no_count_younger_than_a_day_matters(tmp_path):
    changed = MADE.views.copy()
    changed[MADE.hours > MADE.hours[60] - 24] *= 50
    found = []
    for name, views in (("as", MADE.views), ("other", changed)):
        with measured_library(tmp_path / f"{name}.reachdesk", MADE.with_views(views)) as library:
            found.append(post_forecast(Desk(library), replace(REQUEST, post_id="1060")))
    assert found[0].middle == found[1].middle
    assert found[0].factors == found[1].factors


def test_a_first_guess_under_twenty_settled_posts(desk):
    assert post_forecast(desk, replace(REQUEST, post_id="1010")).first_guess
    nothing = post_forecast(desk, replace(REQUEST, post_id="1000"))
    assert nothing.settled == 0
    assert nothing.newest_settled_ms is None
    assert nothing.method.evidence is Evidence.ASSUMED
    assert nothing.middle.high / nothing.middle.low > 10


def test_stale_counts_are_said_and_widen_the_range(desk):
    fresh = post_forecast(desk, at(MADE.hours[-1] + 30), "garden")
    week = post_forecast(desk, at(MADE.hours[-1] + 6.9 * 24), "garden")
    old = post_forecast(desk, at(MADE.hours[-1] + 20 * 24), "garden")
    assert (fresh.stale, week.stale, old.stale) == (False, False, True)
    assert old.settled == 120
    assert old.newest_settled_ms == round(MADE.hours[-1] * HOUR_MS)
    years = post_forecast(desk, at(MADE.hours[-1] + 5 * 365 * 24), "garden")
    assert years.stale
    assert np.isfinite(years.middle.value)


def test_counts_read_off_too_early_are_not_settled(tmp_path):
    """Exported an hour after the last post: those of its last day were still growing."""
    path = tmp_path / "early.reachdesk"
    with measured_library(path, MADE, as_of_hours=1) as library:
        found = post_forecast(Desk(library), at(MADE.hours[-1] + 40), "garden")
    assert found.settled == int((MADE.hours <= MADE.hours[-1] + 1 - 24).sum()) < 120


def test_ripe_counts():
    posted = np.array([0, 0, 0])
    counted = np.array([-1, 24 * HOUR_MS, 24 * HOUR_MS - 1])
    assert ripe_counts(posted, counted).tolist() == [True, True, False]


def test_the_rolling_median_where_it_did_better(desk, monkeypatch):
    judged = post_forecasts.validated(desk, ACCOUNT)
    worse = replace(judged, headline="rolling_20")
    monkeypatch.setattr(post_forecasts, "validated", lambda *_: worse)
    found = post_forecast(desk, at(MADE.hours[-1] + 30), "garden")
    own = np.array([not text.startswith("@") for text in MADE.texts])
    assert found.headline == "rolling_20"
    assert found.middle.value == pytest.approx(np.median(np.round(MADE.views)[own][-20:]), rel=0.02)
    assert found.factors == ()
    assert found.middle.low < found.middle.value < found.middle.high


def test_masked_answers_name_nothing(desk):
    found = post_forecast(desk, replace(REQUEST, post_id="1060", masked=True))
    assert found.method.handle is None
    assert found.similar == ()
    assert (found.post.post_id, found.post.text) == ("", None)


def test_nothing_to_ask(tmp_path, desk):
    with pytest.raises(UserError):
        post_forecast(desk, replace(REQUEST, post_id="7"))
    with library_of(tmp_path / "none.reachdesk", Story("a", 5, [], handle="ana")) as library:
        assert post_forecast(Desk(library), REQUEST) is None


def test_what_was_asked_before_leaves_no_trace(tmp_path, desk):
    early, late = (at(MADE.hours[-1] + hours) for hours in (30, 31))
    first = post_forecast(desk, late, "garden")
    post_forecast(desk, early, "kettle")
    assert post_forecast(desk, late, "garden").middle == first.middle
    with measured_library(tmp_path / "again.reachdesk", MADE) as library:
        fresh = Desk(library)
        post_forecast(fresh, early, "kettle")
        assert post_forecast(fresh, late, "garden").middle == first.middle


def test_reactions_hint_at_views_where_none_were_measured(tmp_path):
    with desk_of(
        tmp_path, told("a", DAY, post(1, DAY - 9, likes=3, reposts=1, replies=50))
    ) as desk:
        found = post_forecast(desk, asked(DAY - 89, DAY))
    assert found.settled == 0
    assert found.guessed.low < found.guessed.value < found.guessed.high
    assert found.guessed.value == pytest.approx(4 / 0.009, rel=0.2)
    assert found.guessed.high / found.guessed.low > 8


def test_a_draft_has_no_reactions_to_guess_from(desk):
    asked_for = replace(at(MADE.hours[-1] + 30), draft="bakery garden", draft_reply=True)
    found = post_forecast(desk, asked_for)
    assert found.guessed is None
    assert found.draft == "bakery garden"
    assert (
        found.middle.value < post_forecast(desk, replace(asked_for, draft_reply=None)).middle.value
    )
