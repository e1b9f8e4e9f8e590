"""The page of a post on its network, as far as its id tells it. Nothing here opens it."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"\d{1,20}")
_KEY = re.compile(r"[A-Za-z0-9.~_:-]{1,64}")
_HANDLE = re.compile(r"[\w.-]{1,64}")
_MASTODON = re.compile(r"@?(?P<name>[\w.-]{1,64})@(?P<host>[\w-]+(?:\.[\w-]+)+)")


def post_link(network: str, handle: str | None, post_id: str) -> str | None:
    """The https address of a post's page, or None where it cannot be told.

    X shows a post by its number alone; Bluesky and Mastodon need the handle as well.
    """
    if post_id.startswith("https://"):
        return post_id
    name = (handle or "").lstrip("@")
    if network == "x" and _NUMBER.fullmatch(post_id):
        return f"https://x.com/{name if _HANDLE.fullmatch(name) else 'i'}/status/{post_id}"
    if network == "bluesky" and _HANDLE.fullmatch(name) and _KEY.fullmatch(post_id):
        return f"https://bsky.app/profile/{name}/post/{post_id}"
    found = _MASTODON.fullmatch(name)
    if network == "mastodon" and found and _NUMBER.fullmatch(post_id):
        return f"https://{found['host']}/@{found['name']}/{post_id}"
    return None
