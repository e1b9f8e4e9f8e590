"""Plans as the command line shows them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reachdesk.commands.audience_words import group_name
from reachdesk.commands.figures import UNKNOWN, plain, ranged, share, table
from reachdesk.domain.answers.plan import (
    DRAFT,
    LEAST_POSTS,
    PRESENT,
    START,
    PlanElsewhere,
    PlanRow,
    ReachPlan,
)
from reachdesk.domain.answers.reach import Ranged
from reachdesk.domain.evidence import Evidence
from reachdesk.i18n import _, ngettext


def record(account: str, answer: ReachPlan) -> dict[str, Any]:
    """The JSON object."""
    return {
        "account": account,
        "followers": answer.followers,
        "active": plain(answer.active),
        "zone": answer.zone,
        "posts": answer.posts,
        "days": answer.days,
        "plans": [_plan_record(row) for row in answer.rows],
        "curve_of": answer.curve_of,
        "curve": [
            {
                "posts_a_day": float(posts),
                "readers": plain(float(answer.curve[place])),
                "low": plain(float(answer.curve_low[place])),
                "high": plain(float(answer.curve_high[place])),
            }
            for place, posts in enumerate(answer.posts_per_day)
        ],
        "evidence": answer.method.evidence.value,
    }


def _plan_record(row: PlanRow) -> dict[str, Any]:
    plan, there = row.plan, row.elsewhere
    other = there or row.plan.cross_post
    return {
        "key": row.key,
        "name": row.name,
        "posts_a_day": plain(plan.posts_per_day),
        "hours": list(plan.hours),
        "repeat_after": plan.repeat_after_hours,
        "cross_post": plain(other.share) if other else None,
        "seen_there": plain(other.chance) if other else None,
        "elsewhere": _elsewhere(there) if there else None,
        "new_followers": [{"group": each.group, "count": each.count} for each in plan.added],
        "readers": ranged(row.readers),
        "least": plain(row.least),
        "most": plain(row.most),
        "readers_of_a_post": ranged(row.of_post),
        "change": ranged(row.change),
        "next_post_adds": plain(row.next_post),
        "segments": [
            {
                "name": group_name(each.key, each.name),
                "followers": each.members,
                "readers": ranged(each.readers),
            }
            for each in row.segments
        ],
    }


def _elsewhere(there: PlanElsewhere) -> dict[str, Any]:
    return {
        "account": there.account,
        "followers": there.followers,
        "both": there.both,
        "counted": there.counted,
        "share_evidence": there.share_evidence.value,
        "chance_evidence": there.chance_evidence.value,
        "only_there": plain(there.only_there),
    }


def lines(account: str, answer: ReachPlan) -> Iterator[str]:
    """What people read."""
    counted = answer.followers is not None
    yield _("{account}: different readers in a week, hours on the clock of {zone}").format(
        account=account, zone=answer.zone
    )
    if answer.posts < LEAST_POSTS:
        form = ngettext(
            "{count} post in the last days is too few to say how you post now.",
            "{count} posts in the last days are too few to say how you post now.",
            answer.posts,
        )
        yield form.format(count=answer.posts)
    yield ""
    head = [_("plan"), _("posts"), _("hours"), _("readers"), _("80 % range"), _("change"),
            _("next post")]  # fmt: skip
    rows = [head, *(_cells(row, counted=counted) for row in answer.rows)]
    yield from table(rows, right=(1, 3, 5, 6))
    yield ""
    for row in answer.rows:
        if row.plan.cross_post is not None:
            yield _(
                "{plan}: who reads both channels is unknown, {least} to {most} readers by that "
                "alone."
            ).format(plan=_name(row), least=_figure(row.least, counted=counted),
                     most=_figure(row.most, counted=counted))  # fmt: skip
        if row.elsewhere is not None:
            yield _there_line(row.elsewhere)
    yield _("The effect of the hour is modelled and was hardly measurable in public data.")


def _there_line(there: PlanElsewhere) -> str:
    """Who follows both accounts and what is seen there, and how sure that is."""
    sure = _("counted") if there.counted else _("assumed")
    return _(
        "{account}: {share} of your followers are there too ({sure}), one post is seen by "
        "{chance} ({evidence}); about {only} a week read only there."
    ).format(account=there.account, share=share(there.share), sure=sure,
             chance=share(there.chance), evidence=_evidence(there.chance_evidence),
             only=f"{there.only_there:,.0f}")  # fmt: skip


def _evidence(evidence: Evidence) -> str:
    return _("derived") if evidence is Evidence.DERIVED else _("assumed")


def _cells(row: PlanRow, *, counted: bool) -> list[str]:
    change = row.change
    sign = "+" if change is not None and change.value > 0 else ""
    return [
        _name(row),
        f"{row.plan.posts_per_day:.2g}",
        ",".join(f"{hour:02d}" for hour in row.plan.hours),
        _figure(row.readers.value, counted=counted),
        _spread(row.readers, counted=counted),
        UNKNOWN if change is None else sign + _figure(change.value, counted=counted),
        UNKNOWN if row.next_post is None else "+" + _figure(row.next_post, counted=counted),
    ]


def _spread(values: Ranged, *, counted: bool) -> str:
    return _("{low} to {high}").format(
        low=_figure(values.low, counted=counted), high=_figure(values.high, counted=counted)
    )


def _figure(value: float, *, counted: bool) -> str:
    if plain(value) is None:
        return UNKNOWN
    return f"{value:,.0f}" if counted else share(value)


def _name(row: PlanRow) -> str:
    words = {PRESENT: _("now"), DRAFT: _("this plan"), START: _("one post a day")}
    return row.name or words.get(row.key, row.key)
