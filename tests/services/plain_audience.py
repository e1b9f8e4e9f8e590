"""Who follows and whom rules hold, as plainly as can be: one person after the other."""

from __future__ import annotations

import numpy as np

from reachdesk.domain.segments.membership import Holds, membership
from reachdesk.domain.segments.parse import parse
from reachdesk.domain.segments.rule import UNKNOWN, Field
from reachdesk.services.zones import main_zone
from reachdesk.storage import followers as stored
from reachdesk.storage.lists import list_members, lists
from reachdesk.storage.manual import hand_lists, met_by_person
from reachdesk.storage.people import people_by_id

COLUMNS = ("country", "language")


class PlainAudience:
    """The latest followers of the first account (not later than `until_ms`), or everybody."""

    def __init__(self, desk, until_ms=None, *, everybody=False):
        self.db = db = desk.database()
        read = stored.everybody(db, 1) if everybody else stored.audience(db, 1, until_ms=until_ms)
        self.everyone = read.person.tolist()
        self.people = read.person[read.described].tolist()
        self.known = people_by_id(db, self.people)
        self.others = len(self.everyone) - len(self.people)
        self.lists = {
            (one.name or one.list_ref): set(list_members(db, 1, one.list_ref).tolist())
            for one in lists(db, 1)
            if one.members
        }
        for name, people in hand_lists(db, "x").items():
            place = next((one for one in self.lists if one.lower() == name.lower()), name)
            self.lists[place] = self.lists.get(place, set()) | set(people.tolist())

    def zone(self, person):
        known = self.known[person]
        return known.zone or main_zone(known.country) or ""

    def selected(self, rule):
        """(people in the selection, people open, numbers of those known to be in it)."""
        found = membership(parse(rule), len(self.people), self._ask)
        bare = membership(parse(rule), 1, self._blank)
        inside = [one for one, held in zip(self.people, found.members, strict=True) if held]
        return (
            len(inside) + self.others * int(bare.members[0]),
            int(found.undecided.sum()) + self.others * int(bare.undecided[0]),
            inside,
        )

    def _ask(self, condition):
        value = condition.value.lower()
        pairs = [self._holds(self.known[person], condition.field, value) for person in self.people]
        held, unknown = (np.array(column, bool) for column in zip(*pairs, strict=True))
        nobody = np.zeros(len(held), bool)
        return Holds(unknown, nobody) if value == UNKNOWN else Holds(held, unknown)

    def _holds(self, person, field, value):
        """(whether the person is known to have the value, whether nothing is known)."""
        if field is Field.LIST:
            on = [name for name, people in self.lists.items() if person.person_id in people]
            return value in map(str.lower, on), not on and value == UNKNOWN
        if field is Field.TIE:
            sets = stored.snapshots(self.db, 1, value)
            latest = stored.members(self.db, 1, value, sets[-1].as_of_ms).tolist() if sets else []
            return person.person_id in latest, False
        if field is Field.NETWORK:
            return value == "x", False
        said = {
            Field.ROLE: person.roles,
            Field.MET: [met_by_person(self.db, "x").get(person.person_id)],
        }.get(field) or [getattr(person, field, None)]
        said = [one.lower() for one in said if one]
        if field is Field.BIO:
            held = any(value in words for words in (*said, (person.name or "").lower()))
            return held, not said and (value == UNKNOWN or not held)
        return value in said, not said

    def _blank(self, condition):
        value = condition.value.lower()
        certain = {
            Field.TIE: value == "follower",
            Field.NETWORK: value == "x",
            Field.LIST: value == UNKNOWN,
        }
        if condition.field in certain or value == UNKNOWN:
            return Holds(np.array([certain.get(condition.field, True)]), np.zeros(1, bool))
        return Holds(np.zeros(1, bool), np.ones(1, bool))
