"""On how many posts a score had measured views, and where the reach model stood in."""

from __future__ import annotations

from reachdesk.charts import words
from reachdesk.charts.base import Input
from reachdesk.domain.answers.method import Method
from reachdesk.domain.evidence import Evidence
from reachdesk.i18n import _, ngettext


def view_inputs(method: Method) -> tuple[Input, ...]:
    """«Views: 40 of 79 posts» measured, and the 39 others assumed; a row without posts is left out.

    A measured view always goes before a modelled one. The badge of the whole picture is that of the
    weakest: only where every post of the window is measured is nothing assumed.
    """
    part = dict(method.coverage).get("views")
    if part is None:
        return ()
    total = ngettext("{known} of {count} post", "{known} of {count} posts", part.total)
    rows = []
    for known, grade, note in (
        (part.known, Evidence.MEASURED, _("as exported; they go before modelled ones")),
        (part.total - part.known, Evidence.ASSUMED, _("no export has them; the model stands in")),
    ):
        if known:
            amount = total.format(known=words.number(known), count=words.number(part.total))
            rows.append(Input(_("Views"), amount, grade, note))
    return tuple(rows)
