"""Whether a workbook may be opened: looks through its parts before any library unpacks them.

A workbook is a zip of XML. The library that reads it holds a sheet as one full rectangle, so a
single cell far out, a repeated row or one long shared text can ask for any amount of memory. All
of that is counted here in one pass, part by part, with nothing kept.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from typing import IO
from xml.parsers import expat

from reachdesk.domain.errors import UserError
from reachdesk.i18n import _
from reachdesk.importers import limits

MAX_PARTS = 5_000
MAX_XML = 192 << 20
MAX_CELLS = 3_000_000
_LAST_ROW, _LAST_COLUMN = 1 << 20, 1 << 14  # of Excel; a cell beyond makes readers count for hours
MAX_TEXT = 160 << 20
_BLOCK = 1 << 18
_PICTURES = ("xl/media/", "pictures/", "thumbnails/", "xl/printersettings/")
_REPEATED_COLUMNS = "table:number-columns-repeated"
_REPEATED_ROWS = "table:number-rows-repeated"


class _RefusedError(Exception):
    """Stops the parser; carries the sentence."""


def check(archive: zipfile.ZipFile, file: str) -> None:
    """Raises `UserError` for a workbook that must not be opened, in one sentence."""
    infos = archive.infolist()
    parts = [info for info in infos if not info.filename.lower().startswith(_PICTURES)]
    if len(infos) > MAX_PARTS or sum(info.file_size for info in parts) > MAX_XML:
        raise _too_much(file)
    for info in parts:
        if info.flag_bits & 1:
            raise locked(file)
        packed = max(info.compress_size, 1)
        if info.file_size > limits.RATIO_FROM and info.file_size > limits.MAX_RATIO * packed:
            raise _too_much(file)
        if "externallinks/" in info.filename.lower():
            raise _linked(file)
    try:
        _check_parts(archive, parts, file)
    except (*limits.BROKEN, RuntimeError, KeyError) as error:
        raise limits.damaged(file) from error


def locked(file: str) -> UserError:
    """The error for a workbook behind a password, or of a kind from before 2007."""
    text = _("{file} is a locked or old workbook. Save the sheet as CSV and import that.")
    return UserError(text.format(file=file))


def _check_parts(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo], file: str) -> None:
    """Shared texts first, since the sheets point into them."""
    lengths: list[int] = []
    cells = characters = 0
    for info in sorted(parts, key=lambda info: "sharedstrings" not in info.filename.lower()):
        name = info.filename.lower()
        if not name.endswith((".xml", ".rels", ".vml")):
            continue
        watch: _Watch
        if "sharedstrings" in name:
            watch = _Texts(file, lengths)
        elif name == "content.xml":
            watch = _OpenSheet(file)
        elif "worksheets/" in name and name.endswith(".xml"):
            watch = _Sheet(file, lengths)
        else:
            watch = _Watch(file)
        watch.cells, watch.characters = cells, characters
        with archive.open(info) as stream:
            _parse(stream, watch, info, file)
        cells, characters = watch.cells, watch.characters


def _parse(stream: IO[bytes], watch: _Watch, info: zipfile.ZipInfo, file: str) -> None:
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = watch.doctype
    parser.StartElementHandler = watch.start
    parser.EndElementHandler = watch.end
    parser.CharacterDataHandler = watch.text
    left = info.file_size
    try:
        while block := stream.read(_BLOCK):
            left -= len(block)
            if left < 0:
                raise limits.damaged(file)
            parser.Parse(block, False)  # noqa: FBT003 - the parser takes no names
        parser.Parse(b"", True)  # noqa: FBT003
    except (expat.ExpatError, LookupError, ValueError) as error:  # the latter for odd encodings
        raise limits.damaged(file) from error
    except _RefusedError as stop:
        raise UserError(str(stop)) from None
    watch.done()


class _Watch:
    """Watches one part; this one refuses only what no part may hold.

    `cells` and `characters` are those of the sheets before it, and at its end its own too: many
    sheets take as much room as one large one.
    """

    cells = 0
    characters = 0

    def __init__(self, file: str) -> None:
        self.file = file

    def doctype(self, *_parts: object) -> None:
        """No spreadsheet program writes a document type: it is where entity bombs live."""
        text = _("{file} holds definitions that no spreadsheet writes, so nothing was read.")
        raise _RefusedError(text.format(file=self.file))

    def start(self, name: str, values: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Characters between elements."""

    def done(self) -> None:
        """The part has ended."""

    def refuse(self, make: Callable[[str], UserError]) -> None:
        """Stop with a sentence."""
        raise _RefusedError(str(make(self.file)))


class _Texts(_Watch):
    """The shared texts: their lengths."""

    def __init__(self, file: str, lengths: list[int]) -> None:
        super().__init__(file)
        self._lengths = lengths

    def start(self, name: str, values: Mapping[str, str]) -> None:
        """A shared text begins."""
        if name.rpartition(":")[2] == "si":
            self._lengths.append(0)

    def text(self, text: str) -> None:
        """Some of it."""
        if self._lengths:
            self._lengths[-1] += len(text)


class _Sheet(_Watch):
    """A sheet of Excel's: its rectangle, and the texts that its cells point at."""

    def __init__(self, file: str, lengths: list[int]) -> None:
        super().__init__(file)
        self._lengths = lengths
        self._row = self._column = self._last_row = self._last_column = self._area = 0
        self._first_row = self._first_column = 1 << 40
        self._shared = False
        self._value: list[str] | None = None

    def start(self, name: str, values: Mapping[str, str]) -> None:
        """A row, a cell or its value begins."""
        kind = name.rpartition(":")[2]
        if kind == "row":
            self._row = _number(values.get("r"), self._row + 1)
            self._column = 0
            self._look_at_edges()
        elif kind == "c":
            self._place(values.get("r", ""))
            self._shared = values.get("t") == "s"
        elif kind in ("v", "t") and (self._shared or kind == "t"):
            self._value = []

    def text(self, text: str) -> None:
        """Some of a value."""
        if self._value is not None:
            self._value.append(text)

    def end(self, name: str) -> None:
        """A value is complete."""
        if self._value is None or name.rpartition(":")[2] not in ("v", "t"):
            return
        value, self._value = "".join(self._value), None
        if not self._shared:
            self.characters += len(value)
        elif value.strip().isdecimal() and int(value) < len(self._lengths):
            self.characters += self._lengths[int(value)]
        if self.characters > MAX_TEXT:
            self.refuse(_too_much)

    def _place(self, reference: str) -> None:
        letters = reference.rstrip("0123456789")
        column = 0
        for letter in letters.lower()[:4]:
            column = column * 26 + ord(letter) - 96
        self._column = column or self._column + 1
        self._row = _number(reference[len(letters) :], self._row)
        self._look_at_edges()
        self._first_row = min(self._first_row, self._row)
        self._first_column = min(self._first_column, self._column)
        self._last_row = max(self._last_row, self._row)
        self._last_column = max(self._last_column, self._column)
        width = self._last_column - self._first_column + 1
        self._area = (self._last_row - self._first_row + 1) * width
        if self.cells + self._area > MAX_CELLS:
            self.refuse(_too_much)

    def done(self) -> None:
        """The sheet has ended."""
        self.cells += self._area

    def _look_at_edges(self) -> None:
        if self._row > _LAST_ROW or self._column > _LAST_COLUMN:
            self.refuse(_too_much)


class _OpenSheet(_Watch):
    """The sheets of an OpenDocument file, whose rows and cells may say how often they repeat."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self._rows = self._repeats = self._column = self._width = self._waiting = 0
        self._cell_repeats = 1
        self._filled = False

    def start(self, name: str, values: Mapping[str, str]) -> None:
        """A sheet, row or cell begins."""
        if name == "table:table":
            self.cells += self._rows * self._width
            self._rows = self._width = self._waiting = 0
        elif name == "table:table-row":
            self._repeats = _number(values.get(_REPEATED_ROWS), 1)
            self._column, self._filled = 0, False
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._column += _number(values.get(_REPEATED_COLUMNS), 1)
            if "office:value-type" in values or "table:formula" in values:
                self._fill()
        elif name in ("text:p", "office:annotation"):
            self._fill()
        elif name in ("table:table-source", "table:cell-range-source"):
            self.refuse(_linked)

    def end(self, name: str) -> None:
        """A row is complete; empty ones count once a filled one follows them."""
        if name == "table:table-row":
            self._waiting += self._repeats
            if self._filled:
                self._rows += self._waiting
                self._waiting = 0
                self._check()

    def _fill(self) -> None:
        self._filled = True
        self._width = max(self._width, self._column)
        if self.cells + self._repeats * self._width > MAX_CELLS:
            self.refuse(_too_much)

    def _check(self) -> None:
        if self.cells + self._rows * self._width > MAX_CELLS:
            self.refuse(_too_much)


def _number(text: str | None, otherwise: int) -> int:
    return int(text[:9]) if text and text.isascii() and text.isdigit() else otherwise


def _too_much(file: str) -> UserError:
    text = _("{file} is too large for a workbook. Save the sheet as CSV and import that.")
    return UserError(text.format(file=file))


def _linked(file: str) -> UserError:
    text = _("{file} takes values from other files. Save the sheet as CSV and import that.")
    return UserError(text.format(file=file))
