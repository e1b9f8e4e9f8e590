"""What a chart of groups says: the same words for lists, countries, roles and languages."""

from __future__ import annotations

from reachdesk.charts import method, names, words
from reachdesk.charts.base import Column, Explanation, Input, Table
from reachdesk.charts.group_bars import OTHER, Bar
from reachdesk.domain.answers.audience import GroupCounts
from reachdesk.domain.evidence import Evidence
from reachdesk.i18n import N_, _, ngettext

_SUBTITLES = {
    "list": N_("Followers by list · lists may overlap"),
    "country": N_("Followers by country, as far as their place is known"),
    "role": N_("Followers by role · roles may overlap"),
    "language": N_("Followers by language"),
}
_LARGEST = {
    "list": N_("{amount} on the list “{name}”"),
    "country": N_("{amount} in {name}"),
    "role": N_("{amount} are {name}"),
    "language": N_("{amount} use {name}"),
}
_NOTHING = {
    "list": N_("No list with its members yet. A table of list members (CSV) fills this."),
    "country": N_(
        "No follower's place is known yet. A follower table (CSV) with places fills this."
    ),
    "role": N_("No follower's role is known yet. A follower table (CSV) with bios fills this."),
    "language": N_("No follower's language is known yet. A follower table (CSV) fills this."),
}
_MEANINGS = {
    "list": N_("How many of your followers stand on each list whose members are known."),
    "country": N_("How many of your followers are in each country, by the place in their profile."),
    "role": N_("How many of your followers have each role, by hand or by a rule over their bio."),
    "language": N_("How many of your followers use each language."),
}


def bars(data: GroupCounts) -> list[Bar]:
    """All groups, largest first, then other, then the unknown."""
    groups = sorted(data.groups, key=lambda group: (group.key == OTHER, -group.people, group.key))
    found = [
        Bar(
            group.key,
            _name(data, group.key),
            group.people,
            grey=group.key == OTHER,
            selected=group.selected,
        )
        for group in groups
    ]
    unknown = names.name("unknown", data.dimension)
    last = Bar("unknown", unknown, data.unknown, grey=True, selected=data.unknown_selected)
    return [*found, last]


def headline(data: GroupCounts) -> str:
    """The largest group in a sentence, or that nothing is known."""
    if missing(data) is not None:
        return _("Nothing known of {followers}").format(followers=words.followers(data.followers))
    top = bars(data)[0]
    return _(_LARGEST[data.dimension]).format(
        name=top.name, amount=words.of_percent(top.people, data.followers)
    )


def subtitle(data: GroupCounts) -> str:
    """What is counted, and that groups overlap; with a selection, that both are shown."""
    if data.selected is None:
        return _(_SUBTITLES[data.dimension])
    return _("Selected and all")


def missing(data: GroupCounts) -> str | None:
    """Which export would fill an empty chart."""
    return None if any(group.people for group in data.groups) else _(_NOTHING[data.dimension])


def overlap_note(data: GroupCounts) -> str:
    """«52 people are in both Suppliers and United Kingdom», for the largest overlap."""
    if not data.overlap:
        return ""
    first, second, people = data.overlap[0]
    text = ngettext(
        "{count} person is in both {first} and {second}.",
        "{count} people are in both {first} and {second}.",
        people,
    )
    return text.format(
        count=words.number(people), first=_name(data, first), second=_name(data, second)
    )


def _name(data: GroupCounts, key: str) -> str:
    """The group's name; lists may be named after people, so a masked picture numbers them."""
    if data.method.masked and data.dimension == "list":
        position = [group.key for group in data.groups].index(key) + 1
        return _("List {number}").format(number=words.number(position))
    given = next((group.name for group in data.groups if group.key == key), None)
    return names.group(data.dimension, key, given)


def summary(data: GroupCounts) -> str:
    """The first three groups, the unknown and n, spoken."""
    parts = [
        _("{name}: {people}").format(name=bar.name, people=words.number(bar.people))
        for bar in bars(data)[:-1][:3]
        if bar.people
    ]
    unknown = _("Unknown for {amount}.").format(
        amount=words.of_percent(data.unknown, data.followers)
    )
    largest = _("Largest groups: {groups}.").format(groups="; ".join(parts)) if parts else ""
    return method.spoken(largest, unknown, overlap_note(data))


def explanation(data: GroupCounts) -> Explanation:
    """How the counts come about."""
    return method.explained(
        data.method,
        _(_MEANINGS[data.dimension]),
        _("Each person counts once in every group they belong to; groups are never added."),
        (
            Input(_("Followers"), words.number(data.followers), Evidence.MEASURED),
            Input(
                _("Unknown"),
                words.of_percent(data.unknown, data.followers),
                Evidence.MISSING if data.unknown else Evidence.MEASURED,
            ),
        ),
    )


def table(data: GroupCounts) -> Table:
    """One row per group, the unknown last."""
    columns = (
        Column(_("Group")),
        Column(_("People"), _("people")),
        Column(_("Share of all followers"), _("0 to 1"), 3),
    )
    rows = tuple(
        (bar.name, bar.people, bar.people / data.followers if data.followers else None)
        for bar in bars(data)
    )
    if data.selected is None:
        return Table(columns, rows)
    chosen = (*columns, Column(_("Selected"), _("people")))
    return Table(
        chosen, tuple((*row, bar.selected) for row, bar in zip(rows, bars(data), strict=True))
    )
