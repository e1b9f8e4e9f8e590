"""What the Audience page costs on a large library: run
`python -m tests.bench.bench_audience COPY.reachdesk` on a copy (it labels somebody and takes that
back); `tests.bench.large_library` makes one.

One line per act: milliseconds by the clock, milliseconds of the processor, MiB that the process
holds afterwards and the most it held meanwhile. «first» is the first time after opening, «again»
the same once more. The arrays of people are kept beside the library: at the first run they are
read («never counted»), and every run ends with a start that finds them («second start»).
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from reachdesk.domain.periods import last_days
from reachdesk.services import accounts, cards, labelling, own_words
from reachdesk.services.desk import Desk, Request
from reachdesk.services.freed_memory import give_back_large_arrays
from reachdesk.services.people_table import people_order, people_rows
from reachdesk.services.person_card import person_card
from reachdesk.services.segments import values
from reachdesk.services.selection import selection
from reachdesk.storage import array_files
from reachdesk.storage.library import open_library

KEYS = ("audience_lists", "audience_countries", "audience_roles", "audience_overlap")
KEYS += ("audience_segments", "audience_languages", "followers_timeline", "following_audit")
KEYS += ("names_known", "segment_growth", "follower_flow", "audience_stated", "follower_waves")
RULE = "country:GB and not role:supplier"
FOLLOWING_RULE = f"tie:follower and {RULE}"
TOTAL = [0.0, 0.0]


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def held_mib(what: str) -> float:
    """ "VmRSS" or "VmHWM" of this process."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith(what):
            return int(line.split()[1]) / 1024
    return float("nan")


def measured(name: str, act: Callable[[], object]) -> object:
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the peak begins anew
    clock, processor = time.perf_counter(), time.process_time()
    made = act()
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    TOTAL[0] += clock
    TOTAL[1] += processor
    figures = f"{1000 * clock:10.1f}{1000 * processor:10.1f}"
    say(f"{name:34}{figures}{held_mib('VmRSS'):8.0f}{held_mib('VmHWM'):8.0f}")
    return made


def page(desk: Desk, request: Request, when: str) -> None:
    """Every card, then the rule bar's figures."""
    TOTAL[:] = 0.0, 0.0
    for key in KEYS:
        measured(f"{key}, {when}", lambda key=key: cards.answer(desk, key, request))
    measured(f"values, {when}", lambda: values(desk, request.account))
    say(f"{'ALL CARDS, ' + when:34}{1000 * TOTAL[0]:10.1f}{1000 * TOTAL[1]:10.1f}\n")


def people(desk: Desk, request: Request, when: str) -> None:
    """The table of people: first rows in every order, found by words, within a rule."""
    asked = {"name": ("", "name"), "place": ("", "place"), "role": ("", "role")}
    asked |= {"search “name 77”": ("name 77", "name"), "recent": ("", "recent")}
    asked |= {"unlabelled": ("", "unlabelled"), "search “leeds”, place": ("leeds", "place")}
    for name, (search, sort) in asked.items():
        order = measured(
            f"people by {name}, {when}", lambda s=search, o=sort: people_order(desk, request, s, o)
        )
        page = order[:100].tolist()
        measured("  a hundred rows", lambda page=page: people_rows(desk, request, page))
    ruled = replace(request, rule=FOLLOWING_RULE)
    measured(f"people within the rule, {when}", lambda: people_order(desk, ruled))


def labels(desk: Desk, request: Request) -> None:
    """One label of each kind, every card after it, and both taken back."""
    ref = people_rows(desk, request, people_order(desk, request)[:1].tolist())[0].person
    said = {"role": {labelling.ROLES: "buyer"}, "place": {"place": "Leeds, UK", "country": "GB"}}
    said |= {"list": {labelling.list_field("Bench"): "1"}}
    for name, words in said.items():
        made = measured(
            f"label: {name}", lambda w=words: own_words.say(desk, request.account, [ref], w)
        )
        page(desk, request, f"after {name}")
        measured("  rows again", lambda: people_rows(desk, request, order_of(desk, request)))
        if name == "list":
            listed = replace(request, rule="list:Bench")
            page(desk, listed, "list chosen")
        measured(f"undo: {name}", lambda m=made: own_words.put_back(desk, m))
        page(desk, request, "after undo")


def order_of(desk: Desk, request: Request) -> list[int]:
    return people_order(desk, request)[:100].tolist()


def run(path: Path) -> None:
    say(f"{'':34}{'clock ms':>10}{'CPU ms':>10}{'MiB':>8}{'peak':>8}")
    give_back_large_arrays()  # as the window does
    known = array_files.folder_of(path).exists()
    with open_library(path) as library:
        desk = Desk(library)
        account = measured("accounts", lambda: accounts.choose(desk, None))
        request = Request(account.id, last_days(90, account.last_day))
        page(desk, request, "first" if known else "never counted")
        page(desk, request, "again")
        measured("selection of the rule", lambda: selection(desk, account.id, RULE))
        page(desk, replace(request, rule=RULE), "rule")
        page(desk, replace(request, rule=RULE), "rule again")
        people(desk, request, "first")
        people(desk, request, "again")
        ref = people_rows(desk, request, order_of(desk, request))[7].person
        measured("person card", lambda: person_card(desk, request, ref))
        measured("person card again", lambda: person_card(desk, request, ref))
        labels(desk, request)
        measured("closing", desk.people.close)
    with open_library(path) as library:
        page(Desk(library), request, "second start")


if __name__ == "__main__":
    run(Path(sys.argv[1]))
