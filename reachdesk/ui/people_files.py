"""The people of the table leaving the window: as a table (CSV) or as contacts (vCard)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from reachdesk.charts import names
from reachdesk.charts import words as chart_words
from reachdesk.charts.csv_file import safe
from reachdesk.domain.answers.audience import PersonRow
from reachdesk.i18n import _, ngettext
from reachdesk.services.desk import Desk, Request
from reachdesk.services.people_sorting import Order
from reachdesk.services.people_table import people_rows
from reachdesk.services.reporting import tell
from reachdesk.services.role_words import role_name
from reachdesk.ui.context import PageContext
from reachdesk.ui.file_dialogs import file_dialog
from reachdesk.ui.outside import tell_saved
from reachdesk.ui.people_words import name_words
from reachdesk.whole_files import write_parts

CSV, CARDS = ".csv", ".vcf"
_AT_ONCE = 500
_LONGEST = 75  # bytes of a line of a vCard
People = Sequence[int] | Order
"""Numbers of people; an array where they may be millions."""


def people_titles() -> str:
    """The first line of a table of people."""
    out = io.StringIO(newline="")
    csv.writer(out).writerow(
        [_("Id"), _("Handle"), _("Name"), _("Country"), _("Region"), _("City"), _("Place"),
         _("Roles"), _("Lists"), _("Follows you"), _("You follow"), _("How we met"), _("Note"),
         _("Last exchange"), _("Exchanges"), _("Bio")]
    )  # fmt: skip
    return out.getvalue()


def people_lines(rows: Sequence[PersonRow]) -> str:
    """A row per person; several roles or lists of one person are separated by «; »."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for row in rows:
        day = row.last_exchange_day
        writer.writerow(
            safe(cell)
            for cell in (
                row.person, row.handle or "", row.name or "", row.country or "", row.region or "",
                row.city or "", row.place or "", "; ".join(map(role_name, row.roles)),
                "; ".join(row.lists), _yes(row.follows), _yes(row.followed), row.met or "",
                row.note or "", "" if day is None else chart_words.date_of(day).isoformat(),
                str(row.exchanges), row.bio or "",
            )
        )  # fmt: skip
    return out.getvalue()


def people_cards(rows: Sequence[PersonRow]) -> str:
    """A vCard 4.0 (RFC 6350) per person: name, handle, place, roles and lists, the owner's note."""
    return "".join(f"{line}\r\n" for row in rows for part in _card(row) for line in _folded(part))


def save_people(context: PageContext, parent: QWidget, request: Request, people: People) -> None:
    """Ask for a place and write these people there, by their numbers."""
    dialog = file_dialog(parent.window(), _("Save people"), context.memory, saving=True)
    kinds = [_("Table (*.csv)"), _("Contacts (*.vcf)")]
    if request.masked:
        kinds = kinds[:1]  # a contact without a name is nobody
    dialog.setNameFilters(kinds)
    dialog.selectFile("reachdesk-people.csv")
    dialog.fileSelected.connect(
        lambda name: save_to(
            context, _with_suffix(Path(name), dialog.selectedNameFilter()), request, people
        )
    )
    dialog.open()


def save_to(context: PageContext, path: Path, request: Request, people: People) -> None:
    """Write the people to `path` as a long job, in the format of its suffix, and say so."""
    context.memory.remember_folder(path.parent)

    def told(count: int) -> None:
        said = ngettext("{count} person saved as {file}.", "{count} people saved as {file}.", count)
        said = said.format(count=chart_words.number(count), file=path.name)
        tell_saved(context.shell, said, path)

    context.library.take_out(
        _("Saving people…"), lambda desk: write_people(desk, path, request, people), told
    )


def write_people(desk: Desk, path: Path, request: Request, people: People) -> int:
    """Write people by their numbers to `path`, in the format of its suffix; how many there were.

    Tells how far it is. Raises `UserError` where `path` cannot be written, `Cancelled` with no file
    made.
    """
    cards, count = path.suffix.lower() == CARDS, 0
    sentence = _("Saving people as {file}").format(file=path.name)

    def parts() -> Iterator[bytes]:
        nonlocal count
        yield b"" if cards else people_titles().encode("utf-8-sig")
        for start in range(0, len(people), _AT_ONCE):
            tell(start / len(people), sentence)
            some = [int(number) for number in people[start : start + _AT_ONCE]]
            rows = people_rows(desk, request, some, start)
            count += len(rows)
            yield (people_cards(rows) if cards else people_lines(rows)).encode()

    write_parts(path, parts())
    return count


def _with_suffix(path: Path, kind: str) -> Path:
    if path.suffix.lower() in (CSV, CARDS):
        return path
    return path.with_name(path.name + (CARDS if "vcf" in kind else CSV))


def _yes(value: bool) -> str:  # noqa: FBT001 - a cell
    return _("yes") if value else _("no")


def _card(row: PersonRow) -> list[str]:
    country = names.group("country", row.country, None) if row.country else ""
    place = [row.city or "", row.region or "", "", country]
    lines = ["BEGIN:VCARD", "VERSION:4.0", f"FN:{_text(name_words(row))}"]
    if row.handle:
        lines.append(f"NICKNAME:{_text('@' + row.handle.lstrip('@'))}")
    if any(place):
        lines.append("ADR:;;;" + ";".join(map(_text, place)))
    labels = [*map(role_name, row.roles), *row.lists]
    if labels:
        lines.append("CATEGORIES:" + ",".join(map(_text, labels)))
    if row.note:
        lines.append(f"NOTE:{_text(row.note)}")
    return [*lines, "END:VCARD"]


def _text(value: str) -> str:
    """A value with what has a meaning in vCard escaped."""
    for letter in ("\\", ";", ","):
        value = value.replace(letter, f"\\{letter}")
    return "\\n".join(value.splitlines())


def _folded(line: str) -> list[str]:
    """A line in pieces of at most 75 bytes; each after the first begins with a blank."""
    if len(line.encode()) <= _LONGEST:
        return [line]
    pieces, piece, size = [], "", 0
    for letter in line:
        more = len(letter.encode())
        if size + more > _LONGEST:
            pieces.append(piece)
            piece, size = " ", 1
        piece += letter
        size += more
    return [*pieces, piece]
