"""Words for the keys that answers carry: components, causes, roles, countries, evidence and so on.

An unknown key (of a later version, or the owner's own) is shown as it is, with blanks.
"""

from __future__ import annotations

import re
from typing import Protocol

from reachdesk import countries, group_names
from reachdesk.domain.evidence import Evidence
from reachdesk.i18n import N_, _
from reachdesk.languages import language_name

_NAMES: dict[str, dict[str, str]] = {
    "network": {
        "x": "X",
        "linkedin": "LinkedIn",
        "facebook": "Facebook",
        "instagram": "Instagram",
        "threads": "Threads",
        "mastodon": "Mastodon",
        "bluesky": "Bluesky",
        "other": N_("another network"),
    },
    "component": {
        "base": N_("base"),
        "reach": N_("Reach"),
        "amplification": N_("Amplification"),
        "network": N_("Network"),
        "authority": N_("Authority"),
        "audience": N_("Audience"),
        "activity": N_("Activity"),
    },
    "cause": {
        "new_posts": N_("New posts"),
        "more_reactions": N_("More reactions"),
        "posts_fading": N_("Older posts fading"),
        "new_conversations": N_("New conversations"),
        "conversations_fading": N_("Older talks fading"),
        "followers": N_("Followers"),
        "partners_standing": N_("Partners’ standing"),
        "settings_or_import": N_("Settings or import"),
    },
    "mostly": {
        "new_posts": N_("mostly new posts"),
        "more_reactions": N_("mostly more reactions"),
        "posts_fading": N_("mostly old posts fading"),
        "new_conversations": N_("mostly new conversations"),
        "conversations_fading": N_("mostly old conversations fading"),
        "followers": N_("mostly followers"),
        "partners_standing": N_("mostly the standing of partners"),
        "settings_or_import": N_("mostly a setting or an import"),
    },
    "evidence": {
        "measured": N_("measured"),
        "derived": N_("derived"),
        "assumed": N_("assumed"),
        "missing": N_("missing"),
    },
    "role": {**group_names.ROLES, "unknown": N_("Unknown role")},
    "activity": {
        "posts_sent": N_("posts sent"),
        "mentions_received": N_("mentions received"),
        "messages_received": N_("messages received"),
        "reposts_received": N_("reposts received"),
    },
    "unknown": {
        **group_names.UNKNOWN,
        "place": group_names.UNKNOWN["country"],
        "unknown_place": group_names.UNKNOWN["country"],
        "unknown_role": group_names.UNKNOWN["role"],
        "unknown_list": group_names.UNKNOWN["list"],
        "unknown_language": group_names.UNKNOWN["language"],
    },
    "coverage": {
        "views": N_("views"),
        "place": N_("place"),
        "role": N_("role"),
        "names": N_("names"),
        "days": N_("days"),
        "following": N_("accounts followed"),
        "tone": N_("tone"),
        "kind": N_("kind of post"),
    },
    "unseen": {
        "mentions_received": N_("mentions that you did not answer"),
        "views": N_("how often posts were viewed"),
        "follower_names": N_("who the followers are"),
        "follower_places": N_("where the followers are"),
        "list_members": N_("who is on the lists"),
        "reposters": N_("who reposted"),
        "messages": N_("messages"),
        "follower_history": N_("when followers came and went"),
    },
    "kind": {
        "original": N_("Original post"),
        "reply": N_("Reply"),
        "repost": N_("Repost"),
        "quote": N_("Quote"),
        "unknown": N_("Post"),
    },
    "model": {"simple": N_("Simple sum"), "full": N_("Full model")},
}


_MASKED = re.compile(r"segment_(\d+)")  # what a segment's key is where names are masked


def name(family: str, key: str) -> str:
    """The words for a key of a family ("component", "cause", "mostly", "evidence", "role",
    "activity", "unknown", "coverage", "unseen", "kind", "model", "network")."""
    marked = _NAMES[family].get(key)
    return _(marked) if marked else key.replace("_", " ")


def evidence(grade: Evidence) -> str:
    """«measured», «derived», «assumed» or «missing»."""
    return name("evidence", grade.value)


def group(dimension: str, key: str, given: str | None) -> str:
    """What a group of followers is called: its own name, else the words for its key."""
    if given is not None:
        return given
    if key in _NAMES["unknown"]:
        return name("unknown", key)
    if dimension in ("country", "segment") and countries.is_country(key):
        return countries.country_name(key)
    if dimension == "language" and len(key) in (2, 3):
        called = language_name(key)
        return called[:1].upper() + called[1:] if called else key
    if dimension == "segment" and (masked := _MASKED.fullmatch(key)):
        return _("segment {number}").format(number=masked[1])
    return name("role", key)


class Named(Protocol):
    """A segment of an answer."""

    @property
    def key(self) -> str:
        """Its key."""
        ...

    @property
    def name(self) -> str | None:
        """The owner's name for it; None where names are masked."""
        ...


def segment(one: Named) -> str:
    """The owner's name for a segment, or its number where names are masked."""
    return group("segment", one.key, one.name)


def colour_of(component: str) -> str:
    """The token of the colour that a score component keeps everywhere."""
    return {
        "reach": "accent",
        "amplification": "up",
        "network": "third",
        "audience": "up",
        "authority": "accent",
        "activity": "third",
    }.get(component, "unknown")
