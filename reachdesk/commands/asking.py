"""What a call names: an account, said aloud where it was not named, a day, a moment."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace

from reachdesk.commands.base import complain
from reachdesk.domain.answers.accounts import AccountInfo
from reachdesk.domain.errors import UserError
from reachdesk.domain.periods import day_from_iso
from reachdesk.i18n import _
from reachdesk.services import accounts
from reachdesk.services.desk import Desk


def account(desk: Desk, options: Namespace) -> AccountInfo:
    """The account that is meant; of several, the one taken is said on standard error.

    Raises `UserError` where there is none such.
    """
    chosen = accounts.choose(desk, options.account)
    if options.account is None and len(accounts.accounts(desk)) > 1:
        complain(
            _("Of {count} accounts this is {account}: --account names another.").format(
                count=len(accounts.accounts(desk)), account=chosen.id
            )
        )
    return chosen


def day(text: str) -> int:
    """A day as it is written on the command line. Raises `UserError` for anything else."""
    try:
        return day_from_iso(text)
    except ValueError as error:
        raise UserError(
            _("«{text}» is no day: write it like 2026-01-31.").format(text=text)
        ) from error


def moment_ms(text: str) -> int:
    """A moment in ISO 8601 as UTC milliseconds; UTC unless it says otherwise.

    Raises `UserError` for anything else.
    """
    try:
        moment = dt.datetime.fromisoformat(text)
        aware = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
        return round(aware.timestamp() * 1000)
    except (ValueError, OverflowError) as error:
        raise UserError(
            _("«{text}» is no moment: write it like 2026-01-31T08:30Z.").format(text=text)
        ) from error
