"""The reach model against a simulator that shares none of its code.

The simulator has its own local clocks (the standard library, quarter hour by quarter hour), draws
sessions, newer posts and depths as events, and keeps a reader's resume marker. Seeds are fixed.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from reachdesk.domain.reach import audience, clocks, visibility
from reachdesk.domain.reach.assumptions import DEFAULT
from reachdesk.domain.reach.depth import depth_from

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
WORLD = {
    "America/New_York": 0.35,
    "America/Los_Angeles": 0.20,
    "Europe/London": 0.20,
    "Asia/Tokyo": 0.15,
    "Asia/Kolkata": 0.10,
}
ZONES = (
    "Europe/London",
    "America/New_York",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Apia",
)
DATES = (
    "2012-01-24T08:30",
    "2024-03-30T21:15",  # London's clocks go forward in the night
    "2024-11-02T22:00",  # New York's go back, Lord Howe's go forward a month before
    "2024-10-05T13:45",
    "2019-06-16T03:50",
)
DEPTHS = (("fixed", 200), ("fixed", 1), ("mores", 57, 2.5), ("mores", 20, 1.0), ("geom", 60.0))
REPLICAS = 20_000


def relative_rates(by_hour: tuple[float, ...], weekend: float) -> list[list[float]]:
    mean = (5 + 2 * weekend) * sum(by_hour) / 168
    return [[value * (weekend if day > 4 else 1) / mean for value in by_hour] for day in range(7)]


READING = relative_rates(clocks.READING_BY_HOUR, 0.80)
POSTING = relative_rates(clocks.POSTING_BY_HOUR, 0.65)


@lru_cache(maxsize=4000)
def local_day(zone: str, first_cell: int) -> tuple[tuple[int, int], ...]:
    place = ZoneInfo(zone)
    moments = (EPOCH + timedelta(minutes=15 * (first_cell + n)) for n in range(96))
    local = (moment.astimezone(place) for moment in moments)
    return tuple((moment.weekday(), moment.hour) for moment in local)


def running_total(mix: dict[str, float], rates: list[list[float]], posted: float, hours: float):
    """Edges (UTC hours from posting on) and the expected events at rate one, by quarter hours."""
    first = math.floor(posted * 4)
    cells = math.ceil((posted + hours) * 4) - first
    total = np.zeros(cells)
    for zone, share in mix.items():
        days = range(first // 96 * 96, first + cells, 96)
        shown = list(itertools.chain.from_iterable(local_day(zone, day) for day in days))
        here = shown[first - first // 96 * 96 :][:cells]
        total += share * np.array([rates[day][hour] for day, hour in here])
    edges = (first + np.arange(cells + 1)) / 4.0
    mass = np.concatenate(([0.0], np.cumsum(total) / 4))
    return edges, mass - np.interp(posted, edges, mass)


def reader_totals(zone: str, posted: float, hours: float):
    feed = {name: 0.4 * share for name, share in WORLD.items()}
    feed[zone] = feed.get(zone, 0.0) + 0.6
    return (
        running_total({zone: 1.0}, READING, posted, hours),
        running_total(feed, POSTING, posted, hours),
    )


def drawn_depth(random, spec, size):
    kind = spec[0]
    if kind == "fixed":
        return np.full(size, spec[1])
    if kind == "geom":
        return random.geometric(1 / spec[1], size)
    mores = random.poisson(spec[2], size)
    while (mores > 10).any():  # the law is cut at ten further loads
        mores[mores > 10] = random.poisson(spec[2], int((mores > 10).sum()))
    return spec[1] * (1 + mores)


@dataclass(frozen=True)
class Setting:
    zone: str
    date: str
    depth: tuple
    sessions: float
    inflow: float
    horizon: float
    reread: float

    @property
    def posted(self) -> float:
        return (datetime.fromisoformat(self.date).replace(tzinfo=UTC) - EPOCH) / timedelta(hours=1)


def simulate(random, setting: Setting, rate, inflow, size: int) -> np.ndarray:
    """Whether each of `size` readers sees the post; `rate` and `inflow` per day, one or (size,)."""
    (edges, sessions), (_, posts) = reader_totals(setting.zone, setting.posted, setting.horizon)
    end = setting.posted + setting.horizon
    all_sessions = np.interp(end, edges, sessions)
    count = random.poisson(rate / 24 * all_sessions, size)
    most = max(int(count.max(initial=0)), 1)
    marks = np.where(np.arange(most) < count[:, None], random.random((size, most)), np.inf)
    marks.sort(axis=1)
    if setting.reread == 0:
        marks = marks[:, :1]  # only the first session can show it: the marker lies above later
    happens = np.isfinite(marks)
    times = np.interp(np.where(happens, marks, 1.0) * all_sessions, sessions, edges)
    arrived = np.interp(times, edges, posts)
    between = np.diff(np.concatenate((np.zeros((size, 1)), arrived), axis=1), axis=1)
    newer = random.poisson(np.maximum(between, 0) * np.reshape(inflow, (-1, 1)) / 24).cumsum(axis=1)
    depth = drawn_depth(random, setting.depth, newer.shape)
    looks = random.random(newer.shape) < setting.reread
    looks[:, 0] = True
    return (happens & looks & (newer < depth)).any(axis=1)


def grid(count: int) -> list[Setting]:
    random = np.random.default_rng(2012)
    corners = list(itertools.product(ZONES, DATES, DEPTHS))
    picked = [corners[n] for n in random.permutation(len(corners))] * 2
    return [
        Setting(
            *picked[number],
            sessions=float(np.exp(random.uniform(np.log(0.1), np.log(24)))),
            inflow=float(np.exp(random.uniform(np.log(20), np.log(20_000)))),
            horizon=float(random.choice([6.0, 24.0, 72.0, 168.0])),
            reread=float(random.choice([0.0, 0.0, 0.5, 1.0])),
        )
        for number in range(count)
    ]


def exact(setting: Setting) -> float:
    posted, hours = setting.posted, setting.horizon + 1
    reader = visibility.Reader(
        setting.sessions,
        setting.inflow,
        clocks.session_clock(setting.zone, posted, hours),
        clocks.feed_clock(setting.zone, posted, hours),
        depth_from(setting.depth),
        setting.horizon,
    )
    if setting.reread == 0:
        return visibility.first_session_chance(posted, reader)
    return visibility.rereading_chance(posted, reader, setting.reread)


def test_two_hundred_and_twenty_settings_within_sampling_error():
    random = np.random.default_rng(1)
    expected, found = [], []
    for setting in grid(220):
        expected.append(exact(setting))
        seen = simulate(random, setting, setting.sessions, setting.inflow, REPLICAS)
        found.append(seen.mean())
    p, q = np.array(expected), np.array(found)
    error = np.sqrt(p * (1 - p) / REPLICAS)
    assert (np.abs(q - p) < 4.5 * error + 4 / REPLICAS).all()
    told = p * (1 - p) * REPLICAS > 10  # elsewhere the normal law says little
    scores = (q - p)[told] / error[told]
    assert told.sum() > 180
    assert abs(scores.mean()) < 0.25
    assert 0.85 < scores.std() < 1.15
    assert (np.abs(scores) < 2).mean() > 0.92


def with_a_real_marker(random, setting: Setting) -> bool:
    """One reader event by event: a timeline of posts, sessions before and after, a marker."""
    warm = 48.0
    begin, hours = setting.posted - warm, warm + setting.horizon
    (edges, sessions), (_, posts) = reader_totals(setting.zone, begin, hours)

    def events(total, per_day):
        mass = total[-1]
        drawn = np.sort(random.random(random.poisson(per_day / 24 * mass))) * mass
        return np.interp(drawn, total, edges).tolist()

    timeline = sorted([*events(posts, setting.inflow), setting.posted])
    marker = -math.inf
    for visit in events(sessions, setting.sessions):
        unread = [post for post in timeline if marker < post <= visit][::-1]
        depth = int(drawn_depth(random, setting.depth, 1)[0])
        if setting.posted in unread[:depth]:
            return True
        marker = visit
    return False


@pytest.mark.parametrize("number", range(6))
def test_a_reader_who_resumes_at_a_marker(number):
    random = np.random.default_rng(100 + number)
    setting = replace(
        grid(40)[number * 5],
        sessions=(0.7, 2.0, 5.0)[number % 3],
        inflow=(80.0, 250.0)[number % 2],
        depth=("fixed", 25) if number < 3 else ("mores", 10, 1.5),
        horizon=48.0,
        reread=0.0,
    )
    replicas = 1500
    seen = np.mean([with_a_real_marker(random, setting) for _ in range(replicas)])
    expected = exact(setting)
    assert abs(seen - expected) < 3.5 * math.sqrt(expected * (1 - expected) / replicas)


def drawn_audience(count: int):
    random = np.random.default_rng(564)
    return audience.Followers(
        zone=random.integers(0, len(ZONES), count),
        zone_names=ZONES,
        inflow_per_day=1500 * np.exp(1.1 * random.standard_normal(count)),
        weight=np.ones(count),
        alive=random.uniform(0.2, 1.0, count),
    )


def simulated_readers(random, followers, setting: Setting, replicas: int) -> np.ndarray:
    """Readers (replicas,) of one post among followers, each with a Gamma session rate."""
    readers = np.zeros(replicas)
    for number, zone in enumerate(ZONES):
        here = followers.zone == number
        size = int(here.sum()) * replicas
        inflow = np.tile(followers.inflow_per_day[here], replicas)
        awake = random.random(size) < np.tile(followers.alive[here], replicas)
        rate = random.gamma(0.5, 1.5 / 0.5, size)
        seen = simulate(random, replace(setting, zone=zone), rate, inflow, size) & awake
        readers += seen.reshape(replicas, -1).sum(axis=1)
    return readers


def test_an_audience_of_564():
    followers = drawn_audience(564)
    setting = Setting("UTC", DATES[0], ("mores", 57, 2.5), 1.5, 1500, 168.0, 0.0)
    drawn = simulated_readers(np.random.default_rng(7), followers, setting, 1500)
    plain = replace(DEFAULT, shared_shock=0.0)
    found = audience.seen_chance(followers, setting.posted, plain)[0]
    assert found.readers == pytest.approx(drawn.mean(), abs=4 * drawn.std() / math.sqrt(1500))
    assert math.sqrt(found.variance) == pytest.approx(drawn.std(), rel=0.07)
    assert [found.readers_low, found.readers_high] == pytest.approx(
        np.quantile(drawn, [0.1, 0.9]), abs=1.5
    )


def test_different_readers_of_three_posts():
    random = np.random.default_rng(9)
    setting = Setting("Asia/Kathmandu", DATES[0], ("mores", 57, 2.5), 1.5, 1500, 168.0, 0.0)
    size, gaps = 60_000, (0.0, 5.0, 24.0)
    rate = random.gamma(0.5, 1.5 / 0.5, size)
    any_seen = np.zeros(size, dtype=bool)
    for begin, end in itertools.pairwise((*gaps, 24.0 + 168.0)):
        date = datetime.fromisoformat(setting.date) + timedelta(hours=begin)
        copy = replace(setting, date=date.isoformat(), horizon=min(end - begin, 168.0))
        any_seen |= simulate(random, copy, rate, 1500.0, size)
    followers = audience.spread_followers(((setting.zone, 1.0),))
    alike = replace(DEFAULT, inflow_spread=0.0, alive_share=1.0)
    times = setting.posted + np.array(gaps)
    found = audience.different_readers(followers, times, alike)[0].chance
    assert found == pytest.approx(any_seen.mean(), abs=0.007)
