"""The Debian package: what it says of itself and what lies where."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "resources" / "packaging"

pytestmark = pytest.mark.skipif(not shutil.which("dpkg-deb"), reason="needs dpkg")


@pytest.fixture
def package(monkeypatch, tmp_path):
    """A package of a program that is next to nothing."""
    monkeypatch.syspath_prepend(str(PACKAGING))
    for name in ("contents", "debian"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    import debian

    folder = tmp_path / "reachdesk"
    (folder / "_internal").mkdir(parents=True)
    for file in (folder / "reachdesk", folder / "_internal" / "libone.so"):
        file.write_bytes(b"\x7fELF")
        file.chmod(0o755)
    return debian.package(folder, tmp_path)


def said(*words: object) -> str:
    ended = subprocess.run([str(word) for word in words], check=True, capture_output=True)
    return ended.stdout.decode("utf-8")


def test_what_lies_where(package):
    listed = said("dpkg-deb", "--contents", package).splitlines()
    rights = {line.split()[5].removeprefix("."): line.split()[0] for line in listed}
    assert rights["/usr/lib/reachdesk/reachdesk"] == "-rwxr-xr-x"
    assert rights["/usr/lib/reachdesk/_internal/libone.so"] == "-rw-r--r--"
    assert rights["/usr/bin/reachdesk"].startswith("l")
    expected = {
        "/usr/share/applications/reachdesk.desktop",
        "/usr/share/mime/packages/reachdesk-mime.xml",
        "/usr/share/metainfo/org.reachdesk.ReachDesk.metainfo.xml",
        "/usr/share/icons/hicolor/scalable/apps/reachdesk.svg",
        "/usr/share/doc/reachdesk/copyright",
        "/usr/share/doc/reachdesk/changelog.gz",
        "/usr/share/man/man1/reachdesk.1.gz",
    }
    sizes = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)
    expected |= {f"/usr/share/icons/hicolor/{size}x{size}/apps/reachdesk.png" for size in sizes}
    assert expected <= set(rights)
    assert all("root/root" in line for line in listed)


def test_its_address_is_nobodys(package):
    told = said("dpkg-deb", "--field", package, "Maintainer").strip()
    assert told.endswith("@reachdesk.invalid>")


def test_it_needs_only_what_it_does_not_bring(package):
    needed = said("dpkg-deb", "--field", package, "Depends")
    assert {"libegl1", "libgl1", "libx11-6"} <= {part.strip() for part in needed.split(",")}
    assert "python" not in needed
    assert "qt" not in needed.lower()


def test_the_manual_tells_of_options_that_exist(package, tmp_path, capsys):
    from reachdesk.__main__ import main

    said("dpkg-deb", "--extract", package, tmp_path / "out")
    page = gzip.decompress((tmp_path / "out/usr/share/man/man1/reachdesk.1.gz").read_bytes())
    told = set(re.findall(r"--[a-z]+", page.decode("utf-8").replace("\\-", "-")))
    assert {"--demo", "--lang", "--version"} <= told
    with pytest.raises(SystemExit):
        main(["--help"])
    assert told <= set(re.findall(r"--[a-z]+", capsys.readouterr().out))
