"""Every assumption in words: its name, how its value reads, where it comes from."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from reachdesk.charts import words as chart_words
from reachdesk.i18n import N_, _

_NUMBER = re.compile(r"[-+]?\d[\d\s.,']*")


@dataclass(frozen=True, slots=True)
class AssumptionWords:
    """`name`, `reading` (the value with its unit, `{number}`), `note` (what it means)."""

    name: str
    reading: str
    note: str
    log: bool = False


WORDS: dict[str, AssumptionWords] = {
    "sessions_per_day": AssumptionWords(
        N_("Sessions a day"), N_("{number}"), N_("Timeline visits of an active follower, mean"),
        log=True,
    ),
    "session_shape": AssumptionWords(
        N_("How alike they read"), N_("{number}"),
        N_("Shape of the spread of visits between followers; higher is more alike"), log=True,
    ),
    "window_posts": AssumptionWords(
        N_("Reading window"), N_("{number} posts"), N_("A full load and two or three “more”s"),
        log=True,
    ),
    "mean_mores": AssumptionWords(
        N_("Further loads"), N_("{number}"), N_("Mean number of “more”s after the first load")
    ),
    "inflow_per_day": AssumptionWords(
        N_("Inflow"), N_("{number} posts a day"),
        N_("Middle of followers whose following count is not known"), log=True,
    ),
    "inflow_spread": AssumptionWords(
        N_("Spread of inflow"), N_("{number}"), N_("Standard deviation in natural logarithms")
    ),
    "posts_per_followed": AssumptionWords(
        N_("Posts per followed account"), N_("{number} a day"),
        N_("Times the following count, where that is known"), log=True,
    ),
    "alive_share": AssumptionWords(
        N_("Active followers"), N_("{number} %"), N_("Share who still open the app at all")
    ),
    "horizon_hours": AssumptionWords(
        N_("Horizon"), N_("{number} h"), N_("How long after posting anybody may still look")
    ),
    "own_feed_share": AssumptionWords(
        N_("Own zone in the feed"), N_("{number} %"),
        N_("Share of a timeline that comes from the reader’s own time zone"),
    ),
    "shared_shock": AssumptionWords(
        N_("Shared luck"), N_("{number}"),
        N_("Spread between posts that all followers share, in natural logarithms"),
    ),
    "level": AssumptionWords(
        N_("Level"), N_("×{number}"), N_("Factor on every chance; 1 until calibrated"), log=True
    ),
    "list_share": AssumptionWords(
        N_("Visits on a list"), N_("{number} %"), N_("Share of visits that read a small list")
    ),
    "list_posts_per_day": AssumptionWords(
        N_("Posts on that list"), N_("{number} posts a day"), N_("50 accounts at 1.36 a day each"),
        log=True,
    ),
    "ranked_share": AssumptionWords(
        N_("Ranked timeline"), N_("{number} %"), N_("Share of visits that do not show newest first")
    ),
    "ranked_in_network": AssumptionWords(
        N_("Followed accounts in it"), N_("{number} %"),
        N_("Share of a ranked timeline that shows followed accounts"),
    ),
    "ranked_half_life_hours": AssumptionWords(
        N_("Half-life in the ranking"), N_("{number} h"),
        N_("After this a post counts half in the ranking"), log=True,
    ),
    "ranked_weight": AssumptionWords(
        N_("Your weight in it"), N_("×{number}"), N_("Against other accounts; 1 is equal"), log=True
    ),
}  # fmt: skip

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (N_("How people read"), ("sessions_per_day", "session_shape", "window_posts", "mean_mores",
                             "alive_share", "horizon_hours")),
    (N_("What arrives"), ("inflow_per_day", "inflow_spread", "posts_per_followed",
                          "own_feed_share")),
    (N_("Other ways of seeing it"), ("list_share", "list_posts_per_day", "ranked_share",
                                     "ranked_in_network", "ranked_half_life_hours",
                                     "ranked_weight")),
    (N_("Level and luck"), ("level", "shared_shock")),
)  # fmt: skip

SIMPLE_KEYS = ("sessions_per_day", "window_posts", "inflow_per_day")
"""All that the simple sum knows."""

_SOURCES = {
    "seed-003": N_("an essay of 2012 on its own account"),
    "pew-2019": N_("Pew Research, 2019: daily visits of users in the United States"),
    "twopcharts-2014": N_("between counts of accounts (2014) and monthly reach of posts"),
    "pfeffer-2023": N_("Pfeffer and others, 2023: views of posts over time"),
    "exports": N_("spread between posts in public exports with measured views"),
    "twitter-2023": N_("Twitter’s description of its ranking, 2023"),
    "own": N_("our own choice"),
}


def source_words(key: str) -> str:
    """Where a default comes from."""
    marked = _SOURCES.get(key)
    return _(marked) if marked else key


def note(key: str, source: str) -> str:
    """What it means and where its default comes from."""
    return _("{meaning}. Source: {source}.").format(
        meaning=_(WORDS[key].note), source=source_words(source)
    )


def shown(reading: str, value: float) -> str:
    """A value in its unit: shares as per cent, small figures with decimals."""
    if not math.isfinite(value):
        return _("without end")
    if "%" in reading:
        return _(reading).format(number=chart_words.number(100 * value))
    decimals = 2 if abs(value) < 2 else 1 if abs(value) < 10 else 0
    return _(reading).format(number=chart_words.plain(value, decimals))


def read(reading: str, typed: str) -> float:
    """The value that was typed, with or without its unit. Raises `ValueError` for no number."""
    found = _NUMBER.search(typed)
    if found is None:
        raise ValueError(typed)
    value, good = chart_words.locale().toDouble(found.group().replace(" ", "").strip())
    if not good:
        value = float(found.group().replace(",", "."))
    return value / 100 if "%" in reading else value
