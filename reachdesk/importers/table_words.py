"""What is said of tables: why one is not taken, what was left out, what was assumed."""

from __future__ import annotations

from reachdesk.domain.errors import UserError
from reachdesk.i18n import N_, _, ngettext
from reachdesk.importers.table_columns import Contents
from reachdesk.importers.table_guess import Why, daily
from reachdesk.importers.table_look import Look
from reachdesk.importers.table_mapping import TableMapping
from reachdesk.importers.table_names import fields_named
from reachdesk.importers.table_targets import DATES, FLOWS, PEOPLE_TARGETS, Target
from reachdesk.importers.tables import MAX_COLUMNS

_MOST_NAMED = 40
_NEEDS_DATES = (Target.COUNTS, Target.SCORES, Target.MENTIONS)

_TARGETS = {
    Target.FOLLOWERS: N_("followers"),
    Target.FOLLOWING: N_("accounts followed"),
    Target.LIST_MEMBERS: N_("list members"),
    Target.PEOPLE: N_("people"),
    Target.COUNTS: N_("counts by day"),
    Target.SCORES: N_("scores by day"),
    Target.MENTIONS: N_("mentions received"),
    Target.LISTS: N_("lists"),
}


def target_name(target: Target) -> str:
    """What the rows of a table are, in words."""
    return _(_TARGETS[target])


def recognised(mapping: TableMapping) -> str:
    """Why a table is taken for what it is."""
    known = sum(bool(one.field) for one in mapping.columns)
    return ngettext(
        "{target}, recognised by {known} of {count} column",
        "{target}, recognised by {known} of {count} columns",
        len(mapping.columns),
    ).format(target=target_name(mapping.target), known=known, count=len(mapping.columns))


def why_not(file: str, seen: Look | None) -> str:
    """One sentence that says why a table cannot be taken as it is, and what helps."""
    if seen is None:
        return _("{file} holds no table.").format(file=file)
    if seen.table.too_wide:
        return _("{file} has more than {count} columns, which no list of people has.").format(
            file=file, count=MAX_COLUMNS
        )
    said = {
        Why.POSTS: _(
            "{file} is a table of posts, which come from X's archive or analytics; if it holds"
            " people or mentions, say so with --map target=people or --map target=mentions."
        ),
        Why.NO_DATES: _(
            "{file} holds scores without dates, so they belong to no day: add a column of dates."
        ),
        Why.NOBODY: _(
            "{file} names people without id or handle: say which column names them, such as"
            " --map COLUMN=handle, or choose it in the preview."
        ),
        Why.UNKNOWN: _(
            "{file} is a table that ReachDesk does not know: say what its columns are with"
            " --map COLUMN=FIELD, or choose it in the preview."
        ),
    }
    why = seen.mapping if isinstance(seen.mapping, Why) else Why.UNKNOWN
    return said[why].format(file=file)


def left_out(seen: Look, mapping: TableMapping) -> tuple[str, ...]:
    """The columns and sheets that are not read."""
    names = [one.name for one in mapping.columns if not one.field and one.values]
    more = len(names) - _MOST_NAMED
    lines = []
    if names:
        listed = ", ".join(name[:60] for name in names[:_MOST_NAMED])
        if more > 0:
            listed = _("{columns} and {count} more").format(columns=listed, count=more)
        lines.append(
            ngettext("column {columns}", "columns {columns}", len(names)).format(columns=listed)
        )
    lines += [_("sheet {sheet}").format(sheet=name) for name in seen.others]
    return tuple(lines)


def notes(seen: Look, mapping: TableMapping) -> tuple[str, ...]:
    """What was assumed in reading, each as a sentence for the report."""
    said = []
    if mapping.target in PEOPLE_TARGETS and mapping.target_sure < 0.5:
        said.append(
            _(
                "Nothing in the file says who these people are, so they count as followers: say"
                " otherwise in the preview or with --map target=following"
            )
        )
    said += _date_notes(mapping)
    by_place = {one.place: one for one in seen.columns}
    if any(_is_rounded_id(by_place[one.place]) for one in mapping.columns if not one.field):
        said.append(_("The ids were left out: a spreadsheet has rounded them"))
    if mapping.target is Target.COUNTS and (names := _of_longer_times(seen, mapping)):
        said.append(
            _("Rows stand more than a day apart, so only totals were taken, not {columns}").format(
                columns=", ".join(names)
            )
        )
    return tuple(said)


def require_dates(file: str, mapping: TableMapping) -> None:
    """Raises `UserError` where the dates that a table is about can be read in two ways."""
    order = mapping.order
    if order is None or order.day_first is not None or mapping.target not in _NEEDS_DATES:
        return
    raise UserError(
        _(
            "{file} has dates such as {example} that can be read in two ways: say"
            " --map dates=day-first or --map dates=month-first."
        ).format(file=file, example=order.example)
    )


def _date_notes(mapping: TableMapping) -> list[str]:
    order = mapping.order
    if order is None or order.settled or not any(one.field in DATES for one in mapping.columns):
        return []
    if order.day_first is None:
        text = _(
            "Dates such as {example} can be read in two ways and were left out: say in the preview"
            " or with --map dates=day-first what comes first"
        )
    elif order.day_first:
        text = _("Dates such as {example} were read with the day first")
    else:
        text = _("Dates such as {example} were read with the month first")
    return [text.format(example=order.example)]


def _is_rounded_id(column: Contents) -> bool:
    return "id" in fields_named(column.name)[0] and column.rounded


def _of_longer_times(seen: Look, mapping: TableMapping) -> list[str]:
    """Columns that would be figures of a day, in a table that has no row for each day."""
    date_at = mapping.place_of("date")
    if date_at is None or daily(seen.columns[date_at].values):
        return []
    return [
        one.name
        for one in mapping.columns
        if not one.field and one.values and set(fields_named(one.name)[0]) & set(FLOWS)
    ]
