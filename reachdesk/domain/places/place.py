"""What reading a place gives."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Precision(StrEnum):
    """How closely a place is known."""

    CITY = "city"
    REGION = "region"
    COUNTRY = "country"


class Why(StrEnum):
    """Why words name no place for certain."""

    EMPTY = "empty"
    NOT_FOUND = "not_found"
    EVERYWHERE = "everywhere"
    SEVERAL = "several"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class Place:
    """A place: `country` an ISO 3166 code, `region` and `city` names in the gazetteer's spelling,
    `zone` an IANA zone where the place tells it; `words` those that decided, as written."""

    country: str
    region: str | None
    city: str | None
    zone: str | None
    words: tuple[str, ...]

    @property
    def precision(self) -> Precision:
        """The finest level that is known."""
        if self.city is not None:
            return Precision.CITY
        return Precision.COUNTRY if self.region is None else Precision.REGION


@dataclass(frozen=True, slots=True)
class Unplaced:
    """No place for certain: why, and the countries that it may be, the likeliest first."""

    why: Why
    candidates: tuple[str, ...] = ()
