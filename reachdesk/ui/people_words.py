"""What the people table says of a person, and the words that decided."""

from __future__ import annotations

from reachdesk.charts import names
from reachdesk.charts import words as chart_words
from reachdesk.domain.answers.audience import PersonRow
from reachdesk.i18n import _
from reachdesk.services.role_words import role_name

EXCERPT = 90


def name_words(person: PersonRow) -> str:
    """Name, else handle, else the number."""
    if person.name:
        return person.name
    return handle_words(person) or _("id {number}").format(number=person.person)


def handle_words(person: PersonRow) -> str:
    """«@handle», and where else the owner has found them; "" where no export says it."""
    handle = f"@{person.handle.lstrip('@')}" if person.handle else ""
    if not person.also_on:
        return handle
    networks = ", ".join(names.name("network", one) for one in person.also_on)
    return _("{person} · also on {networks}").format(person=handle, networks=networks)


def place_lines(person: PersonRow) -> tuple[str, str]:
    """City over country, else the country or the text of the profile alone."""
    country = names.group("country", person.country, None) if person.country else ""
    if person.city and country:
        return person.city, country
    return country or person.place or chart_words.UNKNOWN, ""


def place_words(person: PersonRow) -> str:
    """City and country, else the text of the profile, else «—»."""
    country = names.group("country", person.country, None) if person.country else ""
    parts = [part for part in (person.city, country) if part]
    return ", ".join(parts) or person.place or chart_words.UNKNOWN


def role_words(person: PersonRow) -> str:
    """Roles, or «—»."""
    return ", ".join(role_name(role) for role in person.roles) or chart_words.UNKNOWN


def why_words(person: PersonRow) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The part of the bio where the words that decided stand, and where they stand in it: (start,
    end). The beginning of the bio where none decided; ("", ()) without a bio."""
    bio = " ".join((person.bio or "").split())
    if not bio:
        return "", ()
    places = [bio.casefold().find(word.casefold()) for word in person.why_role if word]
    first = min((place for place in places if place >= 0), default=0)
    start = 0 if first < EXCERPT // 2 else bio.rfind(" ", 0, first - EXCERPT // 4) + 1
    shown = ("…" if start else "") + bio[start : start + 2 * EXCERPT]
    folded = shown.casefold()
    if len(folded) != len(shown):  # letters that grow when folded: nothing is marked wrongly
        return shown, ()
    spans = []
    for word in person.why_role:
        at = folded.find(word.casefold()) if word else -1
        if at >= 0:
            spans.append((at, at + len(word)))
    return shown, tuple(sorted(set(spans)))


def set_words(person: PersonRow) -> str:
    """Who decided the role: «hand», «rule», «export», or "" for nobody."""
    hand, rule, export = all_set_words()
    if "role" in person.by_hand:
        return hand
    if not person.roles:
        return ""
    return rule if person.why_role else export


def all_set_words() -> tuple[str, str, str]:
    """Who can have decided: the owner's hand, a rule, an export."""
    return _("hand"), _("rule"), _("export")
