from __future__ import annotations

from reachdesk.domain.records import ExchangeFact, PostFact, PostKind, Precision
from reachdesk.storage.speaking import speaking_spans
from tests.storage.stories import Story, library_of


def post(number, created_ms, **counts):
    return PostFact(
        post_id=str(number),
        created_ms=created_ms,
        precision=Precision.SECOND,
        kind=PostKind.ORIGINAL,
        text="words",
        **counts,
    )


def spans(path, *stories):
    with library_of(path / "library.reachdesk", *stories) as library, library.using() as db:
        (account_id,) = db.conn.execute("SELECT DISTINCT account_id FROM source").fetchone()
        return speaking_spans(db, account_id)


def story(name, as_of_ms, *facts):
    return Story(name, as_of_ms, list(facts), native_id="1", handle="ana")


def test_an_import_speaks_from_its_first_record_to_its_date(tmp_path):
    archive = story(
        "a",
        1000,
        post(1, 100, likes=1),
        post(2, 300, likes=2, impressions=50),
        ExchangeFact("m", "mention", "in", 700, "7"),
    )
    assert spans(tmp_path, archive) == {
        "posts": [(100, 1000)],
        "likes": [(100, 1000)],
        "impressions": [(300, 1000)],
        "mention": [(100, 1000)],
    }


def test_each_import_has_its_own_span(tmp_path):
    first = story("a", 1000, post(1, 100))
    second = story("b", 900, ExchangeFact("m", "mention", "in", 700, "7"))
    third = story("c", 950, ExchangeFact("n", "mention", "in", 200, "7"))
    assert spans(tmp_path, first, second, third) == {
        "posts": [(100, 1000)],
        "mention": [(200, 950), (700, 900)],
    }


def test_what_the_owner_did_is_no_kind_but_says_that_the_import_speaks(tmp_path):
    sent = ExchangeFact("s", "message", "out", 50, "7")
    got = ExchangeFact("r", "message", "in", 400, "7")
    assert spans(tmp_path, story("a", 1000, sent, got)) == {"message": [(50, 1000)]}
    assert spans(tmp_path / "b", story("a", 1000, sent)) == {}


def test_posts_without_a_date_say_nothing(tmp_path):
    assert spans(tmp_path, story("a", 1000, post(1, None, likes=3))) == {}
