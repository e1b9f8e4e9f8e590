"""What passed between the owner and others on LinkedIn: messages, invitations, endorsements.

Of messages only who and when is kept; their text is weighed in passing. Reactions name nobody, so
they are counted by day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reachdesk.domain.records import CountFact, Direction, ExchangeFact, ExchangeKind
from reachdesk.domain.score.courtesy import PURE_COURTESY
from reachdesk.i18n import N_
from reachdesk.importers.base import Batch
from reachdesk.importers.gathering import Gathering
from reachdesk.importers.linkedin_connections import facts_of_person
from reachdesk.importers.linkedin_people import full_name, is_owner, slug_in, slugs_in
from reachdesk.importers.linkedin_reading import Reading
from reachdesk.importers.linkedin_tables import Line
from reachdesk.importers.message_weight import weight_of
from reachdesk.importers.wording import worded
from reachdesk.importers.written_times import moment_in

_DAY_MS = 86_400_000
_Party = tuple[Direction, str, str]
"""Direction, name and address of the other side."""


def read_reactions(reading: Reading) -> Iterator[Batch]:
    """How often the owner reacted, by UTC day."""
    counts = Gathering(reading, "counts")
    days: Counter[int] = Counter()
    for where, line in reading.lines("reactions", counts):
        written = moment_in(line.get("date"))
        if written is None:
            counts.leave_out(where, worded(N_("no date")))
        else:
            counts.take()
            days[written.at_ms // _DAY_MS] += 1
    counts.add([CountFact("reactions_given_day", day * _DAY_MS, days[day]) for day in sorted(days)])
    yield from counts.rest()


def read_messages(reading: Reading) -> Iterator[Batch]:
    """Messages and invitations."""
    found = Gathering(reading, "messages")
    for kind in ("messages", "messages_2018", "invitations"):
        for where, line in reading.lines(kind, found):
            party = _invited(line) if kind == "invitations" else _party(line, reading)
            if isinstance(party, str):
                found.leave_out(where, party)
                continue
            _take(found, where, line, party, reading)
            yield from found.full()
    yield from found.rest()


def _take(found: Gathering, where: str, line: Line, party: _Party, reading: Reading) -> None:
    direction, name, url = party
    invitation = "sentat" in line.at
    written = moment_in(line.get("sentat" if invitation else "date"))
    ref = reading.people.ref(name, url)
    if written is None or ref is None:
        found.leave_out(where, worded(N_("no date")) if ref else worded(N_("it names nobody")))
        return
    kind = "invitation" if invitation else line.get("conversationid") or "message"
    key = f"{kind}:{direction}:{ref}:{written.at_ms // 1000}"
    weight = weight_of(line.get("message" if invitation else "content"))
    if invitation and weight is None:
        weight = PURE_COURTESY  # an invitation without a word is a courtesy
    exchange = ExchangeFact(
        found.key(key), ExchangeKind.MESSAGE, direction, written.at_ms, ref, None, weight, None
    )
    found.take(*facts_of_person(ref, name, slug_in(url)), exchange)


def _invited(line: Line) -> _Party | str:
    """The other side of an invitation, or why it is none."""
    direction = line.get("direction").upper()
    if direction == "OUTGOING":
        return Direction.OUT, line.get("to"), line.get("inviteeprofileurl")
    if direction == "INCOMING":
        return Direction.IN, line.get("from"), line.get("inviterprofileurl")
    return worded(N_("direction: neither INCOMING nor OUTGOING"))


def _party(line: Line, reading: Reading) -> _Party | str:
    """The other side of a message, or why it is left out."""
    handle, name = reading.owner.handle or "", reading.owner.name
    stated = line.get("direction").upper()
    sent = stated == "OUTGOING" or (
        not stated and is_owner(line, handle, "senderprofileurl", "from", name)
    )
    if not sent:
        if not (stated or handle or name):
            return worded(N_("it cannot be told which side is the owner of the export"))
        if not (line.get("senderprofileurl") or line.get("from")):
            return worded(N_("it names nobody"))
        return Direction.IN, line.get("from"), line.get("senderprofileurl")
    receivers = slugs_in(line.get("recipientprofileurls"))
    if len(receivers) > 1 or (not receivers and ", " in line.get("to")):
        return worded(N_("written to a group, so to nobody in particular"))
    return Direction.OUT, line.get("to"), line.get("recipientprofileurls")


def read_endorsements(reading: Reading) -> Iterator[Batch]:
    """Endorsements given and received, as likes of a person."""
    found = Gathering(reading, "mentions")
    for kind, who, direction in (
        ("endorsed", "endorser", Direction.IN),
        ("endorsing", "endorsee", Direction.OUT),
    ):
        for where, line in reading.lines(kind, found):
            written = moment_in(line.get("endorsementdate"))
            name = full_name(line.get(f"{who}firstname"), line.get(f"{who}lastname"))
            url = line.get(f"{who}publicurl")
            ref = reading.people.ref(name, url)
            if written is None or ref is None:
                found.leave_out(
                    where, worded(N_("no date")) if ref else worded(N_("it names nobody"))
                )
                continue
            key = f"endorsement:{line.get('skillname')}:{ref}:{written.at_ms // 1000}"
            at_ms = written.at_ms
            exchange = ExchangeFact(found.key(key), ExchangeKind.LIKE, direction, at_ms, ref)
            found.take(*facts_of_person(ref, name, slug_in(url)), exchange)
            yield from found.full()
    yield from found.rest()
