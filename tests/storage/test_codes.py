from __future__ import annotations

import pytest

from reachdesk.domain.records import Kin, PostKind, Precision
from reachdesk.storage.codes import KINDS, KINS, PRECISIONS, case


def test_every_word_has_one_code():
    assert sorted(KINDS) == sorted(PostKind)
    assert sorted(PRECISIONS) == sorted(Precision)
    assert sorted(KINS) == sorted(Kin)


@pytest.mark.parametrize(("word", "code"), [("ms", 0), ("day", 3), ("century", 9), (None, 9)])
def test_codes_in_queries(library, word, code):
    statement = f"SELECT {case('word', PRECISIONS, 9)} FROM (SELECT ? AS word)"
    assert library.database().conn.execute(statement, (word,)).fetchone() == (code,)
