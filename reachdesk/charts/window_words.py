"""What the reading window says."""

from __future__ import annotations

from reachdesk.charts import method, words
from reachdesk.charts.base import Cell, Column, Explanation, Input, Table
from reachdesk.domain.answers.reach import ReachWindow
from reachdesk.domain.evidence import Evidence
from reachdesk.i18n import _, ngettext


def posts(count: float) -> str:
    """«200 posts»."""
    if not words.known(count):
        return words.UNKNOWN
    form = ngettext("{count} post", "{count} posts", round(count))
    return form.format(count=words.number(count))


def sees(data: ReachWindow, minutes: float) -> bool:
    """Whether a visit so many minutes after posting still finds the post."""
    return data.full_minutes is None or minutes < data.full_minutes


def stays(data: ReachWindow) -> str:
    """How long the post stays, in a sentence."""
    if data.full_minutes is None:
        shown = data.slot_minutes * len(data.slot_posts)
        return _("It is still in the window after {time}.").format(time=words.duration(shown))
    return _("It stays for {time}; a visit after that comes too late.").format(
        time=words.duration(data.full_minutes)
    )


def sum_in_words(data: ReachWindow) -> str:
    """The sum of one visit a day, "" where a visit reads as much as arrives."""
    if not words.known(data.inflow_per_day) or data.inflow_per_day < 2 * data.window_posts:
        return ""
    once = data.window_posts / data.inflow_per_day
    return _(
        "One visit a day at a random moment reads {window} of {inflow} posts: {once}. "
        "Two visits far apart: {twice}."
    ).format(
        window=words.number(data.window_posts),
        inflow=words.number(data.inflow_per_day),
        once=words.chance(once),
        twice=words.chance(2 * once),
    )


def explanation(data: ReachWindow) -> Explanation:
    """Window, inflow, visits."""
    return method.explained(
        data.method,
        _("How long one post stays among those that a reader scrolls through."),
        _(
            "Newer posts arrive on top. Once as many have arrived as one reads at a time, a "
            "visit no longer reaches the post. Busy hours shorten the window."
        ),
        (
            Input(_("Reading window"), posts(data.window_posts), Evidence.ASSUMED),
            Input(_("Inflow a day"), posts(data.inflow_per_day), Evidence.DERIVED),
            Input(_("Stays"), stays(data), data.method.evidence),
        ),
    )


def table(data: ReachWindow) -> Table:
    """One row per slot of time."""
    columns = (
        Column(_("Minutes after posting")),
        Column(_("Newer posts"), _("in this slot"), 1),
        Column(_("Newer posts"), _("so far"), 1),
        Column(_("Still in the window")),
    )
    rows: list[tuple[Cell, ...]] = []
    so_far = 0.0
    for index, newer in enumerate(data.slot_posts.tolist()):
        start = index * data.slot_minutes
        so_far += newer if words.known(newer) else 0.0
        inside = _("yes") if sees(data, start) else _("no")
        rows.append((start, words.cell(newer), so_far, inside))
    return Table(columns, tuple(rows))
