"""The demo account in a library, by the ordinary way of importing."""

from __future__ import annotations

import pytest

from reachdesk.domain.errors import Cancelled
from reachdesk.domain.evidence import Evidence
from reachdesk.domain.periods import day_from_iso, iso_day, last_days
from reachdesk.services import accounts, cards, demo, keeping, proposals, sources
from reachdesk.services.desk import Desk, Request
from reachdesk.storage.dump import logical_dump
from reachdesk.storage.library import open_library


@pytest.fixture(scope="module")
def desk():
    with demo.throw_away_desk() as filled:
        yield filled


def test_a_small_second_account_stands_beside_it(desk):
    account, second = accounts.accounts(desk)
    assert (account.id, second.id) == (demo.ACCOUNT, demo.SECOND_ACCOUNT)
    assert second.network == "linkedin"
    assert second.last_day < account.last_day  # so that the first one is shown
    assert second.posts < account.posts / 10
    assert account.last_day == demo.LAST_DAY
    assert account.last_day - account.first_day > 2.9 * 365


def test_every_record_is_read_new_changed_unchanged_or_skipped(desk):
    kinds = [kind for source in sources.reports(desk) for kind in source.records]
    assert len(kinds) > 20
    for kind in kinds:
        assert kind.read == kind.new + kind.changed + kind.unchanged + kind.skipped


def test_the_library_is_whole(desk):
    assert keeping.problems(desk) == ()


def test_filling_again_changes_nothing(desk):
    before = logical_dump(desk.database())
    report = demo.fill(desk)
    assert all(source.already for source in report.sources)
    assert logical_dump(desk.database()) == before


def test_a_cancelled_filling_leaves_an_empty_library(tmp_path):
    def impatient(share, _sentence):
        if share > 0.4:
            raise Cancelled

    with open_library(tmp_path / "library") as library:
        desk = Desk(library)
        before = logical_dump(desk.database())
        with pytest.raises(Cancelled):
            demo.fill(desk, impatient)
        assert logical_dump(desk.database()) == before
        assert sources.reports(desk) == ()


def test_the_throw_away_library_is_thrown_away():
    with demo.throw_away_desk() as filled:
        path = filled.library.path
        assert path.exists()
    assert not path.exists()
    assert not path.parent.exists()


def answer(desk, key, days=90):
    return cards.answer(desk, key, Request(demo.ACCOUNT, last_days(days, demo.LAST_DAY)))


def test_the_score_rose_all_summer_and_slid_in_autumn(desk):
    line = answer(desk, "score_timeline", 200)
    scores = dict(zip(line.days.tolist(), line.total.tolist(), strict=True))
    assert scores[demo.LAST_DAY] == pytest.approx(12.9, abs=0.3)
    assert scores[day_from_iso("2026-08-31")] == pytest.approx(19.2, abs=0.6)
    assert scores[day_from_iso("2026-05-25")] < 12
    assert not line.provisional[-1]


def test_the_ninety_days_in_numbers(desk):
    counts = {one.key: one for one in answer(desk, "activity_counts").counts}
    assert [(key, one.count) for key, one in counts.items()] == [
        ("posts_sent", 79),
        ("mentions_received", 16),
        ("messages_received", 21),
        ("reposts_received", 18),
    ]
    assert counts["messages_received"].courtesy == 19
    assert [one.before for one in counts.values()] == [88, 23, 24, 29]


def test_the_audience_in_numbers(desk):
    countries = answer(desk, "audience_countries")
    assert countries.followers == 564
    assert countries.unknown == 97
    assert {group.key: group.people for group in countries.groups}["GB"] == 144
    roles = answer(desk, "audience_roles")
    assert roles.unknown == 248
    assert {group.key: group.people for group in roles.groups}["journalist_or_author"] == 31


def test_a_post_is_seen_by_some(desk):
    seen = answer(desk, "reach_answer")
    assert seen.followers == 564
    assert 0.08 < seen.chance.value < 0.25
    assert seen.readers.low < seen.readers.value < seen.readers.high


def test_three_days_are_noted_on_the_score(desk):
    line = answer(desk, "score_timeline", 200)
    assert [(iso_day(one.day), one.label, one.kind) for one in line.events] == [
        ("2026-07-15", "Listed by Floor & Phone", "list"),
        ("2026-09-02", "Planning Days, Leeds", "talk"),
        ("2026-10-06", "Named in a trade newsletter", "mention"),
    ]
    assert all(one.link.startswith("https://example.org/") for one in line.events)


def test_the_second_account_has_a_score_an_audience_and_views(desk):
    request = Request(demo.SECOND_ACCOUNT, last_days(90, demo.LAST_DAY))
    line = cards.answer(desk, "score_timeline", request)
    assert 2 < line.total[-1] < 10
    assert not line.provisional[-1]
    assert line.events == ()
    assert cards.answer(desk, "audience_roles", request).followers == 86
    assert cards.answer(desk, "reach_answer", request).method.evidence is Evidence.DERIVED


def test_the_two_accounts_can_be_compared(desk):
    days = last_days(90, demo.LAST_DAY)
    both = cards.answer(
        desk, "score_compare", Request(demo.ACCOUNT, days, beside=demo.SECOND_ACCOUNT)
    )
    assert [side.method.network for side in both.sides] == ["x", "linkedin"]
    assert both.sides[0].total[-1] > both.sides[1].total[-1] > 1


def test_six_messages_stood_on_both_networks(desk):
    found = proposals.proposals(desk)
    assert [one.kind for one in found] == ["message"] * 6
    tasks = [(one.key, one.amount) for one in answer(desk, "worth_a_look").tasks]
    assert tasks == [("skipped_rows", 3), ("same_message", 6), ("place_unknown", 97)]
