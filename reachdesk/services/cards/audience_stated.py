"""The audience in shares, as the network states it of all together."""

from __future__ import annotations

from dataclasses import replace

from reachdesk.domain.answers.stated import AudienceShare, ShareCategory, StatedAudience
from reachdesk.domain.evidence import Evidence
from reachdesk.domain.periods import day_of
from reachdesk.services import accounts
from reachdesk.services.audience_arrays import account_number
from reachdesk.services.desk import Desk, Request
from reachdesk.services.methods import method
from reachdesk.storage.audience_shares import StatedShare, stated_shares

_ORDER = ("locations", "job_titles", "seniority", "industries", "company_size", "companies")
_WHOLE = 10_000.0


class AudienceStated:
    """The latest shares up to the end of the period."""

    key = "audience_stated"

    def answer(self, desk: Desk, request: Request) -> StatedAudience | None:
        """The shares, or None where no export states any."""
        with desk.library.using() as db:
            number = account_number(db, accounts.choose(desk, request.account).id)
            found = stated_shares(db, number, request.period.end_ms())
        if not found:
            return None
        keys = sorted({one.category for one in found}, key=_place)
        return StatedAudience(
            method=replace(
                method(desk, request, Evidence.MEASURED), made_from=(("shares", len(found)),)
            ),
            day=day_of(found[0].at_ms),
            categories=tuple(
                ShareCategory(key, _shares([one for one in found if one.category == key]))
                for key in keys
            ),
        )


def _place(key: str) -> tuple[int, str]:
    return (_ORDER.index(key) if key in _ORDER else len(_ORDER), key)


def _shares(stated: list[StatedShare]) -> tuple[AudienceShare, ...]:
    made = [AudienceShare(one.value, one.low / _WHOLE, one.high / _WHOLE) for one in stated]
    return tuple(sorted(made, key=lambda one: (-one.high, -one.low, one.name)))


CARD = AudienceStated()
