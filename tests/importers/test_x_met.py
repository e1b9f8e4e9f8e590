from __future__ import annotations

from reachdesk.domain.records import Network, PersonFact
from reachdesk.importers import x_met
from reachdesk.importers.base import Owner
from reachdesk.importers.x_met import Met, person_ref

OWNER = Owner(Network.X, native_id="1", handle="mira_example")


def test_a_person_is_told_as_last_seen():
    met = Met(OWNER)
    met.see("7", "tobi_old", "Tobi", 10)
    met.see("7", "tobi_example", None, 30)
    met.see("7", "tobi_older", "Earlier", 5)
    assert met.take() == [PersonFact("7", "tobi_example", "Tobi", seen_ms=30)]
    assert met.take() == []


def test_a_name_that_only_an_earlier_post_gives_is_kept():
    met = Met(OWNER)
    met.see("7", "tobi_example", None, 30)
    met.see("7", "tobi_old", "Tobi", 10)
    assert met.take() == [PersonFact("7", "tobi_example", "Tobi", seen_ms=30)]


def test_the_owner_is_not_met_and_nobody_without_a_name_is_told():
    met = Met(OWNER)
    assert met.see("1", "mira_example", "Mira", 10) is None
    assert met.see("9", None, None, 10) == "9"
    assert met.see("-1", "gone_example", None, 10) == "@gone_example"
    assert [each.person for each in met.take()] == ["@gone_example"]


def test_it_says_when_many_are_held(monkeypatch):
    monkeypatch.setattr(x_met, "MOST_HELD", 2)
    met = Met(OWNER)
    met.see("7", "one", None, 10)
    assert not met.many
    met.see("8", "two", None, 10)
    assert met.many
    met.take()
    assert not met.many


def test_refs():
    assert person_ref("7", "Bo") == "7"
    assert person_ref("-1", "Bo") == "@bo"
    assert person_ref(None, None) is None
