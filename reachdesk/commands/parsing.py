"""From the words of a call to its verb and options."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from reachdesk import __version__, i18n
from reachdesk.commands.base import Command
from reachdesk.domain.errors import UserError
from reachdesk.i18n import _

_WITH_VALUE = ("--library", "--lang")


class Parser(ArgumentParser):
    """A parser whose complaints are the user's matter, in one sentence."""

    def error(self, message: str) -> NoReturn:
        """Raises `UserError`."""
        raise UserError(
            _("{problem}. «{program} --help» says what is possible.").format(
                problem=message[:1].upper() + message[1:], program=self.prog
            )
        )


class WindowParser(Parser):
    """The parser of a call without a verb; it names the verbs, and loads them, only for help."""

    commands: Mapping[str, Command]

    def format_help(self) -> str:
        """The help with the verbs below it."""
        self.epilog = _verbs(self.commands)
        return super().format_help()


def wanted_language(words: Sequence[str]) -> str | None:
    """The value of `--lang`, before anything else is parsed; None where it is not given."""
    for place, word in enumerate(words):
        if word == "--lang" and place + 1 < len(words):
            return words[place + 1]
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    return None


def verb_of(words: Sequence[str], commands: Mapping[str, Command]) -> str | None:
    """The verb of a call: its first word that is no option, where that is one of ours."""
    place = 0
    while place < len(words):
        if words[place] in _WITH_VALUE:
            place += 2
        elif words[place].startswith("-"):
            place += 1
        else:
            return words[place] if words[place] in commands else None
    return None


def parse(words: Sequence[str], commands: Mapping[str, Command]) -> tuple[str | None, Namespace]:
    """(verb, options); the verb is None for the window. Raises `UserError` for a wrong call.

    Prints and raises `SystemExit` for `--help` and `--version`.
    """
    verb = verb_of(words, commands)
    parser = _window_parser(commands) if verb is None else _verb_parser(commands[verb])
    rest = list(words)
    if verb is not None:
        rest.remove(verb)
    return verb, parser.parse_intermixed_args(rest)


def _add_everywhere(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--library",
        type=Path,
        metavar=_("FILE"),
        help=_("the library to use instead of your own"),
    )
    parser.add_argument(
        "--lang",
        choices=i18n.LANGUAGES,
        metavar=_("LANGUAGE"),
        help=_("language of all texts: {languages}").format(languages=", ".join(i18n.LANGUAGES)),
    )


def _verb_parser(command: Command) -> ArgumentParser:
    parser = Parser(
        prog=f"reachdesk {command.key}",
        description=command.help(),
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    command.add_arguments(parser)
    _add_everywhere(parser)
    return parser


def _window_parser(commands: Mapping[str, Command]) -> ArgumentParser:
    parser = WindowParser(
        prog="reachdesk",
        usage=_("reachdesk [FILE …] | reachdesk --demo | reachdesk VERB …"),
        description=_(
            "Are you moving, who is listening, and does anybody see what you write?\n"
            "Without a verb the window opens, and the files are offered for import."
        ),
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.commands = commands
    parser.add_argument("files", nargs="*", type=Path, metavar=_("FILE"), help=SUPPRESS)
    parser.add_argument(
        "--demo", action="store_true", help=_("look at a made-up account in a throw-away library")
    )
    parser.add_argument("--version", action="version", version=f"reachdesk {__version__}")
    _add_everywhere(parser)
    return parser


def _verbs(commands: Mapping[str, Command]) -> str:
    width = max(map(len, commands), default=0)
    lines = [f"  {key:<{width}}  {command.help()}" for key, command in commands.items()]
    closing = _("«reachdesk VERB --help» says more.")
    return "\n".join([_("verbs:"), *lines, "", closing])
