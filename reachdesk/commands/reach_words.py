"""What `reachdesk reach` prints for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reachdesk.commands.audience_words import group_name
from reachdesk.commands.completeness import moment
from reachdesk.commands.figures import UNKNOWN, plain, share, table
from reachdesk.domain.answers.reach import Ranged, ReachSegments, SeenChance
from reachdesk.domain.reach.parameters import value_of
from reachdesk.i18n import N_, _

MODELS = {"simple": N_("simple sum"), "full": N_("full model")}
_SHOWN = {
    "sessions_per_day": N_("{value} visits a day"),
    "window_posts": N_("{value} posts read at a visit"),
    "inflow_per_day": N_("{value} posts arriving a day"),
}


def named_segments(answer: ReachSegments | None) -> list[dict[str, Any]]:
    """The groups as `reach --json` has them."""
    return [
        {
            "name": group_name(segment.key, segment.name),
            "followers": segment.followers,
            "chance": plain(segment.chance.value),
            "readers": plain(segment.readers.value),
        }
        for segment in (answer.segments if answer else ())
    ]


def lines(account: str, answer: SeenChance, groups: list[dict[str, Any]]) -> Iterator[str]:
    """The answer in its three forms, the other model's, the groups and the main assumptions."""
    what = _("post {post} of").format(post=answer.post.post_id) if answer.post else _("a post at")
    yield f"{account} · {what} {moment(answer.posted_ms)} · {_(MODELS[answer.model])}"
    other = "full" if answer.model == "simple" else "simple"
    one_in = UNKNOWN if answer.one_in is None else f"{answer.one_in:.3g}"
    rows = [
        [_("chance"), _("{chance}, 1 in {times}").format(
            chance=_with_range(answer.chance, percent=True), times=one_in)],
        [_("readers"), _readers(answer.readers, answer.followers)],
        [_(MODELS[other]), _("{chance}, readers {readers}").format(
            chance=_with_range(answer.other_chance, percent=True),
            readers=_readers(answer.other_readers, answer.followers))],
        [_("each reader"), _sightings(answer.every_days)],
        [_("assumed"), ", ".join(_assumed(answer))],
    ]  # fmt: skip
    if answer.impressions is not None:
        views = _("{views} measured (views, not people)").format(views=f"{answer.impressions:,}")
        rows.append([_("views"), views])
    yield from table(rows)
    if groups:
        yield ""
        yield from table(
            [group["name"], _of(group["readers"], group["followers"]), share(group["chance"])]
            for group in groups
        )
        yield _("Groups overlap and are not added up.")


def _with_range(values: Ranged, *, percent: bool) -> str:
    say = share if percent else _people
    if values.low == values.high:
        return say(values.value)
    return _("{value} (80 % range {low} to {high})").format(
        value=say(values.value), low=say(values.low), high=say(values.high)
    )


def _readers(readers: Ranged | None, followers: int | None) -> str:
    if readers is None or followers is None:
        return _("not known: no export counts the followers")
    return _("{readers} of {followers}").format(
        readers=_with_range(readers, percent=False), followers=f"{followers:,}"
    )


def _of(readers: float, followers: int) -> str:
    return _("{readers} of {followers}").format(
        readers=_people(readers), followers=f"{followers:,}"
    )


def _people(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 or value == round(value) else f"{value:.1f}"


def _sightings(every_days: tuple[float, float] | None) -> str:
    if every_days is None:
        return _("no posts in these 90 days")
    few, many = (f"{days:.0f}" for days in every_days)
    if few == many:
        return _("sees you about every {days} days").format(days=few)
    return _("sees you about every {few} to {many} days").format(few=few, many=many)


def _assumed(answer: SeenChance) -> Iterator[str]:
    for key, words in _SHOWN.items():
        yield _(words).format(value=f"{value_of(answer.assumptions, key):,.4g}")
