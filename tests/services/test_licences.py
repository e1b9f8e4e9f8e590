"""The list of licences against what is really installed and really lies in `resources`."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

from reachdesk import paths
from reachdesk.services import licences

ROOT = Path(__file__).resolve().parents[2]
NEED = re.compile(r"^([A-Za-z0-9._-]+)[^;]*(?:;\s*(.*))?$")
IN_PYTHON = sorted(part.distribution for part in licences.PARTS if part.distribution)


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def needs_of(name: str) -> list[str]:
    if name == "reachdesk":
        return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"][
            "dependencies"
        ]
    return metadata.requires(name) or []


def closure() -> set[str]:
    """The runtime dependencies and what they need themselves, as far as it is installed here."""
    found, waiting = {"reachdesk"}, ["reachdesk"]
    while waiting:
        for line in needs_of(waiting.pop()):
            name, marker = NEED.match(line).groups()
            if "extra" in (marker or "") or plain(name) in found:
                continue
            try:
                metadata.distribution(plain(name))
            except metadata.PackageNotFoundError:
                continue  # for another system or Python
            found.add(plain(name))
            waiting.append(plain(name))
    return found


def test_every_package_that_is_shipped_is_named_and_no_other():
    assert {"reachdesk", *IN_PYTHON} == closure() - licences.NOT_SHIPPED


@pytest.mark.parametrize("name", IN_PYTHON)
def test_a_licence_is_the_one_that_the_package_states(name):
    part = next(part for part in licences.PARTS if part.distribution == name)
    told = metadata.metadata(name)
    stated = told.get("License-Expression")
    if stated is not None:
        assert part.licence == stated
    else:
        words = told.get("License", "") + " ".join(told.get_all("Classifier") or ())
        words += " ".join(text for _file, text in licences.of_distribution(name))
        known = {"Apache-2.0": "Apache", "BSD-3-Clause": "Redistribution and use in source"}
        assert known.get(part.licence, part.licence.split("-")[0]).lower() in words.lower()


@pytest.mark.parametrize("part", licences.PARTS, ids=lambda part: part.name)
def test_every_part_comes_with_its_text(part):
    found = [paths.resource(name).read_text("utf-8") for name in part.files]
    if part.distribution:
        found += [text for _file, text in licences.of_distribution(part.distribution)]
    assert found
    assert max(map(len, found)) > 300


def test_every_notice_in_the_resources_belongs_to_a_part():
    named = {name for part in licences.PARTS for name in part.files}
    lying = {
        path.relative_to(ROOT / "resources").as_posix()
        for path in (ROOT / "resources").rglob("*")
        if path.is_file() and (re.search("NOTICE|OFL", path.name) or path.parent.name == "licences")
    }
    assert lying == named


def test_our_own_text_is_the_one_at_the_top():
    shipped = paths.resource("licences/ReachDesk.txt").read_text("utf-8")
    assert shipped == (ROOT / "LICENSE").read_text("utf-8")


def test_what_others_made_lies_beside_a_notice():
    for folder in ("fonts", "gazetteer", "world"):
        assert [path for path in paths.resource(folder).iterdir() if "NOTICE" in path.name]


def test_the_texts_say_what_each_licence_is_called():
    told = dict(licences.texts())
    whole = "\n".join(told.values())
    for phrase in (
        "GNU LESSER GENERAL PUBLIC LICENSE",
        "GNU GENERAL PUBLIC LICENSE",
        "SIL OPEN FONT LICENSE",
        "UNICODE LICENSE V3",
        "Apache License",
        "GeoNames",
        "Natural Earth",
        "PYTHON SOFTWARE FOUNDATION LICENSE",
    ):
        assert phrase in whole
    assert len(told) == len(list(licences.texts()))
