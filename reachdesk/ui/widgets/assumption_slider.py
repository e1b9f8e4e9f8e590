"""A slider of one assumption, and what moving it does."""

from __future__ import annotations

from reachdesk.domain.reach.assumptions import DEFAULT, Assumptions
from reachdesk.domain.reach.parameters import changed, parameter, value_of
from reachdesk.i18n import _
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets import assumption_words
from reachdesk.ui.widgets.slider_row import Scale, SliderRow

_LEAST_ON_LOG = 0.05
_WHOLE = ("window_posts", "inflow_per_day", "list_posts_per_day", "horizon_hours")
_LEAST = {"sessions_per_day": 0.1, "window_posts": 10.0, "inflow_per_day": 20.0}


def assumption_slider(theme: Theme, key: str, assumptions: Assumptions) -> SliderRow:
    """A slider for an assumption by its key, standing at its value, without a note."""
    said, one = assumption_words.WORDS[key], parameter(key)
    low = _LEAST.get(key, max(one.low, _LEAST_ON_LOG) if said.log else one.low)
    scale = Scale(
        low,
        one.high,
        show=lambda value: assumption_words.shown(said.reading, value),
        read=lambda typed: assumption_words.read(said.reading, typed),
        log=said.log,
        whole=key in _WHOLE,
    )
    return SliderRow(theme, _(said.name), scale, value_of(assumptions, key))


def moved_to(assumptions: Assumptions, key: str, number: float) -> Assumptions:
    """The assumptions with one moved; a busier timeline is busier for everybody."""
    found = changed(assumptions, key, number)
    if key == "inflow_per_day":
        share = number / DEFAULT.inflow_per_day
        found = changed(found, "posts_per_followed", DEFAULT.posts_per_followed * share)
    return found
