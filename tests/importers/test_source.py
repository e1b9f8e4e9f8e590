from __future__ import annotations

import contextlib
import os
import random
import struct
import zipfile
from pathlib import Path

import pytest

from reachdesk.domain.errors import UserError
from reachdesk.importers import containers, limits
from reachdesk.importers.source import open_sources
from tests.importers.archives import OWNER, many_posts, write_archive, write_js, zip_of


def one(*paths: Path):
    sources, refused = open_sources(paths)
    assert refused == []
    assert len(sources) == 1
    return sources[0]


def why_refused(path: Path) -> str:
    sources, refused = open_sources([path])
    assert sources == []
    assert [entry.file for entry in refused] == [path.name]
    why = refused[0].why
    assert why.endswith(".")
    assert path.name in why
    return why


def made_zip(path: Path, members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def names(source) -> set[str]:
    return {member.name for member in source.members()}


class TestShapes:
    def test_zip_and_folder_with_and_without_a_folder_around(self, tmp_path):
        folder = write_archive(tmp_path / "archive", many_posts(5))
        plain = zip_of(folder)
        wrapped = zip_of(folder, tmp_path / "wrapped.zip", top="my archive/again/")
        (tmp_path / "outer").mkdir()
        folder_in_folder = tmp_path / "outer" / "inner"
        folder.rename(folder_in_folder)
        for path in (plain, wrapped, folder_in_folder, tmp_path / "outer"):
            with one(path) as source:
                assert "data/tweets.js" in names(source)
                assert source.has("data/manifest.js")
                assert source.open("data/tweets.js").read().startswith(b"window.YTD.tweets")
                assert source.name == path.name
                assert source.paths[0] == path

    def test_the_data_folder_alone_keeps_or_loses_its_name_but_not_its_files(self, tmp_path):
        folder = write_archive(tmp_path / "archive", many_posts(5))
        assert "tweets.js" in names(one(folder / "data"))

    def test_same_contents_same_fingerprint(self, tmp_path):
        folder = write_archive(tmp_path / "archive", many_posts(5))
        prints = {
            one(path).fingerprint()
            for path in (folder, zip_of(folder), zip_of(folder, tmp_path / "b.zip", top="x/"))
        }
        assert len(prints) == 1
        other = write_archive(tmp_path / "other", many_posts(6))
        assert one(other).fingerprint() not in prints

    def test_one_file_counts_by_its_bytes_whatever_its_name(self, tmp_path):
        first, second = tmp_path / "a.csv", tmp_path / "a (1).csv"
        first.write_text("x,y\n1,2\n")
        second.write_text("x,y\n1,2\n")
        assert one(first).fingerprint() == one(second).fingerprint()
        second.write_text("x,y\n1,3\n")
        assert one(first).fingerprint() != one(second).fingerprint()

    def test_sizes_and_heads(self, tmp_path):
        path = tmp_path / "numbers.csv"
        path.write_bytes(b"0123456789" * 1000)
        with one(path) as source:
            assert source.size == 10_000
            assert source.head("numbers.csv", 5) == b"01234"
            assert len(source.head("numbers.csv")) == 10_000

    def test_a_workbook_is_a_file_though_it_is_a_zip(self, tmp_path):
        book = made_zip(
            tmp_path / "book.xlsx", {"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}
        )
        late = made_zip(
            tmp_path / "late.xlsx", {"xl/a.xml": b"a" * 9000, "[Content_Types].xml": b"<x/>"}
        )
        for path in (book, late):
            assert names(one(path)) == {path.name}

    def test_leftovers_of_operating_systems_are_no_members(self, tmp_path):
        path = made_zip(
            tmp_path / "a.zip",
            {
                "top/data/tweets.js": b"x",
                "top/desktop (1).ini": b"x",
                "top/.DS_Store": b"x",
                "__MACOSX/top/._a": b"x",
            },
        )
        assert names(one(path)) == {"data/tweets.js"}


class TestGroups:
    def test_scripts_of_one_folder_are_one_source_and_tables_are_not(self, tmp_path):
        folder = write_archive(tmp_path / "archive", many_posts(3))
        other = write_archive(tmp_path / "second", many_posts(3))
        for name in ("one.csv", "two.csv"):
            (tmp_path / name).write_text("a,b\n")
        given = [
            folder / "data" / "tweets.js",
            tmp_path / "one.csv",
            folder / "data" / "account.js",
            other / "data" / "account.js",
            tmp_path / "two.csv",
        ]
        sources, refused = open_sources(given)
        assert refused == []
        assert sorted(sorted(names(source)) for source in sources) == [
            ["account.js"],
            ["account.js", "tweets.js"],
            ["one.csv"],
            ["two.csv"],
        ]

    def test_a_renamed_script_joins_the_others(self, tmp_path):
        folder = write_archive(tmp_path / "archive", many_posts(3))
        renamed = (folder / "data" / "tweets.js").rename(folder / "data" / "tweets.js.txt")
        assert len(names(one(renamed, folder / "data" / "account.js"))) == 2

    def test_zips_with_the_same_manifest_are_parts(self, tmp_path):
        folder = write_archive(tmp_path / "archive", many_posts(40), parts=3)
        manifest = (folder / "data" / "manifest.js").read_bytes()
        first = made_zip(
            tmp_path / "part-1.zip",
            {
                "data/manifest.js": manifest,
                "data/tweets.js": (folder / "data/tweets.js").read_bytes(),
            },
        )
        second = made_zip(
            tmp_path / "part-2.zip",
            {
                "x/data/manifest.js": manifest,
                "x/data/tweets-part1.js": (folder / "data/tweets-part1.js").read_bytes(),
            },
        )
        bare = made_zip(
            tmp_path / "part-3.zip",
            {"data/tweets-part2.js": (folder / "data/tweets-part2.js").read_bytes()},
        )
        with one(second, bare, first) as source:
            assert {"data/tweets.js", "data/tweets-part1.js", "data/tweets-part2.js"} < names(
                source
            )
            assert source.name == "part-2.zip and 2 more"
            assert len(source.paths) == 3

    def test_archives_of_two_moments_stay_apart(self, tmp_path):
        early = write_archive(tmp_path / "a", many_posts(3), as_of="2021-01-01T00:00:00.000Z")
        late = write_archive(tmp_path / "b", many_posts(3))
        sources, _refused = open_sources([early, late])
        assert len(sources) == 2

    def test_a_zip_of_something_else_is_not_taken_for_a_part(self, tmp_path):
        folder = write_archive(tmp_path / "archive", many_posts(3))
        other = made_zip(tmp_path / "other.zip", {"Connections.csv": b"a,b\n"})
        sources, _refused = open_sources([zip_of(folder), other])
        assert len(sources) == 2

    def test_zips_within_a_folder_are_sources_of_their_own(self, tmp_path):
        outer = tmp_path / "outer"
        write_archive(outer / "unpacked", many_posts(3))
        other = write_archive(tmp_path / "b", many_posts(3), as_of="2021-01-01T00:00:00.000Z")
        zip_of(other, outer / "packed.zip")
        sources, refused = open_sources([outer])
        assert refused == []
        assert [source.name for source in sources] == ["outer", "packed.zip"]
        assert "packed.zip" not in names(sources[0])

    def test_the_same_file_twice_is_one(self, tmp_path):
        path = tmp_path / "a.csv"
        path.write_text("a")
        assert len(open_sources([path, path])[0]) == 1

    def test_apart_gives_folders_and_files(self, tmp_path):
        write_archive(tmp_path / "mixed" / "first", many_posts(3))
        write_archive(tmp_path / "mixed" / "second", many_posts(3))
        (tmp_path / "mixed" / "table.csv").write_text("a,b\n")
        with one(tmp_path / "mixed") as whole:
            pieces = {piece.name: piece for piece in whole.apart()}
            assert set(pieces) == {"mixed/first", "mixed/second", "mixed/table.csv"}
            assert pieces["mixed/first"].has("data/tweets.js")
            assert pieces["mixed/table.csv"].open("table.csv").read() == b"a,b\n"
            assert pieces["mixed/table.csv"].apart() == []


class TestRefused:
    def test_missing_and_empty(self, tmp_path):
        assert "not there" in why_refused(tmp_path / "nowhere.zip")
        (tmp_path / "empty.js").touch()
        assert "is empty" in why_refused(tmp_path / "empty.js")
        (tmp_path / "bare").mkdir()
        assert "no files" in why_refused(tmp_path / "bare")
        assert "no files" in why_refused(made_zip(tmp_path / "none.zip", {}))

    def test_not_a_plain_file(self, tmp_path):
        os.mkfifo(tmp_path / "pipe.js")
        assert "not a file" in why_refused(tmp_path / "pipe.js")

    def test_locked_with_a_password(self, tmp_path):
        path = made_zip(tmp_path / "locked.zip", {"data/tweets.js": b"x" * 100})
        content = bytearray(path.read_bytes())
        content[content.rfind(b"PK\x01\x02") + 8] |= 1
        path.write_bytes(content)
        assert "password" in why_refused(path)

    def test_zip_in_zip(self, tmp_path):
        inner = made_zip(tmp_path / "inner.zip", {"data/tweets.js": b"x"})
        outer = made_zip(tmp_path / "outer.zip", {"inner.zip": inner.read_bytes()})
        assert "other zips" in why_refused(outer)
        beside = made_zip(
            tmp_path / "beside.zip", {"inner.zip": inner.read_bytes(), "data/tweets.js": b"x"}
        )
        with one(beside) as source, pytest.raises(UserError, match="another zip"):
            source.head("inner.zip")

    @pytest.mark.parametrize(
        "name", ["../up.js", "/etc/x.js", "a/../../b.js", "C:\\x.js", "..\\x.js", "n" * 2000]
    )
    def test_names_that_lead_elsewhere(self, name, tmp_path):
        path = made_zip(tmp_path / "names.zip", {"data/tweets.js": b"x", name: b"x"})
        assert "names" in why_refused(path)

    def test_names_with_backslashes_are_folders(self, tmp_path):
        path = made_zip(tmp_path / "windows.zip", {"data\\tweets.js": b"x", "a.txt": b"y"})
        assert "data/tweets.js" in names(one(path))

    def test_sixty_thousand_members(self, tmp_path):
        members = {f"data/{number}.js": b"" for number in range(60_000)}
        path = made_zip(tmp_path / "many.zip", members, zipfile.ZIP_STORED)
        assert "more files" in why_refused(path)

    def test_a_table_of_contents_beyond_measure(self, tmp_path):
        path = made_zip(tmp_path / "a.zip", {"a.js": b"x"})
        content = bytearray(path.read_bytes())
        at = content.rfind(b"PK\x05\x06")
        struct.pack_into("<I", content, at + 12, 0xF0000000)
        path.write_bytes(content)
        assert why_refused(path)

    def test_something_that_unpacks_to_much_more(self, tmp_path):
        path = made_zip(tmp_path / "bomb.zip", {"data/tweets.js": b"\0" * (30 << 20)})
        assert "unpacks to more" in why_refused(path)
        hidden = made_zip(tmp_path / "hidden.zip", {"thing": b"\0" * (30 << 20), "a.js": b"x"})
        with one(hidden) as source, pytest.raises(UserError, match="unpacks to more"):
            source.open("thing")

    def test_a_truncated_zip(self, tmp_path):
        path = zip_of(write_archive(tmp_path / "archive", many_posts(300)))
        whole = path.read_bytes()
        for share in (0.01, 0.3, 0.7, 0.999):
            path.write_bytes(whole[: int(len(whole) * share)])
            assert "not whole" in why_refused(path)

    @pytest.mark.parametrize("seed", range(20))
    def test_random_bytes_and_damaged_zips_never_do_more_than_refuse(self, seed, tmp_path):
        chance = random.Random(seed)
        path = tmp_path / "noise.zip"
        path.write_bytes(chance.randbytes(chance.randrange(1, 5000)))
        sources, refused = open_sources([path])
        assert len(sources) + len(refused) == 1
        path = zip_of(write_archive(tmp_path / "archive", many_posts(30)), tmp_path / "cut.zip")
        content = bytearray(path.read_bytes())
        for _count in range(20):
            content[chance.randrange(len(content))] = chance.randrange(256)
        path.write_bytes(content)
        sources, refused = open_sources([path])
        for source in sources:
            for member in source.members():
                with contextlib.suppress(UserError):
                    source.open(member.name).read()
            source.close()

    def test_a_folder_without_rights(self, tmp_path, monkeypatch):
        write_archive(tmp_path / "archive", many_posts(3))
        real = os.scandir

        def scandir(place):
            if str(place).endswith("data"):
                raise PermissionError(13, "no")
            return real(place)

        monkeypatch.setattr(containers.os, "scandir", scandir)
        sources, refused = open_sources([tmp_path / "archive"])
        assert sources == []
        assert "may not be read" in refused[0].why

    def test_a_file_without_rights(self, tmp_path, monkeypatch):
        path = tmp_path / "a.csv"
        path.write_text("a,b\n")
        source = one(path)

        def denied(*_arguments, **_named):
            raise PermissionError(13, "no")

        monkeypatch.setattr(Path, "open", denied)
        with pytest.raises(UserError, match="may not be read"):
            source.open("a.csv")
        assert "may not be read" in why_refused(path)

    def test_links_in_a_circle_and_a_folder_of_everything(self, tmp_path, monkeypatch):
        folder = write_archive(tmp_path / "archive", many_posts(3))
        (folder / "loop").symlink_to(folder)
        (folder / "gone.js").symlink_to(tmp_path / "nowhere")
        assert not any("loop" in name or "gone" in name for name in names(one(folder)))
        monkeypatch.setattr(limits, "MAX_MEMBERS", 3)
        assert "too many" in why_refused(folder)


class TestReading:
    def test_a_wrong_checksum(self, tmp_path):
        path = made_zip(tmp_path / "a.zip", {"a.js": b"right words"}, zipfile.ZIP_STORED)
        path.write_bytes(path.read_bytes().replace(b"right words", b"wrong words"))
        with one(path) as source, pytest.raises(UserError, match="damaged"):
            source.open("a.js").read()

    @pytest.mark.parametrize("size", [10, 5_000_000])
    def test_a_size_that_is_a_lie(self, size, tmp_path):
        path = made_zip(tmp_path / "a.zip", {"a.js": random.Random(1).randbytes(50_000)})
        content = bytearray(path.read_bytes())
        struct.pack_into("<I", content, content.rfind(b"PK\x01\x02") + 24, size)
        path.write_bytes(content)
        with one(path) as source, pytest.raises(UserError, match="damaged"):
            source.open("a.js").read()

    def test_an_unusual_packing(self, tmp_path):
        path = made_zip(tmp_path / "a.zip", {"a.js": b"words"})
        content = bytearray(path.read_bytes())
        for mark, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
            struct.pack_into("<H", content, content.rfind(mark) + offset, 9)
        path.write_bytes(content)
        with one(path) as source, pytest.raises(UserError, match="unusual way"):
            source.open("a.js").read()

    def test_no_more_than_the_limit_is_really_read(self, tmp_path, monkeypatch):
        noise = random.Random(1).randbytes(60_000)
        path = made_zip(tmp_path / "a.zip", {"a.js": noise, "b.js": noise, "c.mp4": noise * 9})
        monkeypatch.setattr(limits, "MAX_READ", 100_000)
        with one(path) as source:
            assert source.open("a.js").read() == noise
            assert source.open("a.js").read() == noise
            with pytest.raises(UserError, match="unpacks to more"):
                source.open("b.js").read()
            with pytest.raises(UserError, match="unpacks to more"):
                source.open("c.mp4")

    def test_videos_are_members_but_count_for_nothing(self, tmp_path, monkeypatch):
        path = tmp_path / "videos.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(30):
                archive.writestr(f"data/tweets_media/{number}.mp4", b"\0" * (2 << 20))
            archive.writestr("data/tweets.js", "window.YTD.tweets.part0 = [ ]")
        monkeypatch.setattr(limits, "MAX_MEMBERS", 10)
        monkeypatch.setattr(limits, "MAX_READ", 1 << 20)
        with one(path) as source:
            assert len(source.members()) == 31
            assert source.size > 60 << 20
            assert source.open("data/tweets.js").read()
            assert source.fingerprint()

    def test_a_file_that_changes_while_it_is_read(self, tmp_path):
        path = tmp_path / "a.csv"
        path.write_bytes(b"line\n" * 200_000)
        with one(path) as source, source.open("a.csv") as stream:
            stream.read(100)
            with path.open("ab") as more:
                more.write(b"line\n")
            with pytest.raises(UserError, match="changed while"):
                stream.read()

    def test_a_zip_that_changes_while_it_is_read(self, tmp_path):
        path = made_zip(tmp_path / "a.zip", {"a.js": b"word " * 100_000})
        with one(path) as source, source.open("a.js") as stream:
            stream.read(100)
            with path.open("ab") as more:
                more.write(b"x")
            with pytest.raises(UserError, match="changed while"):
                stream.read()

    def test_a_file_that_goes_away(self, tmp_path):
        path = tmp_path / "a.csv"
        path.write_text("a,b\n")
        source = one(path)
        path.unlink()
        with pytest.raises(UserError, match="not there"):
            source.open("a.csv")

    def test_an_unknown_member_is_our_mistake(self, tmp_path):
        path = write_js(tmp_path / "a.js", "var x", {"id": OWNER.person_id})
        with one(path) as source, pytest.raises(KeyError):
            source.open("b.js")
