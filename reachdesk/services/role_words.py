"""What roles, their fields and what is wrong with a rule are called, for people."""

from __future__ import annotations

from reachdesk.domain.roles.rules import BY_OWNER_ONLY, ROLES
from reachdesk.group_names import ROLES as NAMES
from reachdesk.i18n import N_, _

COVERS = {
    "journalist_or_author": N_(
        "Who writes for a publication, or whose books, comics, plays or scripts come out. Not:"
        " outlets themselves, bloggers, copywriters, programmers."
    ),
    "supplier": N_("Who sells goods or services to businesses: vendors, agencies, consultants."),
    "industry_body": N_("Associations, institutes, chambers and unions, but not their members."),
    "local_information": N_("News, weather, councils and what is on in a town or region."),
    "gateway": N_("Who passes on to many: newsletters, podcasts, meetups, conferences, curators."),
    "other": N_("Parodies, fan accounts, bots and students, where no other rule fits."),
}
"""What the rules cover that the program comes with."""

_YOURS = N_("Nobody's bio says this of you: add a rule with names or words that only you know.")
FIELDS = {
    "bio": N_("bio"),
    "name": N_("name"),
    "company": N_("company"),
    "position": N_("position"),
}
LANGUAGES = {
    "en": "English",
    "nl": "Nederlands",
    "pt": "Português",
    "de": "Deutsch",
    "es": "Español",
    "fr": "Français",
}
"""Tags of rules, each language by its own name."""

_PROBLEMS = {
    "role": N_("“{detail}” cannot be a role: use letters, figures and blanks."),
    "language": N_("“{detail}” is not a language of rules: use en, nl, pt, de, es or fr."),
    "field": N_("“{detail}” is not a field: use bio, name, company or position."),
    "words": N_("The rule has no words: type at least one."),
    "pattern": N_("“{detail}” has no letters, so it finds nothing: type a word."),
}
_NO_FIELD = N_("The rule looks nowhere: choose bio, name, company or position.")


def role_name(role: str) -> str:
    """A role in words, in the plural where the program knows it; the owner's own by its key."""
    return _(NAMES[role]) if role in NAMES else role.replace("_", " ").capitalize()


def role_key(typed: str) -> str:
    """The key of a role that the owner typed: «Board member» is "board_member"."""
    known = {role_name(role).casefold(): role for role in ROLES}
    words = " ".join(typed.split())
    return known.get(words.casefold(), words.lower().replace(" ", "_"))


def covers(role: str) -> str:
    """What the rules of a role cover, "" for the owner's own roles."""
    if role in BY_OWNER_ONLY:
        return _(_YOURS)
    return _(COVERS[role]) if role in COVERS else ""


def field_name(field: str) -> str:
    """A field in words."""
    return _(FIELDS[field])


def problem_words(kind: str, detail: str) -> str:
    """A problem of `rules.problems` as a sentence that says what to do."""
    sentence = _NO_FIELD if kind == "field" and not detail else _PROBLEMS[kind]
    return _(sentence).format(detail=detail)
