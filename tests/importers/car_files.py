"""Small CAR files made by hand: just enough CBOR, and a tree of one node or several."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any, NamedTuple


class Link(NamedTuple):
    """A link to another block."""

    cid: bytes


def head(major: int, number: int) -> bytes:
    for extra, size in ((24, 1), (25, 2), (26, 4), (27, 8)):
        if number < 24:
            return bytes((major << 5 | number,))
        if number < 1 << (8 * size):
            return bytes((major << 5 | extra,)) + number.to_bytes(size, "big")
    raise ValueError(number)


def cbor(value: Any) -> bytes:
    """A value as DAG-CBOR."""
    if value is None:
        return b"\xf6"
    if isinstance(value, Link):
        return b"\xd8\x2a" + cbor(b"\0" + value.cid)
    if isinstance(value, int):
        return head(0, value)
    if isinstance(value, bytes | str):
        content = value.encode() if isinstance(value, str) else value
        return head(3 if isinstance(value, str) else 2, len(content)) + content
    if isinstance(value, list):
        return head(4, len(value)) + b"".join(map(cbor, value))
    keys = sorted(value, key=lambda key: (len(key), key))
    return head(5, len(keys)) + b"".join(cbor(key) + cbor(value[key]) for key in keys)


def cid_of(content: bytes) -> bytes:
    return b"\x01\x71\x12\x20" + hashlib.sha256(content).digest()


def varint(number: int) -> bytes:
    out = b""
    while number > 0x7F:
        out += bytes((number & 0x7F | 0x80,))
        number >>= 7
    return out + bytes((number,))


def section(content: bytes, cid: bytes | None = None) -> bytes:
    whole = (cid or cid_of(content)) + content
    return varint(len(whole)) + whole


def node(entries: list[tuple[str, bytes]], left: bytes | None = None) -> bytes:
    """A node of the tree: sorted keys, each without what it shares with the one before."""
    rows, before = [], b""
    for key, cid in sorted(entries):
        whole = key.encode()
        shared = 0
        while shared < min(len(before), len(whole)) and before[shared] == whole[shared]:
            shared += 1
        rows.append({"p": shared, "k": whole[shared:], "v": Link(cid), "t": None})
        before = whole
    return cbor({"e": rows, "l": Link(left) if left else None})


def repository(did: str, rev: str, records: dict[str, Any], *, spare: list[bytes] = ()) -> bytes:
    """A whole file: header, commit, tree of two nodes, records; `spare` blocks come before them."""
    blocks = {path: cbor(record) for path, record in records.items()}
    paths = sorted(blocks)
    half = len(paths) // 2
    low = node([(path, cid_of(blocks[path])) for path in paths[:half]])
    top = node([(path, cid_of(blocks[path])) for path in paths[half:]], cid_of(low))
    commit = cbor(
        {"did": did, "rev": rev, "data": Link(cid_of(top)), "prev": None, "sig": b"x", "version": 3}
    )
    header = cbor({"roots": [Link(cid_of(commit))], "version": 1})
    contents = [commit, *spare, *blocks.values(), top, low]
    return varint(len(header)) + header + b"".join(map(section, contents))


def write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path
