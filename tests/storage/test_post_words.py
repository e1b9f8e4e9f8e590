"""Posts that name somebody, and texts that hold a mark: the same as looked for one by one."""

from __future__ import annotations

import numpy as np

from reachdesk.domain.records import PostFact
from reachdesk.storage.accounts import accounts
from reachdesk.storage.post_words import posts_holding, posts_naming_people, texts_by_key
from reachdesk.storage.posts import each_text, mentions
from tests.storage.stories import Story, library_of

TEXTS = ("plain words", "a #tag", "##", "C# and more", None, "", "# #")
NAMED = (None, "@ben", "7 @cleo", None)


def stories():
    for number, handle in enumerate(("ana", "ben")):
        facts = [
            PostFact(str(100 * number + place), 1000 + place, text=text, mentioned=NAMED[place % 4])
            for place, text in enumerate(TEXTS)
        ]
        yield Story(f"s{number}", 5000 + number, facts, handle=handle)


def test_the_same_as_one_by_one(tmp_path):
    with library_of(tmp_path / "library.reachdesk", *stories()) as library:
        db = library.database()
        for account in accounts(db):
            number = account.account_id
            named = {key for key, _ref in mentions(db, number)}
            assert set(posts_naming_people(db, number).tolist()) == named
            assert len(named) == 4
            for mark in ("#", "words", "absent"):
                texts = {key: text for key, text in each_text(db, number) if mark in text}
                keys = posts_holding(db, number, mark)
                assert len(keys) == len(texts)
                assert texts_by_key(db, keys) == texts
        assert posts_naming_people(db, 99).tolist() == []
        assert posts_holding(db, 99, "#").tolist() == []
        assert texts_by_key(db, np.array([10**9])) == {}
