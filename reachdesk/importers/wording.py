"""Words of a report that can be said again in another language: where a record stands, and why it
was not taken."""

from __future__ import annotations

from reachdesk.i18n import N_, _

_ON_PURPOSE = frozenset(
    (
        N_("the same post stands further up"),
        N_("the same person stands further up"),
        N_("the same post once more"),
        N_("a post by somebody else"),
        N_("a post that was deleted"),
        N_("written by somebody else"),
        N_("written by the account itself"),
        N_("a direct message: only who and when is kept"),
        N_("an earlier version of an edited post"),
        N_("written to a group, so to nobody in particular"),
        N_("seen by nobody but its author"),
        N_("a list for hiding people, not for reading them"),
        N_("it was called off"),
        N_("another account: {account}"),
        N_("not a post: {type}"),
    )
)


class Wording(str):
    """A text in the language of its making that remembers its source text and what was filled in.

    It is a text like any other; `again` words it in the language then chosen.
    """

    __slots__ = ("arguments", "message")
    message: str
    arguments: dict[str, str | int]

    @property
    def on_purpose(self) -> bool:
        """Whether a record with this reason could be read, and was left out because of its sense:
        somebody else's post, the same person twice."""
        return self.message in _ON_PURPOSE

    def again(self) -> Wording:
        """The same in the language that is chosen now."""
        return worded(self.message, **self.arguments)


def worded(message: str, **arguments: str | int) -> Wording:
    """A text to translate (marked with `N_`) with its named placeholders filled in."""
    made = Wording(_(message).format(**arguments) if arguments else _(message))
    made.message, made.arguments = message, arguments
    return made


def words_of(error: Exception) -> str:
    """The words of an error, with their memory where they have one: `str(error)` would lose it."""
    first = error.args[0] if error.args else ""
    return first if isinstance(first, str) else str(error)
