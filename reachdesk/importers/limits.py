"""What ReachDesk will read of a file at most, and a stream that keeps to it.

The limits stop a small file that unpacks to something huge; they are far above any real export.
They apply to what is read: the videos of an archive are members, but nobody opens them.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import IO, TYPE_CHECKING, Protocol

from reachdesk.domain.errors import UserError
from reachdesk.i18n import _
from reachdesk.importers import hearing

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MAX_COUNT = 10**12
"""No network counts that many of anything; a larger number is damage, and is listed as such."""

MAX_MEMBERS = 50_000  # members that are not pictures, videos or sounds
MAX_MEDIA = 400_000
MAX_READ = 2 << 30
MAX_RATIO = 200
RATIO_FROM = 1 << 20  # small members may be packed as well as they like
MAX_NAME = 1024
MAX_DEPTH = 40

_SUFFIXES = (
    "jpg jpeg png gif webp bmp heic svg ico mp4 m4v mov avi webm mkv mpg mpeg ts m3u8 mp3 m4a aac"
    " ogg oga opus wav flac woff woff2 ttf otf eot"
)
MEDIA_SUFFIXES = frozenset(_SUFFIXES.split())

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, struct.error)


def is_media(name: str) -> bool:
    """Whether a member is a picture, video, sound or font, by its suffix: never read."""
    return name.rpartition(".")[2].lower() in MEDIA_SUFFIXES


def damaged(file: str) -> UserError:
    """The error for a file whose bytes do not hold together."""
    return UserError(_("{file} is damaged or not whole. Download it again.").format(file=file))


def changed(file: str) -> UserError:
    """The error for a file that another program wrote to meanwhile."""
    return UserError(
        _("{file} changed while it was being read. Import it again.").format(file=file)
    )


def too_large(file: str) -> UserError:
    """The error for a file that unpacks to more than any export holds."""
    return UserError(
        _("{file} unpacks to more than any export holds. Nothing of it was read.").format(file=file)
    )


class Meter(Protocol):
    """Whom a stream tells what it has read, and asks whether the file is still the same."""

    def spend(self, member: str, position: int) -> None:
        """Note that `member` was read up to `position`; raises `UserError` over the limit."""

    def is_changed(self) -> bool:
        """Whether the file on disk is no longer the one that was opened."""


class BoundedReader(io.RawIOBase):
    """One member as a stream: counts its bytes, and turns every failure into a `UserError`."""

    def __init__(
        self, inner: IO[bytes], member: str, size: int, file: str, meter: Meter | None
    ) -> None:
        super().__init__()
        self._inner = inner
        self._member = member
        self._size = size
        self._file = file
        self._meter = meter
        self._position = 0

    def readable(self) -> bool:
        """Always true."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill `buffer`; 0 at the end. Raises `UserError` for damage, change and excess."""
        hearing.look()
        target = memoryview(buffer).cast("B")
        try:
            data = self._inner.read(len(target))
        except BROKEN as error:
            raise damaged(self._file) from error
        if not data:
            self._finish()
            return 0
        self._position += len(data)
        if self._meter is not None:
            self._meter.spend(self._member, self._position)
        target[: len(data)] = data
        return len(data)

    def _finish(self) -> None:
        if self._meter is not None and self._meter.is_changed():
            raise changed(self._file)
        if self._position != self._size:
            raise damaged(self._file)

    def close(self) -> None:
        """Close the member; the file stays open."""
        if not self.closed:
            self._inner.close()
        super().close()
