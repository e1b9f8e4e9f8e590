from __future__ import annotations

import subprocess
import sys

from reachdesk import paths
from reachdesk.domain.places.spelling import folded
from reachdesk.gazetteer import gazetteer, gazetteer_version

_MEGABYTE = 1_000_000


def test_the_gazetteer_is_small_and_has_its_notice():
    folder = paths.resource("gazetteer")
    assert sum(path.stat().st_size for path in folder.glob("*.tsv")) < 4 * _MEGABYTE
    notice = (folder / "NOTICE.txt").read_text(encoding="utf-8")
    assert "GeoNames" in notice
    assert "CC BY 4.0" in notice


def test_it_knows_cities_regions_and_countries():
    found = gazetteer()
    (leeds,) = [each for each in found.meanings("leeds") if each.city is not None]
    assert (leeds.country, found.city(leeds.city)) == ("GB", "Leeds")
    assert found.region(leeds.region) == "England"
    assert found.city_zone(leeds.city) == "Europe/London"
    assert leeds.people > 400_000
    assert {each.country for each in found.meanings("deutschland")} == {"DE"}
    assert {each.country for each in found.meanings("devon")} == {"GB"}
    assert found.meanings("no such place") == ()


def test_names_are_sorted_and_in_the_spelling_of_the_classifier():
    lines = paths.resource("gazetteer/names.tsv").read_text(encoding="utf-8").splitlines()
    keys = [line.split("\t")[0] for line in lines]
    assert keys == sorted(set(keys))
    assert all(folded(key) == key for key in keys[:: len(keys) // 500])


def test_every_country_of_the_program_has_a_name_in_the_gazetteer():
    lines = paths.resource("countries.tsv").read_text(encoding="utf-8").splitlines()
    found = gazetteer()
    for line in lines[1:]:
        code, *names = line.split("\t")
        for name in names:
            assert code in {each.country for each in found.meanings(folded(name))}, (code, name)


def test_the_version_is_a_mark_of_the_contents():
    assert gazetteer_version() == gazetteer_version()
    assert len(gazetteer_version()) == 8


def test_importing_the_reader_reads_nothing():
    code = (
        "import reachdesk.storage.library; from reachdesk.gazetteer import gazetteer;"
        " print(gazetteer.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"
