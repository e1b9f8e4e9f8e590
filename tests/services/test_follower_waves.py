from __future__ import annotations

from dataclasses import replace

import pytest

from reachdesk.domain.periods import MILLISECONDS_A_DAY as DAY
from reachdesk.domain.periods import Period
from reachdesk.domain.records import CountFact, EventFact, SnapshotFact
from reachdesk.services import labelling, own_words
from reachdesk.services.cards.follower_waves import CARD as WAVES
from reachdesk.services.cards.following_audit import CARD as AUDIT
from reachdesk.services.desk import Desk, Request
from reachdesk.storage.library import open_library
from tests.storage.stories import Story, take_in

FIRST = 20_000
ACCOUNT = "x:ana"


def followers(fingerprint, day, people, kin="follower"):
    facts = [SnapshotFact(kin, str(one)) for one in people]
    return Story(fingerprint, day * DAY, facts, native_id="1", handle="ana")


@pytest.fixture
def desk(tmp_path):
    """Three usual newcomers a day, 200 on the fortieth; sets before it, after it, 40 days later."""
    counts = [
        CountFact("follows_day", (FIRST + place) * DAY, 200 if place == 40 else 3)
        for place in range(120)
    ]
    event = EventFact("e", "2024-11-12", "On a list", "press", None, None)
    with open_library(tmp_path / "library") as library:
        take_in(library, Story("days", FIRST * DAY, [*counts, event], native_id="1", handle="ana"))
        take_in(library, followers("before", FIRST + 38, range(100)))
        take_in(library, followers("after", FIRST + 42, range(300)))
        take_in(library, followers("later", FIRST + 80, range(50, 260)))
        take_in(library, followers("whom", FIRST + 42, (7, 70, 700), "following"))
        yield Desk(library)


def request(first, last):
    return Request(ACCOUNT, Period(first, last))


def test_a_wave_with_who_stayed(desk):
    answer = WAVES.answer(desk, request(FIRST, FIRST + 119))
    assert answer.basis == "joined"
    (row,) = answer.rows
    assert (row.wave.first_day, row.wave.days, row.wave.above) == (FIRST + 40, 1, 197)
    assert row.came == 200
    assert row.stayed == ((30, 160), (90, None))
    later = WAVES.answer(desk, request(FIRST + 60, FIRST + 119))
    assert (later.rows, later.earlier) == ((), 1)


def test_only_the_owners_own_events_stand_beside_it(desk):
    answer = WAVES.answer(desk, request(FIRST, FIRST + 119))
    assert answer.rows[0].events == ("On a list",)
    masked = WAVES.answer(desk, replace(request(FIRST, FIRST + 119), masked=True))
    assert masked.rows[0].events == ("press",)


def test_without_daily_figures_growth_from_day_to_day_is_taken(tmp_path):
    counts = [
        CountFact("followers", (FIRST + place) * DAY, 1000 + 2 * place + (90 if place > 30 else 0))
        for place in range(60)
    ]
    with open_library(tmp_path / "library") as library:
        take_in(library, Story("days", FIRST * DAY, counts, native_id="1", handle="ana"))
        answer = WAVES.answer(Desk(library), request(FIRST, FIRST + 59))
    assert answer.basis == "net"
    assert [row.wave.first_day for row in answer.rows] == [FIRST + 31]
    assert answer.rows[0].came is None


def test_whom_the_owner_follows_by_how_they_met(desk):
    period = request(FIRST, FIRST + 119)
    answer = AUDIT.answer(desk, period)
    assert (answer.followed, answer.back) == (3, 1)  # of the latest set, 70 alone follows
    own_words.say(desk, ACCOUNT, ["70", "700"], {labelling.MET: "hunting"})
    groups = {one.met: (one.followed, one.back) for one in AUDIT.answer(desk, period).groups}
    assert groups == {"hunting": (2, 1), "": (1, 0)}
