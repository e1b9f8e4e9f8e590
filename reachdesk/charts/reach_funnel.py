"""Who gets to see a post: followers, those active, readers, reactions, on one scale."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from reachdesk.charts import method, names, words
from reachdesk.charts.base import Cell, Column, Explanation, Input, Mark, Table
from reachdesk.charts.canvas import MUTED, NAME, NOTE, Align, Canvas, Face
from reachdesk.charts.painted import PaintedChart
from reachdesk.charts.reach_words import is_seed_sum
from reachdesk.domain.answers.reach import Ranged, ReachFunnel
from reachdesk.domain.evidence import Evidence
from reachdesk.i18n import _, ngettext

LARGE_FIGURE = Face("answer", "text", 600)
BAR = 18.0
ROW, MOST_ROW = 43.0, 56.0
LEAST_WIDTH_FOR_FIGURES = 260.0


@dataclass(frozen=True, slots=True)
class _Stage:
    name: str
    people: float | None
    note: str
    interval: Ranged | None = None


class ReachFunnelChart(PaintedChart[ReachFunnel]):
    """Four stages of a typical post."""

    key = "reach_funnel"
    order = 30
    preferred = (320, 200)

    def title(self) -> str:
        """A noun."""
        return _("Who gets to see a post")

    def headline(self, data: ReachFunnel) -> str:
        """Readers of followers."""
        if data.readers is None or not words.known(data.readers.value):
            if data.chance is not None and words.known(data.chance.value):
                return _("About {percent} of your followers see a typical post").format(
                    percent=words.percent(data.chance.value)
                )
            return _("No reach known yet")
        return _("About {people} of {followers} see a typical post").format(
            people=words.amount(data.readers.value), followers=words.number(data.followers)
        )

    def subtitle(self, data: ReachFunnel) -> str:
        """Model and post."""
        return _("Full model · typical post · 80 % range")

    def summary(self, data: ReachFunnel) -> str:
        """Each stage with its range."""
        if self.missing(data):
            return self.missing(data) or ""
        stages = "; ".join(
            f"{words.amount(stage.people)} {stage.name} ({stage.note})" for stage in _stages(data)
        )
        return method.spoken(
            _("For a typical post: {stages}.").format(stages=stages),
            simple_sentence(data),
            method.unseen_sentence(data.method),
        )

    def scope(self) -> str:
        """What it is and is not."""
        return _("An estimate of who gets to see a post. Views are not people.")

    def missing(self, data: ReachFunnel) -> str | None:
        """Which export would fill it."""
        if data.followers is not None:
            return None
        return _("How many follow you is in none of the exports: an archive would say it.")

    def explanation(self, data: ReachFunnel) -> Explanation:
        """Each stage with its evidence."""
        grades = (Evidence.MEASURED, Evidence.ASSUMED, data.method.evidence, Evidence.MEASURED)
        inputs = tuple(
            Input(stage.name, words.amount(stage.people), grade, stage.note)
            for stage, grade in zip(_stages(data), grades, strict=True)
        )
        return method.explained(
            data.method,
            _("How many of your followers a typical post gets in front of, and how many react."),
            _(
                "Followers × share that still opens the app × chance that the post is still in the "
                "reading window at the next visit. Reactions are counted, not modelled."
            ),
            inputs,
        )

    def table(self, data: ReachFunnel) -> Table:
        """One row per stage."""
        columns = (
            Column(_("Stage")),
            Column(_("People"), _("a post"), 1),
            Column(_("Low"), _("80 % range"), 1),
            Column(_("High"), _("80 % range"), 1),
            Column(_("How known")),
        )
        rows: list[tuple[Cell, ...]] = []
        for stage in _stages(data):
            low = None if stage.interval is None else words.cell(stage.interval.low)
            high = None if stage.interval is None else words.cell(stage.interval.high)
            rows.append((stage.name, words.cell(stage.people), low, high, stage.note))
        return Table(columns, tuple(rows))

    def draw(self, canvas: Canvas, rect: QRectF, data: ReachFunnel) -> list[Mark]:
        """Bars on one scale; figures at the left where there is room."""
        px, stages = canvas.px, _stages(data)
        note = simple_sentence(data)
        foot = canvas.line_height(MUTED) * len(canvas.lines(note, MUTED, rect.width()))
        row = min((rect.height() - foot - px(4)) / len(stages), px(MOST_ROW))
        beside = rect.width() >= px(LEAST_WIDTH_FOR_FIGURES)
        figures = max(canvas.width(words.amount(stage.people), LARGE_FIGURE) for stage in stages)
        labels = max(canvas.width(stage.name, NAME) for stage in stages)
        marks = []
        for index, stage in enumerate(stages):
            area = QRectF(rect.left(), rect.top() + index * row, rect.width(), row)
            left = area.left()
            if beside:
                baseline = area.top() + px(16)
                figure = words.amount(stage.people)
                canvas.text((left + figures, baseline), figure, LARGE_FIGURE, Align.RIGHT)
                canvas.text((left + figures + px(8), baseline - px(1.5)), stage.name, NAME)
                left += figures + px(8) + labels + px(12)
                track = QRectF(left, area.top() + px(1), area.right() - left, px(BAR))
            else:
                said = f"{words.amount(stage.people)} {stage.name}"
                canvas.text((left, area.top() + px(12)), said, NAME)
                track = QRectF(left, area.top() + px(17), area.width(), px(6))
            spare = labels + px(12) if beside else None
            marks.append(_draw_stage(canvas, track, stage, data.followers or 0, spare))
        canvas.wrapped(
            QRectF(rect.left(), rect.top() + row * len(stages) + px(1), rect.width(), foot), note
        )
        return marks


def _draw_stage(
    canvas: Canvas, track: QRectF, stage: _Stage, followers: int, spare: float | None
) -> Mark:
    """One bar with its whisker and, where `spare` tells what room is free at its left, the note
    under it."""
    px = canvas.px
    canvas.bar(track, "raised")
    people, whole = stage.people, max(followers, 1)
    if people is not None and words.known(people) and people > 0:
        width = max(track.width() * min(people / whole, 1.0), px(3))
        canvas.bar(QRectF(track.left(), track.top(), width, track.height()), "accent")
    spread = stage.interval
    if spread is not None and words.known(spread.low) and words.known(spread.high):
        ends = [
            track.left() + track.width() * min(e / whole, 1.0) for e in (spread.low, spread.high)
        ]
        canvas.whisker(ends[0], ends[1], track.center().y())
    if spare is not None:
        _draw_note(canvas, track, stage, spare)
    pairs = [(_("people"), words.amount(people)), ("", stage.note)]
    return Mark(track, stage.name, tuple(pairs))


def _draw_note(canvas: Canvas, track: QRectF, stage: _Stage, spare: float) -> None:
    """Under the bar; a longer one reaches out to the left, then ranges are shorter."""
    spread, baseline = stage.interval, track.bottom() + canvas.px(14)
    notes = [stage.note]
    if spread is not None:
        notes += [
            words.range_of(spread.low, spread.high),
            words.range_brief(spread.low, spread.high),
        ]
    fitting = [note for note in notes if canvas.width(note, NOTE) <= track.width()]
    if fitting:
        canvas.text((track.left(), baseline), fitting[0], NOTE)
    else:
        room = track.width() + spare
        canvas.text((track.right(), baseline), notes[-1], NOTE, Align.RIGHT, room=room)


def _stages(data: ReachFunnel) -> list[_Stage]:
    """The four stages with what is known of each."""
    followers = data.followers
    grade = names.evidence(data.method.evidence)
    share = None if data.active is None or not followers else data.active / followers
    active = _("assumed: {percent} open the app").format(percent=words.percent(share))
    readers = data.readers
    seen = grade
    if readers is not None:
        seen = f"{grade} · {words.range_of(readers.low, readers.high)}"
    return [
        _Stage(_("followers"), followers, _("measured")),
        _Stage(_("active"), data.active, active),
        _Stage(_("see it"), None if readers is None else readers.value, seen, readers),
        _Stage(_("react"), data.reactions, _reactions_note(data)),
    ]


def _reactions_note(data: ReachFunnel) -> str:
    if data.reactions is None or not words.known(data.reactions):
        return _("in none of the exports")
    total = round(data.reactions * data.reaction_posts)
    return ngettext(
        "measured · {total} in {posts} post",
        "measured · {total} in {posts} posts",
        data.reaction_posts,
    ).format(total=words.number(total), posts=words.number(data.reaction_posts))


def simple_sentence(data: ReachFunnel) -> str:
    """«The simple sum says 75 (13.3 %, 1 in 7.5).»"""
    if not words.known(data.simple_chance):
        return ""
    share = words.chance(data.simple_chance)
    times = words.one_in(1 / data.simple_chance) if data.simple_chance > 0 else ""
    both = ", ".join(part for part in (share, times) if part)
    own = not is_seed_sum(data.simple_chance)
    if data.simple_readers is None:
        said = _("The simple sum says {chance}.")
        if own:
            said = _("The simple sum of these figures says {chance}.")
        return said.format(chance=both)
    if own:
        return _("The simple sum of these figures says {people} ({chance}).").format(
            people=words.amount(data.simple_readers), chance=both
        )
    return _("The simple sum says {people} ({chance}).").format(
        people=words.amount(data.simple_readers), chance=both
    )


CHART = ReachFunnelChart()
