"""`reachdesk roles`: the rules for roles with what they catch; as a file, out and in."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reachdesk.commands.base import DONE, Call, json_option
from reachdesk.commands.figures import table
from reachdesk.domain.answers.roles import RoleCounts
from reachdesk.i18n import _, ngettext
from reachdesk.services.role_counts import role_counts
from reachdesk.services.role_files import export_rules, import_rules
from reachdesk.services.role_words import role_name
from reachdesk.services.roles import OwnRule, role_rules

_MOST_WORDS = 4


class _Roles:
    key = "roles"
    order = 56

    def help(self) -> str:
        return _("the rules that read roles from bios, with whom they catch; as a file, out and in")

    def add_arguments(self, parser: ArgumentParser) -> None:
        json_option(parser)
        one = parser.add_mutually_exclusive_group()
        one.add_argument(
            "--export", metavar="FILE", type=Path, help=_("write the rules to a CSV file")
        )
        one.add_argument(
            "--import",
            dest="from_file",
            metavar="FILE",
            type=Path,
            help=_("have the rules of a CSV file instead of those now"),
        )

    def run(self, call: Call) -> int:
        options = call.options
        with call.desk() as desk:
            if options.from_file:
                import_rules(desk, options.from_file, call.progress)
            if options.export:
                export_rules(desk, options.export)
            rules = role_rules(desk)
            counts = role_counts(desk, call.progress)
        call.show(_record(rules, counts), _lines(rules, counts))
        return DONE


def _record(rules: tuple[OwnRule, ...], counts: RoleCounts) -> dict[str, Any]:
    return {
        "people": counts.people,
        "said": counts.said,
        "by_rules": counts.by_rules,
        "rules": [
            {
                "key": own.rule.key,
                "role": own.rule.role,
                "language": own.rule.language or None,
                "on": own.rule.on,
                "fields": list(own.rule.fields),
                "words": list(own.rule.words),
                "not_words": list(own.rule.not_words),
                "shipped": own.shipped,
                "changed": own.changed,
                "people": counts.catches[own.rule.key].people,
                "conflicts": [
                    {"key": key, "people": people}
                    for key, people in counts.catches[own.rule.key].conflicts
                ],
            }
            for own in rules
        ],
    }


def _lines(rules: tuple[OwnRule, ...], counts: RoleCounts) -> Iterator[str]:
    heads = ["", _("role"), _("language"), _("people"), _("conflicts"), _("words")]
    yield from table(
        [heads, *(_cells(place, own, counts) for place, own in enumerate(rules, start=1))],
        right=[0, 3, 4],
    )
    yield ngettext(
        "{people} person: roles of {said} said outright, of {by_rules} read by rules",
        "{people} people: roles of {said} said outright, of {by_rules} read by rules",
        counts.people,
    ).format(people=f"{counts.people:,}", said=f"{counts.said:,}", by_rules=f"{counts.by_rules:,}")


def _cells(place: int, own: OwnRule, counts: RoleCounts) -> list[str]:
    catch = counts.catches[own.rule.key]
    words = ", ".join(own.rule.words[:_MOST_WORDS])
    more = len(own.rule.words) - _MOST_WORDS
    return [
        str(place),
        role_name(own.rule.role),
        own.rule.language,
        f"{catch.people:,}" if own.rule.on else _("off"),
        f"{sum(people for _key, people in catch.conflicts):,}" if catch.conflicts else "",
        f"{words}, +{more}" if more > 0 else words,
    ]


COMMAND = _Roles()
