"""A post of Instagram or Threads from its record."""

from __future__ import annotations

from reachdesk.domain.records import PostFact, PostKind, Precision
from reachdesk.importers.gathering import Gathering
from reachdesk.importers.meta_records import MediaPost, moment
from reachdesk.importers.meta_text import handles_in, hashtags_in, links_in, repaired


def media_post(record: MediaPost, posts: Gathering) -> PostFact | None:
    """The post; None without a date. A post of one picture has text and date at the picture.

    No id is given, so the second stands for one.
    """
    media = record.media or []
    stamps = [record.creation_timestamp, *(each.creation_timestamp for each in media)]
    created_ms = next((at for at in map(moment, stamps) if at is not None), None)
    if created_ms is None:
        return None
    text = repaired(record.title) or next(filter(None, (repaired(m.title) for m in media)), "")
    is_reply = any(each.text_app_post and each.text_app_post.is_reply for each in media)
    return PostFact(
        posts.key(f"post:{created_ms // 1000}"),
        created_ms,
        Precision.SECOND,
        PostKind.REPLY if is_reply else PostKind.ORIGINAL,
        text or None,
        mentioned=handles_in(text),
        links=links_in(text),
        hashtags=hashtags_in(text),
        media=sum(bool(each.uri) for each in media),
    )
