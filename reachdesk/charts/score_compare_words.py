"""What the comparison of two accounts says."""

from __future__ import annotations

import numpy as np

from reachdesk.charts import method, names, recipe_words, score_evidence_words, words
from reachdesk.charts.base import Cell, Column, Explanation, Input, Table
from reachdesk.domain.answers.score_compare import CompareSide, ScoreCompare
from reachdesk.i18n import _, ngettext


def last_index(side: CompareSide) -> int | None:
    """Index of the last day with a score; None for none."""
    good = np.flatnonzero(np.isfinite(side.total))
    return int(good[-1]) if len(good) else None


def side_name(data: ScoreCompare, index: int) -> str:
    """«@ines on X»; masked «first account, on X»."""
    how = data.sides[index].method
    if not data.method.masked and how.handle is not None:
        return method.account(how)
    form = _("first account, on {network}") if not index else _("second account, on {network}")
    return form.format(network=names.name("network", how.network))


def figure(side: CompareSide) -> str:
    """«12.9 of 100»."""
    last = last_index(side)
    score = words.UNKNOWN if last is None else words.number(side.total[last], 1)
    return _("{figure} of 100").format(figure=score)


def about(side: CompareSide) -> str:
    """«80 % range 11 to 15 · provisional · derived»."""
    last = last_index(side)
    if last is None:
        return words.UNKNOWN
    parts = [words.range_of(side.low[last], side.high[last])]
    if side.provisional[last]:
        parts.append(_("provisional"))
    parts.append(names.evidence(side.method.evidence))
    return " · ".join(parts)


def effort(side: CompareSide) -> str:
    """«79 posts on 47 days»."""
    posts = ngettext("{count} post", "{count} posts", side.posts)
    return ngettext("{posts} on {days} day", "{posts} on {days} days", side.active_days).format(
        posts=posts.format(count=words.number(side.posts)), days=words.number(side.active_days)
    )


def past(side: CompareSide) -> str:
    """How the score stands on the scale of the account's own past; "" where nothing is compared."""
    last = last_index(side)
    if side.past is None or last is None:
        return ""
    return score_evidence_words.own_past(side.past, int(side.days[last]))


def parts_of(side: CompareSide) -> list[tuple[str, float]]:
    """Base and components, (key, points)."""
    return [("base", side.base), *((part.key, part.points) for part in side.parts)]


def missing(data: ScoreCompare) -> str | None:
    """Why there is nothing to compare."""
    if data.sides and all(last_index(side) is not None for side in data.sides):
        return None
    return _("One of the accounts has no score in this period: an archive of its posts would help.")


def headline(data: ScoreCompare) -> str:
    """«12.9 beside 8.4, never added»."""
    if missing(data) is not None:
        return _("Nothing to compare")
    if len(data.sides) == 1:
        return _("Only {account} has a score in this period").format(account=side_name(data, 0))
    first, second = (words.number(side.total[last_index(side) or 0], 1) for side in data.sides[:2])
    return _("Scores of {first} and {second}, never added").format(first=first, second=second)


def subtitle(data: ScoreCompare) -> str:
    """Unit, same scale, recipe."""
    parts = [
        _("Score of 100, one scale for both · band 80 % range"),
        recipe_words.said(data.method),
    ]
    return " · ".join(filter(None, parts))


def summary(data: ScoreCompare) -> str:
    """Each account with its figure, range, effort and past."""
    lacking = missing(data)
    if lacking is not None:
        return lacking
    said = [
        _("{account}: {figure} on {day}, {about}; {effort}.").format(
            account=side_name(data, index),
            figure=figure(side),
            day=words.day_long(int(side.days[last_index(side) or 0])),
            about=about(side),
            effort=effort(side),
        )
        for index, side in enumerate(data.sides)
    ]
    pasts = [past(side) for side in data.sides]
    each = [text for pair in zip(said, pasts, strict=True) for text in pair]
    return method.spoken(*each, _("The two are never added."))


def explanation(data: ScoreCompare) -> Explanation:
    """The same recipe for each, and what a comparison can carry."""
    inputs = tuple(
        Input(side_name(data, index), figure(side), side.method.evidence, about(side))
        for index, side in enumerate(data.sides)
    )
    return method.explained(
        data.method,
        _("Two accounts of yours, each worked out by itself from its own exports."),
        method.spoken(
            _(
                "Both have the same recipe, the same scale and their own evidence. Where one has "
                "exports that the other lacks, part of the difference is what could be seen: the "
                "fairer scale is each account’s own past. Followers of both would be counted "
                "twice, so the scores are never added."
            ),
            recipe_words.formula(data.method),
        ),
        inputs,
    )


def table(data: ScoreCompare) -> Table:
    """One row per account and day, then the parts of its last day."""
    columns = (
        Column(_("Account")),
        Column(_("Day")),
        Column(_("What")),
        Column(_("Score"), _("of 100"), 1),
        Column(_("Low"), _("80 % range"), 1),
        Column(_("High"), _("80 % range"), 1),
        Column(_("Provisional")),
    )
    rows = [
        row for index, side in enumerate(data.sides) for row in _rows(side_name(data, index), side)
    ]
    return Table(columns, tuple(rows))


def _rows(name: str, side: CompareSide) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = [
        (
            name,
            words.date_of(day),
            _("Score"),
            words.cell(total),
            words.cell(low),
            words.cell(high),
            _("yes") if thin else _("no"),
        )
        for day, total, low, high, thin in zip(
            side.days.tolist(),
            side.total.tolist(),
            side.low.tolist(),
            side.high.tolist(),
            side.provisional.tolist(),
            strict=True,
        )
    ]
    last = last_index(side)
    if last is not None:
        day = words.date_of(int(side.days[last]))
        for key, points in parts_of(side):
            title = names.name("component", key)
            rows.append((name, day, title, words.cell(points), None, None, None))
    return rows
