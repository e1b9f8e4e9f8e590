import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reachdesk.domain.errors import Cancelled
from reachdesk.domain.score.causes import SEVEN_CAUSES, Cause
from reachdesk.domain.score.change import change, explained
from reachdesk.domain.score.history import Kind
from reachdesk.domain.score.lens_v1 import RECIPE as LENS
from reachdesk.domain.score.pairing import View
from reachdesk.domain.score.reading import score_on
from reachdesk.domain.score.recipe_v1 import RECIPE
from tests.domain.score.histories import PROPERTY, Draft, drafts, seed_quarter

RECIPES = pytest.mark.parametrize("recipe", [RECIPE, LENS], ids=lambda recipe: recipe.name)


def assert_adds_up(found):
    causes = math.fsum(cause.points for cause in found.causes)
    assert causes == pytest.approx(found.after - found.before, abs=1e-9)
    for cause in found.causes:
        items = math.fsum(item.points for item in cause.items)
        assert items == pytest.approx(cause.points, abs=1e-9)


def points_of(found):
    return {cause.cause: cause.points for cause in found.causes}


@RECIPES
@given(drafts(), st.integers(0, 400), st.integers(0, 200))
@PROPERTY
def test_causes_and_items_sum_to_the_change(recipe, draft, first, span):
    history = draft.history()
    found = change(history, first, first + span, recipe)
    assert found.before == score_on(history, first, recipe).total
    assert found.after == score_on(history, first + span, recipe).total
    assert tuple(cause.cause for cause in found.causes) == SEVEN_CAUSES
    assert_adds_up(found)


@given(drafts(), drafts(), st.integers(0, 300), st.integers(0, 100))
@PROPERTY
def test_another_history_and_recipe_add_up_too(draft, other, first, span):
    found = change(
        draft.history(),
        first,
        first + span,
        RECIPE,
        earlier_history=other.history(),
        earlier_recipe=LENS,
    )
    assert found.before == score_on(other.history(), first, LENS).total
    assert len(found.causes) == 8
    assert_adds_up(found)


def test_nothing_happened():
    found = change(seed_quarter(1).history(), 1000, 1000, RECIPE)
    assert set(points_of(found).values()) == {0.0}
    assert not any(cause.items for cause in found.causes)


def test_the_past_does_not_come_after():
    with pytest.raises(ValueError, match="earlier"):
        change(seed_quarter(1).history(), 1000, 999, RECIPE)


def test_a_new_post_is_what_moved_it():
    draft = Draft(posts=[{"id": "old", "time": 50.5, "reposts": 1, "views": 60}])
    draft.posts.append({"id": "new", "time": 60.5, "reposts": 4, "views": 60})
    found = change(draft.history(), 59, 60, RECIPE)
    assert points_of(found)[Cause.NEW_POSTS] == pytest.approx(found.points)
    assert {item.id for item in found.causes[0].items} == {"new"}
    assert {item.rule for item in found.causes[0].items} == {"reach", "amplification"}


def test_old_posts_fading_fall_on_the_posts_that_fade():
    posts = [{"id": f"p{n}", "time": n * 30.0 + 10, "reposts": 2, "views": 60} for n in range(3)]
    found = change(Draft(posts=posts).history(), 80, 110, RECIPE)
    fading = found.causes[SEVEN_CAUSES.index(Cause.POSTS_FADING)]
    assert fading.points == pytest.approx(found.points)
    assert fading.points < 0
    assert {item.id for item in fading.items} == {"p0"}


def test_a_steady_account_gains_what_it_loses():
    """New posts keep their own days: what they bring is what the old ones take."""
    posts = [{"time": n + 0.5, "reposts": 1, "views": 60} for n in range(400)]
    history = Draft(posts=posts).history()
    found = points_of(change(history, 200, 300, RECIPE))
    assert found[Cause.NEW_POSTS] == pytest.approx(-found[Cause.POSTS_FADING], abs=1e-9)
    assert found[Cause.NEW_POSTS] > 0.7 * (score_on(history, 200, RECIPE).total - 1)


def test_conversations_fall_on_people():
    draft = Draft(exchanges=[(10.5, "a", Kind.REPLY, 1.0), (60.5, "b", Kind.REPLY, 1.0)])
    found = change(draft.history(), 59, 100, RECIPE)
    by_cause = {cause.cause: {item.id for item in cause.items} for cause in found.causes}
    assert by_cause[Cause.NEW_CONVERSATIONS] == {"b"}
    assert by_cause[Cause.CONVERSATIONS_FADING] == {"a"}


def test_followers_move_reach_only():
    posts = [{"time": n + 0.5, "views": 60} for n in range(50)]
    draft = Draft(posts=posts, followers=[(0, 50), (45, 500)])
    found = change(draft.history(), 44, 45, RECIPE)
    followers = found.causes[SEVEN_CAUSES.index(Cause.FOLLOWERS)]
    assert followers.points > 0
    assert [(item.rule, item.kind, item.id) for item in followers.items] == [
        ("reach", "base", "followers")
    ]


def measured(history):
    posts = history.posts
    return replace(history, posts=replace(posts, views_measured=np.ones(len(posts.ids), bool)))


def test_a_later_export_brings_more_reactions():
    now = measured(seed_quarter(1).history())
    old = replace(now, posts=replace(now.posts, reposts=now.posts.reposts * 0))
    found = change(now, 1000, 1000, RECIPE, earlier_history=old)
    points = points_of(found)
    assert points[Cause.MORE_REACTIONS] == pytest.approx(found.points)
    assert found.points > 0
    reacted = {item.id for item in found.causes[SEVEN_CAUSES.index(Cause.MORE_REACTIONS)].items}
    assert len(reacted) == 18


def test_partners_standing_falls_on_the_partner():
    now = seed_quarter(1).history()
    weight = now.partner_weight.copy()
    weight[0] = 2.5
    found = change(replace(now, partner_weight=weight), 1000, 1000, RECIPE, earlier_history=now)
    standing = found.causes[SEVEN_CAUSES.index(Cause.PARTNERS_STANDING)]
    assert standing.points == pytest.approx(found.points)
    assert [item.id for item in standing.items] == [now.exchanges.partner_ids[0]]


def test_posts_filled_in_by_an_import_are_not_new_posts():
    now = seed_quarter(1).history()
    fewer = replace(now, posts=now.posts.take(slice(0, None, 2)))
    points = points_of(change(now, 1000, 1000, RECIPE, earlier_history=fewer))
    assert points[Cause.NEW_POSTS] == 0
    assert points[Cause.SETTINGS_OR_IMPORT] > 0
    back = points_of(change(fewer, 1000, 1000, RECIPE, earlier_history=now))
    assert back[Cause.SETTINGS_OR_IMPORT] == pytest.approx(-points[Cause.SETTINGS_OR_IMPORT])


def test_another_model_of_views_is_a_setting():
    now = seed_quarter(1).history()
    other = replace(now, posts=replace(now.posts, views=now.posts.views * 2))
    points = points_of(change(other, 1000, 1000, RECIPE, earlier_history=now))
    assert points[Cause.MORE_REACTIONS] == 0
    assert points[Cause.SETTINGS_OR_IMPORT] > 0


def test_another_recipe_is_a_setting():
    now = seed_quarter(1).history()
    found = change(now, 1000, 1000, LENS, earlier_recipe=RECIPE)
    last = found.causes[-1]
    assert last.cause is Cause.SETTINGS_OR_IMPORT
    assert last.points == pytest.approx(found.points)
    assert {item.kind for item in last.items} == {"base"}


def test_a_corrected_time_is_paired_with_its_post():
    now = measured(Draft(posts=[{"id": "a", "time": 60.5, "views": 60}]).history())
    old = replace(now, posts=replace(now.posts, time_days=np.array([5.5])))
    found = change(now, 90, 90, RECIPE, earlier_history=old)
    assert found.points > 0
    assert_adds_up(found)
    assert {item.id for cause in found.causes for item in cause.items} == {"a"}


def test_who_waits_is_asked_between_steps_and_may_stop():
    history = seed_quarter(3).history()
    earlier, later = (View(history, day, RECIPE) for day in (940, 1000))
    asked = []
    found = explained(earlier, later, lambda: asked.append(1))
    assert points_of(found) == points_of(change(history, 940, 1000, RECIPE))
    assert len(asked) > len(SEVEN_CAUSES)

    def stop():
        raise Cancelled

    with pytest.raises(Cancelled):
        explained(earlier, later, stop)
