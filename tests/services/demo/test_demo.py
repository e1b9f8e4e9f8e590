"""The demo account in a library, by the ordinary way of importing."""

from __future__ import annotations

import pytest

from reachdesk.domain.errors import Cancelled
from reachdesk.services import accounts, demo, keeping, sources
from reachdesk.services.desk import Desk
from reachdesk.storage.dump import logical_dump
from reachdesk.storage.library import open_library


@pytest.fixture(scope="module")
def desk():
    with demo.throw_away_desk() as filled:
        yield filled


def test_it_is_one_account(desk):
    (account,) = accounts.accounts(desk)
    assert account.id == demo.ACCOUNT
    assert account.last_day == demo.LAST_DAY
    assert account.last_day - account.first_day > 2.9 * 365


def test_every_record_is_read_new_changed_unchanged_or_skipped(desk):
    kinds = [kind for source in sources.reports(desk) for kind in source.records]
    assert len(kinds) > 20
    for kind in kinds:
        assert kind.read == kind.new + kind.changed + kind.unchanged + kind.skipped


def test_the_library_is_whole(desk):
    assert keeping.problems(desk) == ()


def test_filling_again_changes_nothing(desk):
    before = logical_dump(desk.database())
    report = demo.fill(desk)
    assert all(source.already for source in report.sources)
    assert logical_dump(desk.database()) == before


def test_a_cancelled_filling_leaves_an_empty_library(tmp_path):
    def impatient(share, _sentence):
        if share > 0.4:
            raise Cancelled

    with open_library(tmp_path / "library") as library:
        desk = Desk(library)
        before = logical_dump(desk.database())
        with pytest.raises(Cancelled):
            demo.fill(desk, impatient)
        assert logical_dump(desk.database()) == before
        assert sources.reports(desk) == ()


def test_the_throw_away_library_is_thrown_away():
    with demo.throw_away_desk() as filled:
        path = filled.library.path
        assert path.exists()
    assert not path.exists()
    assert not path.parent.exists()
