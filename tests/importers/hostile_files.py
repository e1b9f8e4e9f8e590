"""Files that mean harm, or that a bad program wrote, by what is wrong with them."""

from __future__ import annotations

import json
import stat
import tarfile
from collections.abc import Callable
from pathlib import Path

from tests.importers.hostile_makers import (
    ACTOR,
    HEADER,
    MANY,
    OUTBOX,
    ROW,
    TWEETS,
    calendar,
    changed,
    cut_gzip,
    doubled,
    fifo,
    fifo_alone,
    followers,
    inline,
    laughs,
    linked_out,
    looped,
    many_members,
    misnamed,
    named,
    nested,
    patched,
    post,
    tar,
    tar_absurd,
    tar_bomb,
    tar_link,
    workbook,
    x,
    x_linked,
    x_named,
    x_raw,
    zipped,
)

DEEP = "[" * MANY + "]" * MANY
DEEP_OBJECTS = '{"a":' * MANY + "1" + "}" * MANY

HOSTILE: dict[str, Callable[[Path], Path]] = {
    # zips: bombs, lies and broken structure
    "bomb of spaces": x(TWEETS + "[ " + " " * 40_000_000),
    "bomb in a csv": lambda folder: zipped(folder, {"Connections.csv": bytes(60_000_000)}),
    "bomb in a json": lambda folder: zipped(folder, {"outbox.json": OUTBOX + " " * 60_000_000}),
    "twenty thousand members": many_members,
    "member said to be small": patched(b"PK\x01\x02", 24, "<I", 3),
    "member said to be four gigabytes": patched(b"PK\x01\x02", 24, "<I", 0xFFFFFFF0),
    "member beyond the end": patched(b"PK\x01\x02", 42, "<I", 0x7FFFFFFF),
    "all members the same bytes": patched(b"PK\x01\x02", 42, "<I", 0),
    "wrong checksums": patched(b"PK\x01\x02", 16, "<I", 0x12345678),
    "encrypted": patched(b"PK\x01\x02", 8, "<H", 1),
    "unknown compression": patched(b"PK\x01\x02", 10, "<H", 99),
    "name longer than the file": patched(b"PK\x01\x02", 28, "<H", 0xFFFF),
    "directory said to be elsewhere": patched(b"PK\x05\x06", 16, "<I", 0x7FFFFFF0),
    "directory said to hold more": patched(b"PK\x05\x06", 10, "<H", 0xFFFF),
    "comment longer than the file": patched(b"PK\x05\x06", 20, "<H", 0xFFFF),
    "only an end record": named("empty.zip", b"PK\x05\x06" + bytes(18)),
    "names that are none beside the members": changed(misnamed),
    "cut in the directory": changed(lambda content: content[:-60]),
    "first half only": changed(lambda content: content[: len(content) // 2]),
    "a program before the zip": changed(lambda content: b"MZ" + bytes(5000) + content),
    "the zip twice": changed(lambda content: content + content),
    "zips in zips": nested,
    "the same name twice": doubled,
    # zips: names and links
    "climbing name": x_named("../../outside.js"),
    "absolute name": x_named("/tmp/outside.js"),
    "windows climbing name": x_named("..\\..\\outside.js"),
    "drive name": x_named("C:\\outside.js"),
    "name with a line break": x_named("data/out\nside.js"),
    "very long name": x_named("data/" + "a" * 30_000 + ".js"),
    "link to a file": x_linked("data/follower.js", "/etc/passwd"),
    "link to a folder": x_linked("data/tweets_media", "../../.."),
    "a device": x_linked("data/like.js", "", stat.S_IFBLK),
    # tars
    "tar that climbs": tar(bad=("../../outside.json", b"{}", {})),
    "tar with an absolute name": tar(bad=("/tmp/outside.json", b"{}", {})),
    "tar link": tar_link(tarfile.SYMTYPE, "/etc/passwd"),
    "tar hard link": tar_link(tarfile.LNKTYPE, "/etc/passwd"),
    "tar link to itself": tar_link(tarfile.LNKTYPE, "outbox.json"),
    "tar device": tar_link(tarfile.CHRTYPE, ""),
    "tar pipe": tar_link(tarfile.FIFOTYPE, ""),
    "tar bomb": tar_bomb,
    "tar member of an exabyte": tar_absurd(1 << 60),
    "tar cut": cut_gzip,
    # workbooks
    "billion laughs": workbook(inline("&l9;"), head=laughs()),
    "outer entity": workbook(
        inline("&e;"), head='<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    ),
    "sheet bomb": workbook(inline(" " * 40_000_000)),
    "shared text beyond the end": workbook('<row r="1"><c r="A1" t="s"><v>999999</v></c></row>'),
    "cell far away": workbook(inline("x", "XFD1048576") + inline("y", "ZZZZZZ99999999999")),
    "row number absurd": workbook('<row r="99999999999999999999"><c><v>1</v></c></row>'),
    "encoding that nobody knows": workbook(inline("x"), encoding="UTF-6"),
    "encoding that is no encoding of texts": workbook(inline("x"), encoding="zip"),
    "encoding of many bytes": workbook(inline("x"), encoding="gb18030"),
    "encoding that refuses everything": workbook(inline("x"), encoding="undefined"),
    "deep xml": workbook("<row>" * 50_000),
    "office file with a password": named("book.xlsx", bytes.fromhex("d0cf11e0a1b11ae1") * 600),
    # json
    "deep lists": x(TWEETS + DEEP),
    "deep objects": x(TWEETS + f"[{DEEP_OBJECTS}]"),
    "deep lists in a mastodon outbox": lambda folder: zipped(
        folder, {"actor.json": ACTOR, "outbox.json": OUTBOX + DEEP + "}"}
    ),
    "deep lists alone": named("followers_1.json", DEEP),
    "deep inside a post": x_raw("entities", DEEP),
    "five thousand digits": x_raw("favorite_count", "9" * 5000),
    "infinite count": x_raw("favorite_count", "1e999"),
    "not a number": x_raw("favorite_count", "NaN"),
    "negative count": x_raw("retweet_count", '"-5"'),
    "count beyond 64 bits": x_raw("retweet_count", '"99999999999999999999999"'),
    "id beyond 64 bits": x_raw("id_str", f'"{"9" * 300}"'),
    "id of another script": x_raw("id_str", '"١٢٣"'),
    "year 0": x_raw("created_at", '"Wed Nov 16 20:18:03 +0000 0000"'),
    "year 99999": x_raw("created_at", '"Wed Nov 16 20:18:03 +0000 99999"'),
    "thirty-first of February": x_raw("created_at", '"Wed Feb 31 20:18:03 +0000 2020"'),
    "half a surrogate": x_raw("full_text", '"half \\ud800 of it"'),
    "a zero in a text": x_raw("full_text", '"be\\u0000fore"'),
    "text of ten megabytes": x_raw("full_text", f'"{"x" * 10_000_000}"'),
    "text that is a list": x_raw("full_text", '[1, {"a": null}]'),
    "post that is null": x(f'{TWEETS}[null, 1, "a", [], {json.dumps(post())}]'),
    "ends in a string": x(f'{TWEETS}[{json.dumps(post())}, {{"tweet": {{"full_text": "and th'),
    "utf-16": x((TWEETS + json.dumps([post()])).encode("utf-16")),
    "latin-1": x(
        (TWEETS + json.dumps([post(full_text="caf\xe9")], ensure_ascii=False)).encode("latin-1")
    ),
    "with a mark at the start": x("\ufeff" + TWEETS + json.dumps([post()])),
    # tables
    "quote never closed": followers('bo,"Bo' + "\nx,y" * 50_000),
    "zeros in a table": followers(b"bo\0,Bo\0,\0,1,\n" * 50),
    "table in utf-16 without a mark": named("followers.csv", (HEADER + ROW).encode("utf-16-le")),
    "table of random bytes": followers(bytes(range(256)) * 500),
    "ten thousand columns": named("followers.csv", ",".join("abc" * 9) * 4000 + "\n" + "x," * 9000),
    "same header everywhere": named("followers.csv", "Screen name," * 300 + "\n" + "bo," * 300),
    "formulas": followers('=cmd|"/c calc"!A1,@SUM(A1),+1,-2,=3\n' + ROW),
    "counts absurd": followers("bo,Bo,,1e308,\nal,Al,,-7,\ncy,Cy,,١٢٣,\n"),
    "counts without an end": followers(f"bo,Bo,,1e999,\nal,Al,,{'9' * 400}K,\ncy,Cy,,nan,\n"),
    "dates absurd": followers("bo,Bo,,1,99999-99-99\nal,Al,,1,0000-00-00\n"),
    "one endless line": named("followers.csv", b"Screen name" + b"x" * 20_000_000),
    "texts that turn direction": followers("bo,\u202ecba\u202c,\u200b\ufeff,1,\n"),
    # calendars and folders
    "calendar of year 99999": calendar("DTSTART:99999999T999999Z", "SUMMARY:x"),
    "calendar that repeats for ever": calendar(
        "DTSTART:20200101T000000Z", "RRULE:FREQ=SECONDLY", "SUMMARY:x"
    ),
    "calendar line of ten megabytes": calendar("DTSTART:20200101", "SUMMARY:" + "x" * 10_000_000),
    "pipe in a folder": fifo,
    "pipe alone": fifo_alone,
    "folder in itself": looped,
    "folder with a link out": linked_out,
}
