"""Every card on real archives: sums that must hold whatever is in them."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from reachdesk.domain.periods import Period, last_days
from reachdesk.services import accounts, cards, importing
from reachdesk.services.choosing import posts_to_choose
from reachdesk.services.desk import Desk, Request
from reachdesk.services.people_table import people_page
from reachdesk.services.set_changes import set_change, set_dates
from reachdesk.storage.library import open_library
from tests.conftest import SAMPLES
from tests.importers.test_x_archive_samples import SAME_ACCOUNT, sample

pytestmark = pytest.mark.samples

ARCHIVES = sorted(
    path
    for era in ("2018_flat", "2020plus")
    for path in SAMPLES.glob(f"x_archive_{era}/*")
    if list(path.rglob("tweet*.js"))
)


@pytest.fixture(params=ARCHIVES, ids=lambda path: path.name)
def desk(request, tmp_path):
    with open_library(tmp_path / "library.reachdesk") as library:
        desk = Desk(library)
        with importing.recognise([request.param], desk) as found:
            importing.run(desk, found)
        yield desk


def test_every_card_answers_and_adds_up(desk):
    for account in accounts.accounts(desk):
        request = Request(account.id, last_days(90, account.last_day))
        whole = replace(request, period=Period(account.first_day, account.last_day))
        for key in cards.cards():
            for asked in (request, whole, replace(whole, model="simple", masked=True)):
                cards.answer(desk, key, asked)
        line = cards.answer(desk, "score_timeline", whole)
        if line is None:
            continue
        assert np.isfinite(line.total).all()
        assert ((line.total >= 1) & (line.total <= 100)).all()
        best = int(line.days[np.argmax(line.total)])
        check_sums(desk, replace(whole, period=Period(account.first_day, best)), line.total.max())
        assert posts_to_choose(desk, request, 5)
        rows, total = people_page(desk, request, 0, 5)
        assert len(rows) == min(5, total)


def check_sums(desk, request, score):
    ledger = cards.answer(desk, "score_ledger", request)
    assert math.fsum(entry.points for entry in ledger.entries) == pytest.approx(score, abs=1e-9)
    parts = cards.answer(desk, "score_parts", request)
    total = math.fsum([parts.base, *(part.points for part in parts.parts)])
    assert total == pytest.approx(score, abs=1e-9)
    change = cards.answer(desk, "score_change", request)
    if change is not None:
        moved = math.fsum(cause.points for cause in change.causes)
        assert moved == pytest.approx(change.after - change.before, abs=1e-9)


def test_what_an_archive_cannot_say_is_unknown(desk):
    account = accounts.choose(desk, None)
    request = Request(account.id, Period(account.first_day, account.last_day))
    counts = cards.answer(desk, "activity_counts", request)
    found = {count.key: count.count for count in counts.counts}
    assert found["mentions_received"] is None
    assert "mentions_received" in counts.method.unseen


def test_who_came_and_went_between_four_archives_of_one_account(samples, tmp_path):
    with open_library(tmp_path / "library.reachdesk") as library:
        desk = Desk(library)
        for name in SAME_ACCOUNT:
            with importing.recognise([sample(samples, name)], desk) as found:
                importing.run(desk, found)
        (account,) = accounts.accounts(desk)
        sets = set_dates(desk, account.id)
        changes = [set_change(desk, account.id, *pair) for pair in pairwise(sets)]
        line = cards.answer(
            desk, "followers_timeline", Request(account.id, last_days(1200, account.last_day))
        )
    assert [one.size for one in sets] == [405, 561, 644, 764]
    assert [(len(one.gained), len(one.lost)) for one in changes] == [(173, 17), (94, 11), (173, 53)]
    assert not any(one.doubtful for one in changes)
    assert line.gained[1:].tolist() == [173, 94, 173]
    assert line.lost[1:].tolist() == [17, 11, 53]
