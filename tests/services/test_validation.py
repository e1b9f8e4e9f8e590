from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from reachdesk.domain.errors import Cancelled
from reachdesk.domain.evidence import Evidence
from reachdesk.domain.forecast.replay import replay
from reachdesk.domain.forecast.validation import validate
from reachdesk.domain.periods import Period
from reachdesk.domain.records import PostFact, PostKind
from reachdesk.services import cards
from reachdesk.services.desk import Desk, Request
from reachdesk.services.measured_posts import measured_posts
from reachdesk.services.reporting import told_by
from reachdesk.services.validation import validated
from reachdesk.storage.library import open_library
from tests.domain.forecast.accounts import account
from tests.services.measured_library import ACCOUNT, HOUR_MS, measured_library, post_facts
from tests.storage.stories import Story, library_of, take_in

REQUEST = Request(ACCOUNT, Period(0, 30_000))


@pytest.fixture
def made():
    found = account(130)
    return found.with_views(np.round(found.views) + 1)


@pytest.fixture
def desk(tmp_path, made):
    with measured_library(tmp_path / "one.reachdesk", made) as library:
        yield Desk(library)


def test_the_library_is_replayed_as_the_domain_does(desk, made):
    """Times go through milliseconds, so the last digits may differ."""
    expected = validate(replay(made.posts, made.views))
    found = validated(desk, ACCOUNT)
    assert np.array_equal(found.places, expected.places)
    assert found.measures["model"].crps == pytest.approx(expected.measures["model"].crps, abs=1e-4)
    assert validated(desk, ACCOUNT) is found


def test_the_card(desk, made):
    answer = cards.answer(desk, "reach_calibration", REQUEST)
    count = len(answer.post_ids)
    assert answer.measured_posts == 130
    assert answer.predicted.shape == (count, 7)
    assert np.all(np.diff(answer.predicted, axis=1) >= 0)
    assert answer.method.evidence is Evidence.DERIVED
    assert dict(answer.method.made_from) == {"posts": count}
    place = [int(name) - 1000 for name in answer.post_ids]
    assert np.allclose(answer.measured, made.views[place])
    assert np.array_equal(answer.replies, [made.texts[each].startswith("@") for each in place])
    masked = cards.answer(desk, "reach_calibration", replace(REQUEST, masked=True))
    assert set(masked.post_ids) == {""}
    assert masked.method.handle is None


def test_unmeasured_posts_count_for_the_gap_only(tmp_path, made):
    some = made.views.copy()
    some[::2] = np.nan
    with measured_library(tmp_path / "half.reachdesk", made.with_views(some)) as library:
        found = measured_posts(Desk(library), ACCOUNT)
    assert len(found.places) == 65
    gaps = [each.post.values[-1] for each in found.replayed.predictions]
    assert np.allclose(
        gaps, [made.posts[place].values[-1] for place in range(1, 130, 2)], atol=1e-3
    )


def test_zero_views_are_never_scored(tmp_path, made):
    zero = np.where(np.arange(130) % 5 == 0, 0.0, made.views)
    with measured_library(tmp_path / "zero.reachdesk", made.with_views(zero)) as library:
        answer = cards.answer(Desk(library), "reach_calibration", REQUEST)
    assert answer.measured_posts == 104
    assert (answer.measured > 0).all()


def test_reposts_of_others_are_no_own_posts(tmp_path):
    posts = [
        PostFact(str(n), n * 30 * HOUR_MS, kind=PostKind.REPOST, text="RT @b: x", impressions=9)
        for n in range(1, 60)
    ]
    story = Story("a", 60 * 30 * HOUR_MS, posts, handle="ana")
    with library_of(tmp_path / "reposts.reachdesk", story) as library:
        answer = cards.answer(Desk(library), "reach_calibration", REQUEST)
    assert answer.measured_posts == 0
    assert answer.post_ids == ()


def test_an_account_without_posts(tmp_path):
    with library_of(tmp_path / "none.reachdesk", Story("a", 5, [], handle="ana")) as library:
        assert cards.answer(Desk(library), "reach_calibration", REQUEST) is None


def test_the_order_of_imports_does_not_matter(tmp_path, made):
    halves = [made.views.copy(), made.views.copy()]
    halves[0][:65], halves[1][65:] = np.nan, np.nan
    answers = []
    for name, order in (("ab", (0, 1)), ("ba", (1, 0))):
        with open_library(tmp_path / f"{name}.reachdesk") as library:
            for half in order:
                facts = [
                    fact
                    for fact in post_facts(made.with_views(halves[half]))
                    if fact.impressions is not None
                ]
                take_in(library, Story(f"half{half}", 9 * 10**14, facts, handle="ana"))
            answers.append(cards.answer(Desk(library), "reach_calibration", REQUEST))
    assert answers[0].post_ids == answers[1].post_ids
    assert np.array_equal(answers[0].predicted, answers[1].predicted)


def test_the_replay_tells_how_far_it_is_and_can_be_stopped(desk):
    told = []
    with told_by(lambda share, said: told.append((share, said))):
        validated(desk, ACCOUNT)
    shares = [share for share, said in told if "measured posts" in said]
    assert shares == sorted(shares)
    assert len(shares) == 130
    assert shares[-1] == 1.0


def test_what_was_stopped_is_made_when_it_is_asked_for_again(desk):
    def impatient(share, _said):
        if share > 0.5:
            raise Cancelled

    with told_by(impatient), pytest.raises(Cancelled):
        validated(desk, ACCOUNT)
    assert len(validated(desk, ACCOUNT).places) > 0
