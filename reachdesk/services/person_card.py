"""Everything that the library knows of one person, fact by fact."""

from __future__ import annotations

from reachdesk.domain.answers.people import PersonCard, PersonFactLine
from reachdesk.services import accounts
from reachdesk.services.audience_arrays import account_number
from reachdesk.services.desk import Desk, Request
from reachdesk.services.people_table import people_rows
from reachdesk.services.score_items import person_page
from reachdesk.storage import people
from reachdesk.storage.people_said import said_of
from reachdesk.storage.person_pages import contact_times


def person_card(desk: Desk, request: Request, ref: str) -> PersonCard | None:
    """A person by ref; None for nobody known by it, and in a masked answer."""
    owner = accounts.choose(desk, request.account)
    if request.masked:
        return None
    with desk.library.using() as db:
        number = people.person_id(db, owner.network, ref)
        if number is None:
            return None
        said = said_of(db, number)
        first_ms, last_ms = contact_times(db, account_number(db, owner.id), number)
    rows = people_rows(desk, request, [number])
    page = person_page(desk, request, ref)
    if not rows or page is None:
        return None
    newest: dict[str, PersonFactLine] = {}
    for one in said:
        newest.setdefault(one.field, PersonFactLine(one.field, one.value, one.file, one.at_ms))
    return PersonCard(rows[0], tuple(newest.values()), first_ms, last_ms, page.talks)
