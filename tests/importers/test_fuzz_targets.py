"""The targets of the fuzzer stay what they claim to be: they take anything, and they notice."""

from __future__ import annotations

import random

import pytest

from reachdesk.importers import table_cells
from tests.bench import fuzz_words
from tests.bench.fuzz_targets import TARGETS, packed, unpacked
from tests.importers.hostile_makers import ACCOUNT, HEADER, ROW, TWEETS, post

MEMBERS = {
    "data/account.js": ACCOUNT.encode(),
    "data/tweets.js": (TWEETS + str([post()]).replace("'", '"')).encode(),
    "people.csv": (HEADER + ROW).encode(),
}


def test_members_are_packed_and_unpacked():
    assert unpacked(packed(MEMBERS)) == MEMBERS
    assert unpacked(b"no name") == {"given.bin": b"no name"}


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_takes_anything(name):
    chance = random.Random(name)
    TARGETS[name](packed(MEMBERS))
    TARGETS[name]((HEADER + ROW).encode())
    for size in (0, 1, 40, 900):
        TARGETS[name](chance.randbytes(size))
        spoilt = bytearray(packed(MEMBERS))
        spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
        TARGETS[name](bytes(spoilt))


def test_a_target_notices_what_is_no_refusal(monkeypatch):
    def broken(_cell):
        raise KeyError("a fault of ours")

    monkeypatch.setattr(table_cells, "count_in", broken)
    with pytest.raises(KeyError):
        fuzz_words.values(b"12")
