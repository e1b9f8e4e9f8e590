"""Makers of files that mean harm; each writes one into a folder and gives its path."""

from __future__ import annotations

import gzip
import io
import json
import os
import stat
import struct
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tests.importers.archives import many_posts, tweet_record, write_archive, zip_of

Member = bytes | str | tuple[zipfile.ZipInfo, bytes]
MANY = 100_000
ACCOUNT = (
    'window.YTD.account.part0 = [ { "account" : { "accountId" : "1", "username" : "ana_example",'
    ' "createdAt" : "2014-01-01T00:00:00.000Z", "accountDisplayName" : "Ana" } } ]'
)
TWEETS = "window.YTD.tweets.part0 = "
OUTBOX = '{"@context":"https://www.w3.org/ns/activitystreams","id":"outbox.json","orderedItems":'
ACTOR = '{"id":"https://example.org/users/ana","type":"Person","preferredUsername":"ana"}'
HEADER = "Screen name,Name,Bio,Followers,Created\n"
ROW = "bo_example,Bo,plans,12,2020-01-01\n"


def post(**changed: Any) -> dict[str, Any]:
    """A tweet record with some keys changed."""
    record = tweet_record(many_posts(1)[0])
    inner = record.get("tweet", record)
    inner.update(changed)
    return record


def zipped(folder: Path, members: Mapping[str, Member], name: str = "export.zip") -> Path:
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members.items():
            if isinstance(content, tuple):
                archive.writestr(*content)
            else:
                archive.writestr(member, content)
    return path


def x(tweets: str | bytes, **more: Member) -> Callable[[Path], Path]:
    """An X archive whose tweets.js is this."""

    def make(folder: Path) -> Path:
        return zipped(folder, {"data/account.js": ACCOUNT, "data/tweets.js": tweets, **more})

    return make


def x_posts(*records: Any) -> Callable[[Path], Path]:
    return x(TWEETS + json.dumps(list(records)))


def x_raw(key: str, raw: str) -> Callable[[Path], Path]:
    """One good post and one whose value of `key` is this JSON text."""
    bad = json.dumps(post(**{key: "RAW"})).replace('"RAW"', raw)
    return x(f"{TWEETS}[{json.dumps(post())},{bad}]")


def x_linked(name: str, target: str, kind: int = stat.S_IFLNK) -> Callable[[Path], Path]:
    """An X archive with a member that is a link."""
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = (kind | 0o777) << 16
    return x(f"{TWEETS}[]", link=(info, target.encode()))


def x_named(name: str) -> Callable[[Path], Path]:
    """An X archive with a member of a bad name."""
    return x(f"{TWEETS}[{json.dumps(post())}]", **{name: b"outside"})


def named(name: str, content: bytes | str) -> Callable[[Path], Path]:
    """A single file."""

    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    return make


def patched(mark: bytes, offset: int, layout: str, value: int) -> Callable[[Path], Path]:
    """A good archive with a number of its zip structure overwritten after every `mark`."""

    def make(folder: Path) -> Path:
        path = zip_of(write_archive(folder / "export", posts=many_posts(20)))
        content = bytearray(path.read_bytes())
        place = content.find(mark)
        while place >= 0 and place + offset + struct.calcsize(layout) <= len(content):
            struct.pack_into(layout, content, place + offset, value)
            place = content.find(mark, place + 4)
        path.write_bytes(content)
        return path

    return make


def changed(change: Callable[[bytes], bytes]) -> Callable[[Path], Path]:
    """A good archive whose bytes went through `change`."""

    def make(folder: Path) -> Path:
        path = zip_of(write_archive(folder / "export", posts=many_posts(20)))
        path.write_bytes(change(path.read_bytes()))
        return path

    return make


def misnamed(content: bytes) -> bytes:
    """Every member is said to have a name in UTF-8 beside its bytes, where it has one that is
    none."""
    data = bytearray(content)
    place = data.find(b"PK\x03\x04")
    while place >= 0:
        data[place + 7] = 0x08
        data[place + 30] = 0x86
        place = data.find(b"PK\x03\x04", place + 4)
    return bytes(data)


def nested(folder: Path) -> Path:
    path = zip_of(write_archive(folder / "export", posts=many_posts(3)))
    for level in range(6):
        path = zipped(folder, {f"level{level}.zip": path.read_bytes()}, f"outer{level}.zip")
    return path


def many_members(folder: Path) -> Path:
    return zipped(folder, {f"data/file{number}.js": b"" for number in range(20_000)})


def doubled(folder: Path) -> Path:
    path = zipped(folder, {"data/account.js": ACCOUNT, "data/tweets.js": f"{TWEETS}[]"})
    with zipfile.ZipFile(path, "a") as archive:
        info = zipfile.ZipInfo("data/Tweets.js")
        archive.writestr(info, TWEETS + json.dumps([post()]))
    content = path.read_bytes().replace(b"data/Tweets.js", b"data/tweets.js")
    path.write_bytes(content)
    return path


def tar(**members: tuple[str, bytes, dict[str, Any]]) -> Callable[[Path], Path]:
    """A Mastodon archive as a tar whose members have these properties."""

    def make(folder: Path) -> Path:
        path = folder / "archive.tar.gz"
        with tarfile.open(path, "w:gz") as archive:
            for name, content, special in [
                ("actor.json", ACTOR.encode(), {}),
                *members.values(),
            ]:
                info = tarfile.TarInfo(name)
                info.size = len(content)
                for key, value in special.items():
                    setattr(info, key, value)
                archive.addfile(info, io.BytesIO(content))
        return path

    return make


def tar_link(kind: bytes, target: str) -> Callable[[Path], Path]:
    return tar(bad=("outbox.json", b"", {"type": kind, "linkname": target}))


def tar_bomb(folder: Path) -> Path:
    path = folder / "archive.tar.gz"
    with gzip.open(path, "wb", compresslevel=1) as out:
        info = tarfile.TarInfo("outbox.json")
        info.size = 80_000_000
        out.write(info.tobuf())
        for _megabyte in range(80):
            out.write(b" " * 1_000_000)
    return path


def tar_absurd(size: int) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        info = tarfile.TarInfo("outbox.json")
        info.size = size
        path = folder / "archive.tar"
        path.write_bytes(info.tobuf(tarfile.GNU_FORMAT) + b"{}" * 400)
        return path

    return make


def workbook(
    sheet: str, strings: str = "", head: str = "", encoding: str = "UTF-8"
) -> Callable[[Path], Path]:
    """An XLSX whose sheet holds these rows, with `head` before the sheet's first element, said to
    be in an encoding."""
    space = "http://schemas.openxmlformats.org/"
    kinds = (
        f'<Types xmlns="{space}package/2006/content-types"><Default Extension="xml"'
        ' ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.'
        'openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"'
        "/></Types>"
    )
    relation = f"{space}officeDocument/2006/relationships"
    rels = f'<Relationships xmlns="{space}package/2006/relationships"><Relationship Id="r1" Type="'
    main = f'xmlns="{space}spreadsheetml/2006/main"'
    return lambda folder: zipped(
        folder,
        {
            "[Content_Types].xml": kinds,
            "_rels/.rels": f'{rels}{relation}/officeDocument" Target="xl/workbook.xml"/>'
            "</Relationships>",
            "xl/workbook.xml": f'<workbook {main} xmlns:r="{relation}"><sheets><sheet name="a"'
            ' sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'{rels}{relation}/worksheet"'
            ' Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/sharedStrings.xml": f"<sst {main}>{strings}</sst>",
            "xl/worksheets/sheet1.xml": f'<?xml version="1.0" encoding="{encoding}"?>{head}'
            f"<worksheet {main}>"
            f"<sheetData>{sheet}</sheetData></worksheet>",
        },
        "book.xlsx",
    )


def laughs() -> str:
    """The billion laughs: entities of entities."""
    lines = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 10))
    return f'<!DOCTYPE lolz [<!ENTITY l0 "lol">{lines}]>'


def inline(text: str, where: str = "A1") -> str:
    return f'<row r="1"><c r="{where}" t="inlineStr"><is><t>{text}</t></is></c></row>'


def fifo(folder: Path) -> Path:
    """A pipe that nobody writes to: reading it would wait for ever."""
    export = write_archive(folder / "export", posts=many_posts(3))
    (export / "data" / "follower.js").unlink(missing_ok=True)
    os.mkfifo(export / "data" / "follower.js")
    return export


def fifo_alone(folder: Path) -> Path:
    os.mkfifo(folder / "tweets.js")
    return folder / "tweets.js"


def looped(folder: Path) -> Path:
    export = write_archive(folder / "export", posts=many_posts(3))
    (export / "again").symlink_to(export)
    (export / "data" / "loop").symlink_to(export / "data" / "loop")
    return export


def linked_out(folder: Path) -> Path:
    export = write_archive(folder / "export", posts=many_posts(3))
    (folder / "secret.js").write_text(TWEETS + json.dumps([post(full_text="secret")]))
    (export / "data" / "tweets.js").unlink()
    (export / "data" / "tweets.js").symlink_to(folder / "secret.js")
    return export


def cut_gzip(folder: Path) -> Path:
    path = tar(good=("outbox.json", (OUTBOX + "[]}").encode(), {}))(folder)
    path.write_bytes(path.read_bytes()[:-30])
    return path


def calendar(*lines: str) -> Callable[[Path], Path]:
    body = "\r\n".join(
        ["BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR"]
    )
    return named("events.ics", body)


def followers(rows: str | bytes, header: str = HEADER) -> Callable[[Path], Path]:
    content = rows if isinstance(rows, bytes) else rows.encode("utf-8", "surrogatepass")
    return named("followers.csv", header.encode() + content)
