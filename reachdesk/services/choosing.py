"""Posts to choose from."""

from __future__ import annotations

import numpy as np

from reachdesk.domain.answers.reach import PostGlance
from reachdesk.services import accounts
from reachdesk.services.audience_arrays import account_number
from reachdesk.services.desk import Desk, Request
from reachdesk.services.history import account_history
from reachdesk.services.post_glances import glances
from reachdesk.storage.text_search import posts_with_text


def posts_to_choose(
    desk: Desk, request: Request, limit: int = 100, search: str = ""
) -> tuple[PostGlance, ...]:
    """The account's own dated posts, newest first, at most `limit`; reposts of others left out.

    With `search`, those whose text holds it (letters in any case) or whose id it is. In a masked
    answer there is no text, and only ids are searched.
    """
    known = account_history(desk, request.account)
    if known is None:
        return ()
    chosen = known.history.posts.own.copy()
    wanted = search.strip()
    if wanted:
        found = known.columns.ids.among([wanted])
        if not request.masked:
            with desk.library.using() as db:
                number = account_number(db, accounts.choose(desk, request.account).id)
                found |= np.isin(known.columns.keys, posts_with_text(db, number, wanted))
        chosen &= found
    places = np.flatnonzero(chosen)[::-1][:limit]
    return glances(desk, request, known.columns, places)
