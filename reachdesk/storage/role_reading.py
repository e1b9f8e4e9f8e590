"""The roles of a person: as the owner or an export says, else as the rules read her words.

An export of LinkedIn connections gives «position at company» as the words of a person: they are
taken apart, so that a rule may look at one of them alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import lru_cache

from sqlite_utils import Database

from reachdesk.domain.people_reading import PeopleReading, Words
from reachdesk.domain.records import Network
from reachdesk.domain.roles.deciding import roles_of
from reachdesk.domain.roles.matching import Found, Matcher
from reachdesk.domain.roles.rules import RoleRule
from reachdesk.domain.roles.shipped import VERSION
from reachdesk.storage.role_rules import own_rules

KEY = "role"
_AT = " at "
_MOST_WORDS = 12  # kept of one person; a bio of nothing but such words says no more with more


def role_reading(db: Database) -> PeopleReading:
    """The reading that fills roles and the words that decided, by the rules of this library."""
    rules = tuple(own.rule for own in own_rules(db))
    matcher = matcher_of(rules)

    def read(words: Words) -> Words:
        said, network, name, bio = words
        if said is not None:
            return said or None, None
        found = matcher.find(fields(network, name, bio))
        if not found:
            return None, None
        roles = roles_of(rules, {each.rule for each in found})
        return " ".join(roles), "\n".join(_words(rules, roles, found)) or None

    return PeopleReading(
        key=KEY,
        version=_version(rules),
        takes=("said_roles", "network", "name", "bio"),
        gives=("roles", "role_words"),
        read=read,
    )


@lru_cache(maxsize=4)
def matcher_of(rules: tuple[RoleRule, ...]) -> Matcher:
    """The rules made ready, once for several uses."""
    return Matcher(rules)


def fields(network: str | None, name: str | None, bio: str | None) -> dict[str, str | None]:
    """What a person says of herself, by the field names of rules."""
    if bio and network == Network.LINKEDIN and _AT in bio:
        position, _at, company = bio.rpartition(_AT)
        return {"position": position, "company": company, "name": name}
    return {"bio": bio, "name": name}


def _words(rules: Sequence[RoleRule], roles: Sequence[str], found: Iterable[Found]) -> list[str]:
    """The words that gave the roles, each once, in the order of the rules."""
    decided = (" ".join(each.words.split()) for each in found if rules[each.rule].role in roles)
    return list(dict.fromkeys(decided))[:_MOST_WORDS]


@lru_cache(maxsize=4)
def _version(rules: tuple[RoleRule, ...]) -> str:
    """A mark of the rules and of the program that reads them; another mark, another reading."""
    said = repr((VERSION, rules)).encode(errors="surrogatepass")
    return hashlib.sha256(said).hexdigest()[:16]
