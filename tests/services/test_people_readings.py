from __future__ import annotations

from dataclasses import replace

import pytest

from reachdesk.domain.records import PersonFact
from reachdesk.services import people_readings
from reachdesk.services.people_table import people_page
from reachdesk.storage import people_readings as stored
from reachdesk.storage import place_reading
from tests.services.desks import DAY, asked, desk_of, told


@pytest.fixture
def desk(tmp_path):
    with desk_of(tmp_path, told("a", DAY, PersonFact("2", "bob", place="Leeds"))) as opened:
        yield opened


def test_reading_again_brings_everybody_up_to_date(desk, monkeypatch):
    assert not people_readings.outdated(desk)
    people_page(desk, asked(DAY - 9, DAY), 0, -1)  # what pages remember must not stay
    real = place_reading.place_reading

    def made(db):
        return replace(
            real(db), version="newer", read=lambda _words: ("NL", None, None, None, None, None)
        )

    monkeypatch.setattr(stored, "_MAKERS", (made,))
    assert people_readings.outdated(desk)
    told_shares = []
    people_readings.renew(desk, lambda share, sentence: told_shares.append((share, sentence)))
    assert told_shares[-1][0] == 1.0
    assert all(sentence for _share, sentence in told_shares)
    assert not people_readings.outdated(desk)
    ((bob,), _total) = people_page(desk, asked(DAY - 9, DAY), 0, -1)
    assert (bob.country, bob.city) == ("NL", None)


def test_nothing_is_done_where_all_is_up_to_date(desk):
    people_readings.renew(desk, lambda _share, _sentence: pytest.fail("nothing to read"))
