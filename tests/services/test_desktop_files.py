"""The files of a Linux desktop: valid, all sizes, written, found and removed without a trace."""

from __future__ import annotations

import configparser
import shutil
import struct
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import Counter

import pytest

from reachdesk import __version__, i18n, paths
from reachdesk.domain.errors import UserError
from reachdesk.services import desktop_files

DESKTOP = paths.resource("desktop")
ENTRY = DESKTOP / "reachdesk.desktop"
METAINFO = DESKTOP / "org.reachdesk.ReachDesk.metainfo.xml"
MIME = DESKTOP / "reachdesk-mime.xml"
LIBRARY_TYPE = "application/x-reachdesk-library"
SIZES = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)


def entry_of(file):
    parser = configparser.ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str
    parser.read(file, encoding="utf-8")
    assert parser.sections() == ["Desktop Entry"]
    return parser["Desktop Entry"]


def judged(program, *words):
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not here")
    said = subprocess.run([program, *map(str, words)], capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout + said.stderr


def test_the_entry_has_what_a_desktop_needs():
    entry = entry_of(ENTRY)
    assert (entry["Type"], entry["Name"], entry["Terminal"]) == (
        "Application",
        "ReachDesk",
        "false",
    )
    assert entry["Exec"] == "reachdesk %F"
    assert entry["Icon"] == entry["StartupWMClass"] == ENTRY.stem == "reachdesk"
    for key in ("GenericName", "Comment"):
        assert entry[key]
        for language in i18n.LANGUAGES[1:]:
            assert entry[f"{key}[{language}]"] != entry[key]
    for key in ("Categories", "MimeType", "Keywords"):
        assert entry[key].endswith(";")
    assert {"Office", "Chart", "Qt"} <= set(entry["Categories"].split(";"))
    assert {LIBRARY_TYPE, "application/zip", "text/csv"} <= set(entry["MimeType"].split(";"))


def test_the_metainfo_tells_of_this_version_and_this_entry():
    component = ET.parse(METAINFO).getroot()
    assert (component.tag, component.get("type")) == ("component", "desktop-application")
    assert component.findtext("id") == METAINFO.name.removesuffix(".metainfo.xml")
    assert component.findtext("launchable") == ENTRY.name
    assert component.findtext("project_license") == "MIT"
    assert component.findtext("metadata_license") == "CC0-1.0"
    assert component.findtext("name") == entry_of(ENTRY)["Name"]
    assert component.findtext("summary") == entry_of(ENTRY)["Comment"]
    assert component.findtext("provides/mediatype") == LIBRARY_TYPE
    assert component.find("releases/release").get("version") == __version__
    assert component.find("content_rating") is not None
    assert len("".join(component.find("description").itertext())) > 200
    spoken = Counter(
        part.get("{http://www.w3.org/XML/1998/namespace}lang", "en")
        for part in component.find("description").iter()
        if part.tag in ("p", "li")
    )
    assert spoken == dict.fromkeys(i18n.LANGUAGES, spoken["en"])


def test_the_library_has_a_type_of_its_own():
    name = "{http://www.freedesktop.org/standards/shared-mime-info}"
    kind = ET.parse(MIME).getroot().find(f"{name}mime-type")
    assert kind.get("type") == LIBRARY_TYPE
    assert kind.find(f"{name}glob").get("pattern") == f"*{paths.default_library().suffix}"


def test_the_desktops_own_judges_agree():
    judged("desktop-file-validate", ENTRY)


def test_the_judge_of_software_centres_agrees():
    judged("appstreamcli", "validate", "--no-net", METAINFO)


def test_icons_stand_there_in_all_sizes():
    for size in SIZES:
        picture = (DESKTOP / "icons" / f"reachdesk-{size}.png").read_bytes()
        assert picture.startswith(b"\x89PNG")
        assert struct.unpack(">II", picture[16:24]) == (size, size)
    assert len(list((DESKTOP / "icons").iterdir())) == len(SIZES)


def test_what_is_installed_is_valid_and_goes_without_a_trace(tmp_path):
    others = tmp_path / "applications" / "other.desktop"
    others.parent.mkdir()
    others.write_text("another program's")
    written = desktop_files.install(("/opt/my python", "-m", "reachdesk"), tmp_path)
    assert len(written) == len(SIZES) + 3
    assert all(path.is_file() and path.is_relative_to(tmp_path) for path in written)
    entry = entry_of(tmp_path / "applications" / "reachdesk.desktop")
    assert entry["Exec"] == '"/opt/my python" "-m" "reachdesk" %F'

    again = desktop_files.install(("reachdesk",), tmp_path)
    assert again == written
    assert sorted(desktop_files.remove(tmp_path)) == sorted(written)
    assert not [path for path in written if path.exists()]
    assert others.read_text() == "another program's"
    assert not (tmp_path / "icons").exists()
    assert desktop_files.remove(tmp_path) == []


@pytest.mark.skipif(shutil.which("update-mime-database") is None, reason="needs shared-mime-info")
def test_the_desktop_forgets_the_type_too(tmp_path):
    desktop_files.install(("reachdesk",), tmp_path)
    made = tmp_path / "mime" / "application" / "x-reachdesk-library.xml"
    assert made.exists()
    desktop_files.remove(tmp_path)
    left = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert made not in left
    assert not [path for path in left if b"reachdesk" in path.read_bytes()]


def test_a_place_with_odd_letters_is_still_one_word(tmp_path):
    desktop_files.install(('/a "b" $c `d` 100%\\e',), tmp_path)
    entry = entry_of(tmp_path / "applications" / "reachdesk.desktop")
    assert entry["Exec"] == r'"/a \\"b\\" \\$c \\`d\\` 100%%\\\\e" %F'


def test_the_installed_entry_passes_the_desktops_judge(tmp_path):
    desktop_files.install((sys.executable, "-m", "reachdesk"), tmp_path)
    judged("desktop-file-validate", tmp_path / "applications" / "reachdesk.desktop")


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError):
        desktop_files.install(("reachdesk",), tmp_path / "file")
