"""What `reachdesk score` prints for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reachdesk.commands.figures import signed, table
from reachdesk.domain.answers.score import Ledger, ScoreChange
from reachdesk.domain.periods import iso_day
from reachdesk.i18n import N_, _
from reachdesk.services.score_rules import Rules

MOST_DAYS = 92
"""Up to a quarter every day has a line; of longer spans the last day of each month has one."""

MOST_ENTRIES = 25

PARTS = {
    "base": N_("base"),
    "reach": N_("Reach"),
    "amplification": N_("Amplification"),
    "network": N_("Network"),
    "authority": N_("Authority"),
    "audience": N_("Audience"),
    "activity": N_("Activity"),
}
CAUSES = {
    "new_posts": N_("New posts"),
    "more_reactions": N_("More reactions"),
    "posts_fading": N_("Older posts fading"),
    "new_conversations": N_("New conversations"),
    "conversations_fading": N_("Older conversations fading"),
    "followers": N_("Followers"),
    "partners_standing": N_("Partners’ standing"),
    "settings_or_import": N_("Settings or import"),
}


def recipe(rules: Rules) -> str:
    """«recipe v1», «own recipe “Sales”, everyone counted equally»."""
    form = _("own recipe “{name}”") if rules.own else _("recipe {name}")
    said = [form.format(name=rules.recipe.name)]
    if rules.equal_partners:
        said.append(_("everyone counted equally"))
    if rules.courtesy_in_full:
        said.append(_("courtesy counted in full"))
    return ", ".join(said)


def daily(record: dict[str, Any], rules: Rules) -> Iterator[str]:
    """The days of a `score --json` record as a table, under a line that says what it is."""
    yield _("{account} · score of 100, 80 % range, {recipe}").format(
        account=record["account"], recipe=recipe(rules)
    )
    days = record["days"]
    if not days:
        yield _("No day of this time is in any export.")
        return
    parts = list(record["components"])
    heads = [_("day"), _("score"), _("low"), _("high"), *(_(PARTS.get(key, key)) for key in parts)]
    rows = [[*heads, ""]]
    for place in _shown(days):
        numbers = [record[key][place] for key in ("score", "low", "high")]
        numbers += [record["components"][key][place] for key in parts]
        thin = _("provisional") if record["provisional"][place] else ""
        rows.append([days[place], *(f"{number:.1f}" for number in numbers), thin])
    yield from table(rows, right=range(1, 4 + len(parts)))


def _shown(days: list[str]) -> list[int]:
    if len(days) <= MOST_DAYS:
        return list(range(len(days)))
    last = len(days) - 1
    return [place for place in range(len(days)) if place == last or days[place + 1][8:] == "01"]


def explained(change: ScoreChange, rules: Rules) -> Iterator[str]:
    """What moved the score: the two days and each cause, with what weighs most in it."""
    yield _("{first} → {last}: {before} to {after} ({change}), {recipe}").format(
        recipe=recipe(rules),
        first=iso_day(change.from_day),
        last=iso_day(change.to_day),
        before=f"{change.before:.1f}",
        after=f"{change.after:.1f}",
        change=signed(change.after - change.before),
    )
    rows = []
    for cause in change.causes:
        named = [item for item in cause.items if item.label and abs(item.points) >= 0.05]
        most = _shortened(named[0].label) if named else ""
        rows.append([_(CAUSES.get(cause.key, cause.key)), signed(cause.points), most])
    yield from table(rows, right=[1])


def ledger(answer: Ledger, rules: Rules) -> Iterator[str]:
    """The largest entries; --json has all."""
    yield _("{day}: {score} of 100, {recipe}").format(
        day=iso_day(answer.day), score=f"{answer.total:.1f}", recipe=recipe(rules)
    )
    shown = [entry for entry in answer.entries if entry.rule != "base"][:MOST_ENTRIES]
    shown += [entry for entry in answer.entries if entry.rule == "base"]
    yield from table(
        (
            [
                "" if entry.day is None else iso_day(entry.day),
                f"{entry.points:.2f}",
                _(PARTS.get(entry.rule, entry.rule)),
                _shortened(entry.label or entry.item_id) if entry.rule != "base" else "",
            ]
            for entry in shown
        ),
        right=[1],
    )
    left = len(answer.entries) - len(shown)
    if left:
        yield _("and {count} more, {points} together; --json has all").format(
            count=left, points=f"{answer.total - sum(entry.points for entry in shown):.2f}"
        )


def _shortened(text: str, most: int = 60) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
