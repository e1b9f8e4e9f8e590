from __future__ import annotations

from pathlib import Path

import pytest

from reachdesk import registry
from reachdesk.commands import parsing
from reachdesk.domain.errors import UserError

COMMANDS = registry.discover("reachdesk.commands", "COMMAND")


@pytest.mark.parametrize(
    ("words", "verb"),
    [
        (["sources"], "sources"),
        (["--library", "x", "sources"], "sources"),
        (["--lang=de", "sources"], "sources"),
        (["--library", "sources"], None),
        (["./import"], None),
        (["archive.zip", "import"], None),
        (["--demo"], None),
        ([], None),
    ],
)
def test_the_verb_is_the_first_word_that_is_no_option(words, verb):
    assert parsing.verb_of(words, COMMANDS) == verb


@pytest.mark.parametrize(
    "words",
    [
        ["--library", "L", "--lang", "nl", "forget", "3"],
        ["forget", "--library", "L", "3", "--lang", "nl"],
        ["forget", "3", "--library=L", "--lang=nl"],
    ],
)
def test_library_and_language_may_stand_anywhere(words):
    verb, options = parsing.parse(words, COMMANDS)
    assert verb == "forget"
    assert (options.library, options.lang, options.source) == (Path("L"), "nl", 3)


def test_a_call_without_a_verb_is_the_window_with_files():
    verb, options = parsing.parse(["one.zip", "two.zip", "--library", "L"], COMMANDS)
    assert verb is None
    assert options.files == [Path("one.zip"), Path("two.zip")]
    assert not options.demo


@pytest.mark.parametrize(
    "words",
    [
        ["forget"],
        ["forget", "three"],
        ["import"],
        ["sources", "--nope"],
        ["--lang", "xx"],
        ["--no"],
    ],
)
def test_a_wrong_call_is_the_users_matter(words):
    with pytest.raises(UserError, match="--help"):
        parsing.parse(words, COMMANDS)


@pytest.mark.parametrize(
    ("words", "language"),
    [
        (["--lang", "nl"], "nl"),
        (["sources", "--lang=de"], "de"),
        (["sources"], None),
        (["--lang"], None),
    ],
)
def test_the_language_is_known_before_parsing(words, language):
    assert parsing.wanted_language(words) == language


def test_help_has_a_line_for_each_verb(capsys):
    with pytest.raises(SystemExit) as end:
        parsing.parse(["--help"], COMMANDS)
    assert end.value.code == 0
    printed = capsys.readouterr().out
    for key, command in COMMANDS.items():
        assert f"  {key}" in printed
        assert command.help() in printed


@pytest.mark.parametrize("key", list(COMMANDS))
def test_every_verb_explains_itself(key, capsys):
    with pytest.raises(SystemExit) as end:
        parsing.parse([key, "--help"], COMMANDS)
    assert end.value.code == 0
    printed = capsys.readouterr().out
    assert "--library" in printed
    assert f"reachdesk {key}" in printed
