"""Events from a file to the score's line."""

from __future__ import annotations

from reachdesk.services import accounts, cards, importing, sources
from reachdesk.storage.dump import logical_dump
from tests.services.desks import DAY, asked, desk_of, post, told

TABLE = "date,event,kind\n2022-01-10,First talk,talk\n2022-01-12,In the paper,press\n"
FIRST = 19_002  # 2022-01-10


def take_in(desk, path, **named):
    with importing.recognise([path], desk) as found:
        return importing.run(desk, found, **named)


def test_events_of_nobody_reach_the_score_and_no_account_of_their_own(tmp_path):
    posts = [post(n, DAY + n) for n in range(10)]
    with desk_of(tmp_path, told("a", DAY + 20, *posts)) as desk:
        before = logical_dump(desk.library.database())
        path = tmp_path / "events.csv"
        path.write_text(TABLE)
        report = take_in(desk, path)
        assert not report.refused
        (source,) = report.sources
        (kind,) = source.records
        assert (kind.kind, kind.read, kind.new, source.account) == ("events", 2, 2, "")
        assert [one.id for one in accounts.accounts(desk)] == ["x:ana"]
        request = asked(DAY, DAY + 20)
        line = cards.answer(desk, "score_timeline", request)
        assert [(one.day, one.label) for one in line.events] == [
            (FIRST, "First talk"),
            (FIRST + 2, "In the paper"),
        ]
        shorter = cards.answer(desk, "score_timeline", asked(FIRST + 1, DAY + 20))
        assert [one.label for one in shorter.events] == ["In the paper"]
        masked = cards.answer(desk, "score_timeline", asked(DAY, DAY + 20, masked=True))
        assert [one.label for one in masked.events] == ["talk", "press"]
        sources.forget(desk, source.source_id)
        assert logical_dump(desk.library.database()) == before


def test_events_of_one_account_do_not_move_its_last_day(tmp_path):
    with desk_of(tmp_path, told("a", DAY + 20, post(1, DAY))) as desk:
        path = tmp_path / "events.csv"
        path.write_text("date,event\n2099-01-01,Far away\n")
        take_in(desk, path, account="x:ana")
        (account,) = accounts.accounts(desk)
        assert account.last_day == DAY + 20
