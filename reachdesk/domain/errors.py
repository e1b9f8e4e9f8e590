"""The two kinds of failure: the user's file or disk, and ours."""

from __future__ import annotations

import errno

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})


class ReachdeskError(Exception):
    """Anything ReachDesk raises on purpose."""


class UserError(ReachdeskError):
    """The user's matter: a bad file, a full disk, a wrong call.

    `str(error)` is one plain, translated sentence that says what to do. The window shows it in a
    banner, the command line on standard error with exit code 2; neither shows a traceback.
    """


class Cancelled(ReachdeskError):  # noqa: N818 - a wish, not an error
    """Raised inside a running job once the user has asked it to stop; everything rolls back."""


def wants_room(error: BaseException) -> bool:
    """Whether the system says that a disk is full, or Python that it found no folder with room for
    its temporary files, which it says of a full disk too."""
    if not isinstance(error, OSError):
        return False
    nowhere = isinstance(error, FileNotFoundError) and error.filename is None
    return error.errno in _NO_ROOM or (nowhere and "temporary directory" in str(error))
