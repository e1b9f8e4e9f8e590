from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reachdesk.domain.score.history import Kind
from reachdesk.domain.score.lens_v1 import RECIPE as LENS
from reachdesk.domain.score.recipe import own_recipe
from reachdesk.domain.score.recipe_v1 import RECIPE
from reachdesk.domain.score.series import score_series
from reachdesk.domain.score.throughout import (
    COUNTS,
    EXCHANGES,
    POSTS,
    Edge,
    Span,
    edges,
    joined,
    kinds_read,
    known_at_all,
    known_throughout,
    only_known,
)
from tests.domain.score.histories import PROPERTY, Draft, drafts, seed_quarter

EVERYTHING = frozenset({POSTS, *COUNTS, *EXCHANGES})
SPANS = st.builds(
    lambda first, days: Span(first, first + days), st.integers(0, 400), st.integers(0, 300)
)


@given(drafts())
@PROPERTY
def test_both_lines_are_equal_where_everything_is_known(draft):
    history, days = draft.history(), np.arange(0, 500, 23)
    whole = score_series(history, days, RECIPE)
    same = score_series(only_known(history, EVERYTHING, history.posts.views), days, RECIPE)
    assert (whole.total == same.total).all()
    assert (whole.low == same.low).all()


@given(drafts(), st.sets(st.sampled_from(sorted(EVERYTHING))))
@PROPERTY
def test_leaving_something_out_never_lifts_the_network(draft, kinds):
    history, days = draft.history(), np.arange(0, 500, 23)
    whole = score_series(history, days, RECIPE)
    less = score_series(only_known(history, kinds, history.posts.views), days, RECIPE)
    assert (less.components["network"] <= whole.components["network"] + 1e-12).all()


@given(drafts(), st.sets(st.sampled_from(sorted(EVERYTHING))), st.integers(50, 400))
@PROPERTY
def test_what_comes_later_changes_no_day_like_for_like(draft, kinds, day):
    history, days = draft.history(), np.arange(max(0, day - 60), day + 1)
    posts, exchanges = history.posts, history.exchanges
    cut = replace(
        history,
        posts=posts.take(posts.time_days < day + 1),
        exchanges=exchanges.take(exchanges.time_days < day + 1),
    )
    until = score_series(only_known(cut, kinds, cut.posts.views), days, RECIPE)
    after = score_series(only_known(history, kinds, history.posts.views), days, RECIPE)
    assert (until.total == after.total).all()


def test_posts_left_out_take_the_owners_answers_with_them():
    draft = seed_quarter(1)
    draft.exchanges.append((999.5, "answered", Kind.REPLY_SENT, 1.0))
    history = draft.history()
    found = only_known(history, {"mention"}, history.posts.views)
    assert found.posts.ids == ()
    assert set(found.exchanges.kind.tolist()) == {Kind.MENTION}
    kept = only_known(history, {POSTS}, history.posts.views)
    assert set(kept.exchanges.kind.tolist()) == {Kind.REPLY_SENT}
    assert np.isnan(kept.posts.reposts).all()


def test_modelled_views_stand_in_for_measured_ones():
    draft = Draft(posts=[{"time": 10.5, "views": 900, "measured": True}])
    history = draft.history()
    found = only_known(history, {POSTS}, np.array([60.0]))
    assert found.posts.views.tolist() == [60.0]
    assert not found.posts.views_measured.any()
    kept = only_known(history, {POSTS, "views"}, np.array([60.0]))
    assert kept.posts.views.tolist() == [900.0]
    assert kept.posts.views_measured.all()


@given(st.lists(SPANS, max_size=6))
@PROPERTY
def test_joined_spans_stand_apart_and_cover_the_same_days(spans):
    found = joined(spans)
    for before, after in pairwise(found):
        assert after.first_day - before.last_day > 8
    for span in spans:
        assert any(
            one.first_day <= span.first_day and span.last_day <= one.last_day for one in found
        )


@given(st.dictionaries(st.sampled_from(sorted(EVERYTHING)), st.lists(SPANS, min_size=1)))
@PROPERTY
def test_a_kind_without_an_edge_in_the_window_is_known_throughout(coverage):
    first, last, window = 300, 400, 90
    kept = known_throughout(coverage, first, last, window)
    moved = {edge.kind for edge in edges(coverage, first - window, last)}
    there = known_at_all(coverage, first, last, window)
    assert there - moved <= kept <= there


def test_exports_of_one_week_count_as_one():
    coverage = {POSTS: [Span(0, 500)], "mention": [Span(5, 494)], "views": [Span(120, 500)]}
    assert known_throughout(coverage, 200, 500, 90) == {POSTS, "mention"}
    assert known_throughout(coverage, 210, 500, 90) == {POSTS, "mention", "views"}
    assert known_throughout(coverage, 200, 505, 90) == {POSTS}
    assert edges(coverage, 0, 500) == (Edge(120, "views", begins=True),)


def test_before_the_account_nothing_need_be_known():
    coverage = {POSTS: [Span(450, 500)], "mention": [Span(455, 500)]}
    assert known_throughout(coverage, 451, 500, 90) == {POSTS, "mention"}


def test_an_end_is_an_edge_and_a_gap_is_two():
    coverage = {POSTS: [Span(0, 500)], "mention": [Span(0, 100), Span(150, 300)]}
    assert edges(coverage, 50, 500) == (
        Edge(101, "mention", begins=False),
        Edge(150, "mention", begins=True),
        Edge(301, "mention", begins=False),
    )
    assert edges(coverage, 50, 305) == (
        Edge(101, "mention", begins=False),
        Edge(150, "mention", begins=True),
    )


def test_nothing_is_known_of_nothing():
    assert known_throughout({}, 0, 10, 90) == frozenset()
    assert edges({}, 0, 10) == ()


def test_a_recipe_reads_what_its_parts_read():
    assert kinds_read(RECIPE) == EVERYTHING
    assert kinds_read(LENS) == {POSTS, "reposts", "quotes"}
    only_reach = own_recipe("Mine", RECIPE, {"reach": 1})
    assert kinds_read(only_reach) == {POSTS, "views"}


@pytest.mark.parametrize("kind", sorted(EXCHANGES))
def test_every_exchange_can_be_left_out_alone(kind):
    draft = Draft(exchanges=[(10.5, name, code, 1.0) for name, code in EXCHANGES.items()])
    history = draft.history()
    found = only_known(history, set(EXCHANGES) - {kind}, history.posts.views)
    assert EXCHANGES[kind] not in found.exchanges.kind
    assert len(found.exchanges.kind) == len(EXCHANGES) - 1
