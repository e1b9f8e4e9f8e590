"""What plans for posting come to, in words."""

from __future__ import annotations

from collections.abc import Sequence

from reachdesk.charts import method, names, words
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
from reachdesk.domain.reach.plan import Plan
from reachdesk.i18n import _, ngettext
from reachdesk.zone_cities import city


def row_name(row: PlanRow) -> str:
    """«Now», «This plan», or the name of a scenario."""
    if row.name is not None:
        return row.name
    if row.key in (PRESENT, DRAFT, START):
        return {
            PRESENT: _("Now"),
            DRAFT: _("This plan"),
            START: _("One post a day"),
        }[row.key]
    return _("Scenario {number}").format(number=row.key.rsplit("_", 1)[-1])


def looked_at(data: ReachPlan) -> PlanRow | None:
    """The row that the curve belongs to; None where there is nobody to reach."""
    row = data.row(data.curve_of)
    if row is None or data.followers == 0 or not words.known(row.readers.value):
        return None
    return row


def active(data: ReachPlan, row: PlanRow) -> float:
    """Active followers, the plan's new ones included; a share where nobody counts them."""
    if data.followers is None or data.followers <= 0:
        return data.active
    new = sum(each.count for each in row.plan.added)
    return data.active * (1 + new / data.followers)


def readers(data: ReachPlan, value: float) -> str:
    """People, or a share of the followers where nobody counts them."""
    return words.amount(value) if data.followers is not None else words.percent(value)


def spread(data: ReachPlan, ranged: Ranged) -> str:
    """«80 % range 114 to 310»."""
    if data.followers is not None:
        return words.range_of(ranged.low, ranged.high)
    return _("80 % range {low} to {high}").format(
        low=words.percent(ranged.low), high=words.percent(ranged.high)
    )


def often(posts_per_day: float) -> str:
    """«2 posts a day»; under one a day by the week: «5 posts a week»."""
    if posts_per_day < 0.95:
        per_week = 7 * posts_per_day
        form = ngettext("{count} post a week", "{count} posts a week", max(1, round(per_week)))
        return form.format(count=words.plain(per_week))
    form = ngettext("{count} post a day", "{count} posts a day", max(1, round(posts_per_day)))
    return form.format(count=words.plain(posts_per_day))


def hours(plan: Plan) -> str:
    """«09:00, 18:00»."""
    return ", ".join(words.clock(60 * hour) for hour in plan.hours)


def group_name(data: ReachPlan, key: str) -> str:
    """The words for a key such as «country:GB»."""
    for known, dimension, group, name in data.groups:
        if known == key:
            return names.group(dimension, group, name)
    dimension, _colon, group = key.partition(":")
    return names.group(dimension, group, None) if group else names.name("unknown", "place")


def added(data: ReachPlan, plan: Plan) -> str:
    """«+50 United Kingdom», "" without new followers."""
    return ", ".join(
        _("+{count} {group}").format(
            count=words.number(each.count), group=group_name(data, each.group)
        )
        for each in plan.added
        if each.count > 0
    )


def plan_parts(data: ReachPlan, plan: Plan) -> str:
    """«2 posts a day · 09:00, 18:00 · again after 12 h · +50 United Kingdom»."""
    after, other = plan.repeat_after_hours, plan.cross_post
    again = "" if after is None else _("again after {hours} h").format(hours=after)
    elsewhere = ""
    if other is not None and other.account:
        elsewhere = _("also from {account}").format(account=account_name(other.account))
    elif other is not None and other.share > 0:
        elsewhere = _("{share} also elsewhere").format(share=words.percent(other.share))
    parts = (often(plan.posts_per_day), hours(plan), again, elsewhere, added(data, plan))
    return " · ".join(part for part in parts if part)


def missing(data: ReachPlan) -> str | None:
    """Which export would fill it."""
    if looked_at(data) is not None:
        return None
    return _("Nobody to reckon with yet: a list or count of your followers would fill this.")


def headline(data: ReachPlan) -> str:
    """What the plan looked at reaches, and how that differs from now."""
    row = looked_at(data)
    if row is None:
        return _("No plan can be reckoned yet")
    found = readers(data, row.readers.value)
    if row.change is not None:
        return _("About {readers} different readers a week, {change}").format(
            readers=found, change=change_words(data, row.change.value)
        )
    if data.followers is None:
        return _("About {readers} of your followers see you in a week").format(readers=found)
    return _("About {readers} of {followers} see you in a week").format(
        readers=found, followers=words.followers(data.followers)
    )


def change_words(data: ReachPlan, change: float) -> str:
    """«49 more than now»."""
    size = readers(data, abs(change))
    if size == readers(data, 0.0):
        return _("as many as now")
    form = _("{count} more than now") if change > 0 else _("{count} fewer than now")
    return form.format(count=size)


def subtitle(data: ReachPlan) -> str:
    """Unit of both axes, model, band, clock."""
    return _(
        "Different readers a week, by posts a day · full model · 80 % band · {city} time"
    ).format(city=city(data.zone))


def next_post(data: ReachPlan, row: PlanRow) -> str:
    """«One post more a day adds about 41 readers a week.»; "" for a full plan."""
    if row.next_post is None or not words.known(row.next_post):
        return ""
    if data.followers is None:
        return _("One post more a day adds about {share} of the followers a week.").format(
            share=words.percent(row.next_post)
        )
    if row.next_post < 1:
        return _("One post more a day adds less than one reader a week.")
    form = ngettext(
        "One post more a day adds about {count} reader a week.",
        "One post more a day adds about {count} readers a week.",
        round(row.next_post),
    )
    return form.format(count=words.number(row.next_post))


def steps(data: ReachPlan) -> list[tuple[str, str]]:
    """What single steps add: («One post more a day», «+41»)."""
    found = []
    for step in data.steps:
        name = {
            "post": _("One post more a day"),
            "repeat": _("A repeat after {hours} h").format(hours=step.amount),
            "followers": _("{count} more followers, {group}").format(
                count=words.number(step.amount), group=group_name(data, step.group)
            ),
        }[step.kind]
        gained = (
            words.number(step.readers)
            if data.followers is not None
            else readers(data, step.readers)
        )
        found.append((name, f"+{gained}"))
    return found


def segments(row: PlanRow) -> str:
    """«United Kingdom 82 of 144 · United States 66 of 118», "" where no group is known."""
    return " · ".join(
        _("{group} {readers}").format(
            group=names.group(each.dimension, each.key, each.name),
            readers=words.of(each.readers.value, each.members),
        )
        for each in row.segments[:3]
    )


def overlap(data: ReachPlan, row: PlanRow) -> str:
    """What the overlap with another channel leaves open, and who reads there only; "" without a
    cross-post."""
    other, there = row.plan.cross_post, row.elsewhere
    if other is None or not (there or other.share > 0):
        return ""
    left_open = _("Between {least} and {most} readers a week, by who reads both channels.").format(
        least=readers(data, row.least), most=readers(data, row.most)
    )
    if there is None:
        return " ".join((_("Who reads both channels is unknown."), left_open))
    return " ".join((who_follows_both(there), left_open, _only_there(there)))


def account_name(account: str) -> str:
    """«@bob on X» for the public id "x:bob"; the network alone where the answer is masked."""
    key, _colon, handle = account.partition(":")
    network = names.name("network", key)
    if not handle:
        return network
    return _("{account} on {network}").format(account=f"@{handle}", network=network)


def who_follows_both(there: PlanElsewhere) -> str:
    """How many follow both accounts, counted or assumed."""
    if there.counted:
        form = ngettext(
            "{count} of your followers also follows {account}, counted from both lists.",
            "{count} of your followers also follow {account}, counted from both lists.",
            there.both,
        )
        return form.format(count=words.number(there.both), account=account_name(there.account))
    form = ngettext(
        "How many of them also follow {account} is assumed; {count} is known to.",
        "How many of them also follow {account} is assumed; {count} are known to.",
        there.both,
    )
    return form.format(count=words.number(there.both), account=account_name(there.account))


def _only_there(there: PlanElsewhere) -> str:
    form = ngettext(
        "About {count} more sees it there and does not follow you here.",
        "About {count} more see it there and do not follow you here.",
        round(there.only_there),
    )
    return form.format(count=words.number(round(there.only_there)))


def habit(data: ReachPlan) -> str:
    """What the present plan rests on, or why there is none."""
    form = ngettext("{count} post", "{count} posts", data.posts)
    posts = form.format(count=words.number(data.posts))
    if data.posts < LEAST_POSTS:
        return _("{posts} in {days} days: too few to say how you post now.").format(
            posts=posts, days=words.number(data.days)
        )
    return _("Now: {posts} in {days} days, answers to others left out.").format(
        posts=posts, days=words.number(data.days)
    )


def summary(data: ReachPlan) -> str:
    """Every plan with its readers, and what the next post adds."""
    row = looked_at(data)
    if row is None:
        return missing(data) or ""
    said = [
        _("{plan} ({parts}): about {readers} different readers a week, {range}.").format(
            plan=row_name(each),
            parts=plan_parts(data, each.plan),
            readers=readers(data, each.readers.value),
            range=spread(data, each.readers),
        )
        for each in data.rows
        if words.known(each.readers.value)
    ]
    modelled = _("The effect of the hour is modelled and was hardly measurable in public data.")
    return method.spoken(
        *said, next_post(data, row), overlap(data, row), habit(data), modelled,
        method.unseen_sentence(data.method),
    )  # fmt: skip


def segment_names(data: ReachPlan) -> Sequence[str]:
    """The groups whose readers stand in the table, as the first row has them."""
    first = data.rows[0].segments if data.rows else ()
    return [names.group(each.dimension, each.key, each.name) for each in first]
