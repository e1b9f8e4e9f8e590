"""The numbers behind a chart as CSV: how they were made first, then a header row with units."""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import Any

import numpy as np

from reachdesk.charts import method, words
from reachdesk.charts.base import Cell, Chart
from reachdesk.domain.answers.method import Method
from reachdesk.i18n import _

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_text(chart: Chart[Any], data: Any, drawn_on: dt.date) -> str:
    """The CSV of a chart. Lines that begin with `#` say how it was made; days are ISO dates;
    numbers have full precision; an empty cell is «not known»."""
    out = io.StringIO(newline="")
    for line in method_lines(chart, data, drawn_on):
        out.write(f"# {line}\r\n")
    writer = csv.writer(out)
    table = chart.table(data)
    writer.writerow([safe(column.header) for column in table.columns])
    writer.writerows([[_written(cell) for cell in row] for row in table.rows])
    return out.getvalue()


def method_lines(chart: Chart[Any], data: Any, drawn_on: dt.date) -> list[str]:
    """Title, account, window, amounts, coverage, evidence, recipe, sources and date, one a line."""
    how: Method = data.method
    pairs = [
        (_("Chart"), f"{chart.title()}: {words.after_colon(chart.headline(data))}"),
        (_("Account"), method.account(how)),
        (_("Shows"), chart.subtitle(data)),
        (_("Window"), method.window(how)),
        (_("Made from"), method.made_from(how)),
        (_("Coverage"), method.covered(how)),
        (_("Evidence"), method.evidence(how)),
        (_("Recipe"), method.recipe(how)),
        (_("Sources"), method.sources(how)),
        (_("Drawn"), drawn_on.isoformat()),
    ]
    if how.unseen:
        pairs.append((_("Not seen"), ", ".join(method.unseen(how))))
    return [" ".join(f"{name}: {value}".split()) for name, value in pairs]


def safe(words_of_cell: str) -> str:
    """A text that no spreadsheet takes for a formula: a leading apostrophe where it begins so."""
    return f"'{words_of_cell}" if words_of_cell.startswith(_FORMULA_STARTS) else words_of_cell


def _written(cell: Cell) -> str | int | float:
    if cell is None or (isinstance(cell, (float, np.floating)) and not np.isfinite(cell)):
        return ""
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, str):
        return safe(cell)
    return int(cell) if isinstance(cell, (int, np.integer)) else float(cell)
