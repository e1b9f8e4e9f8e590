"""Write `countries.txt`, the shapes of countries: `python resources/world/build.py FILE`.

FILE is `countries-110m.json` of the npm package `world-atlas` 2.0.2, Natural Earth's shapes at
1:110,000,000 as TopoJSON. A line of the result is a country's ISO 3166 code ("-" where there is
none), a tab, and its rings: points «longitude,latitude» in tenths of a degree, separated by blanks,
rings by «;». A ring over the date line goes on beyond 180° east. Antarctica is left out. Needs
Babel for the codes of the names.
"""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

from babel import Locale

HEAD = "# Natural Earth 1:110m, public domain (see NOTICE)\n"
TARGET = Path(__file__).with_name("countries.txt")
LEFT_OUT = {"Antarctica", "Fr. S. Antarctic Lands"}
# Natural Earth's short names that are not those of the Unicode CLDR
CODES = {
    "Bosnia and Herz.": "BA", "Central African Rep.": "CF", "Congo": "CG", "Czechia": "CZ",
    "Côte d'Ivoire": "CI", "Dem. Rep. Congo": "CD", "Dominican Rep.": "DO", "Eq. Guinea": "GQ",
    "Falkland Is.": "FK", "Macedonia": "MK", "Myanmar": "MM", "N. Cyprus": "-", "Palestine": "PS",
    "S. Sudan": "SS", "Solomon Is.": "SB", "Somaliland": "-", "Trinidad and Tobago": "TT",
    "Turkey": "TR", "United States of America": "US", "W. Sahara": "EH", "eSwatini": "SZ",
    "Kosovo": "XK",
}  # fmt: skip


def main(path: Path) -> None:
    """Turn the TopoJSON at `path` into `countries.txt`."""
    world = json.loads(path.read_text("utf-8"))
    arcs = [_points(arc, world["transform"]) for arc in world["arcs"]]
    codes = {name: code for code, name in Locale("en").territories.items() if len(code) == 2}
    lines = []
    for shape in world["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        if name not in LEFT_OUT:
            code = CODES.get(name) or codes[name]
            lines.append(f"{code}\t{';'.join(_ring(ring, arcs) for ring in _rings(shape))}")
    TARGET.write_text(HEAD + "\n".join(sorted(lines)) + "\n", "utf-8")


def _points(arc: list[list[int]], transform: dict[str, list[float]]) -> list[tuple[int, int]]:
    """Steps of a quantised arc as points in tenths of a degree."""
    x = y = 0
    found = []
    for right, up in arc:
        x, y = x + right, y + up
        place = [
            round(10 * (step * transform["scale"][axis] + transform["translate"][axis]))
            for axis, step in enumerate((x, y))
        ]
        found.append((place[0], place[1]))
    return found


def _rings(shape: dict[str, Any]) -> list[list[int]]:
    if shape["type"] == "Polygon":
        return list(shape["arcs"])
    return [ring for polygon in shape["arcs"] for ring in polygon]


def _ring(ring: list[int], arcs: list[list[tuple[int, int]]]) -> str:
    points: list[tuple[int, int]] = []
    for number in ring:
        part = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += [point for point in part if not points or point != points[-1]]
    return " ".join(f"{x},{y}" for x, y in _unwrapped(points))


def _unwrapped(points: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A ring that crosses the date line goes on beyond 180° east instead of jumping."""
    turns, found = 0, points[:1]
    for (before, _y), (x, y) in pairwise(points):
        turns += (x - before < -1800) - (x - before > 1800)
        found.append((x + 3600 * turns, y))
    west = min(x for x, _y in found) < -1800
    crosses = west or max(x for x, _y in found) > 1800
    return [(x + 3600 * west, y) for x, y in found] if crosses else found


if __name__ == "__main__":
    main(Path(sys.argv[1]))
