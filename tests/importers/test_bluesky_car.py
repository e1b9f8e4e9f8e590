"""Bluesky's repository: records by their place in the tree, damage and hostile blocks."""

from __future__ import annotations

import datetime as dt

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
from reachdesk.importers.bluesky_car import IMPORTER
from reachdesk.importers.bluesky_records import moment_of
from reachdesk.importers.source import open_sources
from tests.importers.car_files import cbor, repository, section, varint, write
from tests.importers.gathering import gather, recognised

pytest.importorskip("libipld")

ME, ANA = "did:plc:ines", "did:plc:ana"
AT = "2024-03-01T09:00:00.123Z"
AT_MS = round(dt.datetime(2024, 3, 1, 9, tzinfo=dt.UTC).timestamp()) * 1000 + 123
DIGITS = "234567abcdefghijklmnopqrstuvwxyz"
POST = "app.bsky.feed.post"


def tid(at_ms: int) -> str:
    number, text = at_ms * 1000 << 10, ""
    for _place in range(13):
        number, rest = divmod(number, 32)
        text = DIGITS[rest] + text
    return text


KEY = tid(AT_MS)
REV = tid(AT_MS + 86_400_000)


def uri(did=ANA, key="3kabc", collection=POST) -> dict[str, str]:
    return {"uri": f"at://{did}/{collection}/{key}", "cid": "bafy"}


def post(text="Hello", **fields):
    return {"$type": POST, "text": text, "createdAt": AT, **fields}


def facet(text, word, kind, **value):
    start = len(text[: text.index(word)].encode())
    feature = {"$type": f"app.bsky.richtext.facet#{kind}", **value}
    index = {"byteStart": start, "byteEnd": start + len(word.encode())}
    return {"index": index, "features": [feature]}


def gathered(tmp_path, records, **more):
    return gather(IMPORTER, write(tmp_path / "repo.car", repository(ME, REV, records, **more)))


def one_post(tmp_path, record):
    (found,) = gathered(tmp_path, {f"{POST}/{KEY}": record}).posts
    return found


def test_times_in_keys():
    assert moment_of(KEY) == AT_MS
    assert moment_of("3kabc") is None
    assert moment_of("self") is None
    assert moment_of("z" * 13) is None


class TestRecords:
    def test_owner_and_date(self, tmp_path):
        found = gathered(tmp_path, {f"{POST}/{KEY}": post()})
        assert found.outline.owner.native_id == ME
        assert found.outline.as_of_ms == AT_MS + 86_400_000

    def test_text_links_tags_and_people(self, tmp_path):
        text = "Größe 🐸 @ana.example says https://e.org/long #a"
        facets = [
            facet(text, "@ana.example", "mention", did=ANA),
            facet(text, "https://e.org/long", "link", uri="https://e.org/long"),
            facet(text, "#a", "tag", tag="a"),
        ]
        images = {"$type": "app.bsky.embed.images", "images": [{"alt": ""}, {"alt": ""}]}
        record = post(text, facets=facets, langs=["pt-BR"], embed=images)
        found = gathered(tmp_path, {f"{POST}/{KEY}": record})
        (made,) = found.posts
        assert (made.post_id, made.created_ms, made.text) == (KEY, AT_MS, text)
        assert (made.links, made.hashtags, made.media, made.language) == (1, 1, 2, "pt")
        assert made.mentioned == ANA
        assert found.people[ANA].handle == "ana.example"

    def test_replies_threads_and_quotes(self, tmp_path):
        reply = one_post(tmp_path, post(reply={"root": uri(), "parent": uri()}))
        assert (reply.kind, reply.reply_to_person) == (PostKind.REPLY, ANA)
        thread = one_post(tmp_path, post(reply={"root": uri(ME), "parent": uri(ME, "3kown")}))
        assert (thread.kind, thread.reply_to_post, thread.reply_to_person) == (
            PostKind.ORIGINAL, "3kown", None,
        )  # fmt: skip
        plain = {"$type": "app.bsky.embed.record", "record": uri()}
        beside = {
            "$type": "app.bsky.embed.recordWithMedia",
            "record": plain,
            "media": {"images": [{}]},
        }
        for embed, media in ((plain, 0), (beside, 1)):
            quote = one_post(tmp_path, post(embed=embed))
            assert (quote.kind, quote.quoted_person, quote.media) == (PostKind.QUOTE, ANA, media)
        feed = {
            "$type": "app.bsky.embed.record",
            "record": uri(collection="app.bsky.feed.generator"),
        }
        assert one_post(tmp_path, post(embed=feed)).kind == PostKind.ORIGINAL
        card = {"$type": "app.bsky.embed.external", "external": {"uri": "https://e.org"}}
        assert one_post(tmp_path, post(embed=card)).links == 1

    def test_everything_else_that_is_read(self, tmp_path):
        press = f"at://{ME}/app.bsky.graph.list/3klist"
        found = gathered(
            tmp_path,
            {
                "app.bsky.actor.profile/self": {"displayName": "Inés", "description": "Rosters"},
                f"app.bsky.feed.repost/{KEY}": {"subject": uri(), "createdAt": AT},
                f"app.bsky.feed.like/{KEY}": {"subject": uri(), "createdAt": AT},
                f"app.bsky.graph.follow/{KEY}": {"subject": ANA, "createdAt": AT},
                "app.bsky.graph.list/3klist": {"name": "Press", "purpose": "x#curatelist"},
                "app.bsky.graph.list/3kmute": {
                    "name": "Hidden", "purpose": "app.bsky.graph.defs#modlist",
                },
                f"app.bsky.graph.listitem/{KEY}": {
                    "subject": ANA, "list": press, "createdAt": AT,
                },
                f"app.bsky.graph.block/{KEY}": {"subject": ANA, "createdAt": AT},
                "app.bsky.feed.threadgate/3kx": {"post": "x"},
            },
        )  # fmt: skip
        assert found.of(AccountFact)[0][:4] == (ME, None, "Inés", "Rosters")
        (repost,) = found.posts
        assert (repost.kind, repost.reposted_person) == (PostKind.REPOST, ANA)
        (like,) = found.exchanges
        assert (like.kind, like.direction, like.person) == (ExchangeKind.LIKE, Direction.OUT, ANA)
        assert found.snapshot("following") == {ANA: AT_MS}
        assert found.of(ListFact) == [ListFact("3klist", "Press", "created")]
        assert found.of(ListMemberFact) == [ListMemberFact("3klist", ANA)]
        assert (found.read["lists"], found.left_out) == (2, 1)

    def test_bad_records_are_listed(self, tmp_path):
        other = tid(AT_MS + 1)
        found = gathered(
            tmp_path,
            {
                f"{POST}/{KEY}": {"text": "no date but a key that tells"},
                f"{POST}/self": {"text": "no date at all"},
                f"{POST}/{other}": ["not", "a", "record"],
                f"app.bsky.feed.like/{KEY}": {"subject": "nobody", "createdAt": AT},
                f"app.bsky.graph.follow/{KEY}": {"subject": 7},
                f"app.bsky.graph.listitem/{KEY}": {"subject": ANA, "list": "nowhere"},
                f"{POST}/3kodd": post(7, facets="x", langs=[1], reply=[], embed="y"),
            },
        )
        assert {each.post_id: each.created_ms for each in found.posts} == {
            KEY: AT_MS, "3kodd": AT_MS,
        }  # fmt: skip
        assert found.left_out == 5


class TestFiles:
    RECORDS = {f"{POST}/{tid(AT_MS + 60_000 * n)}": post(f"Post {n}") for n in range(30)}  # noqa: RUF012

    def test_a_damaged_block_costs_itself(self, tmp_path):
        content = repository(ME, REV, self.RECORDS)
        broken = content.replace(b"Post 7", b"Past 7")
        found = gather(IMPORTER, write(tmp_path / "a.car", broken))
        assert len(found.posts) == 29
        assert found.left_out == 1

    def test_a_file_that_breaks_off(self, tmp_path):
        content = repository(ME, REV, self.RECORDS)
        at = content.index(b"Post 20")
        found = gather(IMPORTER, write(tmp_path / "a.car", content[:at]))
        assert found.posts == []  # the tree stands at the end of this file
        assert found.left_out == 1

    def test_too_large_blocks_and_blocks_without_a_cid(self, tmp_path):
        spare = [b"\xa0" + bytes(5 << 20)]
        whole = repository(ME, REV, self.RECORDS, spare=spare)
        whole += varint(3) + b"abc" + section(b"raw", b"\x01\x55\x12\x20" + bytes(32))
        found = gather(IMPORTER, write(tmp_path / "a.car", whole))
        assert len(found.posts) == 30
        assert found.left_out == 2

    @pytest.mark.parametrize(
        "content",
        [
            b"roots",
            b"\x81" * 50_000 + b"roots",
            varint(1 << 60) + b"roots",
            b"\xff" * 30 + b"roots",
            b"\x3a" + cbor({"roots": [], "version": 1}),
            varint(17) + cbor({"roots": [], "version": 1}),
            varint(18) + cbor({"roots": 7, "version": 1}),
            b"<p>square roots</p>",
        ],
    )
    def test_other_files_are_no_repository(self, tmp_path, content):
        assert not recognised(IMPORTER, write(tmp_path / "repo.car", content))

    def test_a_hostile_record_is_listed(self, tmp_path):
        deep = b"\x81" * 100_000 + b"\x00"
        records = {f"{POST}/{KEY}": post()}
        whole = repository(ME, REV, records)
        hostile = section(b"\xa2\x61e" + deep) + section(b"\xa2\x61e\x9b" + b"\xff" * 8)
        found = gather(IMPORTER, write(tmp_path / "a.car", whole + hostile))
        assert len(found.posts) == 1

    def test_the_same_record_under_two_keys_is_two_posts(self, tmp_path):
        records = {f"{POST}/{KEY}": post(), f"{POST}/{tid(AT_MS + 1)}": post()}
        assert len(gathered(tmp_path, records).posts) == 2

    def test_a_file_that_lost_its_header_between_looks_is_damaged(self, tmp_path):
        path = write(tmp_path / "a.car", repository(ME, REV, self.RECORDS))
        (source,), _refused = open_sources([path])
        with source:
            outline = IMPORTER.outline(source)
            path.write_bytes(b"x" * path.stat().st_size)
            with pytest.raises(UserError):
                list(IMPORTER.read(source, outline))
