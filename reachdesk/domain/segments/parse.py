"""Reading a rule as the owner types it.

country:GB and (bio:"contact centre" or role:customer) and not role:supplier
or role:journalist_or_author

«not» binds before «and», «and» before «or»; a value with blanks stands in double quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reachdesk.domain.errors import UserError
from reachdesk.domain.segments.rule import All, AnyOf, Condition, Field, Not, Rule
from reachdesk.i18n import _

DEEPEST = 50
LONGEST = 10_000
_TOKEN = re.compile(
    r'\s*(?:(?P<bracket>[()])|(?P<field>\w+)\s*:\s*(?:"(?P<quoted>(?:[^"\\]|\\.)*)"'
    r"|(?P<plain>[^\s()\"]+))|(?P<word>\w+))"
)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str  # "(", ")", "and", "or", "not", "everybody", "nobody", "condition", "end"
    condition: Condition | None = None
    text: str = ""


_WORDS = ("and", "or", "not", "everybody", "nobody")


def parse(text: str) -> Rule:
    """The rule that a text says. Raises `UserError` with one sentence on what is wrong where."""
    if len(text) > LONGEST:
        raise UserError(_("This rule is too long: write it in at most 10,000 characters."))
    reader = _Reader(list(_tokens(text)))
    rule = reader.either(0)
    left = reader.next()
    if left.kind != "end":
        raise _unexpected(left)
    return rule


class _Reader:
    """Recursive descent over the tokens."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._place = 0

    def next(self) -> _Token:
        token = self._tokens[self._place]
        self._place = min(self._place + 1, len(self._tokens) - 1)
        return token

    def either(self, depth: int) -> Rule:
        parts = [self._both(depth)]
        while self._take("or"):
            parts.append(self._both(depth))
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

    def _both(self, depth: int) -> Rule:
        parts = [self._one(depth)]
        while self._take("and"):
            parts.append(self._one(depth))
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _one(self, depth: int) -> Rule:
        if depth > DEEPEST:
            raise UserError(_("This rule has too many brackets inside brackets: make it simpler."))
        token = self.next()
        if token.condition is not None:
            return token.condition
        match token.kind:
            case "not":
                return Not(self._one(depth + 1))
            case "everybody":
                return All(())
            case "nobody":
                return AnyOf(())
            case "(":
                inner = self.either(depth + 1)
                if self.next().kind != ")":
                    raise UserError(_("A bracket in the rule is not closed: add a “)”."))
                return inner
        raise _unexpected(token)

    def _take(self, kind: str) -> bool:
        if self._tokens[self._place].kind != kind:
            return False
        self._place += 1
        return True


def _tokens(text: str) -> Iterator[_Token]:
    place, end = 0, len(text.rstrip())
    while place < end:
        found = _TOKEN.match(text, place)
        if found is None:
            rest = text[place:end].strip().split(maxsplit=1)[0]
            raise _unexpected(_Token("", text=rest))
        yield _token(found)
        place = found.end()
    yield _Token("end")


def _token(found: re.Match[str]) -> _Token:
    if found["bracket"]:
        return _Token(found["bracket"], text=found["bracket"])
    if found["word"]:
        word = found["word"].lower()
        if word not in _WORDS:
            raise _unexpected(_Token("", text=found["word"]))
        return _Token(word, text=found["word"])
    value = found["plain"] if found["quoted"] is None else _unescaped(found["quoted"])
    try:
        field = Field(found["field"].lower())
    except ValueError:
        raise UserError(
            _("A rule cannot ask for “{field}”: it knows {fields}.").format(
                field=found["field"], fields=", ".join(Field)
            )
        ) from None
    if not value.strip():
        raise UserError(_("Say which {field} after “{field}:”.").format(field=field))
    return _Token("condition", Condition(field, value))


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text, flags=re.DOTALL)


def _unexpected(token: _Token) -> UserError:
    if token.kind == "end":
        return UserError(_("The rule stops in the middle: add what should follow."))
    return UserError(
        _("The rule cannot be read at “{text}”: write it like {example}.").format(
            text=token.text or token.kind, example='country:GB and not role:supplier or list:"A b"'
        )
    )
