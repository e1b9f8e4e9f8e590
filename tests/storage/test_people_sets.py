from __future__ import annotations

import numpy as np
import pytest

from reachdesk.storage.people_sets import packed, people_of, places_in


@pytest.mark.parametrize("share", [0.0, 0.02, 0.5, 1.0])
def test_places_among_the_people_of_a_set(share):
    chance = np.random.default_rng(7)
    flags = chance.random(1_003) < share
    people = chance.permutation(np.arange(-3, 1_040))
    place = {number: at for at, number in enumerate(np.flatnonzero(flags).tolist())}
    wanted = [place[number] for number in people.tolist() if number in place]
    assert places_in(packed(flags), people).tolist() == wanted


@pytest.mark.parametrize("numbers", [0, 1, 131_072, 300_001])
def test_the_people_of_a_set_in_their_order(numbers):
    flags = np.random.default_rng(3).random(numbers) < 0.3
    people = people_of(packed(flags))
    assert people.tolist() == np.flatnonzero(flags).tolist()
    assert people.dtype == np.int32


def test_nobody_is_in_an_empty_set():
    assert len(places_in(np.zeros(0, np.uint8), np.arange(5))) == 0
