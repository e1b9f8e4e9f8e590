"""Prints how long the forecast of views takes; run by hand with Python."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from copy import deepcopy

import numpy as np

from reachdesk.domain.forecast.forecaster import PostForecaster
from reachdesk.domain.forecast.post import PostProperties, post_properties
from reachdesk.domain.forecast.replay import Replay, replay
from reachdesk.domain.forecast.validation import validate

WORDS = 3000


def made_up(count: int) -> tuple[list[PostProperties], np.ndarray]:
    """Posts of about twenty words, four a day; a third answer one of two hundred people."""
    random = np.random.default_rng(count)
    hours = 4e5 + np.cumsum(random.exponential(6.0, count))
    replies = random.random(count) < 1 / 3
    texts = [
        (f"@person{random.integers(200)} " if reply else "")
        + " ".join(f"word{int(WORDS * random.random() ** 3)}x" for _ in range(20))
        for reply in replies
    ]
    views = np.exp(6.0 - replies + random.standard_t(4, count))
    before = [None, *hours[:-1].tolist()]
    posts = [
        post_properties(hour, text, previous)
        for hour, text, previous in zip(hours.tolist(), texts, before, strict=True)
    ]
    return posts, views


def timed(words: str, posts: int, work: Callable[[], object]) -> object:
    """Print the time of one run, in all and for each post."""
    begun = time.perf_counter()
    found = work()
    spent = time.perf_counter() - begun
    sys.stdout.write(f"{words:44} {spent:7.2f} s  {1000 * spent / posts:6.2f} ms a post\n")
    return found


def measure(count: int) -> None:
    """All of it for an account of so many measured posts."""
    posts, views = made_up(count)
    done = timed(f"replay of {count:,} posts (limit 5 ms)", count, lambda: replay(posts, views))
    assert isinstance(done, Replay)
    timed(f"judging {count:,} posts", count, lambda: validate(done))
    after = posts[-1].hours + 30
    learned = timed(f"learning {count:,} posts once more", count, lambda: done.forecaster_at(after))
    assert isinstance(learned, PostForecaster)
    timed("a draft after that", 1, lambda: deepcopy(learned).predict(posts[-1]))


def main() -> None:
    for count in (200, 2_000, 10_000):
        measure(count)


if __name__ == "__main__":
    main()
