"""Made-up answers of what a network states of an audience."""

from __future__ import annotations

from dataclasses import replace

from reachdesk.domain.answers.method import Method
from reachdesk.domain.answers.stated import AudienceShare, ShareCategory, StatedAudience
from reachdesk.domain.evidence import Evidence
from reachdesk.domain.periods import Period, day_from_iso

LAST = day_from_iso("2026-11-21")


def _category(key, *shares) -> ShareCategory:
    return ShareCategory(key, tuple(AudienceShare(*share) for share in shares))


def stated() -> StatedAudience:
    return StatedAudience(
        Method(
            network="linkedin",
            handle="inescalloway",
            period=Period(LAST - 89, LAST),
            evidence=Evidence.MEASURED,
            made_from=(("shares", 15),),
            sources=1,
        ),
        LAST,
        (
            _category(
                "locations",
                ("Leeds", 0.21, 0.21),
                ("Greater Manchester", 0.14, 0.14),
                ("Utrecht", 0.06, 0.06),
                ("Cork", 0.011, 0.011),
                ("Porto", 0.0, 0.01),
            ),
            _category("job_titles", ("Planner", 0.18, 0.18), ("Operations lead", 0.07, 0.07)),
            _category("seniority", ("Senior", 0.42, 0.42), ("Entry", 0.2, 0.2)),
            _category("industries", ("Outsourcing", 0.31, 0.31), ("Software", 0.12, 0.13)),
            _category("house_plants", ("Ferns", 0.05, 0.05)),
        ),
    )


def one() -> StatedAudience:
    answer = stated()
    return replace(answer, categories=answer.categories[:1])


def nothing() -> StatedAudience:
    return replace(stated(), categories=())
