"""What an import would do, tried out and taken back."""

from __future__ import annotations

import itertools
from contextlib import suppress

import pytest

from reachdesk.domain.errors import Cancelled
from reachdesk.domain.evidence import Coverage
from reachdesk.domain.records import Kin, PersonFact, PostFact, SnapshotFact
from reachdesk.importers.base import Batch
from reachdesk.services import rehearsing
from reachdesk.services.importing import run
from reachdesk.services.recognising import recognise, remap, tried_out
from reachdesk.services.reporting import silent
from reachdesk.services.taking_in import TooLargeError
from reachdesk.storage import watching
from reachdesk.storage.database import writing
from reachdesk.storage.dump import logical_dump
from reachdesk.storage.library import open_library
from tests.importers.gathering import write_csv
from tests.services.desks import DAY, at, desk_of, told

FIRST = 1_327_601_232_462_811_136
IDS = [str(FIRST + number * (3_600_000 << 22)) for number in range(4)]


@pytest.fixture
def desk(tmp_path):
    """Twelve followers, one of whom has a place, and three posts without views."""
    people = [SnapshotFact(Kin.FOLLOWER, str(number)) for number in range(20, 32)]
    bo = PersonFact("20", handle="bo", name="Bo", place="Leeds, UK", country="GB")
    posts = [PostFact(each, at(DAY - 9) + n) for n, each in enumerate(IDS[:3])]
    with desk_of(tmp_path, told("a", DAY, *people, bo, *posts)) as desk:
        yield desk


def analytics(tmp_path, ids=IDS[1:]):
    header = ("Post id", "Date", "Post text", "Post Link", "Impressions")
    rows = [(each, "", "x", f"https://x.com/ana/status/{each}", "77") for each in ids]
    return write_csv(tmp_path / "figures.csv", header, rows)


def looked(desk, path):
    with recognise([path], desk, offer_tables=True) as found:
        return tried_out(found, desk).previews[0]


def test_posts_that_get_their_views(desk, tmp_path):
    preview = looked(desk, analytics(tmp_path))
    gains = {gain.key: (gain.before, gain.after) for gain in preview.rehearsal.gains}
    assert gains["views"] == (Coverage(0, 3), Coverage(3, 4))
    assert gains["place"] == (Coverage(1, 12), Coverage(1, 12))
    (posts,) = [kind for kind in preview.rehearsal.records if kind.kind == "posts"]
    assert (posts.read, posts.new, posts.changed) == (3, 1, 2)
    assert preview.rehearsal.first_ms < preview.rehearsal.last_ms


def test_nothing_of_it_stays(desk, tmp_path):
    before = logical_dump(desk.library.database())
    looked(desk, analytics(tmp_path))
    assert logical_dump(desk.library.database()) == before
    assert not desk.library.database().conn.in_transaction


def test_followers_that_get_names(desk, tmp_path):
    rows = [(str(number), f"name{number}", "Utrecht") for number in range(20, 33)]
    path = write_csv(tmp_path / "followers.csv", ("user_id", "screen_name", "location"), rows)
    gains = {gain.key: gain.after for gain in looked(desk, path).rehearsal.gains}
    assert gains["names"] == Coverage(13, 13)


def test_an_account_that_is_not_there_yet_has_nothing_before(desk, tmp_path):
    header = ("Post id", "Date", "Post text", "Post Link", "Impressions")
    link = f"https://x.com/bo/status/{IDS[0]}"
    path = write_csv(tmp_path / "b.csv", header, [(IDS[0], "", "x", link, "5")])
    (gain,) = looked(desk, path).rehearsal.gains
    assert (gain.key, gain.before, gain.after) == ("views", None, Coverage(1, 1))


def test_what_is_there_already_is_not_tried_out(desk, tmp_path):
    path = analytics(tmp_path)
    with recognise([path], desk) as found:
        run(desk, found)
    assert looked(desk, path).rehearsal is None


def test_of_a_large_file_it_is_said_that_it_was_not_tried_out(desk, tmp_path, monkeypatch):
    small = looked(desk, analytics(tmp_path))
    monkeypatch.setattr(rehearsing, "MOST_FACTS", 2)
    large = looked(desk, analytics(tmp_path))
    assert large.rehearsal is None
    assert large.notes[:-1] == small.notes
    assert "stands in the report of the import" in large.notes[-1]


def test_no_patience_is_left_for_the_next(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(rehearsing, "SILENT_SECONDS", -1.0)
    before = logical_dump(desk.library.database())
    found = looked(desk, analytics(tmp_path))
    assert found.rehearsal is None
    assert "too long" in found.notes[-1]
    assert logical_dump(desk.library.database()) == before


def test_patience_ends_within_a_statement_too(desk, tmp_path, monkeypatch):
    monkeypatch.setitem(watching.watched.__wrapped__.__kwdefaults__, "steps", 1)
    ticks = itertools.count()
    clock = lambda: float(next(ticks))  # noqa: E731
    monkeypatch.setattr(rehearsing.time, "monotonic", clock)
    monkeypatch.setattr(rehearsing, "SILENT_SECONDS", 900.0)
    before = logical_dump(desk.library.database())
    found = looked(desk, analytics(tmp_path))
    assert found.rehearsal is None
    assert next(ticks) > 900
    assert logical_dump(desk.library.database()) == before


@pytest.mark.parametrize(("seconds", "read"), [(0.5, 10), (1.0, 10), (1.1, 1), (1.5, 1)])
def test_a_file_is_given_up_as_soon_as_its_pace_leaves_no_hope(monkeypatch, seconds, read):
    """Ten batches, each a tenth of the file; reading them is 60 % of the work, and 10 / 0.6 seconds
    are left."""
    monkeypatch.setattr(rehearsing, "_FEW_FACTS", 1)
    now = [0.0]
    monkeypatch.setattr(rehearsing.time, "monotonic", lambda: now[0])
    patience = rehearsing._Patience(10 / 0.6 + 0.01, silent, 1)
    patience.begin(0)

    def batches():
        for number in range(1, 11):
            now[0] += seconds
            yield Batch("posts", 1, [PostFact("1", 1)], fraction=number / 10)

    seen = []
    with suppress(TooLargeError):
        seen.extend(1 for _batch in patience.over(batches()))
    assert (len(seen) == 10) is (read == 10)
    assert now[0] == pytest.approx(seconds * read)


def test_how_far_trying_out_is_goes_up_from_file_to_file(desk, tmp_path):
    (tmp_path / "more").mkdir()
    paths = [analytics(tmp_path), analytics(tmp_path / "more", IDS[:2])]
    shares = []
    with recognise(paths, desk) as found:
        tried = tried_out(found, desk, lambda share, _sentence: shares.append(share))
    assert all(preview.rehearsal for preview in tried.previews)
    assert shares == sorted(shares)
    assert shares[0] == 0.0
    assert max(shares) <= 1.0


def test_trying_out_can_be_stopped(desk, tmp_path):
    def stop(_share, _sentence):
        raise Cancelled

    before = logical_dump(desk.library.database())
    with recognise([analytics(tmp_path)], desk) as found, pytest.raises(Cancelled):
        tried_out(found, desk, stop)
    assert logical_dump(desk.library.database()) == before


def test_other_words_on_a_table_are_tried_out_anew(desk, tmp_path):
    rows = [(str(number), "Utrecht") for number in range(20, 32)]
    path = write_csv(tmp_path / "t.csv", ("first", "second"), rows)
    with recognise([path], desk, offer_tables=True) as found:
        assert tried_out(found, desk).previews[0].rehearsal is None
        words = ("target=followers", "#1=id", "#2=place")
        (preview,) = remap(found, 0, words, desk).previews
    assert {gain.key for gain in preview.rehearsal.gains} >= {"place", "views"}


def test_while_another_program_writes_nothing_is_tried_out(tmp_path, monkeypatch):
    with desk_of(tmp_path, told("a", DAY, PostFact(IDS[0], at(DAY)))) as desk:
        desk.library.database().conn.execute("PRAGMA busy_timeout = 1")
        with open_library(desk.library.path) as other, writing(other.database()):
            assert looked(desk, analytics(tmp_path)).rehearsal is None
