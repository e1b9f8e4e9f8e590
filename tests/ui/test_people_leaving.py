"""People as a table and as contacts; the card of one person; who came and went."""

from __future__ import annotations

import csv
import io

import pytest
from PySide6.QtWidgets import QLabel

from reachdesk.domain.answers.people import PersonCard, PersonFactLine
from reachdesk.domain.errors import Cancelled
from reachdesk.domain.periods import last_days
from reachdesk.services import demo
from reachdesk.services.desk import Request
from reachdesk.services.people_table import people_order
from reachdesk.services.reporting import told_by
from reachdesk.services.set_changes import set_change
from reachdesk.ui import people_files
from reachdesk.ui.dialogs.person import PersonPanel
from reachdesk.ui.dialogs.set_changes import SetChanges
from reachdesk.ui.people_files import people_cards, people_lines, people_titles, save_to
from tests.ui.demo_window import demo_file, demo_window
from tests.ui.test_people_table import person

__all__ = ["demo_file", "demo_window"]

ANA = person(
    7, handle="@ana", name="Ana; of, Leeds", country="GB", city="Leeds", region="England",
    roles=("supplier", "friend"), lists=("Clients",), note="line one\nline two", bio="=1+1",
)  # fmt: skip


def test_a_table_has_a_row_per_person_and_no_formula():
    rows = list(csv.reader(io.StringIO(people_titles() + people_lines([ANA, person(8)]))))
    assert len(rows) == 3
    found = dict(zip(rows[0], rows[1], strict=True))
    assert found["Roles"] == "Suppliers; Friends"
    assert found["Handle"] == "'@ana"
    assert found["Bio"] == "'=1+1"
    assert found["Note"] == "line one\nline two"


def test_contacts_escape_and_fold():
    text = people_cards([ANA])
    lines = text.split("\r\n")
    assert lines[0] == "BEGIN:VCARD"
    assert "FN:Ana\\; of\\, Leeds" in lines
    assert "ADR:;;;Leeds;England;;United Kingdom" in lines
    assert "CATEGORIES:Suppliers,Friends,Clients" in lines
    assert "NOTE:line one\\nline two" in lines
    long = people_cards([person(9, name="ä" * 200)])
    assert all(len(line.encode()) <= 75 for line in long.split("\r\n"))
    unfolded = long.replace("\r\n ", "")
    assert "FN:" + "ä" * 200 in unfolded


@pytest.mark.parametrize("suffix", [".csv", ".vcf"])
def test_the_people_of_the_table_are_written(demo_window, tmp_path, qtbot, suffix):
    demo_window.show_page("audience")
    card = demo_window.pages["audience"].people
    qtbot.waitUntil(lambda: demo_window.library.idle and card.total > 0, timeout=20_000)
    path = tmp_path / f"people{suffix}"
    save_to(card.context, path, card.request, card.table.people.order.tolist())
    qtbot.waitUntil(path.exists, timeout=20_000)
    qtbot.waitUntil(lambda: demo_window.library.idle, timeout=20_000)
    text = path.read_text("utf-8-sig")
    wanted = "BEGIN:VCARD" if suffix == ".vcf" else "\n"
    assert text.count(wanted) >= card.total


def test_the_card_of_a_person_says_who_says_what(qtbot):
    card = PersonCard(ANA, (PersonFactLine("place", "Leeds", "a.csv", 1_700_000_000_000),),
                      None, None, ())  # fmt: skip
    panel = PersonPanel(card)
    qtbot.addWidget(panel)
    said = " ".join(label.text() for label in panel.findChildren(QLabel))
    for part in ("Place in the profile: Leeds", "a.csv", "Suppliers, Friends", "line one"):
        assert part in said
    assert "score" not in said.lower()


def test_a_double_click_opens_the_card(demo_window, qtbot):
    demo_window.show_page("audience")
    card = demo_window.pages["audience"].people
    qtbot.waitUntil(lambda: card.total > 0, timeout=20_000)
    qtbot.waitUntil(lambda: card.table.people.record(0) is not None, timeout=20_000)
    card.table.opened.emit(card.table.people.record(0))
    qtbot.waitUntil(lambda: bool(demo_window.findChildren(PersonPanel)), timeout=20_000)


DAY_MS = 86_400_000


def test_who_came_and_went_adds_up(demo_window, qtbot):
    demo_window.show_page("audience")
    page = demo_window.pages["audience"]
    qtbot.waitUntil(lambda: demo_window.library.idle, timeout=20_000)
    page._open_sets()
    qtbot.waitUntil(lambda: bool(demo_window.findChildren(SetChanges)), timeout=20_000)
    panel = demo_window.findChild(SetChanges)
    dates = panel._dates
    assert panel.later.chosen() == str(dates[-1].as_of_ms)
    days = [int(each.chosen()) // DAY_MS for each in (panel.earlier, panel.later)]
    assert days[0] < days[1], "two exports of the same day say nothing"
    account = page.context.selection.request().account
    with qtbot.waitCallback(timeout=20_000) as seen:
        demo_window.library.look(
            "test", lambda desk: set_change(desk, account, dates[0], dates[-1]), seen
        )
    change = seen.args[0]
    assert dates[0].size + len(change.gained) - len(change.lost) == dates[-1].size == 564
    assert not change.doubtful
    assert change.named_gained <= len(change.gained)


def test_a_set_that_lacks_half_is_doubted():
    from reachdesk.services.follower_changes import doubtful

    assert doubtful(100, 51)
    assert not doubtful(100, 50)
    assert not doubtful(60, 49)


EVERYBODY = Request(demo.ACCOUNT, last_days(90, demo.LAST_DAY))


@pytest.fixture(scope="module")
def desk():
    with demo.throw_away_desk() as at_work:
        yield at_work


@pytest.mark.parametrize("suffix", [".csv", ".vcf"])
def test_many_people_leave_a_few_at_a_time(desk, tmp_path, monkeypatch, suffix):
    people = people_order(desk, EVERYBODY)
    whole, parts = tmp_path / f"whole{suffix}", tmp_path / f"parts{suffix}"
    assert people_files.write_people(desk, whole, EVERYBODY, people) == len(people)
    monkeypatch.setattr(people_files, "_AT_ONCE", 50)
    shares = []
    with told_by(lambda share, _sentence: shares.append(share)):
        people_files.write_people(desk, parts, EVERYBODY, people)
    assert parts.read_bytes() == whole.read_bytes()
    assert len(shares) == -(-len(people) // 50)
    assert shares == sorted(shares)


def test_saving_that_is_stopped_leaves_no_file(desk, tmp_path, monkeypatch):
    people = people_order(desk, EVERYBODY)
    monkeypatch.setattr(people_files, "_AT_ONCE", 50)

    def enough(share, _sentence):
        if share > 0.5:
            raise Cancelled

    with told_by(enough), pytest.raises(Cancelled):
        people_files.write_people(desk, tmp_path / "people.csv", EVERYBODY, people)
    assert list(tmp_path.iterdir()) == []
