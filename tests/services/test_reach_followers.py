"""Followers told apart only as far as the reach model does: the same sums as one by one."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest

from reachdesk.domain.reach.assumptions import DEFAULT
from reachdesk.domain.reach.audience import SEED_WEEK_HOURS, seen_chance, week_chances
from reachdesk.domain.reach.followers import Followers, inflow_from_following
from reachdesk.services import reach_followers
from reachdesk.services.audience_arrays import Audience
from reachdesk.services.audience_groups import Group
from reachdesk.services.coded import coded
from reachdesk.services.group_sizes import Kinds
from reachdesk.services.reach_followers import alike
from reachdesk.storage.columns import NOTHING
from reachdesk.storage.people_sets import packed
from tests.services.desks import DAY, at, desk_of, told

ZONES = ("Europe/London", "America/New_York", "Nowhere/Land", "")


def made_audience(seed, people=900, others=40):
    chance = np.random.default_rng(seed)
    following = chance.choice([np.nan, 0, 1, 12, 250, 251, 8_000, 9e9, -5], people)
    blank = coded([""] * people)
    return Audience(
        people=people + others,
        as_of_ms=at(DAY),
        whom=packed(np.ones(people, bool)),
        country=coded(chance.choice(["GB", "US", ""], people)),
        zone=coded(chance.choice(ZONES, people)),
        language=blank,
        roles=blank,
        counts=np.where(np.isnan(following), NOTHING, following).astype(np.int64),
        named=np.zeros(people, bool),
        lists=(),
        lists_held=0,
        snapshots=1,
        times_counted=1,
    )


def made_groups(audience, seed):
    chance = np.random.default_rng(seed + 100)
    masks = chance.random((4, len(audience.person))) < np.array([[0.9], [0.5], [0.02], [0.0]])
    return tuple(
        Group("list", f"g{place}", None, mask, int(mask.sum()), rest=place == 1)
        for place, mask in enumerate(masks)
    )


def one_by_one(audience):
    """An entry for each follower, as plainly as can be."""
    count = len(audience.person)
    inflow = inflow_from_following(audience.following, DEFAULT.posts_per_followed)
    return Followers(
        zone=np.append(audience.zone.codes, -1),
        zone_names=audience.zone.names,
        inflow_per_day=np.append(inflow, np.nan),
        weight=np.append(np.ones(count), audience.others),
        alive=np.full(count + 1, np.nan),
    )


def masks_one_by_one(groups):
    return np.array([np.append(group.members, group.rest) for group in groups])


def in_classes(monkeypatch, audience, groups=()):
    """What the reach cards are given for an audience."""

    class Kept:
        def remember(self, _key, make):
            return make()

    monkeypatch.setattr(reach_followers, "audience_arrays", lambda _desk, _account: audience)
    return reach_followers.grouped_followers(Kept(), "x:ana", DEFAULT, groups)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("at_once", [7, 1 << 18])
def test_readers_are_those_of_followers_one_by_one(monkeypatch, seed, at_once):
    monkeypatch.setattr(reach_followers, "_AT_ONCE", at_once)
    audience = made_audience(seed)
    groups = made_groups(audience, seed)
    classes, masks = in_classes(monkeypatch, audience, groups)
    assert len(classes) < len(audience.person)
    plain = one_by_one(audience)
    expected = seen_chance(plain, SEED_WEEK_HOURS, DEFAULT, masks_one_by_one(groups))
    found = seen_chance(classes, SEED_WEEK_HOURS, DEFAULT, masks)
    for one, other in zip(found, expected, strict=True):
        assert one.members == other.members
        assert one.known_zone == other.known_zone
        assert one.known_inflow == other.known_inflow
        for name in ("chance", "chance_low", "chance_high", "readers", "active", "variance"):
            assert getattr(one, name) == pytest.approx(getattr(other, name), rel=1e-10)
        assert one.readers_low == pytest.approx(other.readers_low, rel=1e-9)
        assert one.readers_high == pytest.approx(other.readers_high, rel=1e-9)
    assert np.allclose(
        week_chances(classes, DEFAULT, SEED_WEEK_HOURS, masks),
        week_chances(plain, DEFAULT, SEED_WEEK_HOURS, masks_one_by_one(groups)),
        rtol=1e-10,
        atol=0,
    )


def test_every_person_is_in_one_class(monkeypatch):
    audience = made_audience(3)
    groups = made_groups(audience, 3)
    known = alike(audience, groups)
    assert known.people.sum() == len(audience.person)
    assert (known.people > 0).all()
    for group, row in zip(groups, known.groups, strict=True):
        assert known.people[row].sum() == group.members.sum()
    for code, name in enumerate(known.zone_names):
        assert known.people[known.zone == code].sum() == audience.zone.having(name).sum()


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("cells", [1, 900, 1 << 20])
def test_groups_by_kind_are_told_apart_as_those_by_person(monkeypatch, seed, cells):
    monkeypatch.setattr(reach_followers, "_CELLS", cells)
    monkeypatch.setattr(reach_followers, "_AT_ONCE", 100)
    audience = made_audience(seed)
    words = audience.zone
    of_kind = np.isin(np.arange(len(words.of_kind)), [0, 2])
    kinds = [Kinds(words, of_kind), Kinds(words, ~of_kind), Kinds(words, words.of_kind < 0)]
    by_kind = tuple(
        Group("country", f"k{place}", None, each, int(each.members.sum()))
        for place, each in enumerate(kinds)
    )
    by_person = tuple(replace(group, given=group.members) for group in by_kind)
    listed = made_groups(audience, seed)
    for some, same in ((by_kind, by_person), (by_kind + listed, by_person + listed)):
        one, two = alike(audience, some), alike(audience, same)
        for field in fields(one):
            left, right = getattr(one, field.name), getattr(two, field.name)
            if isinstance(left, np.ndarray):
                assert np.array_equal(left, right, equal_nan=left.dtype.kind == "f"), field.name
            else:
                assert left == right
    assert alike(audience).people.sum() == len(audience.person)


def test_the_order_of_people_changes_nothing(monkeypatch):
    audience = made_audience(5)
    turned = np.random.default_rng(1).permutation(len(audience.person))
    other = made_audience(5)
    for name in ("counts", "named"):
        getattr(other, name)[:] = getattr(audience, name)[turned]
    other.zone.kind[:] = audience.zone.kind[turned]
    one, two = alike(audience), alike(other)
    assert np.array_equal(one.people, two.people)
    assert np.array_equal(one.zone, two.zone)
    assert np.array_equal(one.following, two.following, equal_nan=True)


def test_without_a_count_there_is_one_follower_of_whom_nothing_is_known(tmp_path):
    with desk_of(tmp_path, told("a", DAY)) as desk:
        followers = reach_followers.reach_followers(desk, "x:ana", DEFAULT)
    assert len(followers) == 1
    assert followers.people == 1
    assert (followers.zone == -1).all()


def test_nobody_described_leaves_one_class_of_all(monkeypatch):
    audience = made_audience(1, people=0, others=70)
    classes, masks = in_classes(monkeypatch, audience, made_groups(audience, 1))
    assert len(classes) == 1
    assert classes.people == 70
    assert masks.tolist() == [[False], [True], [False], [False]]
