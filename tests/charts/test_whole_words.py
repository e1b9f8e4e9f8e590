"""Words of the pictures: nothing but names is cut, and nothing is written outside the picture."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPalette, QPicture

from reachdesk import i18n
from reachdesk.charts import bars, country_map, words
from reachdesk.charts.audience_mix import CHART as MIX
from reachdesk.charts.audience_mix import overlap_note
from reachdesk.charts.canvas import BODY, MUTED, NAME, NOTE, Align, Canvas, broken
from reachdesk.charts.group_bars import Bar
from reachdesk.charts.reach_answer import CHART as ANSWER
from reachdesk.charts.reach_ladder import CHART as LADDER
from reachdesk.charts.reach_life import CHART as LIFE
from reachdesk.charts.reach_own_hours import CHART as OWN_HOURS
from reachdesk.charts.reach_window import CHART as WINDOW
from reachdesk.charts.score_change import CHART as CHANGE
from reachdesk.charts.segment_growth import CHART as GROWTH
from reachdesk.charts.style import contrast_style, style_for
from tests.charts.answers import NORMAL

STYLE = style_for("light")
LANGUAGES = ("en", "nl", "pt", "de")


class Witness(Canvas):
    """A canvas that remembers what was cut or written outside the picture."""

    def __init__(self, painter: QPainter, rect: QRectF) -> None:
        super().__init__(painter, STYLE)
        self.rect, self.cut, self.outside = rect, [], []
        self.said: list[tuple[str, float, float]] = []

    def text(self, point, words, face=BODY, align=Align.LEFT, room=None):
        metrics = QFontMetricsF(self.font(face))
        wide = metrics.horizontalAdvance(words)
        if room is not None and wide > room + 0.5:
            self.cut.append(words)
        if point[1] + 0.7 * metrics.descent() > self.rect.bottom() + 1:
            self.outside.append(words)
        self.said.append((words, point[0], point[1]))
        return super().text(point, words, face, align, room)


@pytest.fixture(autouse=True)
def english_afterwards():
    yield
    i18n.choose_language("en")


def drawn(chart, data, width, height):
    picture = QPicture()
    painter = QPainter(picture)
    rect = QRectF(0, 0, width, height)
    witness = Witness(painter, rect)
    witness.marks = chart.draw(witness, rect, data)
    painter.end()
    return witness


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [206, 226, 320])
def test_the_note_under_the_mix_is_whole_in_the_height_that_it_asks_for(qapp, language, width):
    i18n.choose_language(language)
    data = NORMAL["audience_mix"]()
    view = MIX.view(STYLE)
    view.resize(width, 190)
    view.show_data(data)
    found = drawn(MIX, data, width, view.minimumSizeHint().height())
    assert found.outside == []
    lines = broken(STYLE, overlap_note(data), MUTED, width)
    assert lines
    assert not set(lines) & set(found.cut)
    assert set(lines) <= {said for said, _x, _y in found.said}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(504, 190), (640, 200), (696, 230)])
def test_the_sum_under_the_window_of_a_post_stays_in_the_picture(qapp, language, size):
    i18n.choose_language(language)
    found = drawn(WINDOW, NORMAL["reach_window"](), *size)
    assert found.outside == []
    assert found.cut == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_layers_and_causes_are_read_whole(qapp, language):
    i18n.choose_language(language)
    assert drawn(LADDER, NORMAL["reach_ladder"](), 320, 220).cut == []
    assert drawn(CHANGE, NORMAL["score_change"](), 320, 250).cut == []


def test_the_same_day_stands_at_the_same_place_in_every_line(qapp):
    data = NORMAL["segment_growth"]()
    found = drawn(GROWTH, data, 600, 200)
    firsts = {words.number(int(line.people[0])) for line in data.lines}
    places = {x for said, x, _y in found.said if said in firsts and 100 < x < 500}
    assert len(data.lines) > 1
    assert len(places) == 1


def test_a_rest_of_groups_loses_its_aside_before_it_is_cut(qapp):
    assert bars.without_aside("In further groups (may overlap)") == "In further groups"
    assert bars.without_aside("Planners (north) of 2025") == "Planners (north) of 2025"


def test_the_map_says_which_colour_is_how_many(qapp):
    picture = QPicture()
    painter = QPainter(picture)
    rect = QRectF(0, 0, 508, 220)
    canvas = Witness(painter, rect)
    groups = [Bar("GB", "Vereinigtes Königreich", 144), Bar("US", "United States", 18)]
    unknown = Bar("unknown", "Place unknown", 97, grey=True)
    country_map.draw_map(canvas, rect, [*groups, unknown], 564, "Other countries")
    painter.end()
    assert canvas.cut == []
    ends = {said: x for said, x, y in canvas.said if y > 100 and x < 120}
    assert set(ends) >= {"1", "144"}
    assert ends["1"] < ends["144"]


def test_short_names_of_weekdays_are_short_in_every_language(qapp):
    for language in LANGUAGES:
        i18n.choose_language(language)
        assert all(len(words.weekday(day)) <= 4 for day in range(7))
        assert len({words.weekday(day) for day in range(7)}) == 7


def test_words_that_would_be_cut_are_written_smaller(qapp):
    picture = QPicture()
    painter = QPainter(picture)
    canvas = Canvas(painter, STYLE)
    said = "chance that one follower sees it"
    wide = canvas.width(said, MUTED)
    assert canvas.snug(said, wide) is MUTED
    assert canvas.snug(said, wide - 1) is NOTE
    assert canvas.snug(said, wide / 2) is MUTED, "cut anyway: as large as its neighbours"
    painter.end()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [504, 696])
def test_everything_under_the_seen_chance_is_read(qapp, language, width):
    i18n.choose_language(language)
    data = replace(NORMAL["reach_answer"](), impressions=2_454, doubts=(("views_above", 3),))
    view = ANSWER.view(STYLE)
    view.resize(width, 150)
    view.show_data(data)
    found = drawn(ANSWER, data, width, view.minimumSizeHint().height())
    assert found.outside == []
    assert found.cut == []


def test_names_of_places_touch_neither_a_curve_nor_each_other(qapp):
    hours = np.linspace(0, 24, 49)
    own = 0.25 * (1 - np.exp(-hours / 4))
    for others in ([0.9, 0.97], [1.1, 1.02], [0.999, 1.3], [0.6, 1.001]):
        named = tuple((f"Place {n}", own * share) for n, share in enumerate(others))
        data = replace(NORMAL["reach_life"](), hours=hours, chance=own, others=named)
        picture = QPicture()
        painter = QPainter(picture)
        rect = QRectF(0, 0, 226, 160)
        scene = LIFE.compose(data, STYLE, rect)
        canvas = Witness(painter, rect)
        frame = scene.frame_in(rect, scene.x_range)
        scene.over(canvas, frame)
        painter.end()
        right = frame.rect.right()
        for said, _x, y in canvas.said:
            if said.startswith("Place"):
                word = QRectF(right - 40, y - 9, 40, 10)
                for curve in (own, *(curve for _name, curve in named)):
                    heights = [
                        frame.y(100 * float(np.interp(frame.value(x), hours, curve)))
                        for x in np.linspace(word.left(), word.right(), 5)
                    ]
                    assert not (min(heights) < word.bottom() and max(heights) > word.top())
        ys = {said: y - 4 for said, _x, y in canvas.said if said.startswith("Place")}
        assert len(ys) == 2 or max(others) > 1, "below the own curve there is room"
        for place, y in ys.items():
            above = others[int(place[-1])] > 1
            assert (y < frame.y(100 * float(own[-1]))) is above, "nobody takes it for the own one"


def test_land_without_followers_is_never_brighter_than_land_with_few(qapp):
    black = QPalette()
    for role, colour in (("Base", "black"), ("Window", "black"), ("Text", "white")):
        black.setColor(getattr(QPalette.ColorRole, role), QColor(colour))
    black.setColor(QPalette.ColorRole.Highlight, QColor("#1aebff"))
    picture = QPicture()
    painter = QPainter(picture)
    for style in (style_for("dark"), contrast_style(black)):
        canvas = Canvas(painter, style)
        nobody = country_map._ink(canvas, 0, 100)
        few = country_map._ink(canvas, 2, 100)
        assert nobody.lightness() < few.lightness()
    painter.end()


@pytest.mark.parametrize("language", LANGUAGES)
def test_hours_and_the_caution_under_them_are_never_cut(qapp, language):
    i18n.choose_language(language)
    data = NORMAL["reach_own_hours"]()
    view = OWN_HOURS.view(STYLE)
    view.resize(300, 90)
    view.show_data(data)
    found = drawn(OWN_HOURS, data, 300, view.minimumSizeHint().height())
    assert found.outside == []
    hours = [y for said, _x, y in found.said if said == "12"]
    last = max(y for _said, _x, y in found.said)
    assert hours
    assert last > hours[0] + 12, "the caution stands below the hours"
    alone = drawn(OWN_HOURS, data, 300, 128)
    assert next(y for said, _x, y in alone.said if said == "12") < 126


def test_names_of_groups_are_written_smaller_before_they_are_cut(qapp):
    picture = QPicture()
    painter = QPainter(picture)
    canvas = Witness(painter, QRectF(0, 0, 226, 40))
    row = bars.BarRow("Lieferanten oder Wettbewerber", "110", 110)
    wide = canvas.width(row.name, NAME) + canvas.width("110", NAME)
    bars.draw_row(canvas, QRectF(0, 0, wide, 30), row, 564)
    painter.end()
    assert canvas.cut == []
