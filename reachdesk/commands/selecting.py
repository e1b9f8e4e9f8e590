"""The options that choose an account and a period, and what they come to."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from reachdesk.domain.answers.accounts import AccountInfo
from reachdesk.domain.errors import UserError
from reachdesk.domain.periods import Period, day_from_iso, last_days
from reachdesk.i18n import _
from reachdesk.services import accounts, segments
from reachdesk.services.desk import Desk, Request

USUAL_DAYS = 90


def account_option(parser: ArgumentParser) -> None:
    """`--account A`."""
    parser.add_argument(
        "--account",
        metavar=_("ACCOUNT"),
        help=_("such as x:ana; without it the one with the newest record"),
    )


def beside_option(parser: ArgumentParser) -> None:
    """`--beside A`."""
    parser.add_argument(
        "--beside",
        metavar=_("ACCOUNT"),
        help=_("another account, for «score_compare»; the two are never added"),
    )


def period_options(parser: ArgumentParser) -> None:
    """`--from D` and `--to D`."""
    for name, help_text in (
        ("--from", _("first day, such as 2026-01-31")),
        ("--to", _("last day; without it the newest record's")),
    ):
        parser.add_argument(
            name, dest=f"{name[2:]}_day", type=day, metavar=_("DAY"), help=help_text
        )


def segment_option(parser: ArgumentParser) -> None:
    """`--segment RULE`."""
    parser.add_argument(
        "--segment",
        metavar=_("RULE"),
        default="",
        help=_("a saved segment, or a rule such as “country:GB and not role:supplier”"),
    )


def rule(desk: Desk, account: str, options: Namespace) -> str:
    """The rule that `--segment` means; "" without one. Raises `UserError` for one that cannot be
    read."""
    text = options.segment
    return segments.rule_of(desk, account, text) if text else ""


def masked_option(parser: ArgumentParser) -> None:
    """`--masked`."""
    parser.add_argument("--masked", action="store_true", help=_("leave out all handles and names"))


def theme_option(parser: ArgumentParser) -> None:
    """`--theme light|dark`."""
    parser.add_argument("--theme", choices=("light", "dark"), default="light", help=_("colours"))


def demo_option(parser: ArgumentParser) -> None:
    """`--demo`."""
    parser.add_argument("--demo", action="store_true", help=_("use the made-up account"))


def request(desk: Desk, options: Namespace) -> Request:
    """What the options ask for: by default the newest account and its last 90 days.

    Raises `UserError` for an unknown account or a period that ends before it begins.
    """
    account = accounts.choose(desk, options.account)
    beside = getattr(options, "beside", None)
    return Request(
        account=account.id,
        period=period(account, options),
        masked=getattr(options, "masked", False),
        beside=accounts.choose(desk, beside).id if beside else "",
    )


def period(account: AccountInfo, options: Namespace, usual_days: int = USUAL_DAYS) -> Period:
    """The days asked for; a missing end is the account's newest day, a missing beginning
    `usual_days` before the end. Raises `UserError` where nothing is left."""
    last = options.to_day if options.to_day is not None else account.last_day
    if last is None:
        raise UserError(_("Nothing in the library has a date: import an export with posts first."))
    first = options.from_day
    if first is None:
        return last_days(usual_days, last)
    if first > last:
        raise UserError(_("The first day must not be after the last: change --from or --to."))
    return Period(first, last)


def day(text: str) -> int:
    """The day of an ISO date on the command line. Raises `UserError` for anything else."""
    try:
        return day_from_iso(text)
    except ValueError as error:
        raise UserError(
            _("«{text}» is no day: write it like 2026-01-31.").format(text=text)
        ) from error
