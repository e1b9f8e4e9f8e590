"""Events from a file to the score's line."""

from __future__ import annotations

import pytest

from reachdesk.domain.answers.score import EventMark
from reachdesk.services import accounts, cards, importing, sources
from reachdesk.services import events as owners
from reachdesk.services.event_effects import effects, event_posts
from reachdesk.services.kept import put_again, put_back
from reachdesk.storage.dump import logical_dump
from tests.services.desks import ACCOUNT, DAY, asked, desk_of, post, told

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


@pytest.fixture
def desk(tmp_path):
    posts = [post(n, DAY - 60 + n, likes=n % 3, reposts=n % 2) for n in range(61)]
    loud = [post(100 + n, DAY - 20, reposts=40, likes=90) for n in range(4)]
    with desk_of(tmp_path, told("a", DAY, *posts, *loud)) as made:
        yield made


def labels(desk):
    return [one.label for one in owners.events(desk, ACCOUNT)]


def test_an_event_is_added_changed_and_taken_away(desk):
    mark = EventMark(DAY - 20, DAY - 19, " The talk ", "talk", "https://example.org/talk")
    added = owners.save_event(desk, ACCOUNT, mark)
    (one,) = owners.events(desk, ACCOUNT)
    assert (one.day, one.end_day, one.label, one.kind, one.link) == (
        DAY - 20,
        DAY - 19,
        "The talk",
        "talk",
        "https://example.org/talk",
    )
    changed = owners.save_event(desk, ACCOUNT, EventMark(DAY - 20, DAY - 20, "Talk", key=one.key))
    assert labels(desk) == ["Talk"]
    put_back(desk, changed)
    assert labels(desk) == ["The talk"]
    removed = owners.remove_event(desk, ACCOUNT, one)
    assert labels(desk) == []
    put_back(desk, removed)
    put_back(desk, added)
    assert labels(desk) == []
    put_again(desk, added)
    assert labels(desk) == ["The talk"]


def test_an_event_of_a_file_is_changed_and_hidden_without_touching_the_file(desk, tmp_path):
    path = tmp_path / "events.csv"
    path.write_text(TABLE)
    take_in(desk, path)
    first, second = owners.events(desk, ACCOUNT)
    changed = owners.save_event(
        desk, ACCOUNT, EventMark(first.day, first.day + 1, "Keynote", key=first.key)
    )
    assert labels(desk) == ["Keynote", "In the paper"]
    hidden = owners.remove_event(desk, ACCOUNT, second)
    assert labels(desk) == ["Keynote"]
    put_back(desk, hidden)
    put_back(desk, changed)
    assert labels(desk) == ["First talk", "In the paper"]


@pytest.mark.parametrize("wrong", [EventMark(5, 5, "  "), EventMark(5, 4, "Talk")])
def test_an_event_has_a_label_and_an_order(desk, wrong):
    with pytest.raises(ValueError, match="event"):
        owners.save_event(desk, ACCOUNT, wrong)


def test_the_score_with_and_without_the_posts_of_an_event(desk):
    mark = EventMark(DAY - 20, DAY - 20, "Talk")
    found = event_posts(desk, asked(DAY - 60, DAY), mark)
    assert len(found.posts) == 5
    assert found.chosen == {one.post_id for one in found.posts}
    end, now = effects(desk, asked(DAY - 60, DAY), mark, found.chosen)
    assert (end.day, now.day, end.posts) == (DAY - 20, DAY, 5)
    assert end.with_posts > end.without_posts + 0.5
    line = cards.answer(desk, "score_timeline", asked(DAY - 60, DAY))
    assert now.with_posts == pytest.approx(line.total[-1], abs=1e-9)
    few = effects(desk, asked(DAY - 60, DAY), mark, list(found.chosen)[:1])
    assert few[0].without_posts > end.without_posts
    assert effects(desk, asked(DAY - 60, DAY), mark, ())[0].without_posts == end.with_posts
    assert len(effects(desk, asked(DAY - 60, DAY - 20), mark, found.chosen)) == 1


def test_the_owner_chooses_which_posts_an_event_is_about(desk):
    mark = EventMark(DAY - 20, DAY - 20, "Talk")
    owners.save_event(desk, ACCOUNT, mark, ("1000100", "1000003"))
    (one,) = owners.events(desk, ACCOUNT)
    found = event_posts(desk, asked(DAY - 60, DAY), one)
    assert found.chosen == {"1000100", "1000003"}
    assert len(found.posts) == 6
    masked = event_posts(desk, asked(DAY - 60, DAY, masked=True), one)
    assert masked.event.label == ""
    assert all(each.text is None for each in masked.posts)


def test_an_event_outside_the_known_days_has_no_effect(desk):
    far = EventMark(DAY + 400, DAY + 401, "Far away")
    request = asked(DAY - 60, DAY)
    assert event_posts(desk, request, far).posts == ()
    assert effects(desk, request, far, ()) == ()
    old = EventMark(DAY - 200, DAY - 199, "Long ago")
    assert effects(desk, request, old, ()) == ()
