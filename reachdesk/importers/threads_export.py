"""What Instagram's download holds of Threads: posts and replies, followers with dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reachdesk.domain.evidence import Evidence
from reachdesk.domain.records import Network
from reachdesk.i18n import N_, _
from reachdesk.importers.base import Batch, Match, Outline, Owner
from reachdesk.importers.gathering import Gathering
from reachdesk.importers.json_lists import Peek
from reachdesk.importers.meta_posts import media_post
from reachdesk.importers.meta_reading import MetaReading, parts_of, unread
from reachdesk.importers.meta_records import MediaPost
from reachdesk.importers.meta_relations import read_likes, read_relations
from reachdesk.importers.source import Source
from reachdesk.importers.wording import worded

HOW_TO_GET = N_(
    "In Threads open Settings, Account, Download your information, choose JSON as the format and "
    "all time as the period."
)
_NAMES = re.compile(r"threads|follow|like|posts")
_KEYS = {
    "text_post_app_text_posts": "posts",
    "text_post_app_text_post_app_followers": "followers",
    "text_post_app_text_post_app_following": "following",
    "text_post_app_media_likes": "likes",
}


class ThreadsExport:
    """The lists of Threads in a zip, its folder or single files of it."""

    key = "threads_export"
    order = 42
    network = Network.THREADS
    can_say: Mapping[str, Evidence] = {
        "posts": Evidence.MEASURED,
        "names": Evidence.MEASURED,
        "since_when": Evidence.MEASURED,
    }

    def title(self) -> str:
        """The format's name."""
        return _("Threads export")

    def how_to_get(self) -> str:
        """How to ask for it."""
        return _(HOW_TO_GET)

    def recognise(self, source: Source) -> Match | None:
        """Lists under the names that Threads gives them."""
        if not parts_of(source, _sort, _NAMES):
            return None
        return Match(0.85, _("lists as Threads writes them"))

    def outline(self, source: Source) -> Outline:
        """These lists do not say whose they are."""
        ignored = unread(source, parts_of(source, _sort, _NAMES))
        return Outline(Owner(Network.THREADS), ignored=ignored)

    def read(self, source: Source, outline: Outline) -> Iterator[Batch]:
        """Followers and followed, posts and replies, likes given."""
        reading = MetaReading(source, parts_of(source, _sort, _NAMES))
        yield from read_relations(reading)
        posts = Gathering(reading, "posts")
        for where, record in reading.records("posts", MediaPost, posts):
            post = media_post(record, posts)
            if post is None:
                posts.leave_out(where, worded(N_("no date")))
            else:
                posts.take(post)
            yield from posts.full()
        yield from posts.rest()
        yield from read_likes(reading)


IMPORTER = ThreadsExport()


def _sort(seen: Peek) -> str | None:
    return _KEYS.get(seen.key)
