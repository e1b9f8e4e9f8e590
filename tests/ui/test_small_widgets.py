import math

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QLabel, QMenu

from reachdesk.domain.evidence import Evidence
from reachdesk.ui import icons
from reachdesk.ui.page import PageSpec
from reachdesk.ui.status_strip import ThinBar
from reachdesk.ui.widgets.badge import EvidenceBadge, paint_evidence
from reachdesk.ui.widgets.buttons import LINK, PRIMARY, Button, IconButton
from reachdesk.ui.widgets.chips import Chip
from reachdesk.ui.widgets.pickers import AccountPicker, PeriodPicker
from reachdesk.ui.widgets.segmented import Segmented
from reachdesk.ui.widgets.sentence_row import SentenceRow, emphasised
from reachdesk.ui.widgets.slider_row import Scale, SliderRow
from reachdesk.ui.widgets.words import Paragraph
from tests.ui.backends import ACCOUNT, OTHER

HOURS = Scale(1, 100, lambda value: f"{value:.0f} h", lambda text: float(text.rstrip(" h")))


@pytest.mark.parametrize("name", sorted(icons.sources()))
def test_every_icon_paints_something_in_the_colour_asked_for(qapp, name):
    assert b"currentColor" in icons.sources()[name] or name == icons.PROGRAM
    picture = icons.pixmap(name, 18, QColor("#ff0000"), 2.0).toImage()
    assert picture.width() == 36
    inked = [
        picture.pixelColor(x, y)
        for x in range(36)
        for y in range(36)
        if picture.pixelColor(x, y).alpha() > 200
    ]
    assert inked
    if name != icons.PROGRAM:
        assert all(colour.red() > 200 and colour.green() < 60 for colour in inked)


def test_evidence_differs_by_shape_not_only_by_colour(theme):
    pictures = set()
    for evidence in Evidence:
        image = QImage(20, 20, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        paint_evidence(painter, evidence, QRectF(2, 2, 16, 16), theme)
        painter.end()
        inked = frozenset(
            (x, y) for x in range(20) for y in range(20) if image.pixelColor(x, y).lightness() < 180
        )
        assert inked
        pictures.add(inked)
    assert len(pictures) == 4


def test_a_badge_says_its_class_in_words(theme, qtbot):
    badge = EvidenceBadge(theme, Evidence.ASSUMED)
    qtbot.addWidget(badge)
    assert badge.text() == "assumed"
    assert badge.accessibleName() == "Evidence: assumed"
    assert badge.sizeHint().height() >= 28


@pytest.mark.parametrize("kind", [PRIMARY, LINK, "secondary"])
def test_targets_are_large_enough(theme, qtbot, kind):
    for button in (Button(theme, "Import", kind), IconButton(theme, "more", "More")):
        qtbot.addWidget(button)
        assert button.sizeHint().height() >= 28


def test_a_button_without_words_keeps_its_name(theme, qtbot):
    button = Button(theme, "Import…", PRIMARY, "sources")
    qtbot.addWidget(button)
    wide = button.sizeHint().width()
    button.hide_words(hidden=True)
    assert button.sizeHint().width() < wide
    assert button.accessibleName() == button.toolTip() == "Import…"


def test_a_segmented_switch_goes_by_click_and_by_arrow(theme, qtbot):
    switch = Segmented(theme, "Model", [("simple", "Simple sum"), ("full", "Full model")])
    qtbot.addWidget(switch)
    switch.show()
    chosen = []
    switch.chosen.connect(chosen.append)
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton, pos=QPoint(switch.width() - 8, 10))
    qtbot.keyClick(switch, Qt.Key.Key_Left)
    qtbot.keyClick(switch, Qt.Key.Key_Left)
    assert chosen == ["full", "simple"]
    assert switch.accessibleName() == "Model: Simple sum"
    with pytest.raises(KeyError):
        switch.set_key("other")


def test_a_chip_can_be_taken_away_by_its_cross_and_by_delete(theme, qtbot):
    chip = Chip(theme, "Place is United Kingdom", removable=True)
    qtbot.addWidget(chip)
    chip.show()
    removed = []
    chip.removed.connect(lambda: removed.append(1))
    chip.resize(chip.sizeHint())
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 8, 14))
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    assert removed == [1, 1]


@pytest.fixture
def slider(theme, qtbot) -> SliderRow:
    made = SliderRow(theme, "Inflow", HOURS, 50)
    qtbot.addWidget(made)
    made.resize(300, 70)
    made.show()
    made.values = []
    made.moved.connect(made.values.append)
    return made


def test_a_slider_moves_by_keys(slider, qtbot):
    slider.track.setFocus()
    qtbot.keyClick(slider.track, Qt.Key.Key_Right)
    assert slider.values[-1] > 50
    qtbot.keyClick(slider.track, Qt.Key.Key_Home)
    assert slider.values[-1] == 1


def test_a_slider_takes_a_typed_value_within_its_range(slider, qtbot):
    for typed, value in (("75", 75), ("1000", 100), ("words", 100)):
        slider.field.setText(typed)
        slider.field.editingFinished.emit()
        assert slider.value == value
    assert slider.values == [75, 100]
    assert slider.field.text() == "100 h"


def test_a_slider_can_be_reset(slider):
    assert slider.reset_button.isHidden()
    slider.set_value(80)
    assert not slider.reset_button.isHidden()
    slider.reset_button.click()
    assert slider.values == [50]
    assert slider.reset_button.isHidden()


def test_showing_a_value_tells_nobody(slider):
    slider.set_value(20)
    assert slider.values == []


@pytest.mark.parametrize("log", [False, True])
def test_scales_run_from_end_to_end(log):
    scale = Scale(10, 1000, str, float, log=log)
    assert scale.at(0) == 10
    assert math.isclose(scale.at(scale.steps), 1000)
    for step in (0, 7, 100, 200):
        assert scale.step_of(scale.at(step)) == step
    assert scale.step_of(5) == 0
    assert scale.step_of(5000) == scale.steps


def test_a_sentence_sets_its_numbers_in_bold_and_nothing_else(theme, qtbot):
    assert emphasised("*<i>13.6</i>* & more").startswith(
        '<span style="font-weight:600">&lt;i&gt;13.6&lt;/i&gt;</span> &amp; more'
    )
    row = SentenceRow(theme, "From *13.6 to 12.9*.", -1)
    qtbot.addWidget(row)
    row.show()
    followed = []
    row.followed.connect(lambda: followed.append(1))
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert followed == [1, 1]
    assert row.accessibleName() == "From 13.6 to 12.9."


def test_the_markup_of_a_sentence_reaches_qt_whole(theme, qtbot):
    row = SentenceRow(theme, "Older posts fading: *−9.5*.", -1)
    qtbot.addWidget(row)
    shown = QLabel.text(row.text)
    assert '<span style="font-weight:600">−9.5</span>.' in shown


def test_a_paragraph_shows_markup_as_it_is(qtbot, theme):
    paragraph = Paragraph("<b>one</b>\ntwo", "small")
    qtbot.addWidget(paragraph)
    assert paragraph.text() == "<b>one</b>\ntwo"
    assert "&lt;b&gt;" in super(Paragraph, paragraph).text()


def test_progress_stays_within_its_bar(theme, qtbot):
    bar = ThinBar(theme)
    qtbot.addWidget(bar)
    for given, shown in ((-1, 0), (0.4, 0.4), (7, 1)):
        bar.show_fraction(given)
        assert bar.fraction == shown


def test_the_account_picker_names_network_and_handle(window):
    picker = window.frame.top.account
    assert isinstance(picker, AccountPicker)
    assert picker.accessibleName() == "Account: X @ana"
    menu = picker.menu_of_choices()
    assert isinstance(menu, QMenu)
    accounts = menu.actions()[:2]
    assert [action.text() for action in accounts] == ["X  @ana", "Mastodon  @ana"]
    assert [action.isChecked() for action in accounts] == [True, False]
    assert menu.actions()[-1].text() == "Compare with…"
    menu.actions()[1].trigger()
    assert window.context.selection.account is OTHER
    assert window.context.selection.account is not ACCOUNT


def test_the_period_picker_offers_lengths_and_years(window):
    picker = window.frame.top.period
    assert isinstance(picker, PeriodPicker)
    texts = [action.text() for action in picker.menu_of_choices().actions() if action.text()]
    assert texts[:3] == ["90 days", "12 months", "Whole history"]
    assert texts[3:] == list(window.context.selection.years())
    picker.choose("12m")
    assert picker.accessibleName().startswith("Period: 12 months ")


def test_page_keys_are_fixed_whatever_pages_exist():
    def spec(key: str) -> PageSpec:
        return PageSpec(key, key, key, 1, lambda _context: None)

    assert spec("sources").keys == "Ctrl+7"
    assert spec("overview").keys == "Ctrl+1"
    assert spec("help").keys == ""
