"""The numbers behind the plans, and what they rest on."""

from __future__ import annotations

from reachdesk.charts import method, words
from reachdesk.charts import reach_plan_words as said
from reachdesk.charts.base import Cell, Column, Explanation, Input, Table
from reachdesk.domain.answers.plan import LEAST_POSTS, PlanRow, ReachPlan
from reachdesk.domain.evidence import Evidence
from reachdesk.i18n import _
from reachdesk.zone_cities import city


def table(data: ReachPlan) -> Table:
    """One row per plan."""
    unit = _("people") if data.followers is not None else _("0 to 1")
    decimals = 1 if data.followers is not None else 4
    spread = _("80 % range")
    columns = (
        Column(_("Plan")),
        Column(_("Posts"), _("a day"), 2),
        Column(_("Hours"), city(data.zone)),
        Column(_("Repeat after"), _("hours"), 0),
        Column(_("Also elsewhere"), _("0 to 1"), 2),
        Column(_("Seen there"), _("0 to 1"), 2),
        Column(_("New followers")),
        Column(_("Readers a week"), unit, decimals),
        Column(_("Low"), spread, decimals),
        Column(_("High"), spread, decimals),
        Column(_("Least"), _("by overlap"), decimals),
        Column(_("Most"), _("by overlap"), decimals),
        Column(_("Readers of a post"), unit, decimals),
        Column(_("Change"), unit, decimals),
        Column(_("Change, low"), spread, decimals),
        Column(_("Change, high"), spread, decimals),
        Column(_("Next post a day adds"), unit, decimals),
        *(Column(name, _("readers a week"), 1) for name in said.segment_names(data)),
    )
    return Table(columns, tuple(_cells(data, row) for row in data.rows))


def _cells(data: ReachPlan, row: PlanRow) -> tuple[Cell, ...]:
    plan, change = row.plan, row.change
    other = row.elsewhere or row.plan.cross_post
    return (
        said.row_name(row),
        plan.posts_per_day,
        said.hours(plan),
        plan.repeat_after_hours,
        other.share if other else None,
        other.chance if other else None,
        said.added(data, plan) or None,
        *(words.cell(value) for value in (row.readers.value, row.readers.low, row.readers.high)),
        words.cell(row.least),
        words.cell(row.most),
        words.cell(row.of_post.value) if row.of_post else None,
        *((words.cell(change.value), words.cell(change.low), words.cell(change.high))
          if change else (None, None, None)),
        words.cell(row.next_post),
        *(words.cell(each.readers.value) for each in row.segments),
    )  # fmt: skip


def explanation(data: ReachPlan) -> Explanation:
    """How the readers of a week come about, and what of it is known."""
    return method.explained(
        data.method,
        _(
            "How many different followers see at least one of your posts in a week, if every week "
            "is posted like this."
        ),
        _(
            "For each follower: the chance that no visit of a whole week shows any of the posts, "
            "at that person's own reading rate; the chances to see at least one are added up. "
            "Whoever seldom reads is reached by no number of posts, so each further post adds "
            "less."
        ),
        _inputs(data),
    )


def _inputs(data: ReachPlan) -> tuple[Input, ...]:
    row = said.looked_at(data)
    if row is None:
        return ()
    known = Evidence.MEASURED if data.posts >= LEAST_POSTS else Evidence.MISSING
    hours_known = _("The hour is known of {posts} posts.").format(
        posts=words.of(data.hours_known, data.posts)
    )
    return (
        Input(_("How you post now"), _rate(data), known, said.habit(data)),
        Input(_("Your usual hours"), _hours(data), Evidence.DERIVED, hours_known),
        Input(
            _("Effect of the hour"),
            _("modelled"),
            Evidence.ASSUMED,
            _("It was hardly measurable in public data."),
        ),
        Input(
            _("Active followers"),
            said.readers(data, said.active(data, row)),
            Evidence.ASSUMED,
            _("No plan reaches those who no longer use the network."),
        ),
        *_elsewhere(data, row),
        Input(
            _("Change against now"),
            said.change_words(data, row.change.value) if row.change else words.UNKNOWN,
            data.method.evidence,
            _("The same good or bad luck is taken for both plans."),
        ),
    )


def _elsewhere(data: ReachPlan, row: PlanRow) -> tuple[Input, ...]:
    """Who is on another channel, and what they see there."""
    other, there = row.plan.cross_post, row.elsewhere
    both = _("Followers on another channel")
    if there is None:
        share = words.percent(other.share) if other else _("none")
        rests_on = said.overlap(data, row) or _("No export says who is on both.")
        known = Evidence.ASSUMED if other else Evidence.MISSING
        return (Input(both, share, known, rests_on),)
    followers = words.followers(there.followers)
    chance = _("From the {followers} of {account} and their sessions, at the hours of the plan.")
    return (
        Input(both, words.percent(there.share), there.share_evidence, said.overlap(data, row)),
        Input(
            _("Chance to see a post there"),
            words.percent(there.chance),
            there.chance_evidence,
            chance.format(followers=followers, account=said.account_name(there.account)),
        ),
    )


def _rate(data: ReachPlan) -> str:
    present = data.row("present")
    return said.often(present.plan.posts_per_day) if present else words.UNKNOWN


def _hours(data: ReachPlan) -> str:
    present = data.row("present")
    return said.hours(present.plan) if present else words.UNKNOWN
