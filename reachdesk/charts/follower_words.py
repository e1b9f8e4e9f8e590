"""What the followers over time say."""

from __future__ import annotations

import numpy as np

from reachdesk.charts import method, names, words
from reachdesk.charts.base import Cell, Column, Explanation, Input, Table
from reachdesk.domain.answers.audience import FollowersLine
from reachdesk.domain.evidence import Evidence
from reachdesk.i18n import _, ngettext


def known_points(line: FollowersLine) -> tuple[np.ndarray, np.ndarray]:
    """Days and counts that are known, snapshots among them, ascending: (points,) each."""
    days = np.concatenate([line.days, line.snapshot_days]).astype(float)
    counts = np.concatenate([line.counts, line.snapshot_sizes]).astype(float)
    good = np.isfinite(counts)
    days, first = np.unique(days[good], return_index=True)
    return days, counts[good][first]


def glitches(line: FollowersLine) -> str:
    """«1 count is a glitch and counts for no change.», "" without any."""
    count = len(line.glitch_days)
    if not count:
        return ""
    form = ngettext(
        "{count} count is a glitch, gone within two days, and counts for no change.",
        "{count} counts are a glitch, gone within two days, and count for no change.",
        count,
    )
    return form.format(count=words.number(count))


def headline(line: FollowersLine) -> str:
    """«Up 94 followers since 27 March, now 564»; with one count no trend words."""
    days, counts = known_points(line)
    if not len(days):
        return _("No follower count yet")
    now = words.number(counts[-1])
    if len(days) == 1:
        return _("On {day} there were {count}").format(
            day=words.day_long(days[-1]), count=words.followers(int(counts[-1]))
        )
    steps = round(float(counts[-1] - counts[0]))
    since = words.day_month(days[0], days[-1])
    if not steps:
        return _("Unchanged at {count} since {day}").format(count=now, day=since)
    if steps > 0:
        form = ngettext(
            "Up {steps} follower since {day}, now {count}",
            "Up {steps} followers since {day}, now {count}",
            steps,
        )
    else:
        form = ngettext(
            "Down {steps} follower since {day}, now {count}",
            "Down {steps} followers since {day}, now {count}",
            -steps,
        )
    return form.format(steps=words.number(abs(steps)), day=since, count=now)


def last_exchange(line: FollowersLine) -> str:
    """«12 joined and 5 left between the last two snapshots.», "" without two."""
    known = np.flatnonzero(np.isfinite(line.gained) & np.isfinite(line.lost))
    if not len(known) or known[-1] == 0:
        return ""
    last = int(known[-1])
    return _("{gained} joined and {lost} left between {first} and {last}.").format(
        gained=words.number(line.gained[last]),
        lost=words.number(line.lost[last]),
        first=words.day_month(line.snapshot_days[last - 1], line.snapshot_days[last]),
        last=words.day_long(line.snapshot_days[last]),
    )


def subtitle(line: FollowersLine) -> str:
    """Unit and what the columns are."""
    if len(line.snapshot_days) < 2:
        said = _("Followers · dots: exports that hold the whole list")
    else:
        said = _("Followers · dots: exports that hold the whole list · columns: joined and left")
    if not len(line.derived_days):
        return said
    return _("{what} · dashed: derived from daily joined and left").format(what=said)


def summary(line: FollowersLine) -> str:
    """Span, n, exchange, what losses mix."""
    days, counts = known_points(line)
    if not len(days):
        return missing(line) or ""
    points = ngettext("{count} known count", "{count} known counts", len(days))
    span = _("{points} between {first} and {last}, from {low} to {high} followers.").format(
        points=points.format(count=words.number(len(days))),
        first=words.day_long(days[0]),
        last=words.day_long(days[-1]),
        low=words.number(counts.min()),
        high=words.number(counts.max()),
    )
    exchange = last_exchange(line)
    mixed = _("Who left may also have been suspended or have closed the account.")
    return method.spoken(
        f"{headline(line)}.",
        span if len(days) > 1 else "",
        exchange,
        mixed if exchange else "",
        glitches(line),
        method.unseen_sentence(line.method),
    )


def missing(line: FollowersLine) -> str | None:
    """Which export would fill it."""
    if len(known_points(line)[0]):
        return None
    return _("No follower count yet: an archive with its follower list would fill this.")


def explanation(line: FollowersLine) -> Explanation:
    """Counts and snapshots."""
    _days, counts = known_points(line)
    now = words.number(counts[-1]) if len(counts) else words.UNKNOWN
    shots = words.number(len(line.snapshot_days))
    return method.explained(
        line.method,
        _("How many followed you on each day for which an export says it."),
        _(
            "Counts are those of the exports. Joined and left compare one whole list with the one "
            "before; nothing is filled in between, and a gap of over a week stays a gap."
        ),
        (
            Input(_("Followers"), now, Evidence.MEASURED),
            Input(_("Whole lists"), shots, Evidence.MEASURED),
            *_derived_input(line),
            *_glitch_input(line),
        ),
    )


def _derived_input(line: FollowersLine) -> tuple[Input, ...]:
    """How many days are derived, where any is."""
    count = len(line.derived_days)
    if not count:
        return ()
    note = _("the nearest known count, and the joined and left of each day since")
    return (Input(_("Days derived"), words.number(count), Evidence.DERIVED, note),)


def _glitch_input(line: FollowersLine) -> tuple[Input, ...]:
    """How many counts were left out, where any was."""
    count = len(line.glitch_days)
    if not count:
        return ()
    return (Input(_("Glitches"), words.number(count), Evidence.MEASURED, glitches(line)),)


def table(line: FollowersLine) -> Table:
    """One row per known day."""
    columns = (
        Column(_("Day")),
        Column(_("Followers"), _("people"), 0),
        Column(_("Joined"), _("since the list before"), 0),
        Column(_("Left"), _("since the list before"), 0),
        Column(_("Whole list")),
        Column(_("Evidence")),
    )
    shots = {int(day): row for row, day in enumerate(line.snapshot_days)}
    rows: list[tuple[Cell, ...]] = []
    for day, count in zip(*known_points(line), strict=True):
        row = shots.get(int(day))
        gained = None if row is None else words.cell(float(line.gained[row]))
        lost = None if row is None else words.cell(float(line.lost[row]))
        whole = _("no") if row is None else _("yes")
        grade = names.evidence(Evidence.MEASURED)
        rows.append((words.date_of(int(day)), words.cell(float(count)), gained, lost, whole, grade))
    rows += _derived_rows(line)
    for day, count in zip(line.glitch_days, line.glitch_counts, strict=True):
        cells = (words.date_of(int(day)), words.cell(float(count)), None, None, _("no"))
        rows.append((*cells, _("a glitch")))
    return Table(columns, tuple(sorted(rows, key=lambda row: str(row[0]))))


def _derived_rows(line: FollowersLine) -> list[tuple[Cell, ...]]:
    grade = names.evidence(Evidence.DERIVED)
    return [
        (words.date_of(int(day)), words.cell(float(count)), None, None, _("no"), grade)
        for day, count in zip(line.derived_days, line.derived_counts, strict=True)
        if np.isfinite(count)
    ]
