"""Files that are written whole or not at all."""

from __future__ import annotations

import secrets
from contextlib import suppress
from pathlib import Path

from reachdesk.domain.errors import UserError
from reachdesk.i18n import _


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside `path` and rename it there, so that a full disk leaves the old one.

    Raises `UserError` where that cannot be.
    """
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise UserError(
            _("Cannot write {file}: {reason}. Choose another place.").format(
                file=path, reason=error.strerror or type(error).__name__
            )
        ) from error
