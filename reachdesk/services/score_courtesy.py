"""The owner's words of courtesy, and texts read with them.

Every exchange got its courtesy weight when it was imported, because the text of messages is not
kept. A changed list can therefore re-read only texts that are in the library: mentions, replies and
quotes. Messages keep the weight of the list that the program started with.
"""

from __future__ import annotations

from collections import Counter

import msgspec

from reachdesk.domain.errors import UserError
from reachdesk.domain.periods import MILLISECONDS_A_DAY
from reachdesk.domain.score.courtesy import CourtesyReader
from reachdesk.domain.score.courtesy_words import DEFAULT_WORDS, edited_words
from reachdesk.i18n import _
from reachdesk.services import accounts
from reachdesk.services.audience_arrays import account_number
from reachdesk.services.desk import Desk
from reachdesk.services.kept import KeptChange, all_kept, keep
from reachdesk.storage import people
from reachdesk.storage.exchange_texts import received_texts

KIND, KEY = "courtesy_words", "phrases"
MOST_WORDS = 3
_SPANS_KEPT = 4
MOST_LETTERS = 60


class CourtesyEdits(msgspec.Struct, frozen=True):
    """Phrases that the owner added to the lists, and such of the lists that the owner removed."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def courtesy_edits(desk: Desk) -> CourtesyEdits:
    """What the owner changed of the lists; empty where nothing."""
    return all_kept(desk, KIND, CourtesyEdits).get(KEY, CourtesyEdits())


def courtesy_reader(desk: Desk) -> CourtesyReader:
    """A reader with the lists as the owner left them."""
    edits = courtesy_edits(desk)
    return CourtesyReader(edited_words(edits.added, edits.removed))


def edited_reader(desk: Desk) -> CourtesyReader | None:
    """A reader with the owner's lists, or None where they are as the program started with."""
    return courtesy_reader(desk) if courtesy_edits(desk) != CourtesyEdits() else None


def add_phrase(desk: Desk, phrase: str) -> KeptChange:
    """Add a phrase (`*` stands for the rest of a word, `_` for a whole one).

    Raises `UserError` for one without a letter, one too long, or one that is there already.
    """
    wanted = " ".join(phrase.lower().split())
    edits = courtesy_edits(desk)
    if not any(letter.isalnum() for letter in wanted) or len(wanted) > MOST_LETTERS:
        raise UserError(_("Write a word or a short phrase, such as “thanks” or “congrat*”."))
    listed = {each for words in DEFAULT_WORDS for each in words.phrases}
    if wanted in edits.removed:
        left = tuple(each for each in edits.removed if each != wanted)
        return _keep(desk, CourtesyEdits(edits.added, left))
    if wanted in listed or wanted in edits.added:
        raise UserError(_("“{phrase}” is on the list already.").format(phrase=wanted))
    return _keep(desk, CourtesyEdits((*edits.added, wanted), edits.removed))


def remove_phrase(desk: Desk, phrase: str) -> KeptChange:
    """Take a phrase off the list."""
    edits = courtesy_edits(desk)
    if phrase in edits.added:
        left = tuple(each for each in edits.added if each != phrase)
        return _keep(desk, CourtesyEdits(left, edits.removed))
    return _keep(desk, CourtesyEdits(edits.added, tuple({*edits.removed, phrase})))


def restore_phrases(desk: Desk) -> KeptChange:
    """The lists as the program started with."""
    return keep(desk, KIND, KEY, None)


def matched_words(
    desk: Desk, account: str, first_day: int, last_day: int
) -> dict[str, tuple[str, ...]]:
    """For each person (by ref) whose public texts of these days hold courtesy and little else: the
    words that said so, in lower case, most frequent first, at most three."""

    def read() -> dict[str, tuple[str, ...]]:
        reader = courtesy_reader(desk)
        owner = accounts.choose(desk, account)
        days = (first_day * MILLISECONDS_A_DAY, (last_day + 1) * MILLISECONDS_A_DAY)
        with desk.library.using() as db:
            found = received_texts(db, account_number(db, owner.id), *days)
            refs = people.refs_by_id(db, sorted({one.person for one in found}))
        counts: dict[str, Counter[str]] = {}
        for one in found:
            courtesy = reader.read(one.text)
            if courtesy.is_courtesy:
                said = counts.setdefault(refs[one.person], Counter())
                said.update(each.lower() for each in courtesy.matched)
        return {
            ref: tuple(word for word, _count in said.most_common(MOST_WORDS))
            for ref, said in counts.items()
        }

    return desk.remember_few(
        ("courtesy words", account), (first_day, last_day), read, most=_SPANS_KEPT
    )


def _keep(desk: Desk, edits: CourtesyEdits) -> KeptChange:
    return keep(desk, KIND, KEY, edits if edits != CourtesyEdits() else None)
