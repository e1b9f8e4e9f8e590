"""`reachdesk reach --draft`: the views that a post not sent yet may get."""

from __future__ import annotations

import math
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import Any

from reachdesk.commands.figures import plain, ranged
from reachdesk.domain.answers.forecast import PostForecast
from reachdesk.domain.errors import UserError
from reachdesk.domain.forecast.validation import ROLLING
from reachdesk.domain.periods import day_of, iso_day
from reachdesk.i18n import _


def add_arguments(parser: ArgumentParser) -> None:
    """`--draft`, which goes with a moment."""
    parser.add_argument(
        "--draft",
        metavar=_("TEXT"),
        help=_("a post not sent yet: how many views it may get; --at says when, else now"),
    )


def moment_of(options: Namespace) -> int | None:
    """The moment asked about: as named, now for a draft without one. Raises `UserError` for a
    draft beside a post."""
    if options.draft is None:
        moment: int | None = options.at
        return moment
    if options.post is not None or options.validate:
        raise UserError(_("--draft is a post of its own: leave --post and --validate out."))
    return int(options.at) if options.at is not None else round(time.time() * 1000)


def record(found: PostForecast | None) -> dict[str, Any] | None:
    """The forecast for `--json`; None where nothing measured is known."""
    if found is None or not found.settled:
        return None
    return {
        "views": ranged(found.middle),
        "half": [plain(end) for end in found.half],
        "wide": [plain(end) for end in found.wide],
        "settled": found.settled,
        "first_guess": found.first_guess,
        "stale": found.stale,
        "headline": found.headline,
        "factors": {factor.key: plain(factor.value) for factor in found.factors},
        "similar": [post.post_id for post in found.similar],
        "evidence": found.method.evidence.value,
    }


def lines(found: PostForecast | None) -> Iterator[str]:
    """The range first, never the middle alone; then what has to be said with it."""
    yield ""
    if found is None or not found.settled:
        yield _("No measured views yet: import X’s analytics of your posts for a forecast.")
        return
    yield _("Between {low} and {high} views, 8 times in 10; middle about {middle}.").format(
        low=two_digits(found.middle.low),
        high=two_digits(found.middle.high),
        middle=two_digits(found.middle.value),
    )
    if found.first_guess:
        yield _("First guess, from few measured posts: {count}.").format(count=found.settled)
    if found.stale and found.newest_settled_ms is not None:
        yield _("Based on posts up to {day}.").format(day=iso_day(day_of(found.newest_settled_ms)))
    if found.headline == ROLLING:
        yield _("By the middle of the last 20 posts, which did better lately.")


def two_digits(value: float) -> str:
    """Views to two significant digits: a forecast knows no more."""
    if not value > 0:
        return "0"
    decimals = 1 - math.floor(math.log10(value))
    return f"{round(value, decimals):,.{max(0, decimals)}f}"
