"""What `reachdesk reach --validate` prints for people."""

from __future__ import annotations

import math
from collections.abc import Iterator

from reachdesk.commands.figures import UNKNOWN, table
from reachdesk.domain.answers.forecast import ReachCalibration
from reachdesk.domain.forecast.comparison import Difference
from reachdesk.domain.forecast.measures import Held, Measures
from reachdesk.domain.forecast.validation import BURN_IN_POSTS, LEAST_JUDGED, MODEL, ROLLING
from reachdesk.domain.periods import day_of, iso_day
from reachdesk.i18n import N_, _, ngettext

_NAMES = {
    "model": N_("this forecast"),
    "rolling_20": N_("middle of the last 20 of the kind"),
    "constant": N_("middle of all"),
    "constant_by_type": N_("middle of all of the kind"),
}
_TYPES = {"own": N_("  on own posts"), "reply": N_("  on replies")}
_SMALL = 10  # under ten no percentages


def lines(account: str, answer: ReachCalibration | None) -> Iterator[str]:
    """How far off forecasts were, beside simple rules; whether the ranges hold; what is shown."""
    if answer is None or not len(answer.measured):
        yield _nothing(account, answer)
        return
    first, last = (iso_day(day_of(int(answer.posted_ms[end]))) for end in (0, -1))
    form = ngettext(
        "{account} · {count} forecast checked, {first} to {last}",
        "{account} · {count} forecasts checked, {first} to {last}",
        len(answer.measured),
    )
    yield form.format(account=account, count=f"{len(answer.measured):,}", first=first, last=last)
    yield ""
    yield from table(_rows(answer), right=range(1, 7))
    yield ""
    yield from _ranges(answer.measures[MODEL])
    yield _compared(answer)
    yield _headline(answer)


def _nothing(account: str, answer: ReachCalibration | None) -> str:
    count = answer.measured_posts if answer else 0
    if not count:
        return _("{account} · no measured views: import X’s analytics of your posts first.").format(
            account=account
        )
    form = ngettext(
        "{account} · {count} post with measured views: the check begins after {least} older ones.",
        "{account} · {count} posts with measured views: the check begins after {least} older ones.",
        count,
    )
    return form.format(account=account, count=f"{count:,}", least=BURN_IN_POSTS)


def _rows(answer: ReachCalibration) -> Iterator[list[str]]:
    yield [
        "",
        _("typically off"),
        _("mean log error"),
        _("CRPS"),
        _("in 50 %"),
        _("in 80 %"),
        _("in 90 %"),
    ]
    for key, name in _NAMES.items():
        yield _row(_(name), answer.measures[key])
        if key == MODEL:
            for kind, words in _TYPES.items():
                if answer.by_type[kind].posts:
                    yield _row(_(words), answer.by_type[kind])


def _row(name: str, found: Measures) -> list[str]:
    return [
        name,
        f"×{math.exp(min(found.male, 50.0)):.2f}",
        f"{found.mae:.3f}",
        f"{found.crps:.3f}",
        *(_share(held) for held in found.coverage.values()),
    ]


def _share(held: Held) -> str:
    if held.posts < _SMALL:
        return _("{inside} of {count}").format(inside=held.inside, count=held.posts)
    return _per_cent(held.share)


def _per_cent(share: float) -> str:
    return f"{100 * share:.0f} %" if math.isfinite(share) else UNKNOWN


def _ranges(found: Measures) -> Iterator[str]:
    for level, held in found.coverage.items():
        low, high = held.interval()
        yield _(
            "{inside} of {count} lay in the {level} % range: {low} to {high}, 95 % sure"
        ).format(
            inside=f"{held.inside:,}",
            count=f"{held.posts:,}",
            level=level,
            low=_per_cent(low),
            high=_per_cent(high),
        )


def _compared(answer: ReachCalibration) -> str:
    if answer.compared is None:
        return _("Fewer than {least} forecasts: shown, not judged.").format(least=LEAST_JUDGED)
    found = answer.compared[ROLLING].crps
    if not found.clear:
        return _("No clear difference to the middle of the last 20 (CRPS {difference}).").format(
            difference=_difference(found)
        )
    if found.value < 0:
        return _("Closer than the middle of the last 20 (CRPS {difference}).").format(
            difference=_difference(found)
        )
    return _("The middle of the last 20 was closer (CRPS {difference}).").format(
        difference=_difference(found)
    )


def _difference(found: Difference) -> str:
    return f"{found.value:+.3f}, {found.low:+.3f} … {found.high:+.3f}"


def _headline(answer: ReachCalibration) -> str:
    if answer.headline == ROLLING:
        return _(
            "Over the last 100 the middle of the last 20 did better: ReachDesk shows that instead."
        )
    return _("ReachDesk shows this forecast.")
