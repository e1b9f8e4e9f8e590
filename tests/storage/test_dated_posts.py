"""Dated posts read in portions are the posts of `post_columns` that have a time."""

from __future__ import annotations

import random

import numpy as np
import pytest

from reachdesk.domain.records import PostFact, PostKind, Precision
from reachdesk.storage import dated_posts as dated
from reachdesk.storage.accounts import accounts
from reachdesk.storage.posts import post_columns
from tests.storage.stories import Story, library_of

DAY = 86_400_000


def facts(seed, *, odd):
    chance = random.Random(seed)
    for number in range(60):
        name = f"{'p' if odd and number % 7 == 0 else ''}{chance.randrange(10**6)}"
        yield PostFact(
            post_id=name,
            created_ms=chance.choice([None, DAY * 400 + chance.randrange(20) * 1000]),
            precision=chance.choice([Precision.SECOND, Precision.DAY]),
            kind=chance.choice(list(PostKind)),
            language=chance.choice([None, "en", "pt"]),
            reply_to_person=chance.choice([None, "@ana", "77"]),
            likes=chance.choice([None, 0, 5]),
            impressions=chance.choice([None, 900]) if seed % 2 else None,
            links=chance.choice([None, 1]),
        )


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("odd", [True, False])
@pytest.mark.parametrize("portion", [7, 1 << 14])
def test_the_same_posts_in_the_same_order(tmp_path, monkeypatch, seed, odd, portion):
    monkeypatch.setattr(dated, "PORTION", portion)
    shares = []
    stories = [
        Story(f"s{number}", DAY * (500 + number), list(facts(seed + number, odd=odd)), handle=who)
        for number, who in enumerate(("ben", "ana", "ben"))
    ]
    with library_of(tmp_path / "library.reachdesk", *stories) as library:
        db = library.database()
        for account in accounts(db):
            plain = post_columns(db, account.account_id)
            known = plain.created_ms >= 0
            found = dated.dated_posts(db, account.account_id, shares.append)
            assert found.ids == plain.ids[known].tolist()
            for name in found.__slots__:
                if name != "ids":
                    column, other = getattr(found, name), getattr(plain, name)[known]
                    assert column.tolist() == pytest.approx(other.tolist(), nan_ok=True, abs=0) or (
                        name == "language" and np.array_equal(column, other)
                    )
    assert shares
    assert all(share > 0 for share in shares)


def test_an_account_without_posts_has_none(tmp_path):
    with library_of(tmp_path / "library.reachdesk", Story("a", DAY, [], handle="ana")) as library:
        found = dated.dated_posts(library.database(), 1)
    assert len(found) == 0
    assert found.ids == ()
    assert found.likes.dtype == np.float64


def test_reading_stops_where_nobody_waits(tmp_path, monkeypatch):
    monkeypatch.setattr(dated, "PORTION", 5)

    def enough(_share):
        raise StopAsyncIteration

    story = Story("a", DAY * 500, list(facts(1, odd=False)), handle="ana")
    with (
        library_of(tmp_path / "library.reachdesk", story) as library,
        pytest.raises(StopAsyncIteration),
    ):
        dated.dated_posts(library.database(), 1, enough)
