"""What may be one and the same: a message on two accounts, a person on two networks.

These are proposals for the owner, nothing more: nothing is merged by them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import combinations
from typing import NamedTuple

from reachdesk.domain.periods import MILLISECONDS_A_DAY


class Clue(StrEnum):
    """Why two may be the same."""

    TEXT = "text"
    HANDLE = "handle"
    LINK = "link"
    BIO = "bio"


class Message(NamedTuple):
    """A post of the owner: its account's public id and network, its id, UTC milliseconds, text."""

    account: str
    network: str
    ref: str
    at_ms: int
    text: str


class Somebody(NamedTuple):
    """A person as one network shows them; `ref` is what facts call them there."""

    network: str
    ref: str
    handle: str | None
    name: str | None
    bio: str | None


class Pair(NamedTuple):
    """Two places in the given sequence that may be the same, the first one first, and why."""

    one: int
    other: int
    clues: tuple[Clue, ...]


LEAST_LETTERS = 20
"""Shorter messages («Good morning!») are the same by chance."""
LEAST_SHARED = 3
"""Words that two bios must share to be a clue, and which must be a third of the shorter one's."""
LEAST_HANDLE = 4
MOST_NAMESAKES = 12
"""Of a name that more people of one network have, none is proposed: it says nothing."""

_LINK = re.compile(r"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/[^\s,;)]+", re.I)
_NAMED = re.compile(r"@[\w.]+(?:@[\w.-]+)?")
_WORDS = re.compile(r"[^\W_]+")
_SCHEME = re.compile(r"^(?:https?://)?(?:www\.|mobile\.|m\.)?", re.I)
_LEAST_WORD = 4
_SHORTENED = frozenset({"t.co", "lnkd.in", "bit.ly", "buff.ly", "tinyurl.com", "ow.ly", "youtu.be"})
_HOSTED = re.compile(r"\.bsky\.social$")


def message_words(text: str) -> str:
    """A text as it is compared: its words in lower case, without links, handles, signs and the
    marks of hashtags. Every network shortens links and names people in its own way."""
    plain = unicodedata.normalize("NFKC", text)
    return " ".join(_WORDS.findall(_NAMED.sub(" ", _LINK.sub(" ", plain)).casefold()))


def same_messages(messages: Sequence[Message]) -> list[Pair]:
    """Messages of two accounts with the same words, at most a day apart.

    Of several with the same words those nearest in time belong together; each is in one pair at
    most for any two accounts.
    """
    by_words: defaultdict[str, list[int]] = defaultdict(list)
    for place, message in enumerate(messages):
        words = message_words(message.text)
        if len(words) >= LEAST_LETTERS:
            by_words[words].append(place)
    return sorted(pair for places in by_words.values() for pair in _nearest(messages, places))


def _nearest(messages: Sequence[Message], places: list[int]) -> Iterator[Pair]:
    by_account: defaultdict[str, list[int]] = defaultdict(list)
    for place in places:
        by_account[messages[place].account].append(place)
    for one, other in combinations(sorted(by_account), 2):
        near = sorted(
            (apart, first, second)
            for first in by_account[one]
            for second in by_account[other]
            if (apart := abs(messages[first].at_ms - messages[second].at_ms)) <= MILLISECONDS_A_DAY
        )
        taken: set[int] = set()
        for _apart, first, second in near:
            if not {first, second} & taken:
                taken |= {first, second}
                yield Pair(min(first, second), max(first, second), (Clue.TEXT,))


def person_name(name: str | None) -> str:
    """A name as it is compared: its words in lower case without accents, titles' stops or signs."""
    plain = unicodedata.normalize("NFKD", name or "")
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(_WORDS.findall(letters.casefold()))


def same_people(people: Sequence[Somebody]) -> list[Pair]:
    """People of two networks who have the same name and a second thing in common: the handle, a
    link in the bio, or words of the bio. The name alone is never enough."""
    by_name: defaultdict[str, list[int]] = defaultdict(list)
    for place, person in enumerate(people):
        name = person_name(person.name)
        if len(name) >= LEAST_HANDLE:
            by_name[name].append(place)
    found: list[Pair] = []
    for places in by_name.values():
        by_network: defaultdict[str, list[int]] = defaultdict(list)
        for place in places:
            by_network[people[place].network].append(place)
        if max(map(len, by_network.values())) > MOST_NAMESAKES:
            continue
        for one, other in combinations(sorted(by_network), 2):
            found += _alike(people, by_network[one], by_network[other])
    return sorted(found)


def _alike(people: Sequence[Somebody], some: Iterable[int], others: list[int]) -> Iterator[Pair]:
    for one in some:
        for other in others:
            clues = _clues(people[one], people[other])
            if clues:
                yield Pair(min(one, other), max(one, other), clues)


def _clues(one: Somebody, other: Somebody) -> tuple[Clue, ...]:
    found = []
    if _handle(one.handle) and _handle(one.handle) == _handle(other.handle):
        found.append(Clue.HANDLE)
    if _share_link(one, other):
        found.append(Clue.LINK)
    if _share_words(one, other):
        found.append(Clue.BIO)
    return tuple(found)


def _handle(handle: str | None) -> str:
    """A handle without the server it lives on and the signs in it; "" for one that is too short."""
    local = _HOSTED.sub("", (handle or "").casefold().lstrip("@").partition("@")[0])
    plain = "".join(_WORDS.findall(local))
    return plain if len(plain) >= LEAST_HANDLE else ""


def _share_link(one: Somebody, other: Somebody) -> bool:
    """A link in both bios, or in one a link that ends in the handle of the other."""
    mine, theirs = _links(one.bio), _links(other.bio)
    if mine & theirs:
        return True
    return any(
        handle and any(re.search(rf"/@?{re.escape(handle)}$", link) for link in links)
        for handle, links in (
            ((one.handle or "").casefold(), theirs),
            ((other.handle or "").casefold(), mine),
        )
    )


def _links(bio: str | None) -> set[str]:
    cut = (_SCHEME.sub("", link).rstrip("/.,;)").casefold() for link in _LINK.findall(bio or ""))
    return {link for link in cut if link and link.partition("/")[0] not in _SHORTENED}


def _share_words(one: Somebody, other: Somebody) -> bool:
    mine, theirs = _bio_words(one), _bio_words(other)
    shared = len(mine & theirs)
    return shared >= LEAST_SHARED and 3 * shared >= min(len(mine), len(theirs))


def _bio_words(person: Somebody) -> set[str]:
    """The longer words of a bio, without those of the name, which are the same anyway."""
    words = {word for word in message_words(person.bio or "").split() if len(word) >= _LEAST_WORD}
    return words - set(message_words(person.name or "").split())
