"""The owner's accounts, as pages and the command line name them."""

from __future__ import annotations

from collections.abc import Sequence

from reachdesk.domain.answers.accounts import AccountInfo
from reachdesk.domain.errors import UserError
from reachdesk.domain.periods import day_of
from reachdesk.i18n import _
from reachdesk.services.desk import Desk
from reachdesk.storage import accounts as stored
from reachdesk.storage import spans
from reachdesk.storage.events import is_of_all


def accounts(desk: Desk) -> tuple[AccountInfo, ...]:
    """All accounts, the one with the newest record first."""
    return desk.lasting(("accounts",), lambda: _read(desk))


def choose(desk: Desk, wanted: str | None) -> AccountInfo:
    """The account that is meant by a public id or a handle; without one, the only account, or of
    several the one with the newest record.

    Raises `UserError` where there is none such, naming those that are there.
    """
    known = accounts(desk)
    if not known:
        raise UserError(_("There is nothing in the library yet: import an export first."))
    if wanted is None:
        return known[0]
    name = wanted.strip().lower()
    found = [one for one in known if one.id.lower() == name]
    found = found or [one for one in known if (one.handle or "").lower() == name.removeprefix("@")]
    if not found:
        raise UserError(
            _("There is no account «{account}»: choose one of {accounts}.").format(
                account=wanted, accounts=_named(known)
            )
        )
    if len(found) > 1:
        raise UserError(
            _("«{account}» is on several networks: choose one of {accounts}.").format(
                account=wanted, accounts=_named(found)
            )
        )
    return found[0]


def _named(accounts_there: Sequence[AccountInfo]) -> str:
    return ", ".join(one.id for one in accounts_there)


def _read(desk: Desk) -> tuple[AccountInfo, ...]:
    with desk.library.using() as db:
        found = spans.spans(db)
        known = [one for one in stored.accounts(db) if not is_of_all(one)]
    read = [_info(one, found.get(one.account_id, _NO_SPAN)) for one in known]
    return tuple(sorted(read, key=lambda one: (-(one.last_day or 0), one.id)))


_NO_SPAN = spans.Span(None, None, 0)


def _info(account: stored.Account, span: spans.Span) -> AccountInfo:
    return AccountInfo(
        id=account.public_id,
        network=account.network,
        native_id=account.native_id,
        handle=account.handle,
        name=account.name,
        first_day=None if span.first_ms is None else day_of(span.first_ms),
        last_day=None if span.last_ms is None else day_of(span.last_ms),
        posts=span.posts,
    )
