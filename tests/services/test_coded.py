from __future__ import annotations

import numpy as np

from reachdesk.services.coded import coded


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
