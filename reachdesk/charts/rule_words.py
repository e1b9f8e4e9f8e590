"""A segment's rule in words. The rule that is typed stays the same in every language."""

from __future__ import annotations

from reachdesk.charts import names
from reachdesk.domain.errors import UserError
from reachdesk.domain.segments.facets import SUPPLIER_OR_COMPETITOR
from reachdesk.domain.segments.parse import parse
from reachdesk.domain.segments.rule import UNKNOWN, All, AnyOf, Condition, Field, Not, Rule
from reachdesk.group_names import MET
from reachdesk.i18n import N_, _
from reachdesk.languages import language_name

FIELDS = {
    Field.COUNTRY: N_("Place"),
    Field.REGION: N_("Region"),
    Field.CITY: N_("City"),
    Field.ROLE: N_("Role"),
    Field.LIST: N_("List"),
    Field.LANGUAGE: N_("Language"),
    Field.NETWORK: N_("Network"),
    Field.BIO: N_("Words in the bio"),
    Field.MET: N_("How we met"),
    Field.TIE: N_("Tie"),
}
_IS = {
    Field.COUNTRY: N_("Place is {value}"),
    Field.REGION: N_("Region is {value}"),
    Field.CITY: N_("City is {value}"),
    Field.ROLE: N_("Role is {value}"),
    Field.LIST: N_("On the list {value}"),
    Field.LANGUAGE: N_("Language is {value}"),
    Field.NETWORK: N_("Network is {value}"),
    Field.BIO: N_("Bio says “{value}”"),
    Field.MET: N_("Met by {value}"),
    Field.TIE: N_("Tie is {value}"),
}
_UNKNOWN = {
    Field.COUNTRY: N_("Place unknown"),
    Field.REGION: N_("Region unknown"),
    Field.CITY: N_("City unknown"),
    Field.ROLE: N_("Role unknown"),
    Field.LIST: N_("On no list"),
    Field.LANGUAGE: N_("Language unknown"),
    Field.NETWORK: N_("Network unknown"),
    Field.BIO: N_("No bio"),
    Field.MET: N_("Not said how we met"),
    Field.TIE: N_("Tie unknown"),
}
TIES = {"follower": N_("follows me"), "following": N_("I follow them")}


def value_words(field: Field, value: str) -> str:
    """A value as people read it."""
    if value.casefold() == UNKNOWN:
        return _("unknown")
    if field is Field.COUNTRY:
        return names.group("country", value.upper(), None)
    if field is Field.LANGUAGE:
        return language_name(value) or value
    if field is Field.ROLE:
        return names.name("role", value)
    if field is Field.NETWORK:
        return names.name("network", value)
    marked = {Field.TIE: TIES, Field.MET: MET}.get(field, {}).get(value.casefold())
    return _(marked) if marked else value


def written_words(text: str) -> str:
    """A written rule in words; as it is where it cannot be read, "" where it is kept back."""
    try:
        return rule_words(parse(text)) if text else ""
    except UserError:
        return text


def rule_words(rule: Rule) -> str:
    """«Place is United Kingdom and not Role is Suppliers», with brackets where they matter."""
    return _words(rule, inside=False)


def _words(rule: Rule, *, inside: bool) -> str:
    match rule:
        case Condition(field, value):
            unknown = value.casefold() == UNKNOWN
            said = _(_UNKNOWN[field] if unknown else _IS[field])
            return said.format(value=value_words(field, value))
        case Not(inner):
            return _("not {rule}").format(rule=_words(inner, inside=True))
    return _joined(rule, inside=inside)


def _joined(rule: All | AnyOf, *, inside: bool) -> str:
    every = isinstance(rule, All)
    if not rule.rules:
        return _("everybody") if every else _("nobody")
    if _joined_roles(rule):
        return _(_IS[Field.ROLE]).format(value=names.name("role", "supplier_or_competitor"))
    word = _("{first} and {second}") if every else _("{first} or {second}")
    text = _words(rule.rules[0], inside=len(rule.rules) > 1)
    for each in rule.rules[1:]:
        text = word.format(first=text, second=_words(each, inside=True))
    return f"({text})" if inside else text


def _joined_roles(rule: All | AnyOf) -> bool:
    wanted = tuple(Condition(Field.ROLE, role) for role in SUPPLIER_OR_COMPETITOR)
    return isinstance(rule, AnyOf) and rule.rules == wanted
