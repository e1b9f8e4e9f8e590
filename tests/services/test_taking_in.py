from __future__ import annotations

import pytest

from reachdesk import i18n
from reachdesk.domain.answers.sources import SkippedRow
from reachdesk.domain.errors import Cancelled
from reachdesk.domain.records import Kin, Network, PersonFact, PostFact, SnapshotFact
from reachdesk.importers.base import Batch, Outline, Owner, Skipped
from reachdesk.importers.wording import worded
from reachdesk.services import taking_in
from reachdesk.services.desk import Desk
from reachdesk.services.reporting import silent
from reachdesk.services.rows import source_row
from reachdesk.services.sources import reports
from reachdesk.services.taking_in import Throttle, take_in
from reachdesk.storage import watching
from reachdesk.storage.dump import logical_dump
from reachdesk.storage.library import open_library

OWNER = Owner(Network.X, handle="mira_example")


@pytest.fixture
def library(tmp_path):
    with open_library(tmp_path / "library.reachdesk") as opened:
        yield opened


def taken(library, *batches, outline=None, fingerprint="one"):
    outline = outline or Outline(OWNER, as_of_ms=1_700_000_000_000)
    row = source_row("made.zip", fingerprint, ("x_archive", "1"), outline, 1_700_000_100_000)
    return take_in(library, row, outline, batches, silent)


def kinds(report):
    return {kind.kind: kind for kind in report.records}


def posts(*ids):
    return [PostFact(post_id, 1_600_000_000_000 + int(post_id)) for post_id in ids]


def test_people_who_come_along_are_counted_as_read(library):
    named = [PersonFact("7", "tobi_example")]
    found = kinds(taken(library, Batch("posts", 2, [*posts("1", "2"), *named])))
    assert (found["posts"].read, found["posts"].new) == (2, 2)
    assert (found["people"].read, found["people"].new) == (1, 1)


def test_a_thing_that_stands_twice_is_new_once(library):
    found = kinds(taken(library, Batch("posts", 3, posts("1", "1", "2"))))["posts"]
    assert (found.read, found.new, found.unchanged, found.skipped) == (3, 2, 1, 0)


def test_skipped_records_are_counted_exactly_and_listed_within_bounds(library, monkeypatch):
    monkeypatch.setattr(taking_in, "MOST_SKIPPED", 3)
    rows = [Skipped("posts", f"row {number}", "no date") for number in range(9)]
    rows.append(Skipped("posts", "and 5 more", "no date", 5))
    report = taken(library, Batch("posts", 16, posts("1", "2"), rows))
    found = kinds(report)["posts"]
    assert (found.read, found.new, found.skipped) == (16, 2, 14)
    assert len(report.skipped) == 3


def test_what_is_left_out_on_purpose_is_told_from_what_cannot_be_read(library):
    rows = [
        Skipped("posts", worded("row {number}", number=1), worded("no date")),
        Skipped("posts", "row 2", worded("the same post stands further up")),
        Skipped("posts", "and 5 more", worded("the same post stands further up"), 5),
    ]
    report = taken(library, Batch("posts", 9, posts("1", "2"), rows))
    found = kinds(report)["posts"]
    assert (found.skipped, found.left_out, found.unreadable) == (7, 6, 1)
    assert [row.left_out for row in report.skipped] == [False, True, True]


def test_reasons_are_said_in_the_language_chosen_later(library):
    desk = Desk(library)
    try:
        i18n.choose_language("de")
        rows = [Skipped("posts", worded("row {number}", number=4), worded("no date"))]
        (german,) = taken(library, Batch("posts", 1, [], rows)).skipped
        (kept,) = reports(desk)[0].skipped
        i18n.choose_language("en")
        (english,) = reports(desk)[0].skipped
    finally:
        i18n.choose_language("en")
    assert (english.where, english.why) == ("row 4", "no date")
    assert (kept.where, kept.why) == (german.where, german.why)
    assert german.where == "Zeile 4"


def test_reports_of_an_earlier_version_are_still_read(library):
    report = taken(library, Batch("posts", 1, posts("1")))
    with library.using() as db, db.conn:
        old = '{"records": [{"kind": "posts", "read": 2, "new": 1, "changed": 0, "unchanged": 0,'
        old += ' "skipped": 1, "promised": null}], "skipped": [["row 7", "kein Datum"]]}'
        db.conn.execute("UPDATE source SET completeness = ?", (old,))
    (kept,) = reports(Desk(library))
    assert kept.source_id == report.source_id
    assert kept.skipped == (SkippedRow("row 7", "kein Datum"),)
    assert kept.records[0].unreadable == 1


def test_what_was_promised_and_did_not_come_is_in_the_report(library):
    outline = Outline(OWNER, promised={"posts": 5, "followers": 9})
    found = kinds(taken(library, Batch("posts", 1, posts("1")), outline=outline))
    assert (found["posts"].read, found["posts"].promised) == (1, 5)
    assert (found["followers"].read, found["followers"].promised) == (0, 9)


def test_an_export_without_a_date_has_that_of_its_newest_record(library):
    report = taken(library, Batch("posts", 2, posts("1", "2")), outline=Outline(OWNER))
    assert report.as_of_ms == 1_600_000_000_002


def test_an_export_with_nothing_dated_has_no_date(library):
    batch = Batch("followers", 1, [SnapshotFact(Kin.FOLLOWER, "7")])
    assert taken(library, batch, outline=Outline(OWNER)).as_of_ms is None


def test_notes_are_kept_once(library):
    outline = Outline(OWNER, notes=("from the outline",))
    batches = [Batch("posts", 1, posts(number), notes=("found on the way",)) for number in "12"]
    report = taken(library, *batches, outline=outline)
    assert report.notes == ("from the outline", "found on the way")


def test_a_report_passes_at_most_every_fifty_milliseconds(monkeypatch):
    now, shown = [10.0], []
    monkeypatch.setattr(taking_in.time, "monotonic", lambda: now[0])
    throttle = Throttle(lambda share, sentence: shown.append((share, sentence)))
    for step in range(100):
        now[0] += 0.001
        throttle(step / 100, "reading")
    throttle(1.0, "keeping")
    assert [sentence for _share, sentence in shown] == ["reading", "reading", "keeping"]


def test_a_wish_to_stop_comes_through():
    def stop(_share, _sentence):
        raise Cancelled

    with pytest.raises(Cancelled):
        Throttle(stop)(0.0, "reading")


@pytest.mark.parametrize("calls", range(1, 12))
def test_stopped_at_any_report_nothing_is_kept(library, calls):
    before = logical_dump(library.database())
    outline = Outline(OWNER, as_of_ms=1_700_000_000_000)
    row = source_row("made.zip", "one", ("x_archive", "1"), outline, 1_700_000_100_000)
    left = [calls]

    def stop(_share, _sentence):
        left[0] -= 1
        if not left[0]:
            raise Cancelled

    facts = [*posts("1", "2"), PersonFact("7", "tobi_example", bio="Editor")]
    with pytest.raises(Cancelled):
        take_in(library, row, outline, [Batch("posts", 2, facts)], stop)
    assert logical_dump(library.database()) == before


def test_while_sqlite_works_the_report_is_asked_again(library, monkeypatch):
    monkeypatch.setitem(watching.watched.__wrapped__.__kwdefaults__, "steps", 1)
    shown = []
    outline = Outline(OWNER, as_of_ms=1_700_000_000_000)
    row = source_row("made.zip", "one", ("x_archive", "1"), outline, 1_700_000_100_000)
    batches = [Batch("posts", 1, posts("1"), fraction=0.5), Batch("posts", 1, posts("2"))]
    take_in(library, row, outline, batches, lambda *told: shown.append(told))
    during = [told for told in shown if told == (0.35, "Importing made.zip")]
    assert len(during) > 2
    assert shown[-1][1] == "Keeping what made.zip says"
