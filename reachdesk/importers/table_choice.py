"""The owner's word on a table, as COLUMN=FIELD: from the command line and from the preview."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reachdesk.domain.errors import UserError
from reachdesk.i18n import _
from reachdesk.importers.table_guess import Guess, assigned, score_name
from reachdesk.importers.table_look import Look, name_of
from reachdesk.importers.table_mapping import (
    TableMapping,
    mapping_of,
    retargeted,
    with_field,
    with_order,
)
from reachdesk.importers.table_names import folded
from reachdesk.importers.table_targets import (
    FIELDS,
    METRICS,
    SCORE,
    SCORE_OF,
    WHO,
    Target,
    base,
)

TARGET, DATES, LIST = "target", "dates", "list"
DAY_FIRST, MONTH_FIRST = "day-first", "month-first"
_LEFT_OUT = frozenset({"", "-", "none", "skip"})
_MOST_NAMED = 40


def chosen(look: Look, words: Sequence[str], file: str) -> TableMapping:
    """The mapping of a look with the owner's words on top.

    Words are COLUMN=FIELD, with a column by its name or as "#3"; "target=followers" says what the
    rows are, "dates=day-first" how dates are read, "list=NAME" which list. Raises `UserError` for
    words that name no column or field, and where something needed is missing.
    """
    settings, pairs = _parted(look, words)
    mapping = _start(look, settings.get(TARGET), pairs, file)
    for place, field in pairs:
        mapping = _put(look, mapping, place, field)
    mapping = with_order(replace(mapping, told=True), look.columns)
    if DATES in settings:
        mapping = _dated(mapping, settings[DATES])
    if LIST in settings:
        mapping = replace(mapping, list_name=settings[LIST])
    return mapping


def require(look: Look, mapping: TableMapping, file: str) -> None:
    """Raises `UserError` where a mapping lacks a field without which nothing can be read."""
    if lacks := mapping.lacks():
        raise UserError(
            _(
                "{file} needs a column for {fields}: name it with --map COLUMN=FIELD;"
                " its columns are {columns}."
            ).format(file=file, fields=" / ".join(lacks[0]), columns=_columns(look))
        )


def _parted(look: Look, words: Sequence[str]) -> tuple[dict[str, str], list[tuple[int, str]]]:
    """Settings by their name, and fields by the place of their column."""
    settings: dict[str, str] = {}
    pairs: list[tuple[int, str]] = []
    for word in words:
        name, _sign, value = word.partition("=")
        if name in (TARGET, DATES, LIST) and not (
            _place(look, name) is not None and _is_field(value)
        ):
            settings[name] = value.strip()
            continue
        name, sign, value = word.rpartition("=")
        if not sign:
            raise UserError(
                _("«{word}» is no mapping: write it like COLUMN=FIELD.").format(word=word)
            )
        place = _place(look, name)
        if place is None:
            raise UserError(
                _("There is no column «{column}»: the columns are {columns}.").format(
                    column=name, columns=_columns(look)
                )
            )
        pairs.append((place, value.strip().lower()))
    return settings, pairs


def _place(look: Look, name: str) -> int | None:
    """The place of a column by its exact name, by the name in any spelling, or by its number."""
    names = name_of(look.columns)
    if name in names:
        return names.index(name)
    alike = [folded(one) for one in names]
    if folded(name) and folded(name) in alike:
        return alike.index(folded(name))
    number = name.removeprefix("#")
    if name.startswith("#") and number.isdecimal() and 1 <= int(number) <= len(names):
        return int(number) - 1
    return None


def _start(look: Look, target: str | None, pairs: list[tuple[int, str]], file: str) -> TableMapping:
    """The mapping to put the owner's fields into."""
    if target is not None and target not in set(Target):
        raise UserError(
            _("«{target}» is no target: choose one of {targets}.").format(
                target=target, targets=", ".join(Target)
            )
        )
    if isinstance(look.mapping, TableMapping):
        wanted = look.mapping.target if target is None else Target(target)
        return retargeted(look.mapping, look.columns, wanted, look.hint)
    wanted = Target(target) if target else _inferred(look, {base(field) for _p, field in pairs})
    if not look.columns:
        raise UserError(_("{file} holds no table.").format(file=file))
    # without a word from the owner nothing is assumed of a table that nobody can tell
    fields = assigned(look.columns, wanted, look.hint) if target or pairs else {}
    found = Guess(wanted, 1.0 if target else 0.0, fields)
    return mapping_of(look.columns, found, look.hint, header_row=look.header_row)


def _inferred(look: Look, fields: set[str]) -> Target:
    """The target that the owner's fields belong to."""
    if not fields & {*WHO, "name", "last_name"}:
        if SCORE in fields:
            return Target.SCORES
        if fields & set(METRICS):
            return Target.COUNTS
    if "text" in fields:
        return Target.MENTIONS
    return look.hint.target or (Target.LIST_MEMBERS if "list" in fields else Target.FOLLOWERS)


def _put(look: Look, mapping: TableMapping, place: int, field: str) -> TableMapping:
    if field in _LEFT_OUT:
        return with_field(mapping, place, "")
    if base(field) not in FIELDS[mapping.target]:
        raise UserError(
            _("«{field}» is no field of {target}: choose one of {fields}.").format(
                field=field, target=mapping.target, fields=", ".join(FIELDS[mapping.target])
            )
        )
    if field == SCORE:
        field = SCORE_OF + score_name(look.columns[place].name, look.hint)
    return with_field(mapping, place, field)


def _dated(mapping: TableMapping, word: str) -> TableMapping:
    if word not in (DAY_FIRST, MONTH_FIRST):
        raise UserError(
            _("«{word}» does not say how dates are read: choose {choices}.").format(
                word=word, choices=f"{DAY_FIRST}, {MONTH_FIRST}"
            )
        )
    if mapping.order is None:
        return mapping
    return replace(mapping, order=mapping.order.tell(word == DAY_FIRST))


def _is_field(value: str) -> bool:
    return any(base(value) in fields for fields in FIELDS.values())


def _columns(look: Look) -> str:
    names = name_of(look.columns)
    shown = ", ".join(name[:60] for name in names[:_MOST_NAMED])
    return shown if len(names) <= _MOST_NAMED else f"{shown}, …"
