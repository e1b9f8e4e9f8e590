"""Exports of made-up crowds that differ in everything an audience is counted by, and what the
owner says of their people, drawn from seeds."""

from __future__ import annotations

import numpy as np

from reachdesk.domain.records import ListFact, ListMemberFact, PersonFact, SnapshotFact
from reachdesk.services import labelling, own_words
from tests.services.desks import ACCOUNT, told

DAY = 19_000
PLACES = ("Leeds, UK", "Paris", "Berlin", "nowhere at all", None, "Sydney", "New York, NY")
BIOS = ("Editor at a paper", "We sell headsets", "Dog person", None, "Author of novels", "")
NAMES = ("Ana", "ana", "Ärger", None, "Zoe", "Ben Ono", "ben ono")
RULES = (
    "country:GB",
    "not country:GB",
    "country:unknown or role:supplier",
    "role:journalist_or_author and not list:Press",
    "list:unknown",
    "list:press",
    "language:en",
    "city:leeds or region:england",
    "city:unknown",
    "region:unknown and bio:unknown",
    "bio:dog",
    "met:event",
    "met:unknown",
    "tie:follower and country:FR",
    "tie:following or role:unknown",
    "network:x and not (country:GB or role:supplier)",
    "network:bluesky",
)


def crowd(seed, people=60):
    """Three exports: whom the account follows with a list, who follows it, and a later set."""
    chance = np.random.default_rng(seed)
    numbers = [str(number) for number in range(1, people + 1)]
    facts = [SnapshotFact("follower", one) for one in numbers if chance.random() < 0.8]
    facts += [_person(chance, one) for one in numbers if chance.random() < 0.7]
    followed = [SnapshotFact("following", one) for one in numbers if chance.random() < 0.2]
    followed.append(ListFact("10", "Press", "created"))
    followed += [ListMemberFact("10", one) for one in numbers if chance.random() < 0.2]
    later = [SnapshotFact("follower", one) for one in numbers if chance.random() < 0.7]
    later += [_person(chance, one) for one in numbers if chance.random() < 0.2]
    return (told("one", DAY, *facts), told("two", DAY, *followed), told("three", DAY + 9, *later))


def _person(chance, ref):
    draw = lambda words: words[int(chance.integers(len(words)))]  # noqa: E731
    return PersonFact(
        ref,
        handle=f"user{ref}" if chance.random() < 0.7 else None,
        name=draw(NAMES),
        bio=draw(BIOS),
        place=draw(PLACES),
        language=draw(("en", "de", None)),
        following=int(chance.integers(5000)) if chance.random() < 0.6 else None,
    )


def say_something(desk, seed, people=66):
    """Say something of one or several people, some of whom no export knows; the change."""
    chance = np.random.default_rng(seed)
    refs = [str(one) for one in chance.integers(1, people + 1, int(chance.integers(1, 4)))]
    said = (
        {labelling.ROLES: "supplier"},
        {labelling.ROLES: ""},
        {labelling.ROLES: None},
        {"place": "Leeds, UK", "country": "GB", "city": "Leeds"},
        {"country": ""},
        {labelling.list_field("Press"): "1"},
        {labelling.list_field("Friends"): "1"},
        {labelling.MET: "event"},
        {labelling.NOTE: "a note"},
        {"name": "Aaron"},
        {"language": "fr"},
    )[int(chance.integers(11))]
    return own_words.say(desk, ACCOUNT, list(dict.fromkeys(refs)), said)
