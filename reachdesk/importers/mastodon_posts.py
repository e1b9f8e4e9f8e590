"""From an entry of Mastodon's outbox to a post, or to a message where only people named see it."""

from __future__ import annotations

import re
from typing import NamedTuple

from reachdesk.domain.records import (
    Direction,
    ExchangeFact,
    ExchangeKind,
    PersonFact,
    PostFact,
    PostKind,
    Precision,
)
from reachdesk.i18n import N_
from reachdesk.importers.mastodon_records import (
    PUBLIC,
    Activity,
    Note,
    addresses,
    mentioned_by,
    person_at,
)
from reachdesk.importers.message_weight import weight_of
from reachdesk.importers.web_text import links_in, plain_text
from reachdesk.importers.wording import worded
from reachdesk.importers.x_times import parse_time

_STATUS = re.compile(r"/(?:statuses|status)/(\d+)(?:/|$)|/@[^/]+/(\d+)$")
_LEADING_MENTIONS = re.compile(r"(?:@[\w.-]+(?:@[\w.-]+)?\s+)+(?=\S)")


class Made(NamedTuple):
    """What an entry is: a post, or a message, and the people that it names."""

    fact: PostFact | ExchangeFact
    people: list[PersonFact]


def make(activity: Activity, actor: str) -> Made | str:
    """The fact of an entry by the owner `actor` (an address), or why there is none."""
    at_ms = parse_time(activity.published)
    note = activity.object
    if isinstance(note, Note):
        at_ms = parse_time(note.published) or at_ms
    if at_ms is None:
        return worded(N_("no date"))
    if activity.type == "Announce":
        return _boost(activity, at_ms, actor)
    if activity.type != "Create" or not isinstance(note, Note):
        return worded(N_("not a post: {type}"), type=(activity.type or "?")[:40])
    if _is_direct(note, actor):
        return _message(note, at_ms, actor)
    return _post(note, at_ms, actor)


def own_id(address: str | None) -> str | None:
    """The number of a status from its address, else the address itself."""
    found = _STATUS.search(address or "")
    return (found[1] or found[2]) if found else address or None


def _boost(activity: Activity, at_ms: int, actor: str) -> Made | str:
    post_id = own_id(activity.id)
    if post_id is None:
        return worded(N_("no id"))
    passed = activity.object
    address = passed if isinstance(passed, str) else passed.id if passed else None
    whose = person_at(address)
    for place in addresses(activity.cc):
        whose = whose or (None if place.startswith(actor) else person_at(place))
    fact = PostFact(post_id, at_ms, Precision.SECOND, PostKind.REPOST, reposted_person=whose)
    return Made(fact, _people([whose]))


def _is_direct(note: Note, actor: str) -> bool:
    """Whether only the people named see a post: neither everybody nor the followers do."""
    seen_by = {*addresses(note.to), *addresses(note.cc)}
    everybody = bool(seen_by & PUBLIC)
    return not everybody and not any(
        place == f"{actor}/followers" or place.endswith("/followers") for place in seen_by
    )


def _message(note: Note, at_ms: int, actor: str) -> Made | str:
    people = dict.fromkeys(
        person_at(place)
        for place in (*addresses(note.to), *addresses(note.cc))
        if not place.startswith(actor)
    )
    known = [person for person in people if person]
    if len(known) != 1:
        return (
            worded(N_("written to a group, so to nobody in particular"))
            if known
            else worded(N_("seen by nobody but its author"))
        )
    weight = weight_of(plain_text(note.content or ""))
    fact = ExchangeFact(
        own_id(note.id) or f"direct:{at_ms}",
        ExchangeKind.MESSAGE,
        Direction.OUT,
        at_ms,
        known[0],
        None,
        weight,
        None,
    )
    return Made(fact, _people(known))


def _post(note: Note, at_ms: int, actor: str) -> Made | str:
    post_id = own_id(note.id)
    if post_id is None:
        return worded(N_("no id"))
    content = note.content or ""
    tags = note.tag or []
    mentioned = [ref for tag in tags if tag.type == "Mention" if (ref := mentioned_by(tag))]
    mentioned = list(dict.fromkeys(mentioned))
    own_thread = (note.in_reply_to or "").startswith(f"{actor}/")
    answered = None if own_thread else _answered(note, mentioned)
    quoted = note.quote if isinstance(note.quote, str) else note.quote_uri
    text = plain_text(content)
    if note.in_reply_to:
        text = _LEADING_MENTIONS.sub("", text, count=1) if text[:1] == "@" else text
    words = [plain_text(note.summary or ""), text]
    fact = PostFact(
        post_id,
        at_ms,
        Precision.SECOND,
        _kind(note, quoted, own_thread=own_thread),
        "\n\n".join(filter(None, words)) or None,
        _language(note),
        own_id(note.in_reply_to) if own_thread else note.in_reply_to,
        answered,
        None,
        quoted,
        person_at(quoted),
        " ".join(mentioned) or None,
        links_in(content),
        sum(tag.type == "Hashtag" for tag in tags),
        len(note.attachment or ()),
    )
    return Made(fact, _people([answered, *mentioned, person_at(quoted)]))


def _answered(note: Note, mentioned: list[str]) -> str | None:
    """Whom a post answers: whose the other post is, else the first person named."""
    if not note.in_reply_to:
        return None
    return person_at(note.in_reply_to) or (mentioned[0] if mentioned else None)


def _kind(note: Note, quoted: str | None, *, own_thread: bool) -> PostKind:
    if note.in_reply_to and not own_thread:
        return PostKind.REPLY
    return PostKind.QUOTE if quoted else PostKind.ORIGINAL


def _language(note: Note) -> str | None:
    languages = list(note.content_map or ())
    return languages[0].lower()[:2] if len(languages) == 1 else None


def _people(refs: list[str] | list[str | None]) -> list[PersonFact]:
    return [PersonFact(ref, ref.removeprefix("@")) for ref in dict.fromkeys(refs) if ref]
