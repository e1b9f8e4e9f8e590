from __future__ import annotations

import json

import msgspec
import pytest

from reachdesk.domain.records import Network, PostKind, Precision
from reachdesk.importers.base import Owner
from reachdesk.importers.x_met import person_ref
from reachdesk.importers.x_posts import PostMaker, UnusableError, id_of, plain_text
from reachdesk.importers.x_records import Tweet
from reachdesk.importers.x_times import parse_time
from tests.importers.archives import LENA, OWNER, TOBI, made_post, ms_of, snowflake, tweet_record

THEIRS = f"https://twitter.com/{TOBI.handle}/status/1234567"


def make(post, owner: Owner | None = None):
    if owner is None:
        owner = Owner(Network.X, OWNER.person_id, OWNER.handle)
    content = json.dumps(tweet_record(post))
    record = msgspec.json.decode(content, type=Tweet, strict=False)
    return PostMaker(owner).make(record, int(post.post_id))


def post(text="words", when="2022-01-01T10:00:00", **named):
    return made_post(when, text, **named)


class TestKind:
    def test_the_four(self):
        assert make(post()).kind == PostKind.ORIGINAL
        assert make(post(reply_to=("5", TOBI))).kind == PostKind.REPLY
        assert make(post(links=(THEIRS,))).kind == PostKind.QUOTE
        assert make(post("RT @tobi_example: x", mentions=(TOBI,))).kind == PostKind.REPOST

    def test_a_reply_that_quotes_is_a_reply(self):
        made = make(post(reply_to=("5", TOBI), links=(THEIRS,)))
        assert made.kind == PostKind.REPLY
        assert made.quoted_post == "1234567"

    def test_going_on_in_a_thread_of_ones_own_is_no_reply(self):
        made = make(post("@mira_example and so on", reply_to=("5", OWNER)))
        assert made.kind == PostKind.ORIGINAL
        assert (made.reply_to_post, made.reply_to_person) == ("5", None)
        assert made.text == "and so on"
        assert make(post(reply_to=("5", OWNER), links=(THEIRS,))).kind == PostKind.QUOTE

    def test_an_answer_to_somebody_who_is_gone(self):
        made = make(post(extra={"in_reply_to_status_id_str": "5"}))
        assert made.kind == PostKind.REPLY
        assert made.reply_to_person is None
        made = make(post(extra={"in_reply_to_user_id": "77", "in_reply_to_status_id": "5"}))
        assert (made.reply_to_post, made.reply_to_person) == ("5", "77")

    def test_an_answer_to_no_post_in_particular(self):
        made = make(post("@tobi_example hello", reply_to=(None, TOBI)))
        assert made.kind == PostKind.REPLY
        assert made.reply_to_post is None

    def test_the_handle_tells_where_the_owner_has_no_id(self):
        owner = Owner(Network.X, None, "Mira_Example")
        assert make(post(reply_to=("5", OWNER)), owner).kind == PostKind.ORIGINAL
        assert make(post(reply_to=("5", TOBI)), owner).kind == PostKind.REPLY

    @pytest.mark.parametrize(
        "link",
        [
            "https://x.com/tobi_example/status/77",
            "http://www.twitter.com/tobi_example/statuses/77",
            "https://mobile.twitter.com/tobi_example/status/77?s=20",
            "https://twitter.com/#!/tobi_example/status/77",
        ],
    )
    def test_addresses_of_posts(self, link):
        made = make(post(links=(link,)))
        assert (made.quoted_post, made.quoted_person) == ("77", "@tobi_example")

    def test_an_address_without_a_name(self):
        made = make(post(links=("https://twitter.com/i/web/status/77",)))
        assert (made.kind, made.quoted_post, made.quoted_person) == (PostKind.QUOTE, "77", None)

    def test_the_quoted_person_by_id_where_mentioned(self):
        made = make(post("with @tobi_example", links=(THEIRS,), mentions=(TOBI,)))
        assert made.quoted_person == TOBI.person_id

    def test_other_addresses_are_no_quotes(self):
        own = snowflake(ms_of("2022-01-01T10:00:00"))
        for link in (
            f"https://twitter.com/{OWNER.handle}/status/{own}/photo/1",
            "https://example.org/tobi/status/77",
            "https://twitter.com/tobi_example",
        ):
            made = make(post(links=(link,)))
            assert (made.kind, made.quoted_post) == (PostKind.ORIGINAL, None)

    def test_quoting_oneself_names_nobody(self):
        made = make(post(links=(f"https://twitter.com/{OWNER.handle}/status/77",)))
        assert (made.kind, made.quoted_person) == (PostKind.QUOTE, None)


class TestRepost:
    def test_whose_it_is(self):
        made = make(post("RT @Lena_Example: cut off wo…", mentions=(LENA, TOBI)))
        assert made.reposted_person == LENA.person_id
        assert made.text == "cut off wo…"
        assert make(post("RT @gone: x", mentions=(LENA,))).reposted_person == "@gone"
        assert make(post("RT @gone: x")).reposted_person == "@gone"

    def test_counts_that_nobody_measured_are_unknown(self):
        made = make(post("RT @lena_example: x", mentions=(LENA,)))
        assert (made.likes, made.reposts, made.links, made.mentioned) == (None,) * 4

    def test_typed_by_hand_with_counts_of_its_own(self):
        made = make(post("RT @lena_example: so true", mentions=(LENA,), likes=3))
        assert made.kind == PostKind.ORIGINAL
        assert made.likes == 3

    @pytest.mark.parametrize("text", ["RT @lena_example so true", "Please RT @lena_example: x"])
    def test_other_texts(self, text):
        assert make(post(text, mentions=(LENA,))).kind == PostKind.ORIGINAL


class TestTime:
    def test_the_id_knows_the_milliseconds(self):
        exact = ms_of("2022-01-01T10:00:00") + 123
        made = make(post(post_id=snowflake(exact, 5)))
        assert (made.created_ms, made.precision) == (exact, Precision.MILLISECOND)

    def test_an_id_that_disagrees_is_not_believed(self):
        made = make(post(post_id=snowflake(ms_of("2022-01-01T10:02:00"))))
        assert made.created_ms == ms_of("2022-01-01T10:00:00")
        assert made.precision == Precision.SECOND

    def test_early_ids_know_no_time(self):
        made = make(post(when="2009-05-05T10:00:00"))
        assert made.created_ms == ms_of("2009-05-05T10:00:00")
        assert made.precision == Precision.SECOND

    def test_no_time_stated(self):
        record = Tweet(id_str=snowflake(ms_of("2022-01-01T10:00:00")))
        maker = PostMaker(Owner(Network.X))
        assert maker.make(record, id_of(record)).created_ms == ms_of("2022-01-01T10:00:00")
        with pytest.raises(UnusableError, match="not a date"):
            maker.make(Tweet(id_str="77"), 77)
        with pytest.raises(UnusableError, match="not a date"):
            maker.make(Tweet(created_at="x" * 500), 77)

    @pytest.mark.parametrize(
        ("text", "iso"),
        [
            ("Sat Dec 23 06:51:52 +0000 2006", "2006-12-23T06:51:52"),
            ("2009-07-30 00:00:00 +0000", "2009-07-30T00:00:00"),
            ("2007-03-01 04:18:51 +0000", "2007-03-01T04:18:51"),
            ("2023-08-01 12:00:00", "2023-08-01T12:00:00"),
            ("2020-06-20T19:03:05.836Z", "2020-06-20T19:03:05.836"),
            ("1346793019000", "2012-09-04T21:10:19"),
            ("1346923039", "2012-09-06T09:17:19"),
        ],
    )
    def test_styles(self, text, iso):
        assert parse_time(text) == ms_of(iso)

    @pytest.mark.parametrize(
        "text",
        [
            None, "", "soon", "Sat Dez 23 06:51:52 +0000 2006", "Sat Dec 32 06:51:52 +0000 2006",
            "12", "9" * 40, "²", "0001-01-01 00:00:00", "2999-01-01T00:00:00Z", "2020-13-01",
            "Sat Dec 23 0x:51:52 +0000 2006", "Sat Dec 23 06:51:52 +0000 9999",
            "Sat Dec 23 06:51:52 +0000 1999",
        ],
    )  # fmt: skip
    def test_no_times(self, text):
        assert parse_time(text) is None


class TestText:
    def test_signs_are_decoded_once(self):
        assert plain_text("a &amp;lt; b &lt; c &gt; d &amp; e") == "a &lt; b < c > d & e"
        assert plain_text("AT&T &copy; &notit;") == "AT&T &copy; &notit;"

    def test_the_shown_part_counts_code_points_of_the_escaped_text(self):
        text = "@tobi_example \U0001f642 &amp; more https://t.co/p"
        made = make(post(text, reply_to=("5", TOBI), extra={"display_text_range": ["14", "26"]}))
        assert made.text == "\U0001f642 & more"

    @pytest.mark.parametrize("shown", [["5", "2"], ["0", "999"], ["1"], ["-1", "3"], None])
    def test_senseless_ranges_are_passed_over(self, shown):
        assert make(post("some words", extra={"display_text_range": shown})).text == "some words"

    def test_leading_names_go_from_answers_only(self):
        made = make(post("@tobi_example @lena_example yes @tobi_example", reply_to=("5", TOBI)))
        assert made.text == "yes @tobi_example"
        assert make(post("@tobi_example ", reply_to=("5", TOBI))).text == "@tobi_example "
        assert make(post("@tobi_example yes")).text == "@tobi_example yes"

    def test_mentions_stay(self):
        made = make(post("@tobi_example yes", reply_to=("5", TOBI), mentions=(TOBI, LENA, TOBI)))
        assert made.mentioned == f"{TOBI.person_id} {LENA.person_id}"
        assert make(post("@mira_example", mentions=(OWNER,))).mentioned is None

    def test_numbers_of_things(self):
        media = {"extended_entities": {"media": [{"id": "1"}, {"id": "2"}]}}
        made = make(post(links=("https://a.example",), hashtags=("a", "b"), extra=media, likes=4))
        assert (made.links, made.hashtags, made.media) == (1, 2, 2)
        assert (made.likes, made.reposts) == (4, 0)
        assert (made.replies, made.quotes, made.bookmarks, made.impressions) == (None,) * 4

    def test_early_addresses_stand_in_the_text_alone(self):
        assert make(post("see http://a.example and https://b.example")).links == 2

    @pytest.mark.parametrize(("code", "language"), [("en", "en"), ("und", None), ("qme", None)])
    def test_language(self, code, language):
        assert make(post(extra={"lang": code})).language == language


def test_refs():
    assert person_ref("12", "Ana") == "12"
    assert person_ref("-1", "Ana") == "@ana"
    assert person_ref(None, "Ana") == "@ana"
    assert person_ref(None, None) is None


@pytest.mark.parametrize("text", ["", "x", "-1", "²", "1.5", "9" * 5000])
def test_ids_that_are_none(text):
    with pytest.raises(UnusableError):
        id_of(Tweet(id_str=text))


def test_the_plain_id_where_there_is_no_other():
    decoder = msgspec.json.Decoder(Tweet, strict=False)
    assert id_of(decoder.decode(b'{"id": 55}')) == 55
    assert id_of(decoder.decode(b'{"id": "55"}')) == 55
    for bad in (b'{"id": 5.5e17}', b'{"id": null}', b'{"id": {}}', b"{}"):
        with pytest.raises(UnusableError):
            id_of(decoder.decode(bad))
