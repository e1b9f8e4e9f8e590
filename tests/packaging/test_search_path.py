"""Libraries of the packed program name no folder of the computer that built it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "resources" / "packaging"
NEEDS_CC = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("cc") or not shutil.which("readelf"),
    reason="needs cc and readelf on Linux",
)


@pytest.fixture
def search_path(monkeypatch):
    monkeypatch.syspath_prepend(str(PACKAGING))
    import search_path as found

    return found


def built(folder: Path, *more: str) -> Path:
    """A library made here."""
    source, library = folder / "one.c", folder / "libone.so"
    source.write_text("int one(void) { return 1; }\n")
    words = ["cc", "-shared", "-fPIC", "-o", str(library), str(source), *more]
    subprocess.run(words, check=True)
    return library


def searched(library: Path) -> str:
    said = subprocess.run(
        ["readelf", "--dynamic", str(library)], check=True, capture_output=True, text=True
    )
    return "".join(line.split(": ")[-1] for line in said.stdout.splitlines() if "PATH" in line)


@NEEDS_CC
@pytest.mark.parametrize("kind", ["--enable-new-dtags", "--disable-new-dtags"])
def test_a_folder_of_the_builder_becomes_the_library_s_own(search_path, tmp_path, kind):
    library = built(tmp_path, f"-Wl,-rpath,/somewhere/of/the/builder/lib,{kind}")
    assert "[/somewhere" in searched(library)
    assert search_path.forget_builder(library)
    assert searched(library).endswith("[$ORIGIN]")
    import ctypes

    assert ctypes.CDLL(str(library)).one() == 1
    assert not search_path.forget_builder(library)


@NEEDS_CC
@pytest.mark.parametrize("given", ["", "-Wl,-rpath,$ORIGIN/../lib"])
def test_what_names_no_such_folder_stays(search_path, tmp_path, given):
    library = built(tmp_path, *filter(None, [given]))
    before = library.read_bytes()
    assert not search_path.forget_builder(library)
    assert library.read_bytes() == before


def test_what_is_no_library_stays(search_path, tmp_path):
    file = tmp_path / "libtext.so"
    file.write_text("INPUT(libone.so)")
    assert not search_path.forget_builder(file)
