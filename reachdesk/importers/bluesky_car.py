"""Bluesky's repository, `repo.car`: everything that an account has made public itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reachdesk.domain.evidence import Evidence
from reachdesk.domain.records import Network
from reachdesk.i18n import N_, _
from reachdesk.importers import limits
from reachdesk.importers.base import Batch, Match, Outline, Owner
from reachdesk.importers.bluesky_records import KIND_OF, facts_of, moment_of
from reachdesk.importers.car_blocks import Block, BrokenBlockError, CarReader, decode
from reachdesk.importers.gathering import Gathering
from reachdesk.importers.source import Source
from reachdesk.importers.wording import worded, words_of

HOW_TO_GET = N_("In Bluesky open Settings, Account, Export my data, then download the CAR file.")
_HEAD = 256
_NODE = b"\xa2\x61e"  # a map of two entries, the first named "e": how every node of the tree begins


class BlueskyCar:
    """A CAR file with one repository of the AT Protocol."""

    key = "bluesky_car"
    order = 51
    network = Network.BLUESKY
    can_say: Mapping[str, Evidence] = {
        "posts": Evidence.MEASURED,
        "names": Evidence.DERIVED,
    }

    def title(self) -> str:
        """The format's name."""
        return _("Bluesky repository")

    def how_to_get(self) -> str:
        """How to ask Bluesky for it."""
        return _(HOW_TO_GET)

    def recognise(self, source: Source) -> Match | None:
        """The header of a CAR file, and a commit that says whose repository it is."""
        members = source.members()
        if len(members) != 1 or b"roots" not in source.head(members[0].name, _HEAD):
            return None
        if not _commit(source):
            return None
        return Match(0.95, _("a repository as Bluesky packs it"))

    def outline(self, source: Source) -> Outline:
        """The owner's id, and the moment of the last change."""
        commit = _commit(source)
        did, revision = commit.get("did"), commit.get("rev")
        return Outline(
            Owner(Network.BLUESKY, native_id=did if isinstance(did, str) else None),
            as_of_ms=moment_of(revision) if isinstance(revision, str) else None,
        )

    def read(self, source: Source, outline: Outline) -> Iterator[Batch]:
        """Posts, likes, follows, lists and the profile, in the order of the file."""
        yield from _Reading(source, outline.owner.native_id or "").run()


IMPORTER = BlueskyCar()


def _blocks(reader: CarReader) -> Iterator[Block | BrokenBlockError]:
    """The blocks up to where the file breaks off, which is a broken block itself."""
    try:
        yield from reader.blocks()
    except EOFError:
        yield BrokenBlockError("breaks off")


def _commit(source: Source) -> dict[str, Any]:
    """The block that the header points to; {} where that is no commit of a repository."""
    (member,) = source.members()
    with source.open(member.name) as stream:
        try:
            reader = CarReader(stream)
            for block in _blocks(reader):
                if isinstance(block, Block) and block.cid in reader.roots:
                    found = decode(block.content)
                    named = isinstance(found, dict) and {"did", "data", "rev"} <= found.keys()
                    return found if named else {}
        except (ValueError, EOFError):
            return {}
    return {}


class _Reading:
    """Two passes over a file: where each record belongs, then the records."""

    def __init__(self, source: Source, did: str) -> None:
        self._source = source
        self._did = did
        (self._member,) = source.members()
        self._paths: dict[bytes, list[str]] = {}
        self._found = {kind: Gathering(self, kind) for kind in dict.fromkeys(KIND_OF.values())}
        self.fraction = 0.0

    def run(self) -> Iterator[Batch]:
        """All batches. Raises `UserError` for a file that has become unreadable."""
        for block in self._pass():
            if isinstance(block, Block) and block.content.startswith(_NODE):
                self._note(block.content)
        number = 0
        for block in self._pass():
            number += 1
            if isinstance(block, BrokenBlockError):
                self._found["posts"].leave_out(_place(number), _why(block))
                continue
            self.fraction = min(1.0, block.position / max(1, self._member.size))
            for path in self._paths.pop(block.cid, ()):
                self._take(path, block.content, number)
            for gathering in self._found.values():
                yield from gathering.full()
        for gathering in self._found.values():
            yield from gathering.rest()

    def _pass(self) -> Iterator[Block | BrokenBlockError]:
        with self._source.open(self._member.name) as stream:
            try:
                reader = CarReader(stream)
            except (ValueError, EOFError) as error:
                raise limits.damaged(self._source.name) from error
            yield from _blocks(reader)

    def _note(self, content: bytes) -> None:
        """Note the path of each record in a node: each entry shares its beginning with the last."""
        try:
            node = decode(content)
        except ValueError:
            return
        before = b""
        for entry in node.get("e") or ():
            if not isinstance(entry, dict):
                return
            shared, rest, cid = entry.get("p"), entry.get("k"), entry.get("v")
            if not (isinstance(shared, int) and isinstance(rest, bytes)):
                return
            before = before[:shared] + rest
            path = before.decode("utf-8", "replace")
            if isinstance(cid, bytes) and path.partition("/")[0] in KIND_OF:
                self._paths.setdefault(cid, []).append(path)

    def _take(self, path: str, content: bytes, number: int) -> None:
        kind = KIND_OF[path.partition("/")[0]]
        try:
            record = decode(content)
        except ValueError as error:
            self._found[kind].leave_out(_place(number), words_of(error))
            return
        made = (
            facts_of(path, record, self._did)
            if isinstance(record, dict)
            else worded(N_("not a record"))
        )
        if isinstance(made, str):
            self._found[kind].leave_out(_place(number), made)
        else:
            self._found[kind].take(*made)


def _place(number: int) -> str:
    return worded(N_("block {number}"), number=number)


def _why(error: BrokenBlockError) -> str:
    return {
        "too large": worded(N_("longer than any record should be")),
        "breaks off": worded(N_("the file breaks off here")),
    }.get(str(error), worded(N_("damaged")))
