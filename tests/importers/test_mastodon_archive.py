"""Mastodon's archive and tables: the key that stands twice, visibility, addresses, lists."""

from __future__ import annotations

import json
import tarfile
from pathlib import Path

import pytest

from reachdesk.domain.errors import UserError
from reachdesk.domain.records import (
    AccountFact,
    Direction,
    ExchangeKind,
    ListFact,
    ListMemberFact,
    PostKind,
)
from reachdesk.importers.mastodon_archive import IMPORTER
from reachdesk.importers.mastodon_records import address_of
from reachdesk.importers.source import open_sources
from reachdesk.importers.web_text import links_in, plain_text
from tests.importers.gathering import gather, recognised, write_csv, zipped

ME = "https://desk.example/users/ines"
EVERYBODY = "https://www.w3.org/ns/activitystreams#Public"
FOLLOWERS = f"{ME}/followers"
AT = "2024-03-01T09:00:00Z"
AT_MS = 1_709_283_600_000
ANA = "https://other.example/users/Ana"
MENTION = {"type": "Mention", "href": ANA, "name": "@Ana@other.example"}


def created(number, content="<p>Hello</p>", *, to=(EVERYBODY,), cc=(FOLLOWERS,), **fields):
    note = {
        "id": f"{ME}/statuses/{number}",
        "type": "Note",
        "published": AT,
        "content": content,
        "to": list(to),
        "cc": list(cc),
        "inReplyTo": None,
        "tag": [],
        "attachment": [],
        **fields,
    }
    return {
        "id": f"{ME}/statuses/{number}/activity",
        "type": "Create",
        "actor": ME,
        "published": AT,
        "to": list(to),
        "cc": list(cc),
        "object": note,
    }


def boost(number, address="https://other.example/users/Ana/statuses/9", cc=(ANA, FOLLOWERS)):
    return {
        "id": f"{ME}/statuses/{number}/activity",
        "type": "Announce",
        "actor": ME,
        "published": AT,
        "to": [EVERYBODY],
        "cc": list(cc),
        "object": address,
    }


def archive(folder: Path, items, total=None) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    listed = json.dumps(items)
    total = len(items) if total is None else total
    (folder / "outbox.json").write_text(
        '{"@context":"x","id":"outbox.json","type":"OrderedCollection",'
        f'"totalItems":{total},"orderedItems":[],"orderedItems":{listed}}}'
    )
    actor = {
        "id": ME,
        "type": "Person",
        "preferredUsername": "ines",
        "name": "Inés Calloway",
        "summary": "<p>Rosters &amp; rain<br>since 2009</p>",
        "published": "2022-11-07T00:00:00Z",
        "outbox": "outbox.json",
        "followers": FOLLOWERS,
    }
    (folder / "actor.json").write_text(json.dumps(actor))
    (folder / "likes.json").write_text('{"id":"likes.json","orderedItems":["https://a.example"]}')
    return folder


def tarred(folder: Path, path: Path) -> Path:
    with tarfile.open(path, "w:gz") as packed:
        for file in sorted(folder.iterdir()):
            packed.add(file, file.name)
    return path


def posts_of(tmp_path, *items):
    return gather(IMPORTER, archive(tmp_path / "a", items)).posts


class TestArchive:
    def test_folder_zip_and_tar_are_the_same(self, tmp_path):
        folder = archive(tmp_path / "a", [created(1), boost(2), created(1)], total=7)
        results = [
            gather(IMPORTER, path)
            for path in (
                folder,
                zipped(folder, tmp_path / "a.zip"),
                tarred(folder, tmp_path / "archive-x.tar.gz"),
            )
        ]
        for found in results:
            assert found.facts == results[0].facts
            assert found.outline.promised == {"posts": 7}
            assert found.outline.ignored == ("likes.json",)
            assert found.outline.owner.handle == "ines@desk.example"
            assert [post.post_id for post in found.posts] == ["1", "2"]
            assert (found.read["posts"], found.left_out) == (3, 1)
        (profile,) = results[0].of(AccountFact)
        assert (profile.bio, profile.name) == ("Rosters & rain\nsince 2009", "Inés Calloway")

    def test_outbox_alone_tells_its_owner(self, tmp_path):
        folder = archive(tmp_path / "a", [created(1)])
        found = gather(IMPORTER, folder / "outbox.json")
        assert found.outline.owner.handle == "ines@desk.example"
        assert len(found.posts) == 1

    def test_a_profile_alone_is_refused(self, tmp_path):
        path = archive(tmp_path / "a", []) / "actor.json"
        (source,), _refused = open_sources([path])
        with source:
            assert IMPORTER.recognise(source)
            with pytest.raises(UserError, match="whole export"):
                IMPORTER.outline(source)

    def test_lists_of_liked_posts_say_why_they_are_of_no_use(self, tmp_path):
        folder = archive(tmp_path / "a", [created(1)])
        kind = '"type":"OrderedCollection"'
        (folder / "likes.json").write_text(f'{{{kind},"orderedItems":["https://a.example/1"]}}')
        for name, said in (("likes.json", True), ("actor.json", False)):
            (source,), _refused = open_sources([folder / name])
            with source:
                assert bool(IMPORTER.why_not(source)) is said
        assert not recognised(IMPORTER, folder / "likes.json")

    def test_posts_of_others_and_other_entries_are_listed(self, tmp_path):
        other = created(2)
        other["actor"] = ANA
        broken = created(3)
        broken["object"]["published"] = broken["published"] = "yesterday"
        wrong = created(4)
        wrong["object"]["tag"] = 7
        items = [created(1), other, broken, wrong, {"type": "Like", "published": AT, "actor": ME}]
        found = gather(IMPORTER, archive(tmp_path / "a", items))
        assert [post.post_id for post in found.posts] == ["1"]
        assert [entry.where for entry in found.skipped] == [
            f"outbox.json #{number}" for number in (2, 3, 4, 5)
        ]


class TestPosts:
    def test_text_links_tags_and_language(self, tmp_path):
        link = '<a href="https://e.org"><span class="invisible">https://</span>e.org</a>'
        tagged = '<a href="https://desk.example/tags/a" class="mention hashtag">#<span>a</span></a>'
        (post,) = posts_of(
            tmp_path,
            created(
                1,
                f"<p>One &amp; two<br/>three &lt;b&gt;</p><p>{link} {tagged}</p>",
                contentMap={"pt-BR": "x"},
                tag=[{"type": "Hashtag", "href": "x", "name": "#a"}],
                attachment=[{"type": "Document"}, {"type": "Document"}],
                summary="Careful",
            ),
        )
        assert post.text == "Careful\n\nOne & two\nthree <b>\n\nhttps://e.org #a"
        assert (post.links, post.hashtags, post.media, post.language) == (1, 1, 2, "pt")
        assert (post.created_ms, post.kind) == (AT_MS, PostKind.ORIGINAL)

    def test_replies_threads_and_boosts(self, tmp_path):
        named = '<a href="x" class="u-url mention">@<span>Ana</span></a>'
        said = f'<p><span class="h-card">{named}</span> yes</p>'
        reply, thread, unknown, first, second = posts_of(
            tmp_path,
            created(1, said, inReplyTo=f"{ANA}/statuses/5", tag=[MENTION]),
            created(2, inReplyTo=f"{ME}/statuses/1"),
            created(3, inReplyTo="https://odd.example/objects/7", tag=[MENTION]),
            boost(4),
            boost(5, "https://odd.example/notes/1", cc=(FOLLOWERS, "https://odd.example/@bo")),
        )
        assert (reply.kind, reply.reply_to_person) == (PostKind.REPLY, "@ana@other.example")
        assert (reply.text, reply.mentioned) == ("yes", "@ana@other.example")
        assert (thread.kind, thread.reply_to_post, thread.reply_to_person) == (
            PostKind.ORIGINAL, "1", None,
        )  # fmt: skip
        assert (unknown.kind, unknown.reply_to_person) == (PostKind.REPLY, "@ana@other.example")
        assert (first.kind, first.reposted_person) == (PostKind.REPOST, "@ana@other.example")
        assert second.reposted_person == "@bo@odd.example"
        assert first.text is None

    def test_quotes(self, tmp_path):
        address = "https://other.example/@ana/77"
        (post,) = posts_of(tmp_path, created(1, quote=address))
        assert (post.kind, post.quoted_post) == (PostKind.QUOTE, address)
        assert post.quoted_person == "@ana@other.example"

    @pytest.mark.parametrize(
        ("to", "cc", "kept"),
        [
            ((EVERYBODY,), (FOLLOWERS,), True),
            ((FOLLOWERS,), (EVERYBODY,), True),
            (("as:Public",), (), True),
            ((FOLLOWERS,), (ANA,), True),
            ((ANA,), (), False),
            ((), (), False),
        ],
    )
    def test_visibility(self, tmp_path, to, cc, kept):
        item = created(1, "<p>between us</p>", to=to, cc=cc)
        found = gather(IMPORTER, archive(tmp_path / "a", [item]))
        assert bool(found.posts) is kept
        assert ("between us" in repr(found.facts)) is kept
        assert found.read["posts"] == 1
        assert found.left_out == (not kept)

    def test_direct_posts_are_messages_without_text(self, tmp_path):
        one = created(1, "<p>Are the rosters of the whole team ready?</p>", to=(ANA,), cc=())
        bo = "https://other.example/users/bo"
        two = created(2, to=(ANA, bo), cc=())
        found = gather(IMPORTER, archive(tmp_path / "a", [one, two]))
        (message,) = found.exchanges
        assert (message.kind, message.direction) == (ExchangeKind.MESSAGE, Direction.OUT)
        assert (message.person, message.at_ms) == ("@ana@other.example", AT_MS)
        assert (message.text, message.courtesy) == (None, 1.0)
        assert found.left_out == 2


class TestTables:
    def test_followed_accounts(self, tmp_path):
        header = ("Account address", "Show boosts", "Notify on new posts", "Languages")
        rows = [
            ("Ana@other.example", "true", "false", ""),
            ("nobody", "", "", ""),
            ("ana@other.example",),
        ]
        found = gather(IMPORTER, write_csv(tmp_path / "x.csv", header, rows))
        assert found.snapshot("following") == {"@ana@other.example": None}
        assert found.people["@ana@other.example"].handle == "ana@other.example"
        assert (found.read["following"], found.left_out) == (3, 2)

    def test_bare_addresses_go_by_the_name_of_the_file(self, tmp_path):
        rows = [("ana@other.example",)]
        path = write_csv(tmp_path / "my_followers.csv", ("Account address",), rows)
        assert set(gather(IMPORTER, path).snapshot("follower")) == {"@ana@other.example"}
        path = write_csv(tmp_path / "x.csv", ("Account address",), rows)
        (source,), _refused = open_sources([path])
        with source, pytest.raises(UserError, match=r"followers\.csv or following\.csv"):
            list(IMPORTER.read(source, IMPORTER.outline(source)))

    def test_lists_and_their_members(self, tmp_path):
        rows = [
            ("Press, UK", "ana@other.example"),
            ("Press, UK", "bo@b.example"),
            ("Éd", "bo@b.example"),
        ]
        found = gather(IMPORTER, write_csv(tmp_path / "x.csv", *[rows[0], rows[1:]]))
        assert [(each.list_ref, each.name) for each in found.of(ListFact)] == [
            ("press,_uk", "Press, UK"), ("éd", "Éd"),
        ]  # fmt: skip
        assert found.of(ListMemberFact) == [
            ListMemberFact("press,_uk", "@ana@other.example"),
            ListMemberFact("press,_uk", "@bo@b.example"),
            ListMemberFact("éd", "@bo@b.example"),
        ]

    def test_other_tables_are_not_mastodons(self, tmp_path):
        people = [("Ana Prado", "ana@example.org"), ("Bo Li", "bo@example.org")]
        assert not recognised(IMPORTER, write_csv(tmp_path / "people.csv", people[0], people[1:]))
        muted = ("Account address", "Hide notifications")
        assert not recognised(
            IMPORTER, write_csv(tmp_path / "m.csv", muted, [("a@b.example", "t")])
        )
        assert not recognised(IMPORTER, write_csv(tmp_path / "n.csv", ("Name", "Place"), []))

    def test_tables_beside_the_archive_come_along(self, tmp_path):
        folder = archive(tmp_path / "a", [created(1)])
        header = ("Account address", "Show boosts")
        write_csv(folder / "following_accounts.csv", header, [("ana@other.example", "true")])
        found = gather(IMPORTER, folder)
        assert len(found.posts) == 1
        assert set(found.snapshot("following")) == {"@ana@other.example"}


@pytest.mark.parametrize(
    ("address", "person"),
    [
        ("https://a.example/users/Ana/statuses/1", "ana@a.example"),
        ("https://a.example/@ana/1", "ana@a.example"),
        ("https://a.example/@ana@b.example/1", "ana@b.example"),
        ("https://a.example/ap/users/123/statuses/1", "123@a.example"),
        ("https://a.example/objects/1", None),
        ("javascript:alert(1)", None),
        (None, None),
    ],
)
def test_persons_of_addresses(address, person):
    assert address_of(address) == person


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("plain &amp; simple", "plain & simple"),
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ("<script>alert(1)</script>", "alert(1)"),
        ("&lt;script&gt;", "<script>"),
        ("<" * 50_000, "<" * 50_000),
        ("<p" * 50_000, "<p" * 50_000),
        ("", ""),
    ],
    ids=lambda value: value[:12],
)
def test_plain_text(content, text):
    assert plain_text(content) == text
    assert links_in(content) == 0


def test_real_archive_agrees_with_a_plain_count(samples):
    (folder,) = samples.glob("mastodon/*")
    plain = json.loads((folder / "outbox.json").read_text(encoding="utf-8"))
    items = plain["orderedItems"]
    found = gather(IMPORTER, folder)
    public = {EVERYBODY}
    direct = [
        item
        for item in items
        if not public & {*item["to"], *item["cc"]}
        and not any(place.endswith("/followers") for place in (*item["to"], *item["cc"]))
    ]
    assert found.read["posts"] == len(items) == 1586
    assert found.outline.promised["posts"] == plain["totalItems"] == 1557
    assert len(found.posts) == len(items) - len(direct)
    assert found.left_out == len(direct)
    kinds = [post.kind for post in found.posts]
    assert kinds.count(PostKind.REPOST) == sum(item["type"] == "Announce" for item in items) == 326
    own = plain["orderedItems"][0]["actor"]
    answers = [
        item
        for item in items
        if isinstance(item["object"], dict)
        and (item["object"]["inReplyTo"] or own).startswith(own) is False
        and item not in direct
    ]
    assert kinds.count(PostKind.REPLY) == len(answers)
    boosted = [post.reposted_person for post in found.posts if post.kind == PostKind.REPOST]
    assert sum(person is not None for person in boosted) > 0.9 * len(boosted)
    assert not any("<p>" in (post.text or "") for post in found.posts)
