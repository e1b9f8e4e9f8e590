"""Measures rules for roles: run `python -m tests.bench.bench_roles [PEOPLE]`.

Fills a library with a million people who have different names and bios (some of 10,000 letters,
one in three with words of a rule), then prints what reading all their roles anew costs when the
owner changes a rule, what counting whom each rule catches costs, and what a rule costs that is
being typed.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter, process_time
from typing import TypeVar

from reachdesk.domain.records import PersonFact
from reachdesk.domain.roles.rules import RoleRule
from reachdesk.services.desk import Desk
from reachdesk.services.role_counts import role_counts, rule_effect
from reachdesk.services.roles import save_rule, take_back
from reachdesk.storage.importing import SourceRow
from reachdesk.storage.library import open_library
from tests.bench.bench_storage import BATCH, say
from tests.domain.roles.bio_cases import CASES

PEOPLE = 1_000_000
_WORDS = [f"word{number}" for number in range(40_000)]
_ALLOWED = 60
Result = TypeVar("Result")


def people(count: int, *, seed: int = 1) -> Iterator[PersonFact]:
    """People with different bios, of which one in three has words that a rule may look for."""
    chance = random.Random(seed)
    for number in range(count):
        words = " ".join(chance.choices(_WORDS, k=10))
        if number % 3 == 0:
            words = f"{words}. {chance.choice(CASES)[0]}"
        if number % 10_000 == 0:
            words = (words + "\n\u202e ") * (10_000 // len(words))
        yield PersonFact(str(number), f"p{number}", f"Person N{number % 9973}", words)


def fill(desk: Desk, count: int) -> float:
    """Seconds for storing that many people and reading their roles."""
    source = SourceRow("p", "p", "people_table", "x", "1", 0, native_id="1", handle="ana")
    began = perf_counter()
    with desk.library.importing(source) as running:
        batch: list[PersonFact] = []
        for fact in people(count):
            batch.append(fact)
            if len(batch) == BATCH:
                running.add(batch)
                batch = []
        running.add(batch)
        running.finish(1)
    return perf_counter() - began


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE
    with (
        tempfile.TemporaryDirectory() as name,
        open_library(Path(name) / "library", create=True) as library,
    ):
        desk = Desk(library)
        say(f"{count:,} people stored and read in {fill(desk, count):.1f} s")
        rule = RoleRule("mine", "competitor", ("word1", "word22*4", "headsets"))
        typing = _timed("a rule that is being typed", lambda: rule_effect(desk, rule))
        say(f"    it catches {typing.catch.people:,}")
        change = _timed(f"a new rule ({_ALLOWED} s allowed)", lambda: save_rule(desk, rule))
        counts = _timed("counting whom each rule catches", lambda: role_counts(desk))
        say(f"    rules give roles to {counts.by_rules:,} of {counts.people:,}")
        other = replace(rule, words=("word3",))
        _timed("the same rule again, other words", lambda: save_rule(desk, other))
        _timed("undo", lambda: take_back(desk, change))
    say(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB")


def _timed(what: str, work: Callable[[], Result]) -> Result:
    began, spent = perf_counter(), process_time()
    result = work()
    say(f"  {what}: {perf_counter() - began:.1f} s, {process_time() - spent:.1f} s of processor")
    return result


if __name__ == "__main__":
    main()
