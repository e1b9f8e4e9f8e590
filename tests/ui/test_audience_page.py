"""The audience page: bars choose, chips say what, a rule is typed, kept and undone."""

from __future__ import annotations

import pytest

from reachdesk.charts.words import percent
from reachdesk.domain.segments.parse import parse
from reachdesk.domain.segments.rule import written
from reachdesk.services import demo
from reachdesk.services.segments import segments
from reachdesk.ui.dialogs.segment_editor import SegmentEditor
from tests.ui.demo_window import demo_file, demo_window

__all__ = ["demo_file", "demo_window"]


@pytest.fixture
def page(demo_window, qtbot):
    demo_window.show_page("audience")
    qtbot.waitUntil(lambda: demo_window.library.idle, timeout=20_000)
    return demo_window.pages["audience"]


def settled(page, qtbot):
    qtbot.waitUntil(lambda: page.context.library.idle, timeout=20_000)


def kept(page, qtbot):
    with qtbot.waitCallback() as seen:
        page.context.library.look("test", lambda desk: segments(desk, demo.ACCOUNT), seen)
    return seen.args[0]


def test_choosing_bars_filters_every_card_and_the_people(page, qtbot):
    page.countries.picked.emit("GB")
    settled(page, qtbot)
    page.roles.picked.emit("supplier_or_competitor")
    settled(page, qtbot)
    assert written(page.rule) == "country:GB and (role:supplier or role:competitor)"
    assert [chip.text() for chip in page.bar.chips] == [
        "Place is United Kingdom",
        "Role is Suppliers or competitors",
    ]
    assert page.bar.figure.text() == "52 of 564 followers"
    assert page.people.total == 52
    assert page.lists.answer.selected == 52
    page.bar.chips[1].removed.emit()
    settled(page, qtbot)
    assert page.bar.figure.text() == "144 of 564 followers"
    page.countries.picked.emit("GB")
    settled(page, qtbot)
    assert not page.bar.chips
    assert not page.bar.save.isEnabled()
    assert page.people.total > 564


def test_lists_and_the_unknown_are_chosen_by_name(page, qtbot):
    page.lists.picked.emit(page.lists.answer.groups[0].key)
    page.roles.picked.emit("unknown")
    settled(page, qtbot)
    assert written(page.rule) == "list:Planners and role:unknown"
    assert page.bar.figure.text() == f"{page.lists.answer.selected} of 564 followers"


def test_a_typed_rule_is_counted_kept_shown_and_undone(page, demo_window, qtbot):
    page.edit_rule()
    panel = demo_window.findChild(SegmentEditor)
    panel.text.setPlainText("country:GB and not role:supplier and not role:competitor")
    qtbot.waitUntil(lambda: panel.count.text().startswith("92 followers"), timeout=5000)
    panel.name.setText("Home readers")
    panel.target.setText("130")
    panel.due.setText("2027-06-30")
    panel.save()
    qtbot.waitUntil(lambda: demo_window.history.next_undo is not None, timeout=5000)
    settled(page, qtbot)
    before = tuple(one for one in kept(page, qtbot) if one.key.startswith("made-up"))
    (one,) = set(kept(page, qtbot)) - set(before)
    assert (one.segment.name, one.segment.target) == ("Home readers", 130)
    assert page.bar.figure.text() == "92 of 564 followers"
    (row,) = (row for row in page.segments.answer.rows if row.name == "Home readers")
    assert row.progress.gap == 38
    demo_window.commands.undo()
    settled(page, qtbot)
    assert kept(page, qtbot) == before
    demo_window.commands.redo()
    settled(page, qtbot)
    assert one in kept(page, qtbot)


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("text", "country:", "cannot be read"),
        ("name", " ", "name"),
        ("target", "many", "whole number"),
        ("due", "soon", "2027-06-30"),
    ],
)
def test_what_cannot_be_kept_is_said_in_the_panel(page, demo_window, qtbot, field, text, said):
    page.edit_rule()
    panel = demo_window.findChild(SegmentEditor)
    panel.text.setPlainText("country:GB")
    panel.name.setText("Home")
    widget = getattr(panel, field)
    (widget.setPlainText if field == "text" else widget.setText)(text)
    panel.save()
    qtbot.waitUntil(lambda: said in panel.message.text(), timeout=5000)
    settled(page, qtbot)
    assert all(one.key.startswith("made-up") for one in kept(page, qtbot))


def test_pieces_are_put_in_where_the_cursor_stands(page, demo_window):
    page.edit_rule()
    panel = demo_window.findChild(SegmentEditor)
    for piece in ("country:GB", "not", "role:supplier", "or", "list:Clients"):
        panel.insert(piece)
    assert written(panel.rule()) == "country:GB and not role:supplier or list:Clients"


def test_whom_the_owner_follows_without_being_followed(page, qtbot):
    page._show_at_top(parse("tie:following and not tie:follower"))
    settled(page, qtbot)
    answer = page.audit.answer
    assert page.people.total <= answer.followed - answer.back
    assert page.bar.figure.text() == f"{page.people.total} people"


def test_the_seeds_own_segment_can_be_put_together(page, demo_window, qtbot):
    """In the UK, comments on contact centres, neither supplier nor competitor; or who writes."""
    page.edit_rule()
    panel = demo_window.findChild(SegmentEditor)
    for piece in ("country:GB", 'bio:"contact centre"', "not", "role:supplier", "not",
                  "role:competitor", "or", "role:journalist_or_author"):  # fmt: skip
        panel.insert(piece)
    assert written(panel.rule()) == (
        'country:GB and bio:"contact centre" and not role:supplier and not role:competitor'
        " or role:journalist_or_author"
    )
    qtbot.waitUntil(lambda: "followers now" in panel.count.text(), timeout=5000)


def test_another_period_keeps_the_rule(page, demo_window, qtbot):
    page.show_rule(parse("country:GB"))
    demo_window.context.selection.choose_period("12m")
    settled(page, qtbot)
    assert written(page.rule) == "country:GB"
    assert page.people.total == 144


def test_what_takes_long_is_said_until_the_answer_comes(page, demo_window, qtbot):
    settled(page, qtbot)
    page.people._show_progress(0.4, "Searching people")
    assert page.people.subtitle.text() == f"Searching people… {percent(0.4)}"
    page.people._show_progress(0.0, "Searching people")
    assert page.people.subtitle.text() == "Searching people…"
    told = page.countries.subtitle.text()
    page.countries.wait("Counting…")
    assert page.countries.subtitle.text() == told  # there is an answer: the picture stays
    fresh = page.chart("audience_countries")
    fresh.wait("Counting…")
    assert fresh.subtitle.text() == "Counting…"
    fresh.show_answer(page.countries.answer)
    assert fresh.subtitle.text() == told
    fresh.deleteLater()
    page.charts.remove(fresh)
