"""ReachDesk opens no network socket: looked for in its modules, and by the kernel's own account."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import reachdesk
from tests.importers.archives import many_posts, write_archive, zip_of

PACKAGE = Path(reachdesk.__file__).parent
NETWORK = re.compile(
    r"(socket|ssl|http|urllib\.request|ftplib|smtplib|poplib|imaplib|asyncio|xmlrpc|requests|httpx"
    r"|aiohttp|PySide6\.QtNetwork|PySide6\.QtWebEngine\w*|PySide6\.QtWebSockets)(\.|$)"
)
LOCAL = {"QLocalServer", "QLocalSocket"}  # a file of this user, no network
STRACE = ("strace", "-f", "-qq", "-e", "trace=network", "-o")
OPENED = re.compile(r"(socket|connect|bind|sendto)\(.*(AF_INET6?|sa_family=AF_INET6?|PF_PACKET)")


def imported(path: Path) -> list[tuple[str, str]]:
    """Each module that a file imports, with the name taken from it."""
    found: list[tuple[str, str]] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [(one.name, "") for one in node.names]
        elif isinstance(node, ast.ImportFrom):
            found += [(node.module or "", one.name) for one in node.names]
    return found


def test_no_module_imports_the_means_to_reach_the_network():
    found = {
        (path.name, module, name)
        for path in PACKAGE.rglob("*.py")
        for module, name in imported(path)
        if NETWORK.match(module)
    }
    assert {(file, name) for file, _module, name in found} == {
        ("instance.py", name) for name in LOCAL
    }


def traced(folder: Path, *words: str, env: dict[str, str]) -> str:
    """The calls about sockets of one call of the program and of its children."""
    account = folder / "calls.txt"
    done = subprocess.run(
        [*STRACE, str(account), sys.executable, "-m", "reachdesk", *words],
        cwd=PACKAGE.parent,
        env=os.environ | env,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    if "ptrace" in done.stderr.lower():
        pytest.skip("strace may not look into processes here")
    assert done.returncode == 0, done.stderr
    return account.read_text(encoding="utf-8")


needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not here")


@needs_strace
def test_an_import_opens_no_network_socket(tmp_path):
    archive = zip_of(write_archive(tmp_path / "export", posts=many_posts(20), followers=["21"]))
    library = str(tmp_path / "l")
    for words in (["import", str(archive)], ["summary"], ["check"]):
        calls = traced(tmp_path, *words, "--library", library, env={})
        assert not OPENED.search(calls), calls


@needs_strace
def test_the_window_opens_no_network_socket(tmp_path):
    env = {"REACHDESK_SMOKE": "1", "QT_QPA_PLATFORM": "offscreen"}
    calls = traced(tmp_path, "--library", str(tmp_path / "l"), env=env)
    assert not OPENED.search(calls), calls


@needs_strace
def test_strace_would_see_one(tmp_path):
    """What the tests above look for is what a socket leaves."""
    account = tmp_path / "calls.txt"
    code = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()"
    done = subprocess.run(
        [*STRACE, str(account), sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
    )
    if "ptrace" in done.stderr.lower():
        pytest.skip("strace may not look into processes here")
    assert OPENED.search(account.read_text(encoding="utf-8"))
