"""What lies where in an X archive, told by the first words of each file, not by its name."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

import msgspec

from reachdesk.i18n import _, ngettext
from reachdesk.importers.javascript import to_utf8
from reachdesk.importers.limits import is_media
from reachdesk.importers.x_manifest import (
    MAX_BYTES,
    Manifest,
    ManifestFile,
    looks_like_manifest,
    parse_manifest,
)

if TYPE_CHECKING:
    from reachdesk.importers.source import Source

T = TypeVar("T")

_YTD = re.compile(rb"\s*window\.YTD\.(\w+)\.part(\d+)\s*=")
_GRAILBIRD = re.compile(rb"\s*Grailbird\.data\.tweets_(\d{4}_\d{2})\s*=")
_DETAILS = re.compile(rb"\s*var\s+(user_details|payload_details|tweet_index)\s*=")
_CSV_HEADER = b"tweet_id,in_reply_to_status_id,"
_MOST_SCRIPTS = 3000
_MOST_IGNORED = 300
_SEVERAL = 5  # unread files of one folder that are named one by one

# The names that X has given to the same data over the years.
_SAME = {
    "tweet": "tweets",
    "direct_message": "direct_messages",
    "direct_message_group": "direct_messages_group",
}
READ_KINDS = (
    "account",
    "account_timezone",
    "profile",
    "screen_name_change",
    "follower",
    "following",
    "lists_created",
    "lists_member",
    "lists_subscribed",
    "deleted_tweets",
    "deleted_tweet_headers",
    "note_tweet",
    "tweets",
    "community_tweet",
    "tweet_headers",
    "direct_messages",
    "direct_messages_group",
    "ad_impressions",
)
# Read only to know what to leave out.
_HELD_AGAINST = ("deleted_tweets", "deleted_tweet_headers")


@dataclass
class Layout:
    """The members of an archive by what they hold.

    `files`: member names by kind of data (`READ_KINDS` and others), parts in order. `months`:
    Grailbird's month files, oldest first. `tables`: Grailbird's posts as CSV. `details`:
    Grailbird's small files by variable. `manifests`: how many archives seem to lie here. `base`:
    the folders before "data/", where a zip or folder has more in it than the archive.
    """

    files: dict[str, list[str]] = field(default_factory=dict)
    months: list[str] = field(default_factory=list)
    tables: list[str] = field(default_factory=list)
    details: dict[str, str] = field(default_factory=dict)
    manifest: Manifest | None = None
    manifests: int = 0
    known: set[str] = field(default_factory=set)
    base: str = ""

    def is_archive(self) -> bool:
        """Whether anything of an X archive was found."""
        return bool(self.files or self.months or self.tables or self.details or self.manifest)

    def promised_files(self) -> list[ManifestFile]:
        """The files that the manifest names, none without a manifest."""
        return self.manifest.files() if self.manifest else []

    def is_absent(self, name: str, source: Source) -> bool:
        """Whether a file that a table of contents names is not in the source."""
        shorter = (name, name.removeprefix("data/"), name.removeprefix("data/js/"))
        return not any(source.has(self.base + each) for each in shorter)

    def lacks_tweets(self, source: Source) -> bool:
        """Whether there is no tweet file, or the manifest names one that is not there."""
        if not self.files.get("tweets"):
            return True
        types = self.manifest.data_types if self.manifest else {}
        kinds = [types[kind] for kind in ("tweet", "tweets") if kind in types]
        named = [file for kind in kinds for file in kind.files]
        return any(self.is_absent(file.file_name, source) for file in named)


def layout_of(source: Source) -> Layout:
    """The layout of a source; `is_archive()` is false where it is something else."""
    layout = Layout()
    parts: dict[str, list[tuple[int, str]]] = {}
    months: list[tuple[str, str]] = []
    for name in _candidates(source):
        head = to_utf8(source.head(name, 400))
        ytd, month, details = _YTD.match(head), _GRAILBIRD.match(head), _DETAILS.match(head)
        if ytd:
            kind = ytd[1].decode()
            parts.setdefault(_SAME.get(kind, kind), []).append((int(ytd[2]), name))
        elif month:
            months.append((month[1].decode(), name))
        elif details:
            layout.details.setdefault(details[1].decode(), name)
            layout.manifests += details[1] == b"user_details"
        elif looks_like_manifest(head):
            layout.manifests += 1
            layout.manifest = layout.manifest or _manifest(source, name)
            layout.known.add(name)
        elif head.replace(b'"', b"").startswith(_CSV_HEADER):
            layout.tables.append(name)
    layout.base = _base([*layout.known, *layout.details.values()])
    layout.files = {kind: [name for _part, name in sorted(found)] for kind, found in parts.items()}
    layout.months = [name for _month, name in sorted(months)]
    return layout


def _base(tables_of_contents: list[str]) -> str:
    name = tables_of_contents[0] if tables_of_contents else ""
    before, data, _rest = name.rpartition("data/")
    folder, slash, _file = name.rpartition("/")
    return before if data else folder + slash


def _candidates(source: Source) -> list[str]:
    members = source.members()
    if len(members) == 1:
        return [members[0].name]
    scripts = [name for name, _size in members if name.lower().endswith((".js", ".csv"))]
    return scripts[:_MOST_SCRIPTS]


def _manifest(source: Source, name: str) -> Manifest | None:
    with source.open(name) as stream:
        return parse_manifest(to_utf8(stream.read(MAX_BYTES)))


def small_file(source: Source, name: str) -> bytes:
    """A file of one record, whole; what is beyond 8 MiB is left."""
    with source.open(name) as stream:
        return stream.read(MAX_BYTES)


def missing_files(layout: Layout, source: Source, months: list[str]) -> tuple[str, ...]:
    """The absent files that the manifest or Grailbird's index (`months`) names."""
    named = [file.file_name for file in layout.promised_files()]
    return tuple(
        _("{file} (named by the manifest, not in the file)").format(file=name)
        for name in named
        if layout.is_absent(name, source)
    ) + tuple(
        _("{file} (named by tweet_index.js, not in the file)").format(file=name)
        for name in months
        if layout.is_absent(name, source)
    )


def ignored_members(layout: Layout, source: Source) -> tuple[str, ...]:
    """The members that no reader wants; media in one entry, crowded folders in one each."""
    wanted = set(layout.known) | set(layout.months) | set(layout.details.values())
    for kind in READ_KINDS:
        if kind not in _HELD_AGAINST:
            wanted.update(layout.files.get(kind, ()))
    if not layout.months:
        wanted.update(layout.tables)
    names = [name for name, _size in source.members() if name not in wanted]
    media = sum(map(is_media, names))
    names = [name for name in names if not is_media(name)]
    folders = Counter(name.rpartition("/")[0] for name in names)
    crowded = {
        folder: count
        for folder, count in folders.items()
        if count > _SEVERAL and folder not in ("", "data")
    }
    likes = set(layout.files.get("like", ()))
    listed = [
        _("{file} (an archive tells neither when a post was liked nor whose it was)").format(
            file=name
        )
        if name in likes
        else name
        for name in names
        if name.rpartition("/")[0] not in crowded
    ]
    listed += [
        ngettext("{folder}/ ({count} file)", "{folder}/ ({count} files)", count).format(
            folder=folder, count=count
        )
        for folder, count in crowded.items()
    ]
    return (*_at_most(listed), *_media_entry(media))


def _at_most(names: list[str]) -> list[str]:
    if len(names) <= _MOST_IGNORED:
        return names
    more = len(names) - _MOST_IGNORED
    text = ngettext("and {count} more file", "and {count} more files", more).format(count=more)
    return [*names[:_MOST_IGNORED], text]


def _media_entry(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    text = ngettext("{count} picture, video or sound", "{count} pictures, videos and sounds", count)
    return (text.format(count=count),)


def decode_list(content: bytes, kind: type[T]) -> list[T]:
    """The records of a small file, an empty list where it is broken."""
    body = to_utf8(content).partition(b"=")[2].strip().rstrip(b";")
    try:
        return list(msgspec.json.decode(body, type=list[kind], strict=False))  # type: ignore[valid-type]
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return []
