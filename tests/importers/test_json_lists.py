"""Lists are found in JSON of any size, broken or hostile."""

from __future__ import annotations

import io
import json

import msgspec
import pytest

from reachdesk.importers import json_lists
from reachdesk.importers.json_lists import peek, read_lists, small_object
from reachdesk.importers.source import open_sources


class Item(msgspec.Struct):
    n: int | None = None
    text: str | None = None


def opened(tmp_path, content: bytes):
    path = tmp_path / "a.json"
    path.write_bytes(content)
    (source,), _refused = open_sources([path])
    return source


def read(tmp_path, content, *keys):
    if not isinstance(content, bytes):
        content = json.dumps(content).encode()
    with opened(tmp_path, content) as source:
        chunks = list(read_lists(source, "a.json", keys, Item))
    values = [value.n for chunk in chunks for value in chunk.values]
    return values, [failure.why for chunk in chunks for failure in chunk.failures]


def test_a_list_at_the_top_and_lists_under_keys(tmp_path):
    items = [{"n": 1}, {"n": 2}]
    assert read(tmp_path, items, "") == ([1, 2], [])
    content = {"a": {"b": [{"n": 9}]}, "list": items, "c": "x]}[{", "other": [{"n": 3}]}
    assert read(tmp_path, content, "list") == ([1, 2], [])
    assert read(tmp_path, content, "other", "list") == ([1, 2, 3], [])
    assert read(tmp_path, content, "b") == ([], [])
    assert read(tmp_path, content, "") == ([], [])


def test_of_two_lists_under_one_key_the_last_counts(tmp_path):
    assert read(tmp_path, b'{"k":[],"k":[{"n":1},{"n":2}]}', "k") == ([1, 2], [])
    assert read(tmp_path, b'{"k":[{"n":7}], "x": 1, "k" : [ {"n":1} ] }', "k") == ([1], [])


@pytest.mark.parametrize("block", [1, 2, 3, 7, 64])
def test_the_place_of_a_block_end_does_not_matter(tmp_path, block, monkeypatch):
    monkeypatch.setattr(json_lists, "_BLOCK", block)
    text = 'quote \\" and \\\\ and ] } [ { : , "é'.replace('"é', "é")
    content = (
        f'{{"other":["[",{{"a":"]"}}],"k\\"ey":1,"list":[{{"n":1,"text":"{text}"}},{{"n":2}}]}}'
    )
    assert read(tmp_path, content.encode(), "list") == ([1, 2], [])


def test_a_file_that_breaks_off_says_so_and_keeps_what_is_whole(tmp_path):
    values, why = read(tmp_path, b'{"k":[{"n":1},{"n":2},{"n":', "k")
    assert values == [1, 2]
    assert len(why) == 1


def test_a_bad_record_costs_itself(tmp_path):
    values, why = read(tmp_path, b'[{"n":1},{"n":"many"},{"n":3},4]', "")
    assert values == [1, 3]
    assert len(why) == 2


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"   ",
        b"nothing",
        b'"text"',
        b"{",
        b"}",
        b"]]]]",
        b'{"k": "never closed',
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'"' * 100_001,
        b"\x00" * 1000,
        b"\xff\xfe[\x00",
    ],
)
def test_what_is_no_list_yields_nothing(tmp_path, content):
    with opened(tmp_path, content or b" ") as source:
        assert [each for each in peek(source, "a.json") if each.first] == []
        assert small_object(source, "a.json") == {}
        chunks = list(read_lists(source, "a.json", ("k",), Item))
        assert [value for chunk in chunks for value in chunk.values] == []


def test_a_peek_sees_key_and_first_record(tmp_path):
    content = {"empty": [], "k": [{"n": 1, "deep": {"x": [1]}}, {"n": 2}]}
    with opened(tmp_path, json.dumps(content).encode()) as source:
        empty, seen = peek(source, "a.json")
        assert (empty.key, empty.first) == ("empty", {})
        assert (seen.key, seen.first) == ("k", {"n": 1, "deep": {"x": [1]}})


def test_a_string_without_end_does_not_fill_the_memory(monkeypatch):
    monkeypatch.setattr(json_lists, "_LONGEST_STRING", 1_000)
    monkeypatch.setattr(json_lists, "_BLOCK", 100)
    stream = io.BytesIO(b'["' + b"x" * 50_000)
    assert list(json_lists._Scan(stream).run()) == []
    assert stream.tell() < 2_000
