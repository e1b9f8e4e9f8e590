"""Posts as a picker shows them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.answers.reach import PostGlance
from reachdesk.services import accounts
from reachdesk.services.audience_arrays import account_number
from reachdesk.services.desk import Desk, Request
from reachdesk.services.labels import one_line
from reachdesk.services.modelled_views import DAY
from reachdesk.services.proposals import same_elsewhere
from reachdesk.storage.codes import KINDS
from reachdesk.storage.dated_posts import DatedPosts
from reachdesk.storage.posts import post_texts


def glances(
    desk: Desk, request: Request, columns: DatedPosts, places: NDArray[np.int64]
) -> tuple[PostGlance, ...]:
    """The posts at these places of the columns, in that order; without text where masked."""
    ids = columns.ids[places].tolist()
    texts: Sequence[str | None] = [None] * len(ids)
    if not request.masked:
        with desk.library.using() as db:
            number = account_number(db, accounts.choose(desk, request.account).id)
            texts = post_texts(db, number, ids)
    network = accounts.choose(desk, request.account).network
    same = same_elsewhere(desk, "message")
    return tuple(
        PostGlance(
            post_id=name,
            created_ms=int(columns.created_ms[place]),
            kind=KINDS[columns.kind[place]].value,
            text=one_line(text) or None,
            time_known=bool(columns.precision[place] != DAY),
            also_on=tuple(other for other, _ref in same.get((network, name), ())),
            views=_whole(columns.impressions[place]),
            reactions=_reactions(columns, place),
        )
        for name, place, text in zip(ids, places.tolist(), texts, strict=True)
    )


def _reactions(columns: DatedPosts, place: int) -> int | None:
    """The sum of the counts that an export has; None where none has any."""
    kinds = (columns.likes, columns.reposts, columns.replies, columns.quotes)
    counted = [float(counts[place]) for counts in kinds if not np.isnan(counts[place])]
    return round(sum(counted)) if counted else None


def _whole(value: float) -> int | None:
    return None if np.isnan(value) else round(float(value))
