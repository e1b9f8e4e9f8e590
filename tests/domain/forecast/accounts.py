"""Made-up accounts for the tests of the forecast."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from reachdesk.domain.forecast.post import PostProperties, post_properties

WORDS = (
    "autumn",
    "bakery",
    "canoe",
    "dusty",
    "ember",
    "forge",
    "garden",
    "harbour",
    "island",
    "jumper",
    "kettle",
    "lantern",
)


@dataclass(frozen=True)
class Account:
    """Moments, texts and measured views, oldest first."""

    hours: np.ndarray
    texts: tuple[str, ...]
    views: np.ndarray

    @property
    def posts(self) -> list[PostProperties]:
        before = [None, *self.hours[:-1].tolist()]
        return [
            post_properties(hour, text, previous, key=str(place))
            for place, (hour, text, previous) in enumerate(
                zip(self.hours.tolist(), self.texts, before, strict=True)
            )
        ]

    def with_views(self, views) -> Account:
        return replace(self, views=np.asarray(views, float))


def account(count=200, seed=1, *, every_hours=8.0, shift=0.0, at=None, noise=0.5) -> Account:
    """Posts at random moments; two of five answer somebody; from post `at` on all shift in log."""
    random = np.random.default_rng(seed)
    hours = np.cumsum(random.exponential(every_hours, count)) + 4e5
    replies = random.random(count) < 0.4
    texts = tuple(
        ("@friend " if reply else "") + " ".join(random.choice(WORDS, 4)) for reply in replies
    )
    moved = np.arange(count) >= (count if at is None else at)
    log_views = 6.0 - 1.2 * replies + shift * moved + noise * random.standard_t(4, count)
    return Account(hours, texts, np.exp(log_views))
