"""The panel of what may be the same: reached from the log, decided and undone there."""

from __future__ import annotations

from reachdesk.domain.answers.proposals import Proposal, ProposalSide
from reachdesk.ui.dialogs.proposals import Proposals
from reachdesk.ui.widgets.buttons import Button
from tests.ui.backends import MemoryBackend, report_of

PERSON = Proposal(
    "p1",
    "person",
    ProposalSide("x", "7", "", "boblane", "Bob Lane", None),
    ProposalSide("mastodon", "@bob", "", "bob", "Bob Lane", None),
    ("handle",),
    None,
)


def buttons(panel):
    return {one.text(): one for one in panel.findChildren(Button) if not one.isHidden()}


def test_a_pair_is_accepted_and_undone_in_the_panel(program, qtbot):
    backend = MemoryBackend(sources=[report_of(1, "first.zip")], next_id=2, proposed=(PERSON,))
    one = program(backend)
    one.window.show_page("sources")
    log = one.window.pages["sources"].log
    qtbot.waitUntil(lambda: log.same.text() == "1 pair may be the same", timeout=5000)
    log.same.click()
    panels = one.window.findChildren(Proposals)
    assert len(panels) == 1
    panel = panels[0]
    qtbot.waitUntil(lambda: "Accept" in buttons(panel), timeout=5000)
    assert set(buttons(panel)) == {"Accept", "Not the same"}
    buttons(panel)["Accept"].click()
    qtbot.waitUntil(lambda: log.same.text() == "1 pair decided", timeout=5000)
    qtbot.waitUntil(lambda: set(buttons(panel)) == {"Undo"}, timeout=5000)
    assert backend.decided == {"p1": True}
    buttons(panel)["Undo"].click()
    qtbot.waitUntil(lambda: "Accept" in buttons(panel), timeout=5000)
    assert backend.decided == {"p1": None}


def test_nothing_to_decide_shows_no_link(program, backend, qtbot):
    one = program(backend)
    one.window.show_page("sources")
    qtbot.waitUntil(lambda: one.library.idle, timeout=5000)
    assert one.window.pages["sources"].log.same.isHidden()
