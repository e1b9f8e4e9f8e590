"""Things are found by themselves, and only what is asked for is loaded."""

from __future__ import annotations

import sys
from textwrap import dedent

import pytest

from reachdesk import registry

PACKAGE = "found_by_tests"


@pytest.fixture
def package(tmp_path, monkeypatch):
    folder = tmp_path / PACKAGE
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    offers = {"one": ("one", 20), "two_words": ("two", 10), "odd_name": ("quite-another", 30)}
    for name, (key, order) in offers.items():
        text = f"""
            class Thing:
                key, order = {key!r}, {order}

            THING = Thing()
        """
        (folder / f"{name}.py").write_text(dedent(text))
    (folder / "two.py").write_text("NOTHING = None")
    monkeypatch.syspath_prepend(tmp_path)
    registry.names.cache_clear()
    yield PACKAGE
    registry.names.cache_clear()
    for name in [name for name in sys.modules if name.split(".")[0] == PACKAGE]:
        del sys.modules[name]


def loaded() -> set[str]:
    return {name.rpartition(".")[2] for name in sys.modules if name.startswith(f"{PACKAGE}.")}


def test_all_are_found_in_their_order(package):
    assert list(registry.discover(package, "THING")) == ["two", "one", "quite-another"]
    assert list(registry.Offers(package, "THING")) == ["two", "one", "quite-another"]
    assert len(registry.Offers(package, "THING")) == 3


def test_one_key_loads_its_own_module(package):
    assert registry.Offers(package, "THING")["one"].key == "one"
    assert loaded() == {"one"}


def test_further_words_in_the_name_are_passed_over(package):
    assert registry.Offers(package, "THING")["two"].order == 10
    assert loaded() == {"two", "two_words"}


def test_a_module_that_is_called_otherwise_is_found_all_the_same(package):
    assert registry.Offers(package, "THING")["quite-another"].order == 30


def test_an_unknown_key_is_not_there(package):
    offers = registry.Offers(package, "THING")
    assert "three" not in offers
    with pytest.raises(KeyError):
        offers["on"]


def test_two_of_one_key_are_a_mistake(package, tmp_path):
    (tmp_path / PACKAGE / "again.py").write_text((tmp_path / PACKAGE / "one.py").read_text())
    with pytest.raises(ValueError, match="share the key 'one'"):
        registry.discover(package, "THING")


def test_a_later_module_is_loaded_when_it_is_used(package):
    later = registry.Later(f"{package}.one")
    assert loaded() == set()
    assert later.THING.key == "one"
    assert loaded() == {"one"}


@pytest.mark.parametrize(
    ("name", "attribute"),
    [
        ("reachdesk.services.cards", "CARD"),
        ("reachdesk.charts", "CHART"),
        ("reachdesk.ui.pages", "PAGE"),
        ("reachdesk.commands", "COMMAND"),
    ],
)
def test_ours_are_named_after_their_keys(name, attribute):
    for key, offered in registry.discover(name, attribute).items():
        module = type(offered).__module__ if attribute != "PAGE" else offered.build.__module__
        assert f"{module.rpartition('.')[2]}_".startswith(f"{key.replace('-', '_')}_")
