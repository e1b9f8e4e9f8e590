"""Mastodon's archive (tar.gz, zip or folder) and the tables that it offers beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from reachdesk.domain.errors import UserError
from reachdesk.domain.evidence import Evidence
from reachdesk.domain.records import AccountFact, Network, PostFact
from reachdesk.i18n import N_, _
from reachdesk.importers.base import Batch, Match, Outline, Owner
from reachdesk.importers.gathering import Gathering
from reachdesk.importers.json_lists import peek, read_lists, small_object
from reachdesk.importers.mastodon_posts import make
from reachdesk.importers.mastodon_records import Activity, address_of
from reachdesk.importers.mastodon_tables import AccountTable, read_tables, table_in
from reachdesk.importers.source import Source
from reachdesk.importers.web_text import plain_text
from reachdesk.importers.wording import worded
from reachdesk.importers.x_reading import place
from reachdesk.importers.x_times import parse_time

HOW_TO_GET = N_(
    "On your Mastodon server open Preferences, Import and export, Data export: request the archive "
    "and save the CSV files beside it."
)
_LIST = "orderedItems"
_TOTAL = re.compile(rb'"totalItems"\s*:\s*(\d{1,12})\b')


class MastodonArchive:
    """`archive-….tar.gz` with `outbox.json`, or single files of it, and its CSV files."""

    key = "mastodon_archive"
    order = 50
    network = Network.MASTODON
    can_say: Mapping[str, Evidence] = {
        "posts": Evidence.MEASURED,
        "names": Evidence.DERIVED,
    }

    def title(self) -> str:
        """The format's name."""
        return _("Mastodon archive")

    def how_to_get(self) -> str:
        """How to ask Mastodon for it."""
        return _(HOW_TO_GET)

    def recognise(self, source: Source) -> Match | None:
        """An outbox of posts, or tables of account addresses."""
        layout = _Layout(source)
        if layout.outbox:
            return Match(0.95, _("an outbox as Mastodon writes it"))
        if layout.tables:
            sure = all(table.kind in ("following", "followers") for table in layout.tables)
            return Match(0.9 if sure else 0.6, _("account addresses as Mastodon lists them"))
        if layout.actor and len(source.members()) == 1:
            return Match(0.7, _("a profile as Mastodon writes it"))
        return None

    def why_not(self, source: Source) -> str | None:
        """One sentence on a list of liked or saved posts by itself; None for any other file."""
        members = source.members()
        head = source.head(members[0].name, 4_096) if len(members) == 1 else b""
        if b'"OrderedCollection"' not in head or b'"orderedItems"' not in head:
            return None
        return _(
            "{file} lists posts of others without saying when, so there is nothing to import."
        ).format(file=source.name)

    def outline(self, source: Source) -> Outline:
        """Owner and promised number of posts. Raises `UserError` for a profile alone."""
        layout = _Layout(source)
        if not layout.outbox and not layout.tables:
            raise UserError(
                _("{file} says nothing of posts or people. Import the whole export.").format(
                    file=source.name
                )
            )
        read = {*layout.outbox, *layout.actor, *(table.member for table in layout.tables)}
        total = _TOTAL.search(source.head(layout.outbox[0])) if layout.outbox else None
        return Outline(
            layout.owner(),
            promised={"posts": int(total[1])} if total else {},
            missing=layout.missing(),
            ignored=tuple(name for name, _size in source.members() if name not in read),
        )

    def read(self, source: Source, outline: Outline) -> Iterator[Batch]:
        """Profile, accounts and lists of the tables, posts, then direct posts as messages."""
        layout = _Layout(source)
        yield from layout.profile()
        yield from read_tables(source, layout.tables, layout)
        yield from layout.posts()


IMPORTER = MastodonArchive()


class _Layout:
    """Which members are what, and how far the outbox is read."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.outbox: list[str] = []
        self.actor: list[str] = []
        self.tables: list[AccountTable] = []
        self.fraction = 0.0
        single = len(source.members()) == 1
        for name, size in source.members():
            if "/" in name:
                continue
            lower = name.lower()
            if lower.endswith(".json") or single:
                self._sort_json(name)
            if lower.endswith((".csv", ".txt")) or single:
                table = table_in(source, name, size)
                self.tables += [table] if table else []

    def _sort_json(self, name: str) -> None:
        for seen in peek(self._source, name):
            if seen.key == _LIST and {"type", "actor", "published"} <= seen.first.keys():
                self.outbox.append(name)
                return
        if _is_actor(small_object(self._source, name)):
            self.actor.append(name)

    def _owner_object(self) -> dict[str, Any]:
        return small_object(self._source, self.actor[0]) if self.actor else {}

    def actor_address(self) -> str:
        """The address that stands for the owner, from the profile or the first post."""
        known = _text(self._owner_object().get("id"))
        if known or not self.outbox:
            return known
        first = [seen.first for seen in peek(self._source, self.outbox[0]) if seen.key == _LIST]
        return _text(first[-1].get("actor")) if first else ""

    def owner(self) -> Owner:
        """Whose archive it is."""
        profile, address = self._owner_object(), self.actor_address()
        return Owner(
            Network.MASTODON,
            native_id=address or None,
            handle=address_of(address) or _handle(profile, address),
            name=_text(profile.get("name")) or None,
        )

    def missing(self) -> tuple[str, ...]:
        """What an archive should hold and this one does not."""
        if self.actor and not self.outbox:
            return (_("outbox.json (with the posts)"),)
        return ()

    def profile(self) -> Iterator[Batch]:
        """The owner's own profile."""
        profile, owner = self._owner_object(), self.owner()
        if profile:
            bio = plain_text(_text(profile.get("summary"))) or None
            created_ms = parse_time(_text(profile.get("published")))
            fact = AccountFact(owner.native_id, owner.handle, owner.name, bio, None, created_ms)
            yield Batch("profile", 1, [fact])

    def posts(self) -> Iterator[Batch]:
        """All posts, then the direct ones as messages."""
        posts, messages = Gathering(self, "posts"), Gathering(self, "messages")
        actor = self.actor_address()
        seen: set[str] = set()
        for name in self.outbox:
            size = max(1, dict(self._source.members())[name])
            for chunk in read_lists(self._source, name, (_LIST,), Activity):
                for number, activity in enumerate(chunk.values, chunk.first):
                    _take(activity, actor, place(name, number), (posts, messages, seen))
                for failure in chunk.failures:
                    posts.leave_out(place(name, failure.number), failure.why)
                self.fraction = min(1.0, chunk.position / size)
                yield from posts.full()
        yield from posts.rest()
        yield from messages.rest()


def _take(
    activity: Activity, actor: str, where: str, into: tuple[Gathering, Gathering, set[str]]
) -> None:
    posts, messages, seen = into
    if activity.actor and actor and activity.actor != actor:
        posts.leave_out(where, worded(N_("written by somebody else")))
        return
    made = make(activity, actor or activity.actor or "")
    if isinstance(made, str):
        posts.leave_out(where, made)
    elif not isinstance(made.fact, PostFact):
        messages.add([made.fact, *made.people])
        posts.leave_out(where, worded(N_("a direct message: only who and when is kept")))
    elif made.fact.post_id in seen:
        posts.leave_out(where, worded(N_("the same post stands further up")))
    else:
        seen.add(made.fact.post_id)
        posts.take(made.fact, *made.people)


def _is_actor(content: dict[str, Any]) -> bool:
    return {"preferredUsername", "outbox", "followers"} <= content.keys()


def _handle(profile: dict[str, Any], address: str) -> str | None:
    """`name@host` where the address itself does not hold the name."""
    name = _text(profile.get("preferredUsername"))
    host = address.partition("://")[2].partition("/")[0]
    return f"{name}@{host}".lower() if name and host else None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
