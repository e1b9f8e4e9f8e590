"""The options that choose the rules of a score: a recipe and the two switches."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import replace

from reachdesk.i18n import _
from reachdesk.services.desk import Desk, Request
from reachdesk.services.score_rules import Rules, rules_named

SWITCHES = ("equal_partners", "courtesy_in_full")


def rules_options(parser: ArgumentParser) -> None:
    """`--recipe NAME`, `--equal-partners` and `--courtesy-in-full`."""
    parser.add_argument(
        "--recipe",
        default="",
        metavar=_("NAME"),
        help=_("of the score: another than the newest, a released one or one of your own"),
    )
    parser.add_argument(
        "--equal-partners",
        action="store_true",
        help=_("count everyone equally, however many followers they have"),
    )
    parser.add_argument(
        "--courtesy-in-full",
        action="store_true",
        help=_("count thanks and greetings like anything else"),
    )


def overlay_option(parser: ArgumentParser) -> None:
    """`--overlay KEY`, any number of times."""
    parser.add_argument(
        "--overlay",
        action="append",
        default=[],
        metavar=_("LINE"),
        help=_("a line over the score, such as like_for_like or “recipe:v1 lens”"),
    )


def chosen_rules(desk: Desk, options: Namespace) -> Rules:
    """The rules that the options name. Raises `UserError` for a recipe that there is not."""
    return replace(
        rules_named(desk, options.recipe),
        equal_partners=options.equal_partners,
        courtesy_in_full=options.courtesy_in_full,
    )


def with_rules(request: Request, rules: Rules) -> Request:
    """The request by these rules."""
    return replace(
        request,
        recipe=rules.recipe.name,
        equal_partners=rules.equal_partners,
        courtesy_in_full=rules.courtesy_in_full,
    )
