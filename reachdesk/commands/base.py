"""What a verb of the command line offers, and what it is handed when it runs."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from reachdesk import paths, registry
from reachdesk.commands.progress import Progress
from reachdesk.domain.errors import UserError
from reachdesk.i18n import _

if TYPE_CHECKING:
    from reachdesk.services import demo, people_readings, reporting
    from reachdesk.services import desk as desks
    from reachdesk.storage import library as stored
else:  # neither help nor the window needs them
    desks = registry.Later("reachdesk.services.desk")
    demo = registry.Later("reachdesk.services.demo")
    people_readings = registry.Later("reachdesk.services.people_readings")
    reporting = registry.Later("reachdesk.services.reporting")
    stored = registry.Later("reachdesk.storage.library")

DONE, OURS, YOURS = 0, 1, 2
"""Exit codes: done, our fault, the user's matter."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a verb: what was asked, and where the library lies."""

    options: Namespace
    library: Path
    progress: Progress

    @contextmanager
    def desk(self, *, create: bool = False) -> Iterator[desks.Desk]:
        """The library at work; with `create` it is made where there is none. What takes long inside
        is told by `progress`.

        Raises `UserError` where it is absent or cannot be used.
        """
        if not create and not self.library.exists() and self.library == paths.default_library():
            raise UserError(_("There is no library yet: import an export first."))
        with stored.open_library(self.library, create=create) as library:
            desk = desks.Desk(library)
            with suppress(UserError):  # a library that cannot be written to shows what it has
                if people_readings.outdated(desk):
                    people_readings.renew(desk, self.progress)
            with reporting.told_by(self.progress):
                yield desk

    @contextmanager
    def desk_or_demo(self) -> Iterator[desks.Desk]:
        """The library at work, or with `--demo` a throw-away one of the demo account."""
        if getattr(self.options, "demo", False):
            with demo.throw_away_desk(self.progress) as desk, reporting.told_by(self.progress):
                yield desk
        else:
            with self.desk() as desk:
                yield desk

    def show(self, record: Mapping[str, Any], lines: Iterable[str]) -> None:
        """Print the answer: with `--json` the record and nothing else, else the lines."""
        self.progress.clear()
        if getattr(self.options, "json", False):
            text = json.dumps(record, ensure_ascii=False, allow_nan=False)
        else:
            text = "\n".join(lines)
        sys.stdout.write(text + "\n")

    def show_parts(self, record: Iterable[str], lines: Iterable[str]) -> None:
        """As `show` for an answer too large for memory: the parts of the JSON text, or the lines,
        each with its end, are printed as they come."""
        for part in record if getattr(self.options, "json", False) else lines:
            self.progress.clear()
            sys.stdout.write(part)


class Command(Protocol):
    """A verb."""

    key: str
    """The word on the command line."""

    order: int
    """Its place in `--help`."""

    def help(self) -> str:
        """One line for `--help`, in the chosen language."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what the verb takes; `--library` and `--lang` are there already."""

    def run(self, call: Call) -> int:
        """Do it and return the exit code. Raises `UserError` for the user's matters."""


def json_option(parser: ArgumentParser) -> None:
    """The option that asks for one JSON object."""
    parser.add_argument("--json", action="store_true", help=_("print one JSON object"))


def complain(sentence: str) -> None:
    """One sentence on standard error."""
    sys.stderr.write(f"reachdesk: {sentence}\n")
