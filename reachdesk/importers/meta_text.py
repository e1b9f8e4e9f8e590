"""Texts of Meta's exports: every byte of their UTF-8 was written as a character of its own."""

from __future__ import annotations

import re

from reachdesk.importers.person_refs import ref_of

_HANDLE = re.compile(r"(?<![\w.@/])@(\w[\w.]{0,29})")
_HASHTAG = re.compile(r"(?<![\w&])#[^\W\d_]\w*")
_LINK = re.compile(r"https?://\S")


def repaired(text: str | None) -> str:
    """The text as it was typed; a text that is not spoilt comes back as it is. None becomes ""."""
    if not text or text.isascii():
        return text or ""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def handles_in(text: str) -> str | None:
    """The refs of the people named by `@handle`, separated by blanks; None for nobody."""
    refs = dict.fromkeys(ref_of("", found.rstrip(".")) for found in _HANDLE.findall(text))
    return " ".join(filter(None, refs)) or None


def hashtags_in(text: str) -> int:
    """How many hashtags a text has."""
    return len(_HASHTAG.findall(text))


def links_in(text: str) -> int:
    """How many links a text has."""
    return len(_LINK.findall(text))
