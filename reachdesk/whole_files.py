"""Files that are written whole or not at all."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reachdesk.domain.errors import UserError
from reachdesk.i18n import _


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside `path` and rename it there, so that a full disk leaves the old one.

    Raises `UserError` where that cannot be.
    """
    write_parts(path, (content,))


def write_parts(path: Path, parts: Iterable[bytes]) -> None:
    """As `write_whole`, a file of many parts; what these raise comes through, and leaves the old
    file as well."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with _in_words(path):
            with beside.open("wb") as file:
                file.writelines(parts)
            beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UserError(
            _("Cannot write {file}: {reason}. Choose another place.").format(
                file=path, reason=error.strerror or type(error).__name__
            )
        ) from error
