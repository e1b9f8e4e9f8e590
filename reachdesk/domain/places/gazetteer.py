"""The places of the world by their names, handed in as tables (see `resources/gazetteer`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

# What a name weighs against another place of that name: people times the square of how many
# languages and spellings the place has a name in. The square is ours: by it the world's Vancouver
# stands before its namesake in Washington and Birmingham stays undecided between two continents.
_REGION_NAMES = 30
_COUNTRY_NAMES = 100
_SHARE_OF_NAME = {"C": 1.0, "B": 1 / 3, "A": 1 / 300}
"""A place by its first name, by the beginning of it («Newcastle» upon Tyne), by another name."""

_KM_PER_DEGREE = 111.2


class Meaning(NamedTuple):
    """One place that a name may mean. `region` is a code such as "GB.ENG", "" unknown; `city` a
    number of the gazetteer, None for a region or country; `people` of a city, else 0; `first`: by
    its first name or the beginning of that; `strict`: by letters («MA») that mean it only beside a
    place within it."""

    country: str
    region: str
    city: int | None
    weight: float
    people: int
    first: bool = True
    strict: bool = False


class Near(NamedTuple):
    """The city nearest to a point, with the distance to it and to the nearest abroad, in km."""

    city: int
    km: float
    abroad_km: float


@dataclass(frozen=True, eq=False)
class Tables:
    """The gazetteer as it lies in the files, a row of fields or a line each.

    `names`: spelling -> references such as "C12 B5 A7 R3 S8 N4" (city by its first name, by the
    beginning of it, by another; region by its first, by another; country). `cities`: lines name,
    region or country code, people, number of names, zone, latitude, longitude. `regions`: code,
    name, letters, people, zone. `countries`: ISO code, three letters, people, languages.
    """

    names: Mapping[str, str]
    cities: Sequence[str]
    regions: Sequence[Sequence[str]]
    countries: Sequence[Sequence[str]]
    zones: Sequence[str]


class Gazetteer:
    """Looks names, letters and points up."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._known: dict[str, tuple[Meaning, ...]] = {}
        self._region_names = {row[0]: row[1] for row in tables.regions}
        self._region_zones = {row[0]: row[4] for row in tables.regions if row[4]}
        self._languages = {row[0]: tuple(row[3].split()) for row in tables.countries}
        self._letters = self._by_letters()
        self._points: NDArray[np.float64] | None = None
        self._point_countries: NDArray[np.str_] | None = None

    def meanings(self, key: str) -> tuple[Meaning, ...]:
        """What a name in the spelling of `spelling.folded` may mean; none for a name unknown."""
        refs = self._tables.names.get(key)
        if refs is None:
            return ()
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = tuple(self._meaning(ref) for ref in refs.split())
        return found

    def has(self, key: str) -> bool:
        """Whether anything goes by this name."""
        return key in self._tables.names

    def letters(self, code: str) -> tuple[Meaning, ...]:
        """What two or three capital letters may mean: countries, and regions by ISO 3166-2."""
        return self._letters.get(code, ())

    def city(self, city: int) -> str:
        """The name of a city."""
        return self._tables.cities[city].split("\t", 1)[0]

    def city_zone(self, city: int) -> str:
        """The IANA zone of a city."""
        return self._tables.zones[int(self._tables.cities[city].split("\t")[4])]

    def region(self, code: str) -> str | None:
        """The name of a region of the first level, also for a county within it; None unknown."""
        return self._region_names.get(top(code))

    def region_zone(self, code: str) -> str | None:
        """The zone of a region that has but one."""
        return self._region_zones.get(top(code))

    def languages(self, country: str) -> tuple[str, ...]:
        """The main languages of a country, at most two."""
        return self._languages.get(country, ())

    def meaning_of_city(self, city: int) -> Meaning:
        """A city as the meaning of a name."""
        return self._meaning(f"C{city}")

    def nearest(self, latitude: float, longitude: float) -> Near:
        """The city nearest to a point (degrees north and east), by flat distances."""
        points, countries = self._grid()
        north = points[:, 0] - latitude
        east = (points[:, 1] - longitude + 180.0) % 360.0 - 180.0
        away = np.hypot(north, east * np.cos(np.radians(latitude))) * _KM_PER_DEGREE
        city = int(np.argmin(away))
        abroad = away[countries != countries[city]]
        return Near(city, float(away[city]), float(abroad.min()) if len(abroad) else np.inf)

    def _grid(self) -> tuple[NDArray[np.float64], NDArray[np.str_]]:
        if self._points is None or self._point_countries is None:
            rows = [line.split("\t") for line in self._tables.cities]
            self._points = np.array([(float(row[5]), float(row[6])) for row in rows])
            self._point_countries = np.array([row[1][:2] for row in rows])
        return self._points, self._point_countries

    def _meaning(self, ref: str) -> Meaning:
        kind, number = ref[0], int(ref[1:])
        if kind == "N":
            code, _three, people, *_rest = self._tables.countries[number]
            return Meaning(code, "", None, float(people) * _COUNTRY_NAMES**2, 0)
        if kind in {"R", "S"}:
            code, _name, _letters, people, _zone = self._tables.regions[number]
            weight = float(people) * _REGION_NAMES**2
            return Meaning(code[:2], code, None, weight, 0, first=kind == "R")
        _name, code, people, names, *_rest = self._tables.cities[number].split("\t")
        weight = float(people) * max(1, int(names)) ** 2 * _SHARE_OF_NAME[kind]
        return Meaning(
            code[:2],
            code if "." in code else "",
            number,
            weight,
            int(people),
            kind != "A",
        )

    def _by_letters(self) -> dict[str, tuple[Meaning, ...]]:
        found: defaultdict[str, list[Meaning]] = defaultdict(list)
        for number, row in enumerate(self._tables.countries):
            meaning = self._meaning(f"N{number}")._replace(strict=True)
            for code in row[:2]:
                found[code].append(meaning)
        for number, row in enumerate(self._tables.regions):
            if row[2]:
                found[row[2]].append(self._meaning(f"R{number}")._replace(strict=True))
        return {code: tuple(meanings) for code, meanings in found.items()}


def top(code: str) -> str:
    """The region of the first level that a region lies in, or is: "GB.ENG" of "GB.ENG.Q4"."""
    return ".".join(code.split(".", 2)[:2])
