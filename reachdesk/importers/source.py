"""One unit of import, seen as named members, whatever it is on disk."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, Self, cast

from reachdesk.domain.errors import UserError
from reachdesk.i18n import _, ngettext
from reachdesk.importers import limits
from reachdesk.importers.containers import Container, Files, folder, is_script, signature
from reachdesk.importers.parts import join_parts, top_folder
from reachdesk.importers.tars import Tar, is_tar
from reachdesk.importers.zips import Zip, is_archive

if TYPE_CHECKING:
    from collections.abc import Sequence


_MOST_HEADS = 32
"""Heads that are kept, since many importers look at the same few members one after another."""


class Member(NamedTuple):
    """A named piece of a source and its size in bytes."""

    name: str
    size: int


class Refused(NamedTuple):
    """A given file that cannot be a source, and why, in one plain sentence."""

    file: str
    why: str


class Source:
    """A zip or tar, a folder, a file, or several that make one archive, as named members.

    Names use forward slashes, and a folder around everything is taken off. Members are streamed
    and never unpacked to disk. Where two parts hold the same name, the first one counts.
    """

    def __init__(self, name: str, containers: Sequence[Container]) -> None:
        self.name = name
        self.paths = tuple(path for container in containers for path in container.paths)
        self._containers = tuple(containers)
        self._places: dict[str, tuple[Container, str]] = {}
        for container in containers:
            top = top_folder(list(container.entries))
            for raw in container.entries:
                self._places.setdefault(raw[len(top) :], (container, raw))
        self._members: tuple[Member, ...] | None = None
        self._heads: dict[tuple[str, int], bytes] = {}
        self._read: dict[str, int] = {}
        self._read_total = 0

    @property
    def size(self) -> int:
        """Bytes of all members, as declared."""
        return sum(member.size for member in self.members())

    def members(self) -> tuple[Member, ...]:
        """All members with their sizes, media included."""
        if self._members is None:  # asked by every importer, of up to a hundred thousand
            self._members = tuple(
                Member(name, container.entries[raw])
                for name, (container, raw) in self._places.items()
            )
        return self._members

    def has(self, name: str) -> bool:
        """Whether there is a member of this very name."""
        return name in self._places

    def whereabouts(self, name: str) -> str:
        """Where a member lies, with the folders above it: for the few hints that names give."""
        container, raw = self._places[name]
        given = next((path for path in container.paths if path.name == raw), None)
        return given.as_posix() if given else f"{container.paths[0].as_posix()}/{raw}"

    def open(self, name: str) -> BinaryIO:
        """A member as a stream, at most 2 GiB of a source in all.

        Raises `KeyError` for an unknown name; opening and reading raise `UserError` where the
        file is damaged, hostile, or changes meanwhile.
        """
        container, raw = self._places[name]
        container.check(raw)
        size = container.entries[raw]
        if size > limits.MAX_READ:
            raise limits.too_large(self.name)
        meter = _Meter(self, container, raw)
        reader = limits.BoundedReader(container.open_raw(raw), name, size, self.name, meter)
        return cast("BinaryIO", io.BufferedReader(reader, 1 << 18))

    def head(self, name: str, size: int = 65_536) -> bytes:
        """The first `size` bytes of a member, for recognising it. Raises as `open` does."""
        known = self._heads.get((name, size))
        if known is not None:
            return known
        container, raw = self._places[name]
        container.check(raw)
        declared = container.entries[raw]
        reader = limits.BoundedReader(container.open_raw(raw), name, declared, self.name, None)
        with reader:
            found = io.BufferedReader(reader, 1 << 16).read(size)
        if len(self._heads) >= _MOST_HEADS:
            self._heads.clear()
        self._heads[name, size] = found
        return found

    def fingerprint(self) -> str:
        """SHA-256 over size and CRC-32 of every member, as 64 hexadecimal digits.

        The same contents give the same print, zipped or not and whatever the files are called;
        media count by size only, for a zip of 40 GB must not be read for this. A single file
        counts by all its bytes.
        """
        digest = hashlib.sha256()
        if len(self._places) == 1:
            container, raw = next(iter(self._places.values()))
            container.check(raw)
            size = container.entries[raw]
            with limits.BoundedReader(
                container.open_raw(raw), raw, size, self.name, None
            ) as reader:
                while block := reader.read(1 << 20):
                    digest.update(block)
            return digest.hexdigest()
        for line in sorted(self._line(name) for name in self._places):
            digest.update(line)
        return digest.hexdigest()

    def _line(self, name: str) -> bytes:
        container, raw = self._places[name]
        checksum = "" if limits.is_media(name) else f"{container.checksum(raw):08x}"
        return f"{container.entries[raw]} {checksum}\n".encode()

    def apart(self) -> list[Source]:
        """The source cut into its top folders and single files, for a mixed folder or zip.

        What no importer knows as a whole may be several exports: try these one by one. Empty for
        a source that cannot be cut. The pieces read through this source: close it after them.
        """
        groups: dict[str, list[str]] = {}
        for name in self._places:
            groups.setdefault(name.partition("/")[0], []).append(name)
        if len(self._places) < 2:
            return []
        return [_Piece(self, head, names) for head, names in groups.items()]

    def only(self, names: Sequence[str]) -> Source | None:
        """Those of its members as a source of the same name; None where there are none but media.
        It reads through this source: close it after."""
        wanted = [name for name in names if name in self._places and not limits.is_media(name)]
        return _Piece(self, "", wanted) if wanted else None

    @property
    def only_media(self) -> bool:
        """Whether it holds pictures and films only, which no importer reads. A file that was given
        by itself counts by its contents, whatever its name."""
        by_itself = len(self._places) == 1 and not isinstance(self, _Piece)
        return not by_itself and all(limits.is_media(name) for name in self._places)

    def spend(self, member: str, position: int) -> None:
        """Note how far a member was read. Raises `UserError` over the limit of all members."""
        before = self._read.get(member, 0)
        if position > before:
            self._read[member] = position
            self._read_total += position - before
            if self._read_total > limits.MAX_READ:
                raise limits.too_large(self.name)

    def close(self) -> None:
        """Let go of the files; closing twice does no harm."""
        for container in self._containers:
            container.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()


class _Piece(Source):
    """Some members of another source, as a source of its own."""

    def __init__(self, whole: Source, head: str, names: list[str]) -> None:
        super().__init__(f"{whole.name}/{head}" if head else whole.name, ())
        self.paths = whole.paths
        top = top_folder(names) if len(names) > 1 else names[0].rpartition("/")[0]
        cut = len(top) + (1 if top and not top.endswith("/") else 0)
        self._places = {name[cut:]: whole._places[name] for name in names}


class _Meter:
    """Binds a stream to its source and to the file on disk."""

    def __init__(self, source: Source, container: Container, raw: str) -> None:
        self._source = source
        self._container = container
        self._raw = raw

    def spend(self, member: str, position: int) -> None:
        self._source.spend(member, position)

    def is_changed(self) -> bool:
        return self._container.is_changed(self._raw)


def open_sources(paths: Sequence[Path]) -> tuple[list[Source], list[Refused]]:
    """The sources that the given files and folders make, and those that cannot be one.

    Zips and folders that are parts of one archive become one source, so do the `.js` files of one
    folder; every other file is a source of its own, also a zip within a given folder.
    """
    refused: list[Refused] = []
    containers: list[Container] = []
    loose: list[Path] = []
    waiting = list(dict.fromkeys(path.absolute() for path in map(Path, paths)))
    try:
        while waiting:
            path = waiting.pop(0)
            try:
                containers += _opened(path, waiting, loose)
            except UserError as error:
                refused.append(Refused(path.name or str(path), str(error)))
    except BaseException:  # nobody waits any more: see `hearing`
        for container in containers:
            container.close()
        raise
    sources = [Source(_name(group), group) for group in join_parts(containers)]
    sources += [Source(_name([files]), [files]) for files in _loose(loose, refused)]
    return sources, refused


def _opened(path: Path, waiting: list[Path], loose: list[Path]) -> list[Container]:
    """What a path holds, at most one; zips in a folder go to `waiting`, single files to `loose`."""
    if path.is_dir():
        files, zips = folder(path)
        waiting.extend(zip_file for zip_file in zips if zip_file not in waiting)
        return [_nonempty(files, path)] if files.entries or not zips else []
    if _nonempty_file(path) and is_archive(path):
        return [_with_members(Zip(path), path)]
    if is_tar(path):
        return [_with_members(Tar(path), path)]
    loose.append(path)
    return []


def _nonempty_file(path: Path) -> bool:
    size, _time = signature(path)
    if size == 0:
        raise UserError(_("{file} is empty.").format(file=path.name))
    return True


def _nonempty(files: Files, path: Path) -> Files:
    if not files.entries:
        raise UserError(_("{file} holds no files.").format(file=path.name))
    return files


def _with_members(archive: Zip | Tar, path: Path) -> Zip | Tar:
    if not archive.entries:
        archive.close()
        raise UserError(_("{file} holds no files.").format(file=path.name))
    return archive


def _loose(paths: list[Path], refused: list[Refused]) -> list[Files]:
    """Loose files: the scripts of one folder together, everything else by itself."""
    groups: dict[tuple[Path, str], list[Path]] = {}
    for path in paths:
        kind = "" if path.suffix.lower() == ".js" or is_script(path) else path.name
        groups.setdefault((path.parent, kind), []).append(path)
    found = []
    for group in groups.values():
        try:
            found.append(Files(tuple(group), {path.name: path for path in group}))
        except UserError as error:
            refused += [Refused(path.name, str(error)) for path in group]
    return found


def _name(group: Sequence[Container]) -> str:
    """The display name of a group: its first file, and how many more."""
    paths = [path for container in group for path in container.paths]
    first, more = paths[0].name or str(paths[0]), len(paths) - 1
    if not more:
        return first
    return ngettext("{file} and {count} more", "{file} and {count} more", more).format(
        file=first, count=more
    )
