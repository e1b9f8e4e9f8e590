"""Words for tables in a preview: fields, what rows are, and what is still asked."""

from __future__ import annotations

from collections.abc import Sequence

from reachdesk.charts import words as chart_words
from reachdesk.domain.answers.sources import DateQuestion, TablePreview
from reachdesk.i18n import N_, _, ngettext

LEFT_OUT = ""

_FIELDS = {
    LEFT_OUT: N_("Leave out"),
    "id": N_("Account id"),
    "handle": N_("Handle"),
    "profile": N_("Profile link"),
    "name": N_("Name"),
    "first_name": N_("First name"),
    "last_name": N_("Last name"),
    "bio": N_("Bio"),
    "place": N_("Place"),
    "city": N_("City"),
    "region": N_("Region"),
    "country": N_("Country"),
    "language": N_("Language"),
    "zone": N_("Time zone"),
    "roles": N_("Role"),
    "followers": N_("Followers"),
    "following": N_("Following"),
    "posts": N_("Posts"),
    "followed_on": N_("Follows since"),
    "seen_on": N_("Date seen"),
    "list": N_("List"),
    "date": N_("Date"),
    "new_followers": N_("New followers"),
    "lost_followers": N_("Followers lost"),
    "impressions": N_("Views"),
    "engagements": N_("Engagements"),
    "profile_visits": N_("Profile visits"),
    "score": N_("Score"),
    "text": N_("Text"),
    "post_id": N_("Post id"),
    "reply_to": N_("Answered post"),
}

_TARGETS = {
    "followers": N_("My followers"),
    "following": N_("Accounts I follow"),
    "list_members": N_("Members of a list"),
    "people": N_("People, no matter who follows whom"),
    "counts": N_("Numbers by day"),
    "scores": N_("Scores by day"),
    "mentions": N_("Mentions of me"),
    "lists": N_("My lists"),
}


def field(key: str, rows_are: str = "") -> str:
    """The name of a field; of a score with the score's own. `rows_are` is the target: the handle in
    a table of numbers is that of the account."""
    if key == "handle" and rows_are in ("counts", "scores", "lists"):
        return _("Account")
    base, _colon, name = key.partition(":")
    if name:
        return _("Score: {name}").format(name=name)
    return _(_FIELDS[base]) if base in _FIELDS else base.replace("_", " ")


def target(key: str) -> str:
    """What the rows of a table are."""
    return _(_TARGETS[key]) if key in _TARGETS else key.replace("_", " ")


def first_values(values: Sequence[str]) -> str:
    """«Leeds, UK · Bristol», each cut to what one can take in."""
    return " · ".join(" ".join(value.split())[:40] for value in values[:2]) or "—"


def lacking(table: TablePreview) -> str:
    """What must still be chosen."""
    fields = ", ".join(field(key, table.target) for key in table.lacks)
    return _("Choose the column with one of these: {fields}.").format(fields=fields)


def question(asked: DateQuestion) -> str:
    """«Which comes first in “03-11-26”?»"""
    return _("Which comes first in “{date}”?").format(date=asked.example)


def fitting(asked: DateQuestion) -> str:
    """«11 of 564 dates fit only one reading: day first.»"""
    total = chart_words.number(asked.total)
    if asked.day_first is None:
        return ngettext(
            "The {total} date fits both readings.",
            "All {total} dates fit both readings.",
            asked.total,
        ).format(total=total)
    if not asked.fit_one:
        return _("All dates fit both readings; this one puts them a day apart.")
    reading = _("day first") if asked.day_first else _("month first")
    return ngettext(
        "{count} of {total} dates fits only one reading: {reading}.",
        "{count} of {total} dates fit only one reading: {reading}.",
        asked.fit_one,
    ).format(count=chart_words.number(asked.fit_one), total=total, reading=reading)


def rows(count: int) -> str:
    """«rows», under their number."""
    return ngettext("row", "rows", count)


def new_people(count: int) -> str:
    """«new people», under their number."""
    return ngettext("new person", "new people", count)


def unreadable(count: int) -> str:
    """«rows unreadable», under their number."""
    return ngettext("row unreadable", "rows unreadable", count)
