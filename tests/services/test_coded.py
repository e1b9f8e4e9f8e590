from __future__ import annotations

import numpy as np

from reachdesk.services.coded import coded
from reachdesk.services.group_sizes import Group, Kinds


def test_words_become_numbers_and_the_unknown_minus_one():
    found = coded(np.array(["b", "", "a", "b"]))
    assert found.names == ("a", "b")
    assert found.codes.tolist() == [1, -1, 0, 1]
    assert found.counts().tolist() == [1, 2]
    assert found.known.tolist() == [True, False, True, True]
    assert found.having("b").tolist() == [True, False, False, True]
    assert not found.having("c").any()
    assert found.among([True, False]).tolist() == [False, False, True, False]


def test_nobody_and_nothing_known():
    for words in ([], ["", ""]):
        found = coded(np.array(words, dtype=np.str_))
        assert found.names == ()
        assert len(found.codes) == len(words)
        assert not found.known.any()
        assert found.counts().tolist() == []
        assert not found.among([]).any()


def test_all_known():
    assert coded(np.array(["x", "x"])).codes.tolist() == [0, 0]


def test_words_of_some_are_those_of_each():
    chance = np.random.default_rng(3)
    found = coded(chance.choice(["x", "y", "z", ""], 200))
    wanted = found.kinds_with([True, False, True]) | (found.of_kind < 0)
    some = chance.random(200) < 0.1
    for given in (Kinds(found, wanted), some, np.zeros(200, bool)):
        group = Group("country", "k", None, given, 0)
        words, people = np.unique(found.codes[group.members], return_counts=True)
        codes, counts = found.words_among(group.members_by_kind(found))
        assert codes.tolist() == words.tolist()
        assert counts.tolist() == people.tolist()
