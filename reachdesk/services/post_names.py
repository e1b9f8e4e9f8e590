"""Posts by any id under which an export knows them."""

from __future__ import annotations

from reachdesk.services import accounts
from reachdesk.services.audience_arrays import account_number
from reachdesk.services.desk import Desk
from reachdesk.storage.post_names import goes_by


def post_name(desk: Desk, account: str, post_id: str) -> str:
    """The id by which that post goes in the library; the given id where it has no other."""
    return desk.remember(("post names", account), lambda: _read(desk, account)).get(
        post_id, post_id
    )


def _read(desk: Desk, account: str) -> dict[str, str]:
    with desk.library.using() as db:
        return goes_by(db, account_number(db, accounts.choose(desk, account).id))
