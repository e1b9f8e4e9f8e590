"""Facebook, Instagram and Threads: JSON of all layouts, spoilt texts, web pages refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reachdesk.domain.errors import UserError
from reachdesk.domain.records import AccountFact, Direction, ExchangeKind, PostKind
from reachdesk.importers.facebook_export import IMPORTER as FACEBOOK
from reachdesk.importers.instagram_export import IMPORTER as INSTAGRAM
from reachdesk.importers.meta_text import handles_in, repaired
from reachdesk.importers.source import open_sources
from reachdesk.importers.threads_export import IMPORTER as THREADS
from tests.importers.gathering import gather, recognised, zipped

ALL = (FACEBOOK, INSTAGRAM, THREADS)
AT = 1_700_000_000


def spoilt(value):
    """As Meta writes it: each byte of the UTF-8 as a character."""
    if isinstance(value, str):
        return value.encode().decode("latin-1")
    if isinstance(value, list):
        return [spoilt(each) for each in value]
    if isinstance(value, dict):
        return {spoilt(key): spoilt(each) for key, each in value.items()}
    return value


def write(path: Path, content) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(spoilt(content), indent=2), encoding="ascii")
    return path


def keys_of(path: Path) -> list[str]:
    return [importer.key for importer in ALL if recognised(importer, path)]


@pytest.mark.parametrize("text", ["", "plain", "Łódź", "é", "日本語", "🐸👌", "a\n\nb", "“so”"])
def test_texts_are_repaired_and_sound_ones_stay(text):
    assert repaired(spoilt(text)) == text
    assert repaired(text) == text


def test_a_sound_text_that_looks_half_spoilt_stays():
    assert repaired("Ã") == "Ã"
    assert repaired(None) == ""


def test_handles_are_found_but_not_addresses_of_e_mail():
    assert handles_in("With @Ana.P. and @bo_li, @bo_li") == "@ana.p @bo_li"
    assert handles_in("ana@example.org or https://e.org/@x") is None


POST = {
    "timestamp": AT,
    "title": "Inés updated her status.",
    "data": [
        {"post": "Dienstpläne für März 🐸 #shifts https://e.org"},
        {"update_timestamp": AT},
    ],
    "attachments": [
        {"data": [{"external_context": {"url": "https://e.org"}}, {"media": {"uri": "a.jpg"}}]}
    ],
    "tags": [{"name": "Ana Prado"}],
}


class TestFacebook:
    def test_posts_old_and_new(self, tmp_path):
        for content in ([POST], {"status_updates": [POST]}):
            path = write(tmp_path / "renamed.json", content)
            assert keys_of(path) == ["facebook_export"]
            (post,) = gather(FACEBOOK, path).posts
            assert post.text == "Dienstpläne für März 🐸 #shifts https://e.org"
            assert (post.created_ms, post.kind) == (AT * 1000, PostKind.ORIGINAL)
            assert (post.links, post.media, post.hashtags) == (1, 1, 1)
            assert post.mentioned == "name:ana_prado"

    def test_without_text_or_date(self, tmp_path):
        content = [
            {"timestamp": AT, "data": [{"update_timestamp": AT}], "attachments": [{"data": []}]},
            {"timestamp": AT, "data": [], "title": "Inés likes an article."},
            {"timestamp": 0, "data": [{"post": "x"}]},
            {"timestamp": "soon", "data": [{"post": "x"}]},
            "text",
        ]
        found = gather(FACEBOOK, write(tmp_path / "p.json", content))
        assert [post.kind for post in found.posts] == [PostKind.UNKNOWN] * 2
        assert [post.post_id for post in found.posts] == [f"post:{AT}", f"post:{AT}:2"]
        assert (found.read["posts"], found.left_out) == (5, 3)

    def export(self, folder: Path) -> Path:
        activity = folder / "your_facebook_activity"
        write(activity / "posts" / "your_posts__check_ins__photos_and_videos_1.json", [POST])
        write(activity / "posts" / "your_posts__check_ins__photos_and_videos_2.json", [
            {**POST, "timestamp": AT + 5, "tags": ["Bo Li"]}
        ])  # fmt: skip
        said = {"comment": {"timestamp": AT + 60, "comment": "Schön!", "author": "Inés"}}
        comment = {"timestamp": AT + 60, "data": [said], "title": "Inés commented"}
        write(activity / "comments_and_reactions" / "comments.json", {"comments_v2": [comment]})
        friends = [{"name": "Zoë Ruiz", "timestamp": AT}, {"name": "", "timestamp": AT}]
        write(folder / "connections" / "friends" / "your_friends.json", {"friends_v2": friends})
        follower = [{"name": "Ed Roe", "timestamp": AT - 10}]
        path = folder / "connections" / "followers" / "people_who_followed_you.json"
        write(path, {"followers_v3": follower})
        name = {"name": {"full_name": "Inés Calloway"}, "username": "ines.c", "emails": {"a": []}}
        profile = folder / "personal_information" / "profile_information"
        write(profile / "profile_information.json", {"profile_v2": name})
        private = {"messages": [{"content": "secret", "timestamp_ms": AT * 1000}]}
        write(activity / "messages" / "inbox" / "ed" / "message_1.json", private)
        return folder

    def test_whole_export(self, tmp_path):
        folder = self.export(tmp_path / "facebook-ines")
        assert keys_of(folder) == ["facebook_export"]
        found = gather(FACEBOOK, zipped(folder, tmp_path / "download.zip"))
        owner = found.outline.owner
        assert (owner.handle, owner.name) == ("ines.c", "Inés Calloway")
        assert found.of(AccountFact)[0].name == "Inés Calloway"
        assert found.snapshot("follower") == {
            "name:zoë_ruiz": AT * 1000, "name:ed_roe": (AT - 10) * 1000,
        }  # fmt: skip
        assert found.snapshot("following") == {"name:zoë_ruiz": AT * 1000}
        assert found.people["name:zoë_ruiz"].name == "Zoë Ruiz"
        kinds = [post.kind for post in found.posts]
        assert kinds == [PostKind.ORIGINAL, PostKind.ORIGINAL, PostKind.REPLY]
        assert found.posts[2].text == "Schön!"
        assert "secret" not in repr(found.facts)
        assert any("message_1" in name for name in found.outline.ignored)
        assert (found.read["followers"], found.left_out) == (3, 1)

    @pytest.mark.parametrize(
        "content",
        [
            [{"timestamp": AT, "data": [{"temperature": 7}]}],
            [{"timestamp": AT, "value": 3}],
            [{"time": AT, "data": []}],
            {"friends": [{"id": 1}]},
            [],
            [1, 2],
        ],
    )
    def test_other_json_is_not_facebooks(self, tmp_path, content):
        assert keys_of(write(tmp_path / "your_posts_1.json", content)) == []

    def test_real_file_agrees_with_a_plain_count(self, samples):
        (path,) = samples.glob("facebook/*/your_posts_1.json")
        plain = json.loads(path.read_text(encoding="utf-8"))
        found = gather(FACEBOOK, path)
        assert (found.read["posts"], len(found.posts), found.left_out) == (len(plain), 31, 0)
        texts = [d["post"] for entry in plain for d in entry["data"] if "post" in d]
        assert sum(post.text is not None for post in found.posts) == len(texts) == 11
        expected = {text.encode("latin-1").decode() for text in texts}
        assert {post.text for post in found.posts} - {None} == expected
        assert min(post.created_ms for post in found.posts) == 1000 * min(
            entry["timestamp"] for entry in plain
        )


def relation(handle, at=AT, *, title="", href=None, value=True):
    cell = {"href": href or f"https://www.instagram.com/{handle}", "timestamp": at}
    if value:
        cell["value"] = handle
    return {"title": title, "media_list_data": [], "string_list_data": [cell]}


class TestInstagram:
    def test_followers_in_each_layout_with_their_dates(self, tmp_path):
        modern = relation(
            "bo_li", AT + 5, title="bo_li", href="https://www.instagram.com/_u/bo_li", value=False
        )
        people = [relation("Ana.P"), modern, relation("ana.p"), {"string_list_data": []}]
        for content in (people, {"relationships_followers": people}):
            path = write(tmp_path / "list.json", content)
            assert keys_of(path) == ["instagram_export"]
            found = gather(INSTAGRAM, path)
            assert found.snapshot("follower") == {"@ana.p": AT * 1000, "@bo_li": (AT + 5) * 1000}
            assert (found.read["followers"], found.left_out) == (4, 2)
        found = gather(INSTAGRAM, write(tmp_path / "f.json", {"relationships_following": people}))
        assert set(found.snapshot("following")) == {"@ana.p", "@bo_li"}
        assert found.snapshot("follower") == {}

    def test_posts_of_one_and_of_several_pictures(self, tmp_path):
        content = [
            {"media": [{"uri": "a.jpg", "creation_timestamp": AT, "title": "März #a with @Ana.P"}]},
            {
                "title": "Zwei",
                "creation_timestamp": AT + 1,
                "media": [{"uri": "b.jpg", "creation_timestamp": AT}, {"uri": "c.jpg"}],
            },
            {"media": []},
        ]
        path = write(tmp_path / "x.json", content)
        assert keys_of(path) == ["instagram_export"]
        found = gather(INSTAGRAM, path)
        one, two = found.posts
        assert (one.text, one.media, one.hashtags) == ("März #a with @Ana.P", 1, 1)
        assert one.mentioned == "@ana.p"
        assert (two.text, two.media, two.created_ms) == ("Zwei", 2, (AT + 1) * 1000)
        assert found.left_out == 1

    def export(self, folder: Path) -> Path:
        activity = folder / "your_instagram_activity"
        media = {"media": [{"uri": "a.jpg", "creation_timestamp": AT, "title": "Post"}]}
        write(activity / "media" / "posts_1.json", [media])
        write(activity / "media" / "reels.json", {"ig_reels_media": [
            {"media": [{"uri": "r.mp4", "creation_timestamp": AT + 9, "title": "Reel"}]}
        ]})  # fmt: skip
        cells = {
            "Comment": {"value": "Schön @bo_li"},
            "Media Owner": {"value": "Ana.P"},
            "Time": {"timestamp": AT + 60},
        }
        comment = {"media_list_data": [{"uri": ""}], "string_map_data": cells}
        write(activity / "comments" / "post_comments_1.json", [comment])
        like = relation("👍", AT + 70, title="ana.p", href="https://www.instagram.com/p/Xy/")
        likes = {"likes_media_likes": [like, {"string_list_data": [{"timestamp": AT}]}]}
        write(activity / "likes" / "liked_posts.json", likes)
        connections = folder / "connections" / "followers_and_following"
        write(connections / "followers_1.json", [relation("ana.p")])
        write(connections / "followers_2.json", [relation("bo_li")])
        write(connections / "following.json", {"relationships_following": [relation("ed")]})
        about = {"Username": {"value": "Ines.C"}, "Name": {"value": "Inés"}, "Bio": {"value": "é"}}
        about["Email"] = {"value": "ines@example.org"}
        user = {"profile_user": [{"title": "User", "string_map_data": about}]}
        write(folder / "personal_information" / "personal_information.json", user)
        return folder

    def test_whole_export(self, tmp_path):
        folder = self.export(tmp_path / "instagram-ines")
        assert keys_of(folder) == ["instagram_export"]
        found = gather(INSTAGRAM, zipped(folder, tmp_path / "d.zip"))
        assert (found.outline.owner.handle, found.outline.owner.name) == ("ines.c", "Inés")
        assert set(found.snapshot("follower")) == {"@ana.p", "@bo_li"}
        assert set(found.snapshot("following")) == {"@ed"}
        assert [post.kind for post in found.posts] == [
            PostKind.ORIGINAL, PostKind.ORIGINAL, PostKind.REPLY,
        ]  # fmt: skip
        assert found.posts[2].reply_to_person == "@ana.p"
        assert found.posts[2].mentioned == "@bo_li"
        (like,) = found.exchanges
        assert (like.kind, like.direction, like.person) == (
            ExchangeKind.LIKE, Direction.OUT, "@ana.p",
        )  # fmt: skip
        assert found.of(AccountFact)[0].bio == "é"
        assert "example.org" not in repr(found.facts)

    def test_pictures_of_2019(self, tmp_path):
        content = {
            "stories": [{"caption": "s", "taken_at": "2019-05-01T10:00:00", "path": "s.jpg"}],
            "photos": [
                {"caption": "Mai", "taken_at": "2019-05-01T10:00:00+00:00", "path": "a.jpg"}
            ],
            "videos": [{"caption": "Film", "taken_at": "2019-05-02T10:00:00", "path": "b.mp4"}],
        }
        found = gather(INSTAGRAM, write(tmp_path / "media.json", content))
        assert [post.text for post in found.posts] == ["Mai", "Film"]
        assert found.posts[0].created_ms == 1_556_704_800_000

    def test_threads_in_the_same_zip_are_left_to_their_importer(self, tmp_path):
        folder = self.export(tmp_path / "e")
        threads = folder / "your_instagram_activity" / "threads"
        write(threads / "threads_and_replies.json", {"text_post_app_text_posts": [
            {"media": [{"creation_timestamp": AT, "title": "Hi"}]}
        ]})  # fmt: skip
        assert keys_of(folder) == ["instagram_export", "threads_export"]
        found = gather(INSTAGRAM, folder)
        assert "your_instagram_activity/threads/threads_and_replies.json" in found.outline.ignored
        assert all(post.text != "Hi" for post in found.posts)
        assert [post.text for post in gather(THREADS, folder).posts] == ["Hi"]


class TestThreads:
    def test_posts_replies_and_followers(self, tmp_path):
        folder = tmp_path / "e" / "your_instagram_activity" / "threads"
        posts = [
            {"media": [{"uri": "", "creation_timestamp": AT, "title": "Größe"}]},
            {
                "title": "@ana.p ja",
                "creation_timestamp": AT + 1,
                "media": [{"uri": "m.jpg", "text_app_post": {"is_reply": True}}],
            },
            {"media": [{"title": "undated"}]},
        ]
        write(folder / "threads_and_replies.json", {"text_post_app_text_posts": posts})
        name = "text_post_app_text_post_app_followers"
        follower = relation("ana.p", href="https://www.threads.net/@ana.p", title="Ana P")
        write(folder / "followers.json", {name: [follower]})
        assert keys_of(tmp_path / "e") == ["threads_export"]
        found = gather(THREADS, tmp_path / "e")
        assert [(post.text, post.kind) for post in found.posts] == [
            ("Größe", PostKind.ORIGINAL), ("@ana.p ja", PostKind.REPLY),
        ]  # fmt: skip
        assert found.posts[0].media == 0
        assert found.snapshot("follower") == {"@ana.p": AT * 1000}
        assert found.people["@ana.p"].name == "Ana P"
        assert found.left_out == 1


class TestWebPages:
    PAGE = (
        "<html><head><title>Followers</title></head><body class='_5vb_ _2yq _a7o5'>"
        "<div class='pam _3-95 _2ph- _a6-g uiBoxWhite noborder'><a href='https://www.{name}.com/ana'>"
        "ana</a></div></body></html>"
    )

    @pytest.mark.parametrize(
        ("importer", "name"), [(FACEBOOK, "facebook"), (INSTAGRAM, "instagram")]
    )
    def test_are_refused_with_the_way_to_json(self, tmp_path, importer, name):
        folder = tmp_path / "export"
        (folder / "connections").mkdir(parents=True)
        (folder / "connections" / "list.html").write_text(self.PAGE.format(name=name))
        for path in (folder, folder / "connections" / "list.html"):
            (source,), _refused = open_sources([path])
            with source:
                assert importer.recognise(source)
                with pytest.raises(UserError, match="choose JSON"):
                    importer.outline(source)

    def test_other_pages_are_not_theirs(self, tmp_path):
        path = tmp_path / "a.html"
        path.write_text("<html><a href='https://www.facebook.com/ana'>me</a></html>")
        assert keys_of(path) == []


def test_exports_side_by_side_are_taken_apart(tmp_path):
    TestFacebook().export(tmp_path / "all" / "facebook-ines")
    TestInstagram().export(tmp_path / "all" / "instagram-ines")
    (source,), _refused = open_sources([tmp_path / "all"])
    with source:
        assert not any(importer.recognise(source) for importer in ALL)
        found = {
            importer.key: sum(batch.read for batch in importer.read(piece, importer.outline(piece)))
            for piece in source.apart()
            for importer in ALL
            if importer.recognise(piece)
        }
    assert set(found) == {"facebook_export", "instagram_export"}
    assert all(found.values())
