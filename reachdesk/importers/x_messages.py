"""Direct messages as who wrote to whom and when. Their text is weighed in passing, never kept."""

from __future__ import annotations

from collections.abc import Iterator

from reachdesk.domain.records import Direction, ExchangeFact, ExchangeKind, Fact
from reachdesk.i18n import N_
from reachdesk.importers.base import Batch
from reachdesk.importers.message_weight import weight_of
from reachdesk.importers.wording import worded
from reachdesk.importers.x_account_records import Conversation, ConversationLine, Message
from reachdesk.importers.x_reading import LeftOut, Reading, batch, place, remainder
from reachdesk.importers.x_times import parse_time

BATCH = 2000


def read_messages(reading: Reading) -> Iterator[Batch]:
    """All messages between two, and those that others wrote to groups."""
    owner = reading.outline.owner.native_id
    left_out = LeftOut("messages")
    facts: list[Fact] = []
    read = 0
    for where, found in _found(reading, owner):
        read += 1
        if isinstance(found, str):
            left_out.add(where, found)
        else:
            facts.append(found)
        if read >= BATCH:
            yield batch(reading, "messages", read, facts, left_out)
            facts, read = [], 0
    if read:
        yield batch(reading, "messages", read, facts, left_out)
    yield from remainder(reading, "messages", left_out)


def _found(reading: Reading, owner: str | None) -> Iterator[tuple[str, ExchangeFact | str]]:
    """Each message, or why it is left out, with its place."""
    for kind in ("direct_messages", "direct_messages_group"):
        for name, chunk in reading.records(kind, ConversationLine):
            for number, line in enumerate(chunk.values, chunk.first):
                for message in _messages(line.dm_conversation):
                    made = _exchange(message, line.dm_conversation, owner)
                    yield f"{place(name, number)} ({message.id})", made
            for failure in chunk.failures:
                yield place(name, failure.number), failure.why


def _messages(conversation: Conversation | None) -> Iterator[Message]:
    for event in (conversation.messages or ()) if conversation else ():
        if event.message_create is not None:
            yield event.message_create


def _exchange(
    message: Message, conversation: Conversation | None, owner: str | None
) -> ExchangeFact | str:
    """The exchange that a message is, or why it is none."""
    at_ms = parse_time(message.created_at)
    sender = message.sender_id
    if at_ms is None:
        return worded(N_("createdAt: not a date"))
    if not message.id or not sender:
        return worded(N_("id or senderId: missing"))
    if owner is None:
        return worded(N_("it cannot be told which side is the owner of the archive"))
    if sender != owner:
        direction, person = Direction.IN, sender
    else:
        direction, other = Direction.OUT, _receiver(message, conversation, owner)
        if other is None:
            return worded(N_("written to a group, so to nobody in particular"))
        person = other
    return ExchangeFact(
        message.id,
        ExchangeKind.MESSAGE,
        direction,
        at_ms,
        person,
        None,
        weight_of(message.text),
        None,
    )


def _receiver(message: Message, conversation: Conversation | None, owner: str) -> str | None:
    """Whom the owner wrote to; None for a group. Notes to oneself go to oneself."""
    if message.recipient_id:
        return message.recipient_id
    pair = (conversation.conversation_id or "").split("-") if conversation else []
    return next((person for person in pair if person != owner), None) if len(pair) == 2 else None
