"""Tars, packed or not: members, limits and damage."""

from __future__ import annotations

import gzip
import io
import tarfile

import pytest

from reachdesk.domain.errors import UserError
from reachdesk.importers import limits, tars
from reachdesk.importers.source import open_sources


def made(path, members: dict[str, bytes | tarfile.TarInfo], mode="w:gz"):
    with tarfile.open(path, mode) as archive:
        for name, content in members.items():
            if isinstance(content, tarfile.TarInfo):
                archive.addfile(content)
                continue
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return path


def one(path):
    sources, refused = open_sources([path])
    assert refused == []
    (source,) = sources
    return source


def why_refused(path) -> str:
    sources, refused = open_sources([path])
    assert sources == []
    (entry,) = refused
    assert entry.why.endswith(".")
    assert path.name in entry.why
    return entry.why


MEMBERS = {"outbox.json": b'{"a":1}' * 300_000, "media/a.png": b"x" * 5_000, "actor.json": b"{}"}


@pytest.mark.parametrize(("name", "mode"), [("a.tar.gz", "w:gz"), ("b", "w:gz"), ("c.tar", "w")])
def test_members_are_read_in_any_order_and_twice(tmp_path, name, mode):
    with one(made(tmp_path / name, MEMBERS, mode)) as source:
        sizes = {member.name: member.size for member in source.members()}
        assert sizes == {key: len(value) for key, value in MEMBERS.items()}
        for key in ("actor.json", "outbox.json", "outbox.json"):
            with source.open(key) as stream:
                assert stream.read() == MEMBERS[key]
        assert source.head("outbox.json", 7) == b'{"a":1}'
        assert len(source.fingerprint()) == 64
        with pytest.raises(UserError):
            source.open("media/a.png")
        with pytest.raises(KeyError):
            source.open("else")


def test_a_folder_around_and_a_tar_in_a_folder(tmp_path):
    (tmp_path / "d").mkdir()
    wrapped = {f"archive-2024/{name}": content for name, content in MEMBERS.items()}
    path = made(tmp_path / "d" / "a.tar.gz", wrapped)
    for place in (path, tmp_path / "d"):
        with one(place) as source:
            assert source.has("outbox.json")


def test_the_same_contents_zipped_or_not_are_the_same(tmp_path):
    (tmp_path / "d").mkdir()
    for name, content in MEMBERS.items():
        file = tmp_path / "d" / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content)
    with one(tmp_path / "d") as folder, one(made(tmp_path / "a.tgz", MEMBERS)) as archive:
        assert folder.fingerprint() == archive.fingerprint()


def test_links_devices_and_leftovers_are_passed_over(tmp_path):
    link = tarfile.TarInfo("link.json")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/hostname"
    hard = tarfile.TarInfo("hard.json")
    hard.type, hard.linkname = tarfile.LNKTYPE, "actor.json"
    device = tarfile.TarInfo("device.json")
    device.type = tarfile.CHRTYPE
    members = {"actor.json": b"{}", "a": link, "b": hard, "c": device, "._x": b"x"}
    with one(made(tmp_path / "a.tar.gz", members)) as source:
        assert [member.name for member in source.members()] == ["actor.json"]


@pytest.mark.parametrize("name", ["../up.json", "/etc/x.json", "a/../../x.json", "C:\\x.json"])
def test_names_that_climb_out_are_refused(tmp_path, name):
    why_refused(made(tmp_path / "a.tar.gz", {"actor.json": b"{}", name: b"{}"}))


def test_limits(tmp_path, monkeypatch):
    path = made(tmp_path / "a.tar.gz", {"bomb.json": bytes(3 << 20), "b.json": b"{}"})
    monkeypatch.setattr(limits, "MAX_READ", 1 << 20)
    assert "unpacks to more" in why_refused(path)
    monkeypatch.setattr(limits, "MAX_READ", 1 << 30)
    monkeypatch.setattr(tars, "MAX_PACKED", 1_000)
    assert "unpacks to more" in why_refused(path)
    monkeypatch.setattr(tars, "MAX_PACKED", 1 << 30)
    monkeypatch.setattr(limits, "MAX_MEMBERS", 0)
    assert "unpacks to more" in why_refused(path)


def test_a_picture_that_unpacks_to_an_absurd_size_is_not_waited_for(tmp_path):
    members = {"actor.json": b"{}", "a.png": bytes(8 << 20)}
    assert "unpacks to more" in why_refused(made(tmp_path / "a.tar.gz", members))


def test_damage_is_one_sentence(tmp_path):
    path = made(tmp_path / "a.tar.gz", {"a.json": bytes(range(256)) * 4_000})
    content = path.read_bytes()
    for cut in (len(content) // 2, len(content) - 4):
        path.write_bytes(content[:cut])
        assert "damaged" in why_refused(path)
    path.write_bytes(content[:-8] + b"\0\0\0\0" + content[-4:])
    assert "damaged" in why_refused(path)
    plain = made(tmp_path / "b.tar", {"a.json": b"x" * 50_000}, "w")
    plain.write_bytes(plain.read_bytes()[:20_000])
    assert "damaged" in why_refused(plain)


def test_a_packed_text_that_is_no_tar_stays_a_file(tmp_path):
    path = tmp_path / "a.json.gz"
    path.write_bytes(gzip.compress(b"{}"))
    with one(path) as source:
        assert [member.name for member in source.members()] == ["a.json.gz"]
    broken = tmp_path / "b.gz"
    broken.write_bytes(b"\x1f\x8b\x08\x00rest")
    with one(broken) as source:
        assert len(source.members()) == 1


def test_a_tar_of_nothing_but_folders_is_refused(tmp_path):
    folder = tarfile.TarInfo("d")
    folder.type = tarfile.DIRTYPE
    assert "holds no files" in why_refused(made(tmp_path / "a.tar.gz", {"d": folder}))
