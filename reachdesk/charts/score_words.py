"""What the score charts say."""

from __future__ import annotations

import numpy as np

from reachdesk.charts import method, names, overlay_words, recipe_words, source_words, words
from reachdesk.charts.base import Cell, Column, Explanation, Input, Table
from reachdesk.charts.view_inputs import view_inputs
from reachdesk.domain.answers.score import ScoreLine
from reachdesk.i18n import _, ngettext

_SPOKEN = 5

SMALLEST_SHOWN = 0.05
"""Points; what is less is 0.0 as printed."""


def last_index(line: ScoreLine) -> int | None:
    """Index of the last day with a score; None for none."""
    good = np.flatnonzero(np.isfinite(line.total))
    return int(good[-1]) if len(good) else None


def since_index(line: ScoreLine) -> int | None:
    """Index of the day that the headline compares with; None where it has no score."""
    if line.since_day is None:
        return None
    found = np.flatnonzero((line.days == line.since_day) & np.isfinite(line.total))
    return int(found[0]) if len(found) else None


def until_index(line: ScoreLine) -> int | None:
    """Index of the later compared day: the last one with a score, where no other was chosen."""
    found = np.flatnonzero((line.days == line.until_day) & np.isfinite(line.total))
    return int(found[0]) if len(found) else last_index(line)


def change_since(line: ScoreLine) -> float | None:
    """Points gained or lost since the compared day; None where there is none to compare."""
    until, since = until_index(line), since_index(line)
    if until is None or since is None or since == until:
        return None
    return float(line.total[until] - line.total[since])


def headline(line: ScoreLine) -> str:
    """«Down 6 points since 31 August, mostly old posts fading»."""
    last, change = last_index(line), change_since(line)
    if last is None:
        return _("No score yet")
    figure = words.number(line.total[last])
    if change is None:
        day = words.day_long(int(line.days[last]))
        return _("Now {figure} of 100, on {day}").format(figure=figure, day=day)
    like_for_like = source_words.headline(line)
    if like_for_like is not None:
        return like_for_like
    points = abs(round(change))
    until = until_index(line)
    if until is not None and until != last:
        return _between(line, until, change)
    day = words.day_month(line.since_day, int(line.days[last]))
    if not points:
        return _("Unchanged at {figure} since {day}").format(figure=figure, day=day)
    if change > 0:
        form = ngettext("Up {points} point since {day}", "Up {points} points since {day}", points)
    else:
        form = ngettext(
            "Down {points} point since {day}", "Down {points} points since {day}", points
        )
    return _("{change}, {cause}").format(
        change=form.format(points=points, day=day), cause=cause(line.main_cause)
    )


def _between(line: ScoreLine, until: int, change: float) -> str:
    """«Up 4.9 points from 16 to 17 June, mostly new conversations»: two chosen days."""
    forms = {
        1: _("Up {points} points from {first} to {last}, {cause}"),
        -1: _("Down {points} points from {first} to {last}, {cause}"),
        0: _("Unchanged from {first} to {last}"),
    }
    direction = 0 if abs(change) < SMALLEST_SHOWN else 1 if change > 0 else -1
    last = int(line.days[until])
    return forms[direction].format(
        points=words.number(abs(change), 1),
        first=words.day_month(line.since_day, last),
        last=words.day_long(last),
        cause=cause(line.main_cause),
    )


def cause(key: str | None) -> str:
    """«mostly old posts fading», or «no cause found»."""
    return _("no cause found") if key is None else names.name("mostly", key)


def summary(line: ScoreLine) -> str:
    """Figure, range, span, n and what could not be seen."""
    last = last_index(line)
    if last is None:
        return missing()
    good = line.total[np.isfinite(line.total)]
    now = _("The score is {figure} of 100 on {day}, {range}.").format(
        figure=words.number(line.total[last], 1),
        day=words.day_long(int(line.days[last])),
        range=words.range_of(line.low[last], line.high[last]),
    )
    days = ngettext("{count} day", "{count} days", len(good)).format(count=words.number(len(good)))
    span = _("Over {days} it lay between {low} and {high}; made from {amounts}.").format(
        days=days,
        low=words.number(good.min(), 1),
        high=words.number(good.max(), 1),
        amounts=method.made_from(line.method),
    )
    thin = provisional_sentence() if line.provisional[last] else ""
    beside = overlay_words.sentences(line)
    return method.spoken(now, span, thin, events(line), beside, method.unseen_sentence(line.method))


def events(line: ScoreLine) -> str:
    """«3 events: 28 May Listed by the trade press; …»; nothing without events."""
    happened = source_words.own_events(line)
    if not happened:
        return ""
    count = len(happened)
    named = [
        f"{words.day_short(one.day, year=True)} {one.label}".strip() for one in happened[:_SPOKEN]
    ]
    if count > _SPOKEN:
        named.append("…")
    return ngettext("{count} event: {names}.", "{count} events: {names}.", count).format(
        count=words.number(count), names="; ".join(named)
    )


def provisional_sentence() -> str:
    """Why a figure is provisional."""
    return _(
        "It is provisional until there are 13 weeks or 20 posts, and 10 reactions or exchanges "
        "received in the window."
    )


def missing() -> str:
    """Which export would fill the chart."""
    return _("No posts yet: an archive of your posts would draw the score.")


def subtitle(line: ScoreLine) -> str:
    """Unit, window, band, recipe."""
    parts = _("Score of 100 · {days}-day window ending each day · band 80 % range").format(
        days=recipe_words.window_days(line.method)
    )
    last = last_index(line)
    thin = _("provisional") if last is not None and line.provisional[last] else ""
    said = (parts, thin, recipe_words.said(line.method), source_words.left_out_of(line))
    return " · ".join(filter(None, (*said, *overlay_words.beside(line))))


def scope() -> str:
    """What the score is and is not."""
    return _("A score of one account over time. It does not rank people.")


def explanation(line: ScoreLine) -> Explanation:
    """How the score comes about."""
    last = last_index(line)
    figure = words.UNKNOWN if last is None else words.number(line.total[last], 1)
    value = _("{figure} of 100").format(figure=figure)
    return method.explained(
        line.method,
        recipe_words.sentence(line.method),
        " ".join(filter(None, (recipe_words.formula(line.method), source_words.explained(line)))),
        (
            Input(_("Score"), value, line.method.evidence),
            *view_inputs(line.method),
            *overlay_words.inputs(line),
        ),
    )


def table(line: ScoreLine) -> Table:
    """One row per day, and the posts of a week on its first day."""
    posts = dict(zip(line.week_days.tolist(), line.week_posts.tolist(), strict=True))
    columns: tuple[Column, ...] = (
        Column(_("Day")),
        Column(_("Score"), _("of 100"), 1),
        Column(_("Low"), _("80 % range"), 1),
        Column(_("High"), _("80 % range"), 1),
        Column(_("Provisional")),
        Column(_("Posts sent"), _("week from this day"), 0),
    )
    columns += overlay_words.columns(line)
    happened = _events_by_day(line)
    if happened:
        columns += (Column(_("Event")),)
    rows: list[tuple[Cell, ...]] = [
        (
            words.date_of(day),
            words.cell(total),
            words.cell(low),
            words.cell(high),
            _("yes") if thin else _("no"),
            words.cell(posts.get(day)),
            *overlay_words.cells(line, day),
            *([happened.get(day)] if happened else []),
        )
        for day, total, low, high, thin in zip(
            line.days.tolist(),
            line.total.tolist(),
            line.low.tolist(),
            line.high.tolist(),
            line.provisional.tolist(),
            strict=True,
        )
    ]
    return Table(columns, tuple(rows))


def _events_by_day(line: ScoreLine) -> dict[int, str]:
    """What happened on a day, with kind and link; several apart by a semicolon."""
    said: dict[int, list[str]] = {}
    for one in source_words.own_events(line):
        parts = [part for part in (one.label, one.kind, one.link) if part]
        said.setdefault(one.day, []).append(" · ".join(parts))
    return {day: "; ".join(parts) for day, parts in said.items()}
