"""The reminder: a deadline where the network forgets, a line for each network."""

from __future__ import annotations

from dataclasses import replace

from reachdesk.domain.next_export import Known, reminders
from reachdesk.ui.widgets.next_export_card import reminder_words
from tests.ui.backends import MemoryBackend, report_of

DAY_MS = 86_400_000
LAST = 20_757  # 31 October 2026
TITLES = {"x_analytics_posts": "X analytics, posts", "follower_table": "Follower table"}


def words_of(format_key, today, network="x"):
    (one,) = reminders([Known(network, f"{network}:ana", format_key, LAST)])
    return reminder_words(one, TITLES, today)


def test_before_and_after_the_deadline():
    what, why = words_of("x_analytics_posts", LAST + 30)
    assert what == "X analytics, posts"
    assert why == (
        "What is here ends on 31 Oct 2026. After 29 Jan 2027 the first days after it are gone."
    )
    assert "Since 29 Jan 2027" in words_of("x_analytics_posts", LAST + 91)[1]


def test_what_forgets_nothing_and_what_was_never_imported():
    what, why = words_of("follower_table", LAST, "mastodon")
    assert what == "Follower table · Mastodon"
    assert "forget nothing" in why
    assert "X analytics, posts is not here" in words_of("x_archive", LAST)[1]


def test_the_card_shows_the_deadline_and_the_panel_every_network(program, qtbot):
    analytics = replace(
        report_of(1, "a.csv"), format="x_analytics_posts", last_ms=LAST * DAY_MS, as_of_ms=None
    )
    other = replace(report_of(2, "b.car"), format="bluesky_car", account="bluesky:ana")
    events = replace(report_of(3, "c.ics"), format="events", account="", last_ms=LAST * DAY_MS)
    one = program(MemoryBackend(sources=[analytics, other, events], next_id=4))
    one.window.show_page("sources")
    card = one.window.pages["sources"].next_export
    assert card.subtitle.text() == "X keeps 90 days of analytics"
    assert card.tile.accessibleName() == "29 January 2027"
    assert card.others.text() == "All 2 networks"
    card.others.click()
    panel = one.window.frame.stage.inspector.contents
    assert len(panel.findChildren(type(card.what))) >= 2
