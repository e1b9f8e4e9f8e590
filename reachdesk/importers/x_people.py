"""Who follows and is followed, the lists, and the owner's own profile."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeVar
from urllib.parse import unquote

from reachdesk.domain.records import (
    AccountFact,
    CountFact,
    Fact,
    Kin,
    ListFact,
    ReadingFact,
    SnapshotFact,
)
from reachdesk.i18n import N_
from reachdesk.importers.base import Batch
from reachdesk.importers.javascript import decode_single
from reachdesk.importers.limits import MAX_COUNT
from reachdesk.importers.wording import worded
from reachdesk.importers.x_account_records import (
    AccountLine,
    AdLine,
    ListLine,
    NameChangeLine,
    ProfileLine,
    Relation,
    RelationLine,
    UserDetails,
)
from reachdesk.importers.x_layout import small_file
from reachdesk.importers.x_reading import LeftOut, Reading, batch, place, remainder
from reachdesk.importers.x_times import parse_time

T = TypeVar("T")

_EMPTY = re.compile(rb"\[\s*\]\s*;?\s*$")
_TIES = ("created", "member", "subscribed")


def read_profile(reading: Reading) -> Iterator[Batch]:
    """The owner's profile as of the export, and the handles they had before."""
    owner = reading.outline.owner
    files, details = reading.layout.files, reading.layout.details
    facts: list[Fact] = []
    left_out = LeftOut("profile")
    account = description = user = None
    for name in files.get("account", [])[:1]:
        line = _single(reading, name, AccountLine, left_out)
        account = line.account if line else None
    for name in files.get("profile", [])[:1]:
        shown = _single(reading, name, ProfileLine, left_out)
        description = shown.profile.description if shown and shown.profile else None
    if "user_details" in details:
        user = _single(reading, details["user_details"], UserDetails, left_out)
    if owner.native_id or owner.handle:
        bio = description.bio if description else user.bio if user else None
        location = description.location if description else user.location if user else None
        created = account.created_at if account else user.created_at if user else None
        created_ms, as_of_ms = parse_time(created), reading.outline.as_of_ms
        profile = AccountFact(
            owner.native_id, owner.handle, owner.name, bio or None, location or None, created_ms
        )
        facts.append(profile._replace(seen_ms=as_of_ms))
    facts += _former_handles(reading)
    listed = left_out.take()
    if facts or listed:
        yield Batch("profile", len(facts) + len(listed), facts, listed, reading.fraction)


def _single(reading: Reading, name: str, kind: type[T], left_out: LeftOut) -> T | None:
    """The one record of a small file; a broken one is listed."""
    content = small_file(reading.source, name)
    found = decode_single(content, kind)
    if found is None and not _EMPTY.search(content[-100:]):
        left_out.add(place(name, 1), worded(N_("not the record that belongs there")))
    return found


def _former_handles(reading: Reading) -> list[Fact]:
    """One fact for each handle given up, true until the moment before the change."""
    found: list[Fact] = []
    for _name, chunk in reading.records("screen_name_change", NameChangeLine):
        for line in chunk.values:
            change = line.screen_name_change
            change = change.screen_name_change or change if change else None
            at_ms = parse_time(change.changed_at) if change else None
            if change and change.changed_from and at_ms is not None:
                native_id = reading.outline.owner.native_id
                found.append(AccountFact(native_id, change.changed_from, seen_ms=at_ms - 1))
    return found


def read_relations(reading: Reading) -> Iterator[Batch]:
    """Both snapshots; the mere number of followers where only the manifest knows it."""
    for kin in (Kin.FOLLOWER, Kin.FOLLOWING):
        kind = "followers" if kin is Kin.FOLLOWER else "following"
        left_out = LeftOut(kind)
        for name, chunk in reading.records(kin.value, RelationLine):
            told = [line.follower or line.following for line in chunk.values]
            facts: list[Fact] = [
                SnapshotFact(kin, who.account_id)
                for who in told
                if who and who.account_id and who.account_id.isdecimal()
            ]
            if len(facts) < len(told):
                _leave_out(left_out, name, enumerate(told, chunk.first))
            for failure in chunk.failures:
                left_out.add(place(name, failure.number), failure.why)
            read = len(chunk.values) + len(chunk.failures)
            if read:
                yield batch(reading, kind, read, facts, left_out)
        yield from remainder(reading, kind, left_out)
    yield from _counts(reading)


def _leave_out(left_out: LeftOut, name: str, told: Iterable[tuple[int, Relation | None]]) -> None:
    """Note those of whom no id is told."""
    for number, who in told:
        if not (who and who.account_id and who.account_id.isdecimal()):
            left_out.add(place(name, number), _why_nobody(who))


def _why_nobody(who: Relation | None) -> str:
    if who is None or not who.account_id:
        return worded(N_("accountId: missing"))
    return worded(N_("accountId: not a number: {value!r}"), value=who.account_id[:40])


def _counts(reading: Reading) -> Iterator[Batch]:
    manifest, as_of_ms = reading.layout.manifest, reading.outline.as_of_ms
    if manifest is None or as_of_ms is None:
        return
    facts: list[Fact] = []
    left_out = LeftOut("counts")
    for kin, metric in (("follower", "followers"), ("following", "following")):
        data_type = manifest.data_types.get(kin)
        counts = [file.count for file in data_type.files] if data_type else []
        known = [count for count in counts if count is not None]
        if not known or reading.layout.files.get(kin):
            continue
        if all(0 <= count <= MAX_COUNT for count in known):
            facts.append(CountFact(metric, as_of_ms, sum(known)))
        else:
            why = worded(N_("no count of people: {value}"), value=str(max(known, key=abs))[:40])
            left_out.add(worded(N_("the manifest's number of {kind}"), kind=metric), why)
    listed = left_out.take()
    if facts or listed:
        yield Batch("counts", len(facts) + len(listed), facts, listed, reading.fraction)


def read_lists(reading: Reading) -> Iterator[Batch]:
    """The lists that the owner made, is on, and follows; an archive knows no members."""
    left_out = LeftOut("lists")
    for tie in _TIES:
        for name, chunk in reading.records(f"lists_{tie}", ListLine):
            facts: list[Fact] = []
            read = len(chunk.failures)
            for number, line in enumerate(chunk.values, chunk.first):
                info = line.user_list_info
                urls = (info.urls if info.urls is not None else [info.url]) if info else [None]
                for url in urls:
                    read += 1
                    fact = _list(url, tie)
                    if fact:
                        facts.append(fact)
                    else:
                        left_out.add(place(name, number), worded(N_("url: not that of a list")))
            for failure in chunk.failures:
                left_out.add(place(name, failure.number), failure.why)
            if read:
                yield batch(reading, "lists", read, facts, left_out)
    yield from remainder(reading, "lists", left_out)


def _list(url: str | None, tie: str) -> ListFact | None:
    """A list by its address, `https://twitter.com/<owner>/lists/<slug>`."""
    parts = (url or "").split("/")
    if len(parts) < 6 or not parts[-1] or parts[-2] != "lists":
        return None
    slug = unquote(parts[-1])
    ref = f"{parts[-3].lower()}/{slug}"
    return ListFact(ref, slug.replace("-", " ").replace("_", " ").strip() or slug, tie, url)


def read_reading_times(reading: Reading) -> Iterator[Batch]:
    """The moments at which the owner was shown an advertisement; several of one second are one."""
    left_out = LeftOut("reading_times")
    seen: set[int] = set()
    for name, chunk in reading.records("ad_impressions", AdLine):
        facts: list[Fact] = []
        read = len(chunk.failures)
        for number, line in enumerate(chunk.values, chunk.first):
            data = line.ad.ads_user_data if line.ad else None
            shown = data.ad_impressions.impressions if data and data.ad_impressions else None
            for impression in shown or ():
                at_ms = parse_time(impression.impression_time)
                if at_ms is None:
                    read += 1
                    left_out.add(place(name, number), worded(N_("impressionTime: not a date")))
                elif at_ms not in seen:
                    read += 1
                    seen.add(at_ms)
                    facts.append(ReadingFact(at_ms))
        for failure in chunk.failures:
            left_out.add(place(name, failure.number), failure.why)
        if read:
            yield batch(reading, "reading_times", read, facts, left_out)
    yield from remainder(reading, "reading_times", left_out)
