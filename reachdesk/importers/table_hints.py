"""What the name of a table tells that its contents cannot: the list it is, whose followers.

Formats are recognised by contents only. But the t gem writes one file per list, named after it, and
tables of followers, of followed people and of list members are alike to the last column: there
the name of the file is a hint, which the owner's word overrules.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from reachdesk.importers.source import Source
from reachdesk.importers.table_names import KIN_WORDS, words_in
from reachdesk.importers.table_targets import Target

_LIST_FOLDERS = frozenset({"list", "lists"})
_NO_NAMES = "score scores history export data my the series daily"


@dataclass(frozen=True, slots=True)
class Hint:
    """What a name says: the target, the name of a list and its owner, the name of a score."""

    target: Target | None = None
    list_name: str | None = None
    list_owner: str | None = None
    score: str = "score"


def hint_of(source: Source, member: str) -> Hint:
    """The hint in the place of a member: its file and up to two folders above."""
    whole = PurePosixPath(source.whereabouts(member))
    stem, above = whole.stem, [part.lower() for part in whole.parts[:-1]]
    score = _score_name(stem)
    if above[-1:] and above[-1] in _LIST_FOLDERS:
        return Hint(Target.LIST_MEMBERS, stem, None, score)
    if above[-2:-1] and above[-2] in _LIST_FOLDERS:
        return Hint(Target.LIST_MEMBERS, stem, above[-1], score)
    words = words_in(stem)
    for target, known in KIN_WORDS.items():
        if words & known:
            return Hint(Target(target), stem, None, score)
    return Hint(None, stem, None, score)


def _score_name(stem: str) -> str:
    words = [word for word in words_in_order(stem) if word not in _NO_NAMES.split()]
    return words[0] if words else "score"


def words_in_order(name: str) -> list[str]:
    """The words of a name as they stand, without figures."""
    text = "".join(letter if letter.isalpha() else " " for letter in name.lower())
    return text.split()
