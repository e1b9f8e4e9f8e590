"""Plain text from the HTML that Mastodon keeps posts in."""

from __future__ import annotations

import html
import re

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_PARAGRAPH = re.compile(r"</(?:p|h\d|blockquote|pre)>\s*(?=<)", re.IGNORECASE)
_ITEM = re.compile(r"<li\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_LINK = re.compile(r"<a\b([^<>]*)>", re.IGNORECASE)


def plain_text(content: str) -> str:
    """The words of a post: paragraphs parted by an empty line, entities decoded, tags dropped."""
    if "<" in content:
        content = _BREAK.sub("\n", content)
        content = _PARAGRAPH.sub("\n\n", content)
        content = _ITEM.sub("\n- ", content)
        content = _TAG.sub("", content)
    return html.unescape(content).strip()


def links_in(content: str) -> int:
    """How many links a post has, those to people and hashtags left out."""
    return sum(
        not ("mention" in attributes or "hashtag" in attributes)
        for attributes in _LINK.findall(content)
    )
