"""One call of the program: the window, or a verb of the command line.

Exit 0: done. Exit 1: our fault; the log says more. Exit 2: the user's matter, in one sentence.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from reachdesk import i18n, log, paths, registry, settings
from reachdesk.commands import parsing, window
from reachdesk.commands.base import DONE, OURS, YOURS, Call, complain
from reachdesk.commands.progress import Progress
from reachdesk.domain.errors import UserError, wants_room
from reachdesk.i18n import _

_INTERRUPTED = 130  # what a shell expects after Ctrl-C: 128 and the number of the signal


def verbs(given: Sequence[str]) -> Mapping[str, Any]:
    """All verbs by their word; the one that is asked for is loaded already, which takes most of a
    short call."""
    commands = registry.Offers("reachdesk.commands", "COMMAND")
    parsing.verb_of(given, commands)
    return commands


def run(given: Sequence[str], commands: Mapping[str, Any]) -> int:
    """Do what the words say and return the exit code."""
    i18n.choose_language(parsing.wanted_language(given) or settings.load().language)
    log.start()
    progress = Progress()
    try:
        code = _do(given, commands, progress)
        sys.stdout.flush()
    except UserError as error:
        progress.clear()
        complain(str(error))
        return YOURS
    except KeyboardInterrupt:
        progress.clear()
        return _INTERRUPTED
    except BrokenPipeError:
        _let_go()
        return DONE
    except Exception as error:
        progress.clear()
        if wants_room(error):
            complain(_("The disk is full: make room and try again."))
            _let_go()
            return YOURS
        logging.getLogger("reachdesk").exception("unexpected")
        complain(
            _("Something went wrong in ReachDesk itself, the details are in {file}.").format(
                file=log.log_file()
            )
        )
        return OURS
    else:
        return code
    finally:
        log.stop()


def _do(words: Sequence[str], commands: Mapping[str, Any], progress: Progress) -> int:
    verb, options = parsing.parse(words, commands)
    call = Call(options, options.library or paths.default_library(), progress)
    if verb is None:
        return window.run(call)
    code: int = commands[verb].run(call)
    return code


def _let_go() -> None:
    """Nobody reads the output, or it has no room: end without a word, also at the last flush."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
