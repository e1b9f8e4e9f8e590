"""The gazetteer that is shipped with the program (`resources/gazetteer`, licences beside it)."""

from __future__ import annotations

import zlib
from functools import cache

from reachdesk import paths
from reachdesk.domain.places.gazetteer import Gazetteer, Tables

_FILES = ("names.tsv", "cities.tsv", "regions.tsv", "countries.tsv", "zones.tsv")


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, read once; it takes about a tenth of a second."""
    names, cities, regions, countries, zones = (_lines(name) for name in _FILES)
    return Gazetteer(
        Tables(
            names=dict(line.split("\t") for line in names),
            cities=cities,
            regions=[line.split("\t") for line in regions],
            countries=[line.split("\t") for line in countries],
            zones=zones,
        )
    )


@cache
def gazetteer_version() -> str:
    """A mark of the contents: another gazetteer has another."""
    mark = 0
    for name in _FILES:
        mark = zlib.crc32(paths.resource(f"gazetteer/{name}").read_bytes(), mark)
    return f"{mark:08x}"


def _lines(name: str) -> list[str]:
    return paths.resource(f"gazetteer/{name}").read_text(encoding="utf-8").splitlines()
