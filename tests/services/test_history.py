from __future__ import annotations

import numpy as np
import pytest

from reachdesk.domain.errors import UserError
from reachdesk.domain.reach.assumptions import DEFAULT
from reachdesk.domain.reach.audience import typical_chance
from reachdesk.domain.records import (
    CountFact,
    Direction,
    ExchangeFact,
    ExchangeKind,
    Kin,
    PersonFact,
    PostKind,
    SnapshotFact,
)
from reachdesk.domain.score.history import Kind
from reachdesk.services.history import account_history
from tests.services.desks import ACCOUNT, DAY, at, desk_of, post, told

MONDAY = 19_002
assert (MONDAY + 3) % 7 == 0


def history_of(path, *stories):
    with desk_of(path, *stories) as desk:
        return account_history(desk, ACCOUNT)


def test_modelled_views_are_followers_times_a_typical_chance(tmp_path):
    known = history_of(
        tmp_path,
        told(
            "a",
            MONDAY + 30,
            post(1, MONDAY, hour=9),
            post(2, MONDAY + 7, hour=9, impressions=77),
            post(3, MONDAY + 10, hour=0, precision="day"),
            CountFact("followers", at(MONDAY + 5), 400),
            CountFact("followers", at(MONDAY + 9), 1000),
        ),
    )
    chance = typical_chance(DEFAULT, DEFAULT.unknown_zone_mix)
    posts = known.history.posts
    assert posts.views[0] == pytest.approx(400 * chance[9])  # carried back
    assert posts.views[1] == 77
    assert posts.views[2] == pytest.approx(1000 * chance[72:96].mean())
    assert posts.views_measured.tolist() == [False, True, False]


def test_views_are_unknown_without_any_follower_count(tmp_path):
    known = history_of(tmp_path, told("a", DAY, post(1, DAY), post(2, DAY, impressions=5)))
    assert np.isnan(known.history.posts.views[0])
    assert known.history.posts.views[1] == 5


def test_a_whole_set_goes_before_a_number_of_the_same_day(tmp_path):
    people = [SnapshotFact(Kin.FOLLOWER, one) for one in "123"]
    known = history_of(
        tmp_path, told("a", DAY, post(1, DAY), *people, CountFact("followers", at(DAY, 1), 9))
    )
    assert known.history.followers.days.tolist() == [DAY]
    assert known.history.followers.counts.tolist() == [3]


def test_it_goes_from_the_first_record_to_the_last_export_with_posts(tmp_path):
    mention = ExchangeFact("1", ExchangeKind.MENTION, Direction.IN, at(DAY - 50), "7")
    known = history_of(
        tmp_path,
        told("a", DAY - 10, post(1, DAY - 40), mention),
        told("b", DAY, SnapshotFact(Kin.FOLLOWER, "7")),
    )
    assert (known.first_day, known.last_day) == (DAY - 50, DAY - 10)


def test_exchanges_received_and_replies_sent(tmp_path):
    def exchange(number, kind, direction=Direction.IN):
        moment = at(DAY - 9 + number)
        return ExchangeFact(str(number), kind, direction, moment, "7", post_id="5", courtesy=0.5)

    kinds = list(ExchangeKind)
    known = history_of(
        tmp_path,
        told(
            "a",
            DAY,
            *(exchange(number, kind) for number, kind in enumerate(kinds)),
            *(exchange(number, kind, Direction.OUT) for number, kind in enumerate(kinds)),
            post(1, DAY, PostKind.REPLY, reply_to_person="@bob"),
            post(2, DAY, PostKind.REPLY),
            PersonFact("7", handle="bob", followers=999),
        ),
    )
    exchanges = known.history.exchanges
    assert exchanges.kind.tolist() == [
        Kind.MENTION,
        Kind.REPLY,
        Kind.QUOTE,
        Kind.REPOST,
        Kind.LIKE,
        Kind.MESSAGE,
        Kind.REPLY_SENT,
    ]
    assert exchanges.partner_ids == ("7",)  # the handle is the same person
    assert exchanges.multiplier.tolist() == [0.5] * 6 + [1.0]
    assert exchanges.post_ids[-1] == "1000001"
    assert known.history.partner_weight.tolist() == pytest.approx([1.0])


def test_posts_without_a_time_are_left_out(tmp_path):
    undated = post(2, DAY)._replace(created_ms=None)
    known = history_of(tmp_path, told("a", DAY, post(1, DAY), undated))
    assert known.columns.ids.tolist() == ["1000001"]


def test_nothing_to_score(tmp_path):
    assert history_of(tmp_path, told("a", DAY, SnapshotFact(Kin.FOLLOWER, "7"))) is None


def test_an_unknown_account_is_the_users_matter(tmp_path):
    with (
        desk_of(tmp_path, told("a", DAY, post(1, DAY))) as desk,
        pytest.raises(UserError, match="x:nobody"),
    ):
        account_history(desk, "x:nobody")


def test_partners_stand_in_the_same_order_whoever_came_first(tmp_path):
    def met(source, person):
        talk = ExchangeFact("e" + person, ExchangeKind.MENTION, Direction.IN, at(MONDAY), person)
        return told(source, MONDAY + 1, talk)

    stories = [met("a", "8"), met("b", "9")]
    forth = history_of(tmp_path / "forth", *stories).history.exchanges
    back = history_of(tmp_path / "back", *reversed(stories)).history.exchanges
    assert forth.partner_ids == back.partner_ids == ("8", "9")
    assert forth.partner.tolist() == back.partner.tolist() == [0, 1]
