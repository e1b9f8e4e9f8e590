"""Exports of other networks beside the one that a zip or folder was recognised as."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from reachdesk.domain.errors import UserError
from reachdesk.domain.records import Network
from reachdesk.importers.base import Importer, Owner
from reachdesk.importers.limits import is_media
from reachdesk.importers.source import Source
from reachdesk.services.rows import Candidate

MOST_ALONE = 50
"""Files on top that are looked at one by one."""

CandidateOf = Callable[[Source, tuple[Importer, ...]], Candidate | None]
"""What a source is by these importers. Raises `UserError` for what cannot be imported."""


def with_others(
    whole: Candidate, importers: Sequence[Importer], candidate_of: CandidateOf
) -> list[Candidate]:
    """The candidate, and what other networks' exports there are among the members that it leaves
    aside, such as Threads in an Instagram zip: all of them together, then files on top one by one.

    Tables that anybody might have written are not guessed there, and folders are not searched. The
    candidate no longer calls members not needed which another one reads.
    """
    others = tuple(
        importer
        for importer in importers
        if importer.key != whole.importer.key
        and importer.network is not Network.OTHER
        and not hasattr(importer, "with_words")
    )
    aside = [name for name in whole.outline.ignored if not is_media(name)]
    found: list[Candidate] = []
    read: set[str] = set()
    alone = [[name] for name in aside if "/" not in name][:MOST_ALONE]
    for names in (aside, *alone) if others else ():
        source = whole.source.only([name for name in names if name not in read])
        known = _quietly(source, others, candidate_of) if source else None
        if known is not None and source is not None:
            found.append(_same_person(known, whole.outline.owner))
            read |= _members_read(whole.source, known)
    if not found:
        return [whole]
    ignored = tuple(name for name in whole.outline.ignored if name not in read)
    return [replace(whole, outline=replace(whole.outline, ignored=ignored)), *found]


def _quietly(
    source: Source, importers: tuple[Importer, ...], candidate_of: CandidateOf
) -> Candidate | None:
    """The candidate; what cannot be imported stays among the members that are not needed."""
    try:
        return candidate_of(source, importers)
    except UserError:
        return None


def _members_read(whole: Source, part: Candidate) -> set[str]:
    """The names within the whole of the members that the part reads."""
    ignored = set(part.outline.ignored)
    places = {
        part.source.whereabouts(member.name)
        for member in part.source.members()
        if member.name not in ignored
    }
    return {name for name, _size in whole.members() if whole.whereabouts(name) in places}


def _same_person(candidate: Candidate, owner: Owner) -> Candidate:
    """A Threads account bears the handle of the Instagram account that it was made with."""
    named = candidate.outline.owner
    pair = (owner.network, named.network)
    if named.handle or pair != (Network.INSTAGRAM, Network.THREADS):
        return candidate
    named = replace(named, handle=owner.handle, name=owner.name)
    return replace(candidate, outline=replace(candidate.outline, owner=named))
