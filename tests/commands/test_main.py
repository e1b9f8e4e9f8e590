"""What every call has in common: exit codes, silence, one sentence, no Qt."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from reachdesk import __version__, log, registry
from reachdesk.__main__ import main
from reachdesk.commands import sources
from tests.commands.calls import assert_one_sentence, call, ended, start
from tests.importers.archives import TOBI, many_posts, write_archive, zip_of

DRAWING = {"export", "report", "screenshots"}


@pytest.fixture
def library(tmp_path, capsys):
    path = tmp_path / "library.reachdesk"
    archive = zip_of(write_archive(tmp_path / "first", posts=many_posts(12), followers=["21"]))
    assert call(capsys, "import", archive, "--library", path).code == 0
    return path


def raising(error):
    def run(_call):
        raise error

    return run


def test_the_version(capsys):
    with pytest.raises(SystemExit) as end:
        main(["--version"])
    assert end.value.code == 0
    assert capsys.readouterr().out == f"reachdesk {__version__}\n"


def test_a_bug_is_one_sentence_that_names_the_log(capsys, monkeypatch):
    monkeypatch.setattr(sources.COMMAND, "run", raising(RuntimeError("a secret detail")))
    said = call(capsys, "sources")
    assert (said.code, said.out) == (1, "")
    assert said.err.count("\n") == 1
    assert str(log.log_file()) in said.err
    assert "secret" not in said.err
    kept = log.log_file().read_text(encoding="utf-8")
    assert "RuntimeError" in kept
    assert "secret" not in kept


def test_an_interrupted_call_ends_without_a_word(capsys, monkeypatch):
    monkeypatch.setattr(sources.COMMAND, "run", raising(KeyboardInterrupt()))
    said = call(capsys, "sources")
    assert (said.code, said.out, said.err) == (130, "", "")


def test_a_closed_pipe_ends_without_a_word(library):
    process = start("sources", "--library", library)
    process.stdout.close()
    process.stdin.close()
    err = process.stderr.read()
    assert process.wait(60) == 0
    assert err == ""
    process.stderr.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
def test_output_without_room_is_one_sentence(library):
    code = (
        "import os, sys; os.dup2(os.open('/dev/full', os.O_WRONLY), 1);"
        "from reachdesk.__main__ import main; sys.exit(main())"
    )
    said = ended(start("sources", "--library", library, code=code))
    assert said.code == 2
    assert_one_sentence(said.err)


def test_an_unknown_language_is_refused(capsys):
    said = call(capsys, "sources", "--lang", "tlh")
    assert said.code == 2
    assert_one_sentence(said.err)


def test_without_a_terminal_there_is_no_progress(library, tmp_path):
    archive = zip_of(write_archive(tmp_path / "more", posts=many_posts(5, "2022-01-01T10:00:00")))
    said = ended(start("import", archive, "--library", library, "--json"))
    assert (said.code, said.err) == (0, "")
    assert len(said.record["sources"]) == 1


def arguments(verb, library, folder):
    """A call of a verb that does not draw."""
    given = {
        "import": [zip_of(write_archive(folder / "again", posts=many_posts(3)))],
        "forget": ["1"],
        "label": [f"@{TOBI.handle}", "--role", "friend"],
        "backup": [folder / "copy.reachdesk"],
        "restore": [shutil.copy(library, folder / "older.reachdesk")],
    }
    return [verb, *given.get(verb, []), "--library", library]


COMMANDS = registry.discover("reachdesk.commands", "COMMAND")
NO_QT = """
import sys
from reachdesk.__main__ import main
code = main(sys.argv[1:])
loaded = sorted(name for name in sys.modules if name.split(".")[0] in {"PySide6", "pyqtgraph"})
sys.exit(code if not loaded else f"loaded: {loaded}")
"""


@pytest.mark.parametrize("verb", sorted(set(COMMANDS) - DRAWING))
def test_a_verb_that_does_not_draw_never_loads_qt(verb, library, tmp_path):
    own = {"XDG_DATA_HOME": str(tmp_path / "share")}
    said = ended(start(*arguments(verb, library, tmp_path), code=NO_QT, env=own))
    assert said.err == ""
    assert said.code == 0


def test_naming_the_version_loads_neither_qt_nor_numbers():
    code = NO_QT.replace("code = main(sys.argv[1:])", "code = 0\nimport reachdesk.__main__")
    said = ended(start(code=code))
    assert (said.code, said.err) == (0, "")


def test_without_a_screen_the_window_says_so():
    bare = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"), "")
    said = ended(start(env=bare))
    if os.name == "posix" and os.uname().sysname == "Linux":
        assert said.code == 2
        assert_one_sentence(said.err)


def test_a_word_that_is_neither_verb_nor_file(capsys):
    said = call(capsys, "improt", "archive.zip")
    assert (said.code, said.out) == (2, "")
    assert_one_sentence(said.err)
    assert "improt" in said.err
