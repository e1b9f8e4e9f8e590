"""Rules as a file: a CSV that a spreadsheet opens, written and read back."""

from __future__ import annotations

import csv
import io
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path

from reachdesk.domain.errors import UserError
from reachdesk.domain.roles.rules import FIELDS, RoleRule, problems, tidy_words
from reachdesk.i18n import _
from reachdesk.services.desk import Desk
from reachdesk.services.reporting import Report, silent
from reachdesk.services.role_words import problem_words, role_key
from reachdesk.services.roles import RulesChange, replace_rules, role_rules
from reachdesk.whole_files import write_whole

COLUMNS = ("role", "language", "on", "fields", "words", "not_words", "key")
_BETWEEN = " | "
_YES, _NO = "yes", "no"
_OFF = frozenset({_NO, "0", "false", "off"})
_DELIMITERS = ",;\t"
_MOST_BYTES = 4 * 1024 * 1024
_MOST_RULES = 10_000


def export_rules(desk: Desk, target: Path) -> int:
    """Write all rules in their order; how many. Raises `UserError` where that cannot be."""
    rules = [own.rule for own in role_rules(desk)]
    write_whole(target, written(rules).encode("utf-8-sig"))
    return len(rules)


def import_rules(desk: Desk, file: Path, report: Report = silent) -> RulesChange:
    """Have the rules of a file in its order and no others. Raises `UserError` for a bad file; then
    nothing has changed."""
    return replace_rules(desk, read(_text(file)), report)


def written(rules: Sequence[RoleRule]) -> str:
    """The rules as CSV, words separated by uprights."""
    page = io.StringIO()
    table = csv.writer(page)
    table.writerow(COLUMNS)
    for rule in rules:
        table.writerow(
            (
                rule.role,
                rule.language,
                _YES if rule.on else _NO,
                _BETWEEN.join(rule.fields),
                _BETWEEN.join(rule.words),
                _BETWEEN.join(rule.not_words),
                rule.key,
            )
        )
    return page.getvalue()


def read(text: str) -> tuple[RoleRule, ...]:
    """The rules of such a CSV, in its order; only "role" and "words" must be there.

    Raises `UserError` that names the row for anything that is no rule.
    """
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        heads = [head.strip().lower() for head in next(rows, [])]
        if "role" not in heads or "words" not in heads:
            raise UserError(
                _("This file has no rules: its first row needs the columns “role” and “words”.")
            )
        found = list(_rules(rows, heads))
    except csv.Error as error:
        raise UserError(
            _("Row {row} of the rules could not be read: check its quotation marks.").format(
                row=rows.line_num
            )
        ) from error
    if not found:
        raise UserError(_("This file has no rules: there is nothing below its first row."))
    return tuple(found)


def _rules(rows: Iterator[list[str]], heads: Sequence[str]) -> Iterator[RoleRule]:
    keys: set[str] = set()
    for number, cells in enumerate(rows, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        if number > _MOST_RULES:
            raise UserError(_("This file has more than {count} rules.").format(count=_MOST_RULES))
        rule = _rule({head: cell.strip() for head, cell in zip(heads, cells, strict=False)}, keys)
        for kind, detail in problems(rule):
            raise UserError(
                _("Row {row} of the rules: {problem}").format(
                    row=number, problem=problem_words(kind, detail)
                )
            )
        keys.add(rule.key)
        yield rule


def _rule(cells: dict[str, str], taken: set[str]) -> RoleRule:
    key = cells.get("key", "")
    return RoleRule(
        key=key if key and key not in taken else uuid.uuid4().hex,
        role=role_key(cells.get("role", "")),
        words=_cut(cells.get("words", "")),
        fields=tuple(each.lower() for each in _cut(cells.get("fields", ""))) or FIELDS,
        not_words=_cut(cells.get("not_words", "")),
        language=cells.get("language", "").lower(),
        on=cells.get("on", _YES).lower() not in _OFF,
    )


def _cut(cell: str) -> tuple[str, ...]:
    return tidy_words(cell.split(_BETWEEN.strip()))


def _delimiter(text: str) -> str:
    """The mark that stands most often in the first row: German spreadsheets write semicolons."""
    first = text.partition("\n")[0]
    return max(_DELIMITERS, key=first.count)


def _text(file: Path) -> str:
    try:
        if file.stat().st_size > _MOST_BYTES:
            raise UserError(_("{file} is too large for a file of rules.").format(file=file.name))
        said = file.read_bytes()
    except OSError as error:
        raise UserError(
            _("{file} could not be read: {reason}").format(
                file=file.name, reason=error.strerror or error
            )
        ) from error
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return said.decode(encoding).replace("\x00", "")
        except UnicodeDecodeError:
            continue
    raise UserError(
        _("{file} is not a text: save the rules as CSV in UTF-8.").format(file=file.name)
    )
