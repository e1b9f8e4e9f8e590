"""Libraries of made-up posts with measured views, for the tests of forecast and calibration."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from reachdesk.domain.records import CountFact, PostFact, PostKind
from reachdesk.storage.library import Library
from tests.domain.forecast.accounts import Account, account
from tests.storage.stories import Story, library_of

HOUR_MS = 3_600_000
ACCOUNT = "x:ana"


def post_facts(made: Account) -> list[PostFact]:
    """One fact a post; ids rise with time."""
    return [
        PostFact(
            str(1000 + place),
            round(hours * HOUR_MS),
            kind=PostKind.REPLY if text.startswith("@") else PostKind.ORIGINAL,
            text=text,
            impressions=None if np.isnan(views) else round(views),
        )
        for place, (hours, text, views) in enumerate(
            zip(made.hours.tolist(), made.texts, made.views.tolist(), strict=True)
        )
    ]


def measured_library(
    path: Path,
    made: Account | None = None,
    *,
    followers: int | None = None,
    as_of_hours: float = 72,
) -> Library:
    """A library of one account's posts, exported `as_of_hours` after the last one."""
    made = made or account(120)
    end = round((made.hours[-1] + as_of_hours) * HOUR_MS)
    facts: list = post_facts(made)
    if followers is not None:
        facts.append(CountFact("followers", round(made.hours[0] * HOUR_MS), followers))
    return library_of(path, Story("a", end, facts, handle="ana"))
