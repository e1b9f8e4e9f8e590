"""A free text about a place, cut into the parts that each may name one."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST = 120
"""Letters beyond which a text is a story, not a place."""

_NOISE = re.compile(r"(?:https?://|www\.)\S*|\S+@\S+|(?<!\w)@\w+")
_HARD = r"[/|•·;+\n\r\t→⇄↔←⟷~>–—…&:、。]|\s[-x×]\s|(?<=[^\W\d_])-(?=\s)|\ba\.?k\.?a\.?\b"
_TRAVEL = re.compile(r"[✈→⇄↔←⟷🛫🛬➡]")
_SOFT = r"[,()\[\]{}#!?\"“”«»*]|\.\s|\.$"
_CUT = re.compile(f"(?:({_HARD}|[✈🛫🛬➡])|{_SOFT})", re.IGNORECASE)
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_SUBDIVISION_FLAG = re.compile(
    "\U0001f3f4([\U000e0061-\U000e007a\U000e0030-\U000e0039]+)\U000e007f"
)
_LETTER_A = 0x1F1E6
_TAG = 0xE0000


@dataclass(frozen=True, slots=True)
class Part:
    """Words between two signs. `hard`: a sign such as «/» stands before it, not a comma."""

    text: str
    hard: bool


@dataclass(frozen=True, slots=True)
class Cut:
    """A text in parts, with the ISO codes of the flags in it (each once) and whether a sign of
    travel stands in it. A flag of England, Scotland or Wales is that of GB."""

    parts: tuple[Part, ...]
    flags: tuple[str, ...]
    travels: bool


def cut(text: str) -> Cut:
    """Cut a text; addresses of mail, pages and accounts are left out."""
    flags = flags_in(text)
    if flags:
        text = _SUBDIVISION_FLAG.sub(",", _FLAG.sub(",", text))
    plain = _NOISE.sub(" ", text) if "@" in text or "." in text else text
    parts: list[Part] = []
    start, hard = 0, False
    for sign in _CUT.finditer(plain):
        _append(parts, plain[start : sign.start()], hard=hard)
        start, hard = sign.end(), sign.group(1) is not None
    _append(parts, plain[start:], hard=hard)
    return Cut(tuple(parts), flags, _TRAVEL.search(text) is not None)


def _append(parts: list[Part], text: str, *, hard: bool) -> None:
    text = text.strip(" .-_=")
    if text:
        parts.append(Part(text, hard))


def flags_in(text: str) -> tuple[str, ...]:
    """The ISO codes of the flag emoji in a text, each once, in order."""
    if text.isascii():
        return ()
    found = [
        "".join(chr(ord(letter) - _LETTER_A + ord("A")) for letter in flag)
        for flag in _FLAG.findall(text)
    ]
    found += [
        "".join(chr(ord(letter) - _TAG) for letter in tags)[:2].upper()
        for tags in _SUBDIVISION_FLAG.findall(text)
    ]
    return tuple(dict.fromkeys(found))
