"""The smaller ICU library still answers for the languages that can be chosen."""

from __future__ import annotations

import ctypes
import shutil
import sys
from pathlib import Path

import PySide6
import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "resources" / "packaging"
LIBRARIES = Path(PySide6.__file__).parent / "Qt" / "lib"


@pytest.fixture
def trim_icu(monkeypatch):
    monkeypatch.syspath_prepend(str(PACKAGING))
    import trim_icu as found

    return found


@pytest.mark.parametrize(
    ("name", "stays"),
    [
        ("icudt73l/coll/root.res", True),
        ("icudt73l/coll/de.res", True),
        ("icudt73l/coll/ja.res", False),
        ("icudt73l/pt_BR.res", True),
        ("icudt73l/zh_Hans.res", False),
        ("icudt73l/lang/nl.res", True),
        ("icudt73l/coll/ucadata.icu", True),
        ("icudt73l/likelySubtags.res", True),
        ("icudt73l/supplementalData.res", True),
        ("icudt73l/brkitr/char.brk", True),
        ("icudt73l/brkitr/thaidict.dict", False),
        ("icudt73l/ibm-37_P100-1995.cnv", False),
        ("icudt73l/translit/root.res", False),
    ],
)
def test_what_stays(trim_icu, name, stays):
    assert trim_icu.needed(name) is stays


@pytest.mark.skipif(sys.platform != "linux" or not shutil.which("cc"), reason="needs cc on Linux")
def test_the_smaller_library_holds_whole_items(trim_icu, tmp_path):
    (given,) = LIBRARIES.glob("libicudata.so.*")
    copy = Path(shutil.copy(given, tmp_path))
    before, after = trim_icu.trim(copy)
    assert after < before / 5
    assert [path.name for path in tmp_path.iterdir()] == [copy.name]
    _header, whole = trim_icu._read(given.read_bytes())
    _header, left = trim_icu._read(copy.read_bytes())
    assert set(left) == {name for name in whole if trim_icu.needed(name)}
    last = list(left)[-1]
    for name, body in left.items():
        if name != last:
            assert body[: len(whole[name])] == whole[name]
    number = copy.name.rsplit(".", 1)[1]
    assert ctypes.CDLL(str(copy))[f"icudt{number}_dat"]


def test_another_library_is_refused(trim_icu, tmp_path):
    file = tmp_path / "libicudata.so.1"
    file.write_bytes(b"\x7fELF" + bytes(100))
    with pytest.raises(ValueError, match="no ICU data"):
        trim_icu.trim(file)
    assert file.exists()
