"""What the score says about sources that begin or end while it is drawn."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from reachdesk.charts import words
from reachdesk.domain.answers.score import EventMark, ScoreChange, ScoreLine, SourceMark
from reachdesk.i18n import N_, _

SOURCE = "source"
"""The kind of a mark that is no event of the owner's."""

LIKE_FOR_LIKE = "like_for_like"
"""The key of the line with the same sources throughout."""

WORTH_SAYING = 1.0
"""Points by which a change and the same change like for like must differ before the headline tells
them apart: less would not be seen in the whole figures."""

_KINDS = {
    "posts": N_("posts"),
    "views": N_("measured views"),
    "likes": N_("likes"),
    "reposts": N_("reposts"),
    "quotes": N_("quotes"),
    "replies": N_("counts of replies"),
    "mention": N_("mentions"),
    "reply": N_("replies received"),
    "quote": N_("quotes by name"),
    "repost": N_("reposts by name"),
    "message": N_("messages"),
    "like": N_("likes by name"),
}


def kinds(keys: tuple[str, ...]) -> str:
    """«mentions, measured views»."""
    return ", ".join(_(_KINDS[key]) if key in _KINDS else key for key in keys)


def marked(mark: SourceMark) -> str:
    """«source added: mentions», «source ends: measured views»."""
    form = _("source added: {kinds}") if mark.begins else _("source ends: {kinds}")
    return form.format(kinds=kinds(mark.kinds))


def as_events(line: ScoreLine) -> tuple[EventMark, ...]:
    """The marks of sources, to be drawn as events are."""
    return tuple(
        EventMark(one.day, one.day, marked(one), SOURCE, key=f"{SOURCE}:{one.day}:{one.begins}")
        for one in line.source_marks
    )


def own_events(line: ScoreLine) -> tuple[EventMark, ...]:
    """The owner’s events; masked, each has its kind for a name and no link: both name people."""
    if not line.method.masked:
        return line.events
    return tuple(replace(one, label=one.kind or "", link=None) for one in line.events)


def all_marks(line: ScoreLine) -> tuple[EventMark, ...]:
    """The owner's events and the marks of sources, by day."""
    marks = (*own_events(line), *as_events(line))
    return tuple(sorted(marks, key=lambda one: (one.day, one.end_day)))


def headline(line: ScoreLine) -> str | None:
    """«Up 0.4 like for like since 31 August; the step to 29 is mentions being added»; None where
    sources hardly touch the change."""
    good, since = np.flatnonzero(np.isfinite(line.total)), line.since_day
    if line.until_day is not None:
        good = good[line.days[good] <= line.until_day]
    if line.like_for_like is None or since is None or not len(good):
        return None
    last = float(line.total[good[-1]])
    full = last - line.total[line.days == since]
    if not (np.abs(full - line.like_for_like) >= WORTH_SAYING).any():
        return None
    day = words.day_month(since, int(line.days[good[-1]]))
    return _form(line).format(
        change=_moved(line.like_for_like),
        day=day,
        figure=words.number(last),
        kinds=kinds(line.left_out),
    )


def share_of(change: ScoreChange) -> str:
    """«+3.1 of it: mentions added or ended»; "" where sources hardly touch the change."""
    if change.from_sources is None or abs(change.from_sources) < WORTH_SAYING:
        return ""
    return _("{points} of it: {kinds} added or ended").format(
        points=words.signed(change.from_sources), kinds=kinds(change.left_out)
    )


def left_out_of(line: ScoreLine) -> str:
    """«like for like: without measured views»; "" where no such line is drawn."""
    found = [one for one in line.overlays if one.key == LIKE_FOR_LIKE and one.left_out]
    if not found:
        return ""
    return _("like for like: without {kinds}").format(kinds=kinds(found[0].left_out))


def explained(line: ScoreLine) -> str:
    """What the line «like for like» leaves out, in a sentence; "" without such a line."""
    if not any(one.key == LIKE_FOR_LIKE for one in line.overlays) and not line.left_out:
        return ""
    return _(
        "Like for like is made only from what the exports know on every day shown and in the "
        "window before it, so a source that begins or ends does not move it."
    )


def _moved(points: float) -> str:
    if abs(points) < 0.05:
        return _("Unchanged")
    form = _("Up {points}") if points > 0 else _("Down {points}")
    return form.format(points=words.number(abs(points), 1))


def _form(line: ScoreLine) -> str:
    began = {kind for one in line.source_marks if one.begins for kind in one.kinds}
    ended = {kind for one in line.source_marks if not one.begins for kind in one.kinds}
    left_out = set(line.left_out)
    if not left_out & ended:
        return _("{change} like for like since {day}; the step to {figure} is {kinds} being added")
    if not left_out & began:
        return _("{change} like for like since {day}; the step to {figure} is {kinds} ending")
    return _(
        "{change} like for like since {day}; the rest of the way to {figure} is {kinds} coming or "
        "going"
    )
