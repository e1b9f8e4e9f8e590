"""What to ask for next: analytics before the network forgets, archives at any time."""

from __future__ import annotations

import pytest

from reachdesk.domain.next_export import Known, Reminder, reminders
from reachdesk.domain.periods import day_from_iso


def known(format_key, last, account="x:ana"):
    return Known(account.partition(":")[0], account, format_key, day_from_iso(last))


def test_analytics_of_x_are_gone_after_ninety_days():
    (one,) = reminders([known("x_archive", "2026-11-21"), known("x_analytics_days", "2026-10-31")])
    forgotten = day_from_iso("2027-01-29")
    assert one == Reminder("x", "x_analytics_posts", day_from_iso("2026-10-31"), forgotten)


@pytest.mark.parametrize(
    ("last", "forgotten"),
    [
        ("2026-10-31", "2027-11-30"),
        ("2026-01-31", "2027-02-28"),
        ("2027-01-31", "2028-02-29"),
        ("2026-12-05", "2028-01-05"),
    ],
)
def test_analytics_of_linkedin_are_gone_after_thirteen_months(last, forgotten):
    (one,) = reminders([known("linkedin_analytics", last, "linkedin:ana")])
    assert one.forgotten_day == day_from_iso(forgotten)


def test_the_oldest_account_counts_and_of_one_account_its_newest_export():
    (one,) = reminders(
        [
            known("x_analytics_posts", "2026-05-01"),
            known("x_analytics_posts", "2026-09-01"),
            known("x_analytics_days", "2026-08-01", "x:bob"),
        ]
    )
    assert one.last_day == day_from_iso("2026-08-01")


def test_the_most_urgent_first_and_archives_last():
    found = reminders(
        [
            known("mastodon_archive", "2020-01-01", "mastodon:ana"),
            known("linkedin_analytics", "2026-01-01", "linkedin:ana"),
            known("x_analytics_posts", "2026-11-01"),
            known("bluesky_car", "2026-11-01", "bluesky:ana"),
        ]
    )
    assert [one.network for one in found] == ["x", "linkedin", "bluesky", "mastodon"]
    assert [one.forgotten_day is None for one in found] == [False, False, True, True]


def test_an_archive_without_analytics_names_what_is_not_here():
    (one,) = reminders([known("x_archive", "2026-11-21"), known("follower_table", "2020-01-01")])
    assert (one.format, one.forgotten_day, one.never) == ("x_archive", None, "x_analytics_posts")
    (other,) = reminders([known("mastodon_archive", "2026-11-21", "mastodon:ana")])
    assert other.never is None
    assert reminders([]) == ()
