from __future__ import annotations

import pytest

from reachdesk.domain.records import PostFact
from reachdesk.storage.posts import post_columns
from reachdesk.storage.text_search import posts_with_text
from tests.storage.stories import Story, take_in


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [("straße", ["1"]), ("STRASSE", ["1"]), ("50%", ["2"]), ("o", ["2", "3"]), ("zzz", [])],
)
def test_letters_in_any_case(library, wanted, expected):
    texts = {"1": "Die Straße", "2": "50% off", "3": "HOW", "4": None}
    posts = [PostFact(name, 10, text=text) for name, text in texts.items()]
    take_in(library, Story("a", 1000, posts, handle="ana"))
    db = library.database()
    columns = post_columns(db, 1)
    found = set(posts_with_text(db, 1, wanted).tolist())
    assert sorted(columns.ids[[key in found for key in columns.keys.tolist()]]) == expected
