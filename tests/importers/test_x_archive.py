from __future__ import annotations

import json
import locale
import zipfile

import pytest

from reachdesk.domain.records import (
    AccountFact,
    CountFact,
    ExchangeFact,
    ListFact,
    PostKind,
    Precision,
    ReadingFact,
)
from reachdesk.importers import x_reading
from reachdesk.importers.base import EIGHT_FACTS
from reachdesk.importers.source import open_sources
from reachdesk.importers.x_archive import IMPORTER
from tests.importers.archives import (
    AS_OF,
    LENA,
    OWNER,
    TOBI,
    Person,
    ad_record,
    api_date,
    conversation,
    grailbird_record,
    made_post,
    many_posts,
    ms_of,
    tweet_record,
    write_archive,
    write_grailbird,
    write_js,
    write_manifest,
    write_ytd,
    zip_of,
)
from tests.importers.reading import read_all

ERAS = ("grailbird", "2018", "2020", "2023")
FOUR_KINDS = {"original": 10, "reply": 10, "repost": 10, "quote": 10}


def recognised(path) -> bool:
    sources, _refused = open_sources([path])
    return any(IMPORTER.recognise(source) for source in sources)


def test_the_importer_says_what_it_is():
    assert IMPORTER.key == "x_archive"
    assert set(IMPORTER.can_say) == set(EIGHT_FACTS)
    assert IMPORTER.title()
    assert IMPORTER.how_to_get().endswith(".")


class TestEras:
    @pytest.mark.parametrize("era", ERAS)
    def test_kinds_and_counts_of_every_era(self, era, tmp_path):
        posts = many_posts(40)
        folder = write_archive(tmp_path / "archive", posts, era)
        for path in (folder, zip_of(folder), zip_of(folder, tmp_path / "top.zip", "top/")):
            result = read_all(path)
            assert result.kinds == FOUR_KINDS
            assert result.read["posts"] == 40
            assert set(result.posts) == {post.post_id for post in posts}
            assert result.skipped == []
            assert result.outline.owner.native_id == OWNER.person_id
            assert result.outline.owner.handle == OWNER.handle
            assert result.outline.owner.name == OWNER.name
            assert result.outline.as_of_ms == ms_of(AS_OF) // 1000 * 1000
            assert result.outline.missing == ()

    @pytest.mark.parametrize("era", ERAS)
    def test_one_script_by_itself(self, era, tmp_path):
        folder = write_archive(tmp_path / "archive", many_posts(40), era)
        names = {"grailbird": "data/js/tweets/2021_03.js", "2018": "tweet.js"}
        names |= {"2020": "data/tweet.js", "2023": "data/tweets.js"}
        renamed = (folder / names[era]).rename(tmp_path / "something (1).js")
        result = read_all(renamed)
        assert result.kinds == FOUR_KINDS
        assert result.outline.missing == ()

    @pytest.mark.parametrize("era", ["2018", "2020"])
    def test_bare_and_wrapped_records_in_one_file(self, era, tmp_path):
        posts = many_posts(6)
        records = [tweet_record(post) for post in posts]
        mixed = [
            record if number % 2 else {"tweet": record} for number, record in enumerate(records)
        ]
        write_ytd(tmp_path / "tweet.js", "tweet", mixed)
        assert set(read_all(tmp_path / "tweet.js").posts) == {post.post_id for post in posts}

    def test_the_data_folder_alone_misses_nothing(self, tmp_path):
        folder = write_archive(tmp_path / "archive", many_posts(8))
        result = read_all(folder / "data")
        assert len(result.posts) == 8
        assert result.outline.missing == ()

    def test_an_archive_among_other_files(self, tmp_path):
        write_archive(tmp_path / "all" / "archive", many_posts(8))
        (tmp_path / "all" / "note.txt").write_text("hello")
        result = read_all(tmp_path / "all")
        assert len(result.posts) == 8
        assert result.outline.missing == ()

    def test_two_archives_in_one_folder_are_not_taken_for_one(self, tmp_path):
        write_archive(tmp_path / "all" / "a", many_posts(8))
        write_archive(tmp_path / "all" / "b", many_posts(8))
        sources, _refused = open_sources([tmp_path / "all"])
        assert IMPORTER.recognise(sources[0]) is None
        assert all(IMPORTER.recognise(piece) for piece in sources[0].apart())

    def test_other_files_are_not_recognised(self, tmp_path):
        (tmp_path / "a.js").write_text("var greeting = {};")
        (tmp_path / "b.json").write_text('{"posts": []}')
        (tmp_path / "c.csv").write_text("Tweet id,Tweet permalink\n")
        (tmp_path / "d.pdf").write_bytes(b"%PDF-1.4")
        assert not any(recognised(tmp_path / name) for name in ("a.js", "b.json", "c.csv", "d.pdf"))

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
    def test_scripts_saved_anew_in_another_encoding(self, encoding, tmp_path):
        folder = write_archive(tmp_path / "archive", many_posts(8))
        for path in (folder / "data").iterdir():
            path.write_text(path.read_text(encoding="utf-8"), encoding=encoding)
        result = read_all(folder)
        assert len(result.posts) == 8
        assert result.outline.owner.native_id == OWNER.person_id

    def test_month_names_are_english_whatever_the_locale(self, tmp_path):
        folder = write_archive(tmp_path / "archive", [made_post("2021-05-04T10:00:00")])
        before = locale.setlocale(locale.LC_TIME)
        for name in ("de_DE.UTF-8", "nl_NL.UTF-8", "C.UTF-8"):
            try:
                locale.setlocale(locale.LC_TIME, name)
            except locale.Error:
                continue
        try:
            assert len(read_all(folder).posts) == 1
        finally:
            locale.setlocale(locale.LC_TIME, before)


class TestContents:
    def test_parts_are_read(self, tmp_path):
        folder = write_archive(tmp_path / "archive", many_posts(100), parts=12)
        assert (folder / "data" / "tweets-part11.js").exists()
        result = read_all(folder)
        assert len(result.posts) == 100
        assert result.outline.promised["posts"] == 100

    def test_an_absent_part_is_missed(self, tmp_path):
        folder = write_archive(
            tmp_path / "archive", many_posts(30), parts=3, leave_out=["data/tweets-part1.js"]
        )
        result = read_all(folder)
        assert result.outline.missing == (
            "data/tweets-part1.js (named by the manifest, not in the file)",
        )
        assert result.read["posts"] == 20
        assert result.outline.promised["posts"] == 30

    def test_without_a_manifest(self, tmp_path):
        folder = write_archive(
            tmp_path / "archive", many_posts(8), leave_out=["data/manifest.js"], followers=["5"]
        )
        result = read_all(zip_of(folder))
        assert len(result.posts) == 8
        assert result.outline.promised == {}
        assert result.outline.owner.native_id == OWNER.person_id
        assert result.outline.as_of_ms is None

    def test_a_broken_manifest_is_done_without(self, tmp_path):
        folder = write_archive(tmp_path / "archive", many_posts(8))
        (folder / "data" / "manifest.js").write_text("window.__THAR_CONFIG = {")
        assert len(read_all(folder).posts) == 8

    def test_followers_and_following(self, tmp_path):
        folder = write_archive(
            tmp_path / "archive", followers=["11", "12", "13"], following=["12", "20"]
        )
        result = read_all(folder)
        assert result.snapshot("follower") == ["11", "12", "13"]
        assert result.snapshot("following") == ["12", "20"]
        assert result.of(CountFact) == []
        assert result.outline.promised["followers"] == 3

    def test_the_number_of_followers_where_their_file_is_absent(self, tmp_path):
        folder = write_archive(
            tmp_path / "archive", followers=["11", "12"], leave_out=["data/follower.js"]
        )
        result = read_all(folder)
        assert result.of(CountFact) == [CountFact("followers", ms_of(AS_OF), 2)]

    @pytest.mark.parametrize("era", ["2018", "2023"])
    def test_lists_of_both_shapes(self, era, tmp_path):
        lists = {
            "created": ["https://twitter.com/mira_example/lists/good-reads"],
            "member": [
                "https://twitter.com/Tobi_Example/lists/book-people",
                "https://twitter.com/x/lists/stars-\U0001f31f",
            ],
            "subscribed": [],
        }
        folder = write_archive(tmp_path / "archive", era=era, lists=lists)
        found = {(fact.tie, fact.name, fact.list_ref) for fact in read_all(folder).of(ListFact)}
        assert found == {
            ("created", "good reads", "mira_example/good-reads"),
            ("member", "book people", "tobi_example/book-people"),
            ("member", "stars \U0001f31f", "x/stars-\U0001f31f"),
        }

    def test_empty_files_are_no_trouble(self, tmp_path):
        folder = write_archive(tmp_path / "archive", more={"note_tweet": [], "like": []})
        for path in (folder / "data").glob("*.js"):
            if path.name not in ("manifest.js", "account.js"):
                lead = path.read_text().partition("=")[0]
                path.write_text(f"{lead}= [ ]")
        result = read_all(folder)
        assert result.skipped == []
        assert not result.posts

    @pytest.mark.parametrize("era", ["2018", "2023"])
    def test_the_profile_without_the_address(self, era, tmp_path):
        changes = [
            {
                "screenNameChange": {
                    "accountId": OWNER.person_id,
                    "screenNameChange": {
                        "changedAt": "1346923039" if era == "2018" else "2012-09-06T09:17:19.000Z",
                        "changedFrom": "mira_before",
                        "changedTo": OWNER.handle,
                    },
                }
            }
        ]
        folder = write_archive(tmp_path / "archive", era=era, more={"screen_name_change": changes})
        now, before = read_all(folder).of(AccountFact)
        assert now[:4] == (OWNER.person_id, OWNER.handle, OWNER.name, "Invented")
        assert now.place == "Leeds"
        assert now.created_ms == ms_of("2010-05-01T12:00:00")
        assert now.seen_ms == ms_of(AS_OF)
        assert before.handle == "mira_before"
        assert before.seen_ms == 1346923039000 - 1
        assert "example.org" not in repr(read_all(folder))

    def test_reading_times(self, tmp_path):
        ads = [ad_record("2023-08-01 12:00:00", "2023-08-01 12:00:00", "2023-08-01 12:05:07")]
        folder = write_archive(tmp_path / "archive", ads=[*ads, ad_record("never")])
        result = read_all(folder)
        assert [fact.at_ms for fact in result.of(ReadingFact)] == [
            ms_of("2023-08-01T12:00:00"),
            ms_of("2023-08-01T12:05:07"),
        ]
        assert result.why() == [("data/ad-impressions.js #2", "impressionTime: not a date")]

    def test_what_is_not_read_is_named(self, tmp_path):
        folder = write_archive(
            tmp_path / "archive",
            many_posts(4),
            more={"like": [{"like": {"tweetId": "5"}}], "ip_audit": [{"ipAudit": {}}]},
        )
        media = folder / "data" / "tweets_media"
        media.mkdir()
        for number in range(30):
            (media / f"{number}.jpg").write_bytes(b"x")
        viewer = folder / "assets" / "js"
        viewer.mkdir(parents=True)
        for number in range(9):
            (viewer / f"{number}.js").write_text("!function(){}")
        ignored = read_all(folder).outline.ignored
        assert set(ignored) == {
            "data/ip-audit.js",
            "data/like.js (an archive tells neither when a post was liked nor whose it was)",
            "assets/js/ (9 files)",
            "30 pictures, videos and sounds",
        }

    def test_people_named_in_posts_with_the_latest_name(self, tmp_path):
        renamed = Person(TOBI.person_id, "tobi_new", "Tobi Renamed")
        gone = Person("-1", "Gone_Example", "Gone")
        posts = [
            made_post("2022-01-02T10:00:00", "@tobi_new b", mentions=(renamed, gone)),
            made_post("2022-01-01T10:00:00", "@tobi_example a", mentions=(TOBI, OWNER)),
            made_post("2022-01-03T10:00:00", "c", reply_to=("77", LENA)),
        ]
        people = read_all(write_archive(tmp_path / "archive", posts)).people
        assert set(people) == {TOBI.person_id, LENA.person_id, "@gone_example"}
        assert people[TOBI.person_id].handle == "tobi_new"
        assert people[TOBI.person_id].name == "Tobi Renamed"
        assert people[TOBI.person_id].seen_ms == ms_of("2022-01-02T10:00:00")
        assert people[LENA.person_id].handle == LENA.handle
        assert people["@gone_example"].handle == "Gone_Example"


class TestTraps:
    def test_edited_posts_count_once(self, tmp_path):
        first = made_post("2023-03-01T10:00:00", "with a typpo", likes=1)
        last = made_post("2023-03-01T10:03:00", "without a typo", likes=5)
        versions = {"editTweetIds": [first.post_id, last.post_id]}
        first.extra = {"edit_info": {"initial": versions}}
        last.extra = {
            "edit_info": {"edit": {"initialTweetId": first.post_id, "editControlInitial": versions}}
        }
        other = made_post("2023-03-02T10:00:00", "only the older version is here")
        other.extra = {"edit_info": {"initial": {"editTweetIds": [other.post_id, "9" * 19]}}}
        for posts in ([first, last, other], [last, other, first]):
            result = read_all(write_archive(tmp_path / "archive", posts))
            assert set(result.posts) == {last.post_id, other.post_id}
            assert result.posts[last.post_id].replaces == first.post_id
            assert result.posts[last.post_id].likes == 5
            assert result.posts[other.post_id].replaces is None
            assert [why for _where, why in result.why()] == ["an earlier version of an edited post"]
            assert result.read["posts"] == 3

    def test_deleted_posts_are_left_out(self, tmp_path):
        kept, gone = made_post("2023-08-10T10:00:00"), made_post("2023-08-11T10:00:00")
        removed = {"tweet": tweet_record(gone) | {"deleted_at": api_date(gone.when_ms + 60_000)}}
        folder = write_archive(
            tmp_path / "archive", [kept, gone], more={"deleted_tweets": [removed]}
        )
        result = read_all(folder)
        assert set(result.posts) == {kept.post_id}
        assert result.why() == [("data/tweets.js #2", "a post that was deleted")]
        assert "data/deleted-tweets.js" in result.outline.ignored

    def test_long_posts_get_their_text(self, tmp_path):
        long_text = "A long thought about tea &amp; biscuits that goes on " + "and on " * 60
        cut = long_text[:120] + "… https://t.co/abc"
        posts = [
            made_post("2023-05-01T10:00:00", cut),
            made_post("2023-05-01T10:00:00", "Another post of this very second", 1),
            made_post("2023-05-01T10:05:00", long_text[:120]),
        ]
        notes = [
            {
                "noteTweet": {
                    "noteTweetId": "1",
                    "createdAt": "2023-05-01T10:00:01.500Z",
                    "core": {"text": long_text, "urls": []},
                }
            },
            {
                "noteTweet": {
                    "noteTweetId": "2",
                    "createdAt": "2023-05-09T10:00:00.000Z",
                    "core": {"text": "nobody's " * 60},
                }
            },
        ]
        result = read_all(write_archive(tmp_path / "archive", posts, more={"note_tweet": notes}))
        texts = [result.posts[post.post_id].text for post in posts]
        assert texts[0] == long_text.replace("&amp;", "&")
        assert texts[1] == "Another post of this very second"
        assert texts[2] == long_text[:120].replace("&amp;", "&")
        assert result.notes == ["1 long text belongs to no post of this archive."]

    def test_posts_in_communities_count(self, tmp_path):
        inside = {"tweet": tweet_record(made_post("2022-01-01T10:00:00")) | {"community_id": "7"}}
        folder = write_archive(
            tmp_path / "archive", many_posts(4), more={"community_tweet": [inside]}
        )
        result = read_all(folder)
        assert result.read["posts"] == 5
        assert result.outline.promised["posts"] == 5

    @pytest.mark.parametrize("absent", [["data/tweets.js"], ["data/tweets-part1.js"]])
    def test_headers_stand_in_for_an_absent_tweet_file(self, absent, tmp_path):
        posts = many_posts(20)
        headers = [
            {
                "tweet": {
                    "tweet_id": post.post_id,
                    "user_id": OWNER.person_id,
                    "created_at": api_date(post.when_ms),
                }
            }
            for post in posts
        ]
        folder = write_archive(
            tmp_path / "archive",
            posts,
            parts=2,
            more={"tweet_headers": headers},
            leave_out=absent,
        )
        result = read_all(folder)
        assert result.read["posts"] == 20
        assert result.kinds["unknown"] == 10
        unknown = [post for post in result.posts.values() if post.kind == PostKind.UNKNOWN]
        assert all(post.text is None and post.likes is None for post in unknown)
        assert all(post.precision == Precision.MILLISECOND for post in unknown)

    def test_headers_are_not_read_beside_the_tweets(self, tmp_path):
        headers = [{"tweet": {"tweet_id": "5", "created_at": api_date(ms_of(AS_OF))}}]
        folder = write_archive(tmp_path / "archive", many_posts(4), more={"tweet_headers": headers})
        assert read_all(folder).read["posts"] == 4

    def test_the_same_post_twice_counts_once(self, tmp_path):
        posts = many_posts(4)
        result = read_all(write_archive(tmp_path / "archive", [*posts, posts[1]]))
        assert len(result.posts) == 4
        assert result.read["posts"] == 5
        assert result.why() == [("data/tweets.js #5", "the same post once more")]

    def test_a_bad_record_is_listed_and_the_rest_imported(self, tmp_path):
        posts = many_posts(8)
        posts[2].extra = {"created_at": ""}
        posts[3].extra = {"created_at": "yesterday"}
        posts[4].extra = {"id_str": "none", "id": "none"}
        posts[5].extra = {"favorite_count": "many"}
        posts[6].extra = {"id_str": "9" * 30}
        result = read_all(write_archive(tmp_path / "archive", posts))
        assert len(result.posts) == 3
        assert result.read["posts"] == 8
        assert result.left_out["posts"] == 5
        assert sorted(result.why()) == [
            ("data/tweets.js #3", "created_at: not a date: ''"),
            ("data/tweets.js #4", "created_at: not a date: 'yesterday'"),
            ("data/tweets.js #5", "id: not a number: 'none'"),
            ("data/tweets.js #6", "favorite_count: not the kind of value that belongs there"),
            ("data/tweets.js #7", f"id: not a number: '{'9' * 30}'"),
        ]

    def test_a_file_that_breaks_off(self, tmp_path):
        folder = write_archive(tmp_path / "archive", many_posts(30))
        path = folder / "data" / "tweets.js"
        path.write_bytes(path.read_bytes()[:-400])
        result = read_all(folder)
        assert len(result.posts) == 29
        assert result.why() == [("data/tweets.js #30", "the file breaks off here")]

    def test_many_left_out_are_counted_exactly_and_listed_in_part(self, tmp_path, monkeypatch):
        monkeypatch.setattr(x_reading, "MOST_LISTED", 10)
        posts = many_posts(4)
        result = read_all(write_archive(tmp_path / "archive", posts + [posts[0]] * 50))
        assert result.left_out["posts"] == 50
        assert len(result.skipped) == 11
        assert result.skipped[-1].where == "and 40 more"

    def test_a_doubled_key_counts_once(self, tmp_path):
        record = json.dumps({"tweet": tweet_record(many_posts(1)[0])})
        doubled = record.replace('{"tweet": {', '{"tweet": {"full_text": "first",', 1)
        (tmp_path / "tweets.js").write_text(f"window.YTD.tweets.part0 = [{doubled}]")
        posts = read_all(tmp_path / "tweets.js").posts
        assert [post.text for post in posts.values()] == ["Thought 0 & more"]

    def test_deep_nesting_and_a_large_record(self, tmp_path):
        posts = many_posts(3)
        posts[1].text = "word " * 250_000
        folder = write_archive(tmp_path / "archive", posts)
        path = folder / "data" / "tweets.js"
        deep = "[" * 2_000_000 + "]" * 2_000_000  # newer Pythons go deeper than 3.11
        path.write_text(path.read_text().replace('"symbols": []', f'"symbols": {deep}', 1))
        result = read_all(folder)
        assert len(result.posts) == 2
        assert result.why() == [("data/tweets.js #1", "nested too deeply")]

    def test_a_video_archive_is_read_without_its_videos(self, tmp_path):
        folder = write_archive(tmp_path / "archive", many_posts(8))
        path = zip_of(folder)
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("data/tweets_media/1-a.mp4", b"\0" * (40 << 20))
        assert len(read_all(path).posts) == 8


class TestGrailbird:
    def test_lost_clock_times_become_dates(self, tmp_path):
        posts = [made_post(f"2010-0{month}-05T13:45:00") for month in range(1, 10)]
        posts += [made_post("2012-02-02T13:45:00"), made_post("2012-02-03T00:00:00", post_id="29")]
        folder = write_grailbird(tmp_path / "archive", posts, midnight=True)
        result = read_all(folder).posts
        assert [result[post.post_id].precision for post in posts] == [Precision.DAY] * 9 + [
            Precision.MILLISECOND,
            Precision.DAY,
        ]
        assert result[posts[0].post_id].created_ms == ms_of("2010-01-05T00:00:00")

    def test_true_midnights_among_true_times_stay(self, tmp_path):
        posts = [made_post("2009-01-05T00:00:00"), made_post("2009-01-05T13:45:00")]
        folder = write_grailbird(tmp_path / "archive", posts)
        result = read_all(folder).posts
        assert {post.precision for post in result.values()} == {Precision.SECOND}

    def test_the_day_between_old_and_new_ids(self, tmp_path):
        posts = [made_post("2010-01-05T13:45:00"), made_post("2010-11-05T13:45:00")]
        folder = write_grailbird(tmp_path / "archive", posts, midnight=True)
        text = (folder / "data/js/tweets/2010_11.js").read_text()
        date = api_date(posts[1].when_ms)
        (folder / "data/js/tweets/2010_11.js").write_text(
            text.replace(date, "2010-11-05 00:00:00 +0000")
        )
        late = read_all(folder).posts[posts[1].post_id]
        assert late.precision == Precision.MILLISECOND
        assert late.created_ms == posts[1].when_ms

    def test_rounded_ids_are_not_believed(self, tmp_path):
        post = made_post("2022-12-31T22:13:20", number=105)
        post.extra = {"id": int(float(post.post_id)) // 1000 * 1000}
        assert str(post.extra["id"]) != post.post_id
        assert set(read_all(write_archive(tmp_path / "a", [post], "grailbird")).posts) == {
            post.post_id
        }

    def test_posts_of_others_are_left_out(self, tmp_path):
        posts = many_posts(12)
        for post in posts[:5]:
            post.author = TOBI
        result = read_all(write_archive(tmp_path / "archive", posts, "grailbird"))
        assert len(result.posts) == 7
        assert {why for _where, why in result.why()} == {"a post by somebody else"}
        assert result.left_out["posts"] == 5

    def test_the_original_text_of_a_repost(self, tmp_path):
        posts = [
            made_post(
                "2013-01-01T10:00:00",
                "RT @lena_example: the beginning of the te…",
                repost_of=LENA,
                mentions=(LENA,),
            ),
            made_post("2013-01-02T10:00:00", "RT @lena_example: typed by hand", mentions=(LENA,)),
        ]
        record = grailbird_record(posts[0])
        record["retweeted_status"]["text"] = "the beginning of the text, and its end &lt;3"
        posts[0].extra = record
        posts[0].repost_of = None
        result = read_all(write_archive(tmp_path / "archive", posts, "grailbird")).posts
        native, typed = (result[post.post_id] for post in posts)
        assert native.kind == PostKind.REPOST
        assert native.text == "the beginning of the text, and its end <3"
        assert native.reposted_person == LENA.person_id
        assert typed.kind == PostKind.ORIGINAL
        assert typed.text == "RT @lena_example: typed by hand"

    def test_missing_months_are_named(self, tmp_path):
        posts = many_posts(30, step_hours=24 * 4)
        absent = "data/js/tweets/2021_04.js"
        folder = write_grailbird(tmp_path / "archive", posts, leave_out=[absent])
        result = read_all(folder)
        assert result.outline.missing == (f"{absent} (named by tweet_index.js, not in the file)",)
        assert result.outline.promised["posts"] == 30
        assert len(result.posts) < 30

    def test_follower_counts_beside_posts_once_a_day(self, tmp_path):
        posts = many_posts(9, step_hours=8)
        author = {"id_str": OWNER.person_id, "screen_name": OWNER.handle}
        for number, post in enumerate(posts):
            post.extra = {"user": author | {"followers_count": 500 + number}}
        folder = write_archive(tmp_path / "archive", posts, "grailbird")
        counts = read_all(folder).of(CountFact)
        assert [fact.value for fact in counts] == [501, 504, 507, 508]
        assert {fact.metric for fact in counts} == {"followers"}

    def test_a_hybrid_with_tabs_both_texts_and_leftovers(self, tmp_path):
        post = made_post("2019-01-01T10:00:00", "@tobi_example hello &amp; more https://t.co/p")
        post.reply_to = ("55", TOBI)
        post.mentions = (TOBI,)
        post.extra = {
            "full_text": post.text,
            "text": "something shorter",
            "display_text_range": [14, 30],
            "geo": None,
            "coordinates": None,
        }
        folder = write_archive(tmp_path / "archive", [post], "grailbird")
        path = folder / "data/js/tweets/2019_01.js"
        lead, _sign, body = path.read_text().partition("=")
        path.write_text(f"{lead}= {json.dumps(json.loads(body), indent=chr(9))}")
        (folder / "desktop (1).ini").write_text("x")
        made = read_all(folder).posts[post.post_id]
        assert made.text == "hello & more"
        assert made.kind == PostKind.REPLY
        assert made.mentioned == TOBI.person_id

    def test_the_owner_is_the_usual_author_where_nobody_says(self, tmp_path):
        posts = many_posts(10)
        posts[3].author = TOBI
        folder = write_archive(tmp_path / "archive", posts, "grailbird")
        result = read_all(folder / "data" / "js" / "tweets" / "2021_03.js")
        assert result.outline.owner.native_id == OWNER.person_id
        assert len(result.posts) == 9


class TestOwner:
    def test_from_own_pictures_and_threads_where_nothing_else_says(self, tmp_path):
        posts = many_posts(8)
        own = posts[0]
        picture = f"https://twitter.com/{OWNER.handle}/status/{own.post_id}/photo/1"
        own.extra = {"entities": {"media": [{"expanded_url": picture}], "user_mentions": []}}
        thread = made_post("2022-01-01T10:00:00", "and then", reply_to=(own.post_id, OWNER))
        folder = write_archive(tmp_path / "archive", [*posts, thread])
        result = read_all(folder / "data" / "tweets.js")
        assert result.outline.owner.handle == OWNER.handle
        assert result.outline.owner.native_id == OWNER.person_id
        assert result.posts[thread.post_id].kind == PostKind.ORIGINAL

    def test_unknown_is_unknown(self, tmp_path):
        folder = write_archive(tmp_path / "archive", many_posts(8))
        owner = read_all(folder / "data" / "tweets.js").outline.owner
        assert (owner.native_id, owner.handle) == (None, None)

    def test_from_headers_and_account(self, tmp_path):
        headers = [{"tweet": {"tweet_id": "5" * 18, "user_id": OWNER.person_id}}]
        path = write_ytd(tmp_path / "tweet-headers.js", "tweet_headers", headers)
        result = read_all(path)
        assert result.outline.owner.native_id == OWNER.person_id
        assert len(result.posts) == 1


class TestMessages:
    def test_who_and_when_but_never_what(self, tmp_path):
        talks = [
            conversation(
                TOBI,
                [
                    ("2022-01-01T10:00:00.000Z", True, "Shall we meet on Tuesday to plan it?"),
                    ("2022-01-01T10:05:00.500Z", False, "thanks!"),
                    ("2022-01-01T10:06:00.000Z", False, ""),
                ],
            )
        ]
        folder = write_archive(tmp_path / "archive", messages=talks)
        result = read_all(folder)
        facts = result.of(ExchangeFact)
        assert [fact.direction for fact in facts] == ["out", "in", "in"]
        assert {fact.person for fact in facts} == {TOBI.person_id}
        assert {fact.kind for fact in facts} == {"message"}
        assert facts[1].at_ms == ms_of("2022-01-01T10:05:00") + 500
        assert [fact.courtesy for fact in facts] == [1.0, 0.1, None]
        assert all(fact.text is None for fact in facts)
        assert "Tuesday" not in repr(result)
        assert result.read["messages"] == 3

    def test_the_owner_is_who_is_in_every_conversation(self, tmp_path):
        talks = [
            conversation(TOBI, [("2022-01-01T10:00:00.000Z", True, "a")]),
            conversation(LENA, [("2022-01-02T10:00:00.000Z", False, "b")]),
        ]
        path = write_ytd(tmp_path / "direct-messages.js", "direct_messages", talks)
        result = read_all(path)
        assert result.outline.owner.native_id == OWNER.person_id
        assert [fact.direction for fact in result.of(ExchangeFact)] == ["out", "in"]
        assert "posts" not in result.read

    def test_one_conversation_does_not_tell_the_sides(self, tmp_path):
        talks = [conversation(TOBI, [("2022-01-01T10:00:00.000Z", True, "a")])]
        path = write_ytd(tmp_path / "direct-messages.js", "direct_messages", talks)
        result = read_all(path)
        assert result.of(ExchangeFact) == []
        assert result.left_out["messages"] == 1

    def test_groups(self, tmp_path):
        group = conversation(TOBI, [("2022-01-01T10:00:00.000Z", False, "to all of you")])
        said = group["dmConversation"]
        said["conversationId"] = "99887766"
        mine = conversation(TOBI, [("2022-01-01T11:00:00.000Z", True, "to all of you too")])
        said["messages"] += mine["dmConversation"]["messages"]
        said["messages"] += [{"joinConversation": {"initiatingUserId": TOBI.person_id}}]
        for event in said["messages"]:
            event.get("messageCreate", {}).pop("recipientId", None)
        folder = write_archive(tmp_path / "archive", more={"direct_messages_group": [group]})
        result = read_all(folder)
        assert [(fact.direction, fact.person) for fact in result.of(ExchangeFact)] == [
            ("in", TOBI.person_id)
        ]
        assert result.read["messages"] == 2
        assert "nobody in particular" in result.skipped[0].why

    def test_bad_messages_are_listed(self, tmp_path):
        talk = conversation(TOBI, [("2022-01-01T10:00:00.000Z", True, "secret words")] * 2)
        talk["dmConversation"]["messages"][0]["messageCreate"]["createdAt"] = "?"
        talk["dmConversation"]["messages"][1]["messageCreate"]["senderId"] = None
        result = read_all(write_archive(tmp_path / "archive", messages=[talk]))
        assert [why for _where, why in result.why()] == [
            "createdAt: not a date",
            "id or senderId: missing",
        ]
        assert "secret" not in repr(result)


class TestTable:
    HEADER = (
        '"tweet_id","in_reply_to_status_id","in_reply_to_user_id","retweeted_status_id",'
        '"retweeted_status_user_id","timestamp","source","text","expanded_urls"\n'
    )
    ROWS = (
        '"301","","","","","2012-03-01 04:18:51 +0000","web","no links &amp; a\nbreak"\n'
        '"302","5","77","","","2012-03-01 05:00:00 +0000","web","@x yes","http://a.example"\n'
        '"303","","","9","88","2012-03-01 06:00:00 +0000","web","RT @Lena_Example: words …",'
        '"http://a.example","http://b.example"\n'
        '"304","","","","","2012-03-01 07:00:00 +0000","web","look",'
        '"https://twitter.com/tobi_example/status/55"\n'
        '"six","","","","","2012-03-01 07:00:00 +0000","web","bad"\n'
        '"305","","","","","soon","web","bad"\n'
    )

    def test_ragged_rows(self, tmp_path):
        path = tmp_path / "my tweets.csv"
        path.write_text(self.HEADER + self.ROWS, encoding="utf-8")
        result = read_all(path)
        posts = result.posts
        assert result.kinds == {"original": 1, "reply": 1, "repost": 1, "quote": 1}
        assert posts["301"].text == "no links & a\nbreak"
        assert posts["301"].created_ms == ms_of("2012-03-01T04:18:51")
        assert posts["302"].reply_to_person == "77"
        assert posts["303"].reposted_person == "88"
        assert posts["303"].text == "words …"
        assert posts["304"].quoted_person == "@tobi_example"
        assert result.people["88"].handle == "Lena_Example"
        assert result.why() == [
            ("my tweets.csv #5", "tweet_id: not a number: 'six'"),
            ("my tweets.csv #6", "created_at: not a date: 'soon'"),
        ]

    def test_it_is_passed_over_beside_the_scripts(self, tmp_path):
        folder = write_grailbird(tmp_path / "archive", many_posts(5))
        (folder / "tweets.csv").write_text(self.HEADER + self.ROWS, encoding="utf-8")
        result = read_all(folder)
        assert len(result.posts) == 5
        assert "tweets.csv" in result.outline.ignored

    def test_it_is_offered_where_months_are_missing(self, tmp_path):
        posts = many_posts(30, step_hours=96)
        folder = write_grailbird(
            tmp_path / "archive", posts, leave_out=["data/js/tweets/2021_04.js"]
        )
        (folder / "tweets.csv").write_text(self.HEADER + self.ROWS, encoding="utf-8")
        assert read_all(folder).outline.notes == (
            "tweets.csv may hold posts of the missing months: import that file as well.",
        )


def test_a_manifest_beside_nothing_is_an_archive_that_misses_all(tmp_path):
    write_manifest(
        tmp_path / "data" / "manifest.js",
        {"tweets": {"files": [{"fileName": "data/tweets.js", "count": "12"}]}},
    )
    result = read_all(tmp_path)
    assert result.outline.promised == {"posts": 12}
    assert result.outline.missing == ("data/tweets.js (named by the manifest, not in the file)",)
    assert result.read["posts"] == 0


def test_a_partial_archive_says_so(tmp_path):
    content = {"userInfo": {}, "archiveInfo": {"isPartialArchive": True}, "dataTypes": {}}
    write_js(tmp_path / "manifest.js", "window.__THAR_CONFIG", content)
    assert read_all(tmp_path / "manifest.js").outline.notes == ("X calls this archive partial.",)


@pytest.mark.parametrize("era", ["2018", "2023"])
def test_an_account_whose_id_is_a_number_keeps_its_profile(tmp_path, era):
    folder = write_archive(tmp_path / "a", many_posts(2), era, leave_out=("data/manifest.js",))
    name = "account.js" if era == "2018" else "data/account.js"
    path = folder / name
    written = path.read_text("utf-8").replace(f'"{OWNER.person_id}"', OWNER.person_id)
    path.write_text(written, "utf-8")
    found = read_all(folder)
    (profile,) = [fact for fact in found.facts if isinstance(fact, AccountFact)]
    assert (profile.native_id, profile.handle) == (OWNER.person_id, OWNER.handle)


def test_a_broken_account_file_is_listed(tmp_path):
    folder = write_archive(tmp_path / "a", many_posts(2))
    (folder / "data" / "profile.js").write_text("window.YTD.profile.part0 = [ {", "utf-8")
    found = read_all(folder)
    assert [(one.kind, one.where) for one in found.skipped] == [("profile", "data/profile.js #1")]


@pytest.mark.parametrize("count", ["1" + "0" * 40, "-3"])
def test_counts_that_no_post_can_have_are_listed(tmp_path, count):
    posts = many_posts(3)
    record = tweet_record(posts[0]) | {"favorite_count": count}
    folder = write_archive(tmp_path / "a", posts[1:], more={"community_tweet": [{"tweet": record}]})
    found = read_all(folder)
    (skipped,) = found.skipped
    assert skipped.kind == "posts"
    assert count[:20] in skipped.why


def renumbered(path, old, new):
    """The file with ids as numbers, as programs write them that pass archives on."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("leave_out", [(), ("data/manifest.js",)])
def test_an_owner_whose_id_is_a_number_keeps_the_profile(tmp_path, leave_out):
    folder = write_archive(tmp_path / "a", [made_post("2021-03-01T09:00:00")], leave_out=leave_out)
    quoted, bare = f'"accountId": "{OWNER.person_id}"', f'"accountId": {OWNER.person_id}'
    renumbered(folder / "data" / "account.js", quoted, bare)
    if not leave_out:
        renumbered(folder / "data" / "manifest.js", quoted, bare)
    found = read_all(folder)
    (profile,) = found.of(AccountFact)
    assert (profile.native_id, profile.handle, profile.bio) == (
        OWNER.person_id,
        OWNER.handle,
        "Invented",
    )
    assert found.outline.owner.native_id == OWNER.person_id
    assert found.skipped == []


def test_followers_whose_ids_are_numbers(tmp_path):
    folder = write_archive(tmp_path / "a", followers=["501", "502", "503"])
    renumbered(folder / "data" / "follower.js", '"accountId": "502"', '"accountId": 502')
    assert read_all(folder).snapshot("follower") == ["501", "502", "503"]


def test_a_follower_whose_id_is_no_number_is_listed(tmp_path):
    followers = ["501", "12abc", "503", ""]
    found = read_all(write_archive(tmp_path / "a", followers=followers))
    assert found.snapshot("follower") == ["501", "503"]
    assert found.why() == [
        ("data/follower.js #2", "accountId: not a number: '12abc'"),
        ("data/follower.js #4", "accountId: missing"),
    ]


def test_a_number_of_followers_beside_a_post_that_nobody_can_have_is_listed(tmp_path):
    posts = many_posts(3)
    folder = write_grailbird(tmp_path / "a", posts)
    numbers = iter([10**40, 77, -1])
    for path in sorted((folder / "data" / "js" / "tweets").iterdir()):
        lead, _equals, body = path.read_text(encoding="utf-8").partition("=")
        records = json.loads(body)
        for record in records:
            record["user"]["followers_count"] = next(numbers)
        path.write_text(f"{lead}= {json.dumps(records)}", encoding="utf-8")
    found = read_all(folder)
    assert [fact.value for fact in found.of(CountFact)] == [77]
    assert len(found.posts) == 3
    assert sorted(entry.kind for entry in found.skipped) == ["counts", "counts"]
    assert {entry.why for entry in found.skipped} == {
        "no count of people: -1",
        f"no count of people: {10**40}"[:60],
    }


def test_a_number_in_the_manifest_that_nobody_can_have_is_listed(tmp_path):
    folder = write_archive(tmp_path / "a", followers=["501"], leave_out=["data/follower.js"])
    path = folder / "data" / "manifest.js"
    renumbered(path, '"count": "1"', f'"count": "{10**40}"')
    found = read_all(folder)
    assert found.of(CountFact) == []
    assert [entry.kind for entry in found.skipped if "people" in entry.why] == ["counts"]
