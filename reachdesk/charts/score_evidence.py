"""What does the score rest on? Bars of what is left without its best post, partner and volume."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from reachdesk.charts import score_evidence_words, words
from reachdesk.charts.base import Explanation, Mark, Table
from reachdesk.charts.canvas import MUTED, Align, Canvas, Face, broken, line_height
from reachdesk.charts.painted import PaintedChart
from reachdesk.charts.style import REST_OPACITY, ChartStyle
from reachdesk.domain.answers.score_evidence import ScoreEvidence
from reachdesk.i18n import _

BAR = 6.0
ROW, LEAST_ROW, LABEL = 30.0, 24.0, 16.0
LINE = Face("small", "body", 500)
FIGURE = Face("small", "text", 600)
_CARD_LETTERS = 36


@dataclass(frozen=True, slots=True)
class _Row:
    """A row: its words, what is left, and the item that a click opens (None: nothing)."""

    name: str
    label: str
    left: float
    figure: str
    item: tuple[str, str] | None


class ScoreEvidenceChart(PaintedChart[ScoreEvidence]):
    """The score, then what is left of it."""

    key = "score_evidence"
    order = 16
    preferred = (320, 200)

    def title(self) -> str:
        """A noun."""
        return _("What the score rests on")

    def headline(self, data: ScoreEvidence) -> str:
        """Fragile, or what the strongest carries."""
        return score_evidence_words.headline(data)

    def subtitle(self, data: ScoreEvidence) -> str:
        """Unit, day, recipe."""
        return score_evidence_words.subtitle(data)

    def summary(self, data: ScoreEvidence) -> str:
        """All figures in words."""
        return score_evidence_words.summary(data)

    def scope(self) -> str:
        """What it is and is not."""
        return _("One account’s score, worked out again without something. It ranks nobody.")

    def missing(self, data: ScoreEvidence) -> str | None:
        """Which export would fill it."""
        return score_evidence_words.missing(data)

    def explanation(self, data: ScoreEvidence) -> Explanation:
        """How each was worked out."""
        return score_evidence_words.explanation(data)

    def table(self, data: ScoreEvidence) -> Table:
        """One row per figure."""
        return score_evidence_words.table(data)

    def least_height(self, style: ChartStyle, width: float, data: ScoreEvidence) -> float:
        """The rows without labels, and all that is said below them."""
        below = line_height(style, MUTED) * len(_foot(style, width, data)) + style.px(12)
        return style.px(LEAST_ROW) * len(_rows(data)) + below

    def draw(self, canvas: Canvas, rect: QRectF, data: ScoreEvidence) -> list[Mark]:
        """Rows, then effort and past in words."""
        px = canvas.px
        rows = _rows(data)
        foot = _foot(canvas.style, rect.width(), data)
        below = canvas.line_height(MUTED) * len(foot) + px(6)
        labelled = sum(1 for row in rows if row.label)
        room = rect.height() - below
        labels = room >= px(LEAST_ROW) * len(rows) + px(LABEL) * labelled
        step = (room - (px(LABEL) * labelled if labels else 0.0)) / len(rows)
        step = min(max(step, px(LEAST_ROW)), px(ROW) * 1.3)
        scale = max([row.left for row in rows if words.known(row.left)] or [1.0])
        y, marks = rect.top(), []
        for row in rows:
            high = step + (px(LABEL) if labels and row.label else 0.0)
            area = QRectF(rect.left(), y, rect.width(), high)
            _draw_row(canvas, area, row, (data.total, scale), label=labels)
            pairs = [(_("Score"), row.figure)]
            if row.label:
                pairs.append((_("without"), _short(row.label)))
            marks.append(Mark(area.adjusted(0, 1, 0, -3), row.name, tuple(pairs), row.item))
            y += high
        y = max(y, rect.bottom() - below) + px(17)
        for line in foot:
            canvas.text((rect.left(), y), line, MUTED, room=rect.width())
            y += canvas.line_height(MUTED)
        return marks


def _foot(style: ChartStyle, width: float, data: ScoreEvidence) -> list[str]:
    """Effort and past, in lines of that width."""
    few = score_evidence_words.received(data) if score_evidence_words.few(data) else ""
    said = (score_evidence_words.effort(data), few, score_evidence_words.past(data))
    return [line for one in said if one for line in broken(style, one, MUTED, width)]


def _rows(data: ScoreEvidence) -> list[_Row]:
    as_it_is = _Row(_("As it stands"), "", data.total, words.number(data.total, 1), None)
    return [
        as_it_is,
        *(
            _Row(
                score_evidence_words.name(one.key),
                score_evidence_words.called(data, one),
                one.total,
                _("{total} ({change})").format(
                    total=words.number(one.total, 1),
                    change=score_evidence_words.change(data, one),
                ),
                (one.kind, one.item_id) if one.kind and not data.method.masked else None,
            )
            for one in data.without
        ),
    ]


def _short(label: str) -> str:
    """A post's text as a hover card has room for it."""
    return label if len(label) <= _CARD_LETTERS else f"{label[:_CARD_LETTERS].rstrip()}…"


def _draw_row(
    canvas: Canvas, area: QRectF, row: _Row, scales: tuple[float, float], *, label: bool
) -> None:
    """Words and figure, the bar from 0: what is left solid, what is gone pale."""
    px, (total, scale) = canvas.px, scales
    baseline = area.top() + px(12)
    figure = canvas.width(row.figure, FIGURE)
    canvas.text((area.right(), baseline), row.figure, FIGURE, Align.RIGHT)
    canvas.text((area.left(), baseline), row.name, LINE, room=area.width() - figure - px(10))
    track = QRectF(area.left(), baseline + px(5), area.width(), px(BAR))
    canvas.bar(track, "raised")
    if words.known(row.left) and words.known(total) and scale > 0:
        gone = canvas.style.blend("accent", REST_OPACITY)
        for value, ink in ((max(total, row.left), gone), (row.left, "accent")):
            width = track.width() * max(value, 0.0) / scale
            canvas.bar(QRectF(track.left(), track.top(), width, track.height()), ink)
    if label and row.label:
        canvas.text((area.left(), baseline + px(25)), row.label, MUTED, room=area.width())


CHART = ScoreEvidenceChart()
