"""What a rescue saved of a damaged library, in words."""

from __future__ import annotations

from reachdesk.charts import words as chart_words
from reachdesk.i18n import N_, _, ngettext
from reachdesk.storage.salvage import Salvage

# What the tables of facts are to a person, in the order in which they are shown.
_KINDS = {
    "source": N_("Imports"),
    "post_fact": N_("Posts"),
    "person_fact": N_("People"),
    "snapshot_fact": N_("Entries of follower lists"),
    "exchange_fact": N_("Exchanges"),
    "list_fact": N_("Lists"),
    "list_member_fact": N_("Members of lists"),
    "count_fact": N_("Counts"),
    "reading_fact": N_("Reading times"),
    "event_fact": N_("Events"),
    "manual_word": N_("Your words on people"),
    "manual_post_word": N_("Your words on posts"),
    "decision": N_("Your decisions on who is the same"),
    "kept": N_("What you keep: segments, scenarios, rules"),
}


def sentence(salvage: Salvage) -> str:
    """What was saved and what not, in one or two sentences."""
    saved, lost = salvage.entries_saved, salvage.entries_lost
    if not lost:
        return _("The library was damaged. All {count} entries in it were saved.").format(
            count=chart_words.number(saved)
        )
    text = ngettext(
        "The library was damaged. {saved} entries were saved, at least {lost} could not be read:"
        " import your exports again to fill the gap.",
        "The library was damaged. {saved} entries were saved, at least {lost} could not be read:"
        " import your exports again to fill the gaps.",
        lost,
    )
    return text.format(saved=chart_words.number(saved), lost=chart_words.number(lost))


def rows(salvage: Salvage) -> list[tuple[str, int, int]]:
    """Kind, entries saved, entries lost (at least), for every kind that there was; last what only
    holds the others together."""
    found = []
    rest = [0, 0]
    for table in dict.fromkeys((*_KINDS, *salvage.saved, *salvage.lost)):
        saved, lost = salvage.saved.get(table, 0), salvage.lost.get(table, 0)
        if table not in _KINDS:
            rest = [rest[0] + saved, rest[1] + lost]
        elif saved or lost:
            found.append((_(_KINDS[table]), saved, lost))
    if any(rest):
        found.append((_("What holds these together"), rest[0], rest[1]))
    return found
