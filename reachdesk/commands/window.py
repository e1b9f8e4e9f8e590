"""The window, which is what `reachdesk` without a verb means; Qt is imported only here."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

from reachdesk import paths, registry
from reachdesk.commands import screen
from reachdesk.commands.base import Call
from reachdesk.domain.errors import UserError
from reachdesk.i18n import _

if TYPE_CHECKING:
    from reachdesk.commands import demo_files
else:  # only where there is no screen
    demo_files = registry.Later("reachdesk.commands.demo_files")


def run(call: Call) -> int:
    """Open the window on the library, or on the demo account, and return its exit code.

    Without a screen the demo goes into files; anything else is the user's matter.
    """
    options = call.options
    for file in options.files:
        if not file.exists():
            raise UserError(
                _("«{word}» is no verb and no file: «reachdesk --help» names the verbs.").format(
                    word=file
                )
            )
    if not screen.has_screen():
        if options.demo:
            return demo_files.write(call)
        raise UserError(
            _("There is no screen to open a window on: «reachdesk --help» says what needs none.")
        )
    library, exports = opened(call)
    gc.disable()  # what is loaded stays: looking through it for rubbish only takes time
    try:
        with screen.qt_loading():
            screen.check_window_libraries()
            from reachdesk.ui.app import start  # noqa: PLC0415 - Qt is loaded only to draw

        return start(library, exports, demo=options.demo, lang=options.lang)
    finally:
        gc.enable()


def opened(call: Call) -> tuple[Path, list[Path]]:
    """(library, exports to offer): a library among the files, as a double click on one hands it
    over, is opened instead of the owner's own. Raises `UserError` for more than one."""
    suffix = paths.default_library().suffix
    libraries = [file for file in call.options.files if file.suffix.lower() == suffix]
    exports = [file for file in call.options.files if file not in libraries]
    if not libraries:
        return call.library, exports
    if len(libraries) > 1 or call.options.library is not None:
        raise UserError(_("Only one library can be open in a window: name one of them."))
    return libraries[0], exports
