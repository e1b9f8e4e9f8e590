"""How long every card takes on the largest real archive, the first time and once it is warm:
`pytest tests/bench/bench_cards.py -s -m bench`. Nothing is asserted about time; a page should
answer within 100 ms after a click.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from time import perf_counter

import pytest

from reachdesk.domain.periods import last_days
from reachdesk.domain.reach.assumptions import DEFAULT
from reachdesk.domain.reach.parameters import changed
from reachdesk.services import accounts, cards, importing
from reachdesk.services.choosing import posts_to_choose
from reachdesk.services.desk import Desk, Request
from reachdesk.services.people_table import people_page
from reachdesk.storage.library import open_library

pytestmark = [pytest.mark.bench, pytest.mark.samples]


@pytest.fixture(scope="module")
def desk(samples, tmp_path_factory):
    largest = max(
        samples.glob("x_archive_grailbird/*"),
        key=lambda folder: sum(path.stat().st_size for path in folder.rglob("*")),
    )
    with open_library(tmp_path_factory.mktemp("large") / "library.reachdesk") as library:
        desk = Desk(library)
        with importing.recognise([largest], desk) as found:
            importing.run(desk, found)
        yield desk


def milliseconds(act):
    start = perf_counter()
    act()
    return 1000 * (perf_counter() - start)


def test_every_card(desk):
    account = accounts.choose(desk, None)
    request = Request(account.id, last_days(90, account.last_day))
    slid = replace(request, assumptions=changed(DEFAULT, "sessions_per_day", 2.3))
    earlier = replace(request, period=last_days(90, account.last_day - 700))
    sys.stdout.write(f"\n{account.posts} posts\n{'':20} first, again, other period, slider: ms\n")
    for key in cards.cards():
        times = [
            milliseconds(lambda key=key, asked=asked: cards.answer(desk, key, asked))
            for asked in (request, request, earlier, slid)
        ]
        sys.stdout.write(f"{key:20}" + "".join(f"{time:10.1f}" for time in times) + "\n")
    acts = {
        "posts": lambda: posts_to_choose(desk, request, 100),
        "search": lambda: posts_to_choose(desk, request, 100, "the"),
        "people": lambda: people_page(desk, request, 0, 100),
        "people again": lambda: people_page(desk, request, 100, 100),
        "people by talk": lambda: people_page(desk, request, 0, 100, "a", "recent"),
    }
    for name, act in acts.items():
        sys.stdout.write(f"{name:20}{milliseconds(act):10.1f}\n")
    assert cards.answer(desk, "score_timeline", request) is not None
