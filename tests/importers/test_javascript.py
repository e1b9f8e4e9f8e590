from __future__ import annotations

import io
import json
import random

import msgspec
import pytest

from reachdesk.importers import javascript
from reachdesk.importers.javascript import decode_single, read_records


class Inner(msgspec.Struct):
    number: int | None = None
    text: str | None = None


class Line(msgspec.Struct):
    post: Inner | None = None


def read(content: bytes):
    """(values, failures) of a file; values as (number in the file, number, text)."""
    values, failures = [], []
    for chunk in read_records(io.BytesIO(content), Line):
        values += [
            (chunk.first + index, line.post.number, line.post.text)
            for index, line in enumerate(chunk.values)
            if line.post
        ]
        failures += [tuple(failure) for failure in chunk.failures]
    return values, failures


def records(count: int, text: str = "word", nested: int = 0, nested_key="post") -> list[dict]:
    return [
        {
            "post": {
                "more": [{nested_key: index}] * nested,
                "number": str(number),
                "text": f"{text} {number}",
            }
        }
        for number in range(1, count + 1)
        for index in (number,)
    ]


def script(content: object, lead: str = "window.YTD.posts.part0 = ", indent: int | None = 2) -> str:
    return lead + json.dumps(content, indent=indent, ensure_ascii=False)


def expected(count: int, text: str = "word") -> list[tuple]:
    return [(number, number, f"{text} {number}") for number in range(1, count + 1)]


@pytest.mark.parametrize("indent", [None, 0, 2, "\t"])
@pytest.mark.parametrize(
    "lead",
    [
        "window.YTD.posts.part0 = ",
        "Grailbird.data.tweets_2006_12 = \n ",
        "\n \tvar posts = ",
        "  ",
        "",
        'window["YTD"].posts=',
    ],
)
def test_every_lead_and_layout(lead, indent, monkeypatch):
    monkeypatch.setattr(javascript, "BLOCK", 300)
    content = script(records(40, nested=3), lead, indent).encode()
    assert read(content) == (expected(40), [])


@pytest.mark.parametrize("tail", ["", ";", " ;\n", "\r\n\r\n", " \t"])
def test_every_tail(tail):
    assert read((script(records(3)) + tail).encode()) == (expected(3), [])


def test_carriage_returns(monkeypatch):
    monkeypatch.setattr(javascript, "BLOCK", 200)
    content = script(records(20)).replace("\n", "\r\n").encode()
    assert read(content) == (expected(20), [])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(encoding, monkeypatch):
    monkeypatch.setattr(javascript, "BLOCK", 301)
    content = script(records(30, "wörd 🙂")).encode(encoding)
    assert read(content) == (expected(30, "wörd 🙂"), [])


@pytest.mark.parametrize("content", ["", "x = [ ]", "x = []", "x = [ ];", "[\n]", "x = [\n\n]\n"])
def test_empty_lists(content):
    assert read(content.encode()) == ([], [])


@pytest.mark.parametrize("content", ["x = 5", "random words", '"text"'])
def test_no_list_at_all(content):
    values, failures = read(content.encode())
    assert values == []
    assert len(failures) == 1


def test_a_single_object_is_one_record():
    content = b'var user = {"post": {"number": 7, "text": "x"}};'
    assert read(content) == ([(1, 7, "x")], [])
    assert decode_single(content, Line).post.number == 7
    assert decode_single(b"var user = [ ]", Line) is None
    assert decode_single(b"var user = {", Line) is None


def test_the_last_of_two_equal_keys_counts():
    assert read(b'x = [{"post": {}, "post": {"number": 2, "text": "b"}}]') == ([(1, 2, "b")], [])


BROKEN = {
    "wrong kind": '{"post": {"number": "many", "text": "x"}}',
    "no json": '{"post": {"number": 5, "text": x}}',
    "brace missing": '{"post": {"number": 5, "text": "x"}',
    "quote missing": '{"post": {"number": 5, "text": "x}}',
    "a number": "17",
    "a word": "null",
    "too deep": '{"post": {"number": ' + "[" * 5000 + "]" * 5000 + "}}",
    "line break in text": '{"post": {"number": 5, "text": "a\nb"}}',
    "zero byte": '{"post": {"number": 5, "text": "a\0b"}}',
}


@pytest.mark.parametrize("block", [150, 5000, 1 << 20])
@pytest.mark.parametrize("place", [0, 7, 19])
@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("indent", [None, 2])
def test_a_broken_record_costs_itself_only(broken, place, block, indent, monkeypatch):
    monkeypatch.setattr(javascript, "BLOCK", block)
    parts = [json.dumps(record, indent=indent) for record in records(20)]
    parts[place] = broken
    values, failures = read(("x = [ " + ", ".join(parts) + " ]").encode())
    numbers = [number for _place, number, _text in values]
    assert numbers == [number for number in range(1, 21) if number != place + 1]
    assert len(failures) == 1
    assert failures[0][0] == place + 1
    assert all(place == number for place, number, _text in values)


def test_a_brace_too_many_costs_nothing():
    parts = [json.dumps(record) for record in records(5)]
    parts[2] += "}"
    assert read(("x = [" + ",".join(parts) + "]").encode()) == (expected(5), [])


@pytest.mark.parametrize("block", [100, 1 << 20])
def test_a_file_that_breaks_off_yields_what_is_whole(block, monkeypatch):
    monkeypatch.setattr(javascript, "BLOCK", block)
    whole = script(records(10, nested=2, nested_key="part")).encode()
    starts = [at for at in range(len(whole)) if whole.startswith(b'{\n    "post"', at)]
    for cut in range(len("window.YTD.posts.part0 = ["), len(whole) - 1, 7):
        values, failures = read(whole[:cut])
        complete = sum(1 for start in starts[1:] if start - 5 <= cut)
        assert complete - 1 <= len(values) <= complete + 1
        assert [number for _place, number, _text in values] == list(range(1, len(values) + 1))
        assert len(failures) == 1


def test_text_that_looks_like_the_end_of_a_record(monkeypatch):
    monkeypatch.setattr(javascript, "BLOCK", 120)
    evil = records(15, '},{"post":{ ] } [ \\" ;')
    values, failures = read(script(evil, indent=None).encode())
    assert [number for _place, number, _text in values] == list(range(1, 16))
    assert failures == []


def test_lists_within_records_that_look_like_records(monkeypatch):
    monkeypatch.setattr(javascript, "BLOCK", 64)
    made = [
        {"post": {"nested": [{"post": {"a": 1}}, {"post": {"a": 2}}], "number": n, "text": "t"}}
        for n in range(30)
    ]
    values, failures = read(script(made, indent=None).encode())
    assert [number for _place, number, _text in values] == list(range(30))
    assert failures == []


def test_records_whose_first_keys_differ(monkeypatch):
    monkeypatch.setattr(javascript, "BLOCK", 100)
    made = []
    for number in range(40):
        post = {"post": {"number": number, "text": "t"}}
        made.append({f"key{number % 3}": 1} | post)
    values, failures = read(script(made).encode())
    assert [number for _place, number, _text in values] == list(range(40))
    assert failures == []


def test_stray_surrogates_and_old_encodings_are_mended():
    values, failures = read(b'x = [{"post": {"number": 1, "text": "cut \\ud83d"}}]')
    assert values == [(1, 1, "cut �")]
    assert failures == []
    kept = b'x = [{"post": {"number": 1, "text": "\\ud83d\\ude00 \\\\ud83d \xe9"}}]'
    assert read(kept) == ([(1, 1, "😀 \\ud83d é")], [])


def test_one_huge_record_among_small_ones():
    made = records(5)
    made[2]["post"]["text"] = "long " * 400_000
    values, failures = read(script(made).encode())
    assert [number for _place, number, _text in values] == [1, 2, 3, 4, 5]
    assert failures == []


def test_a_record_beyond_all_measure_is_passed_over(monkeypatch):
    monkeypatch.setattr(javascript, "BLOCK", 1000)
    monkeypatch.setattr(javascript, "MAX_RECORD", 20_000)
    made = records(100)
    made[50]["post"]["text"] = "long " * 40_000
    values, failures = read(script(made).encode())
    numbers = [number for _place, number, _text in values]
    assert numbers == [number for number in range(1, 101) if number != 51]
    assert len(failures) == 1


def test_text_after_the_list_is_reported_once(monkeypatch):
    monkeypatch.setattr(javascript, "BLOCK", 100)
    content = script(records(9)) + '\nwindow.other = [{"post": {"number": 3}}, {"post": {}}]'
    values, failures = read(content.encode())
    assert [number for _place, number, _text in values][:9] == list(range(1, 10))
    assert failures


@pytest.mark.parametrize("seed", range(30))
def test_noise_never_stops_the_reader(seed, monkeypatch):
    monkeypatch.setattr(javascript, "BLOCK", 512)
    chance = random.Random(seed)
    content = bytearray(script(records(60, nested=1), indent=chance.choice([None, 2])).encode())
    for _count in range(chance.randint(1, 25)):
        content[chance.randrange(40, len(content))] = chance.randrange(256)
    values, failures = read(bytes(content))
    assert len(values) + len(failures) <= 60 + 25 * 8
    if seed % 3 == 0:
        read(chance.randbytes(5000))
        read(b"x = [" + chance.randbytes(5000))


class _Ids(msgspec.Struct):
    account_id: str | None = None
    count: int | None = None
    inner: _Ids | None = None


def test_a_single_record_may_write_its_ids_as_numbers():
    content = b'x = [ {"account_id": 12345678901234567890, "count": "7", "inner": {"count": 3}} ]'
    assert decode_single(content, _Ids) == _Ids("12345678901234567890", 7, _Ids(None, 3))
