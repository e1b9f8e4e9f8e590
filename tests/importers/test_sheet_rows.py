"""Tables in workbooks, sound and hostile."""

from __future__ import annotations

import io
import zipfile

import pytest

from reachdesk.domain.errors import UserError
from reachdesk.domain.records import PersonFact, SnapshotFact
from reachdesk.importers import sheet_rows
from reachdesk.importers.source import open_sources
from tests.importers.table_files_made import take
from tests.importers.workbook_files import MAIN, sheet_xml, write_workbook

PEOPLE = [["ID", "Screen name", "Followers"], [1001, "ana", 12], [1002, "bo", 1204.0]]


def sheets_of(path):
    (source,), _refused = open_sources([path])
    with source, sheet_rows.sheets(source, source.members()[0].name) as sheets:
        return {sheet.name: list(sheet.rows) for sheet in sheets}


def test_people_in_a_workbook(tmp_path):
    path = write_workbook(tmp_path / "followers.xlsx", {"Notes": [["hello"]], "People": PEOPLE})
    taken = take(path)
    assert taken.key == "follower_table"
    assert [fact.person for fact in taken.of(SnapshotFact)] == ["1001", "1002"]
    assert [fact.followers for fact in taken.of(PersonFact)] == [12, 1204]
    assert any("Notes" in line for line in taken.outline.ignored)


def test_ids_that_a_workbook_has_rounded_are_no_ids(tmp_path):
    rows = [["ID", "Screen name"], *[[1327601232462811136 + n * 5000, f"p{n}"] for n in range(5)]]
    path = write_workbook(tmp_path / "followers.xlsx", {"People": rows})
    assert [fact.person for fact in take(path).of(SnapshotFact)] == [f"@p{n}" for n in range(5)]


def test_ids_as_text_stay_whole(tmp_path):
    rows = [["ID", "Screen name"], *[[str(1327601232462811136 + n), f"p{n}"] for n in range(5)]]
    path = write_workbook(tmp_path / "followers.xlsx", {"People": rows})
    assert take(path).of(SnapshotFact)[3].person == "1327601232462811139"


def test_formulas_count_as_saved(tmp_path):
    cells = '<row r="1"><c r="A1" t="inlineStr"><is><t>Screen name</t></is></c></row>'
    cells += '<row r="2"><c r="A2" t="str"><f>WEBSERVICE("http://x")</f><v>ana</v></c></row>'
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>'
    path = write_workbook(tmp_path / "followers.xlsx", {"S": sheet})
    assert [row.cells for row in sheets_of(path)["S"]] == [["Screen name"], ["ana"]]


def refused(path) -> str:
    with pytest.raises(UserError) as told:
        sheets_of(path)
    assert str(told.value).endswith(".")
    return str(told.value)


def far_apart(rows: int, columns: str) -> str:
    """A sheet of two cells that far from each other."""
    first = '<row r="1"><c r="A1" t="inlineStr"><is><t>Screen name</t></is></c></row>'
    last = f'<row r="{rows}"><c r="{columns}{rows}"><v>1</v></c></row>'
    return f'<worksheet xmlns="{MAIN}"><sheetData>{first}{last}</sheetData></worksheet>'


def test_many_sheets_may_not_take_more_room_than_one(tmp_path):
    sheets = {f"S{number}": far_apart(1_000_000, "B") for number in range(3)}
    assert "too large" in refused(write_workbook(tmp_path / "many.xlsx", sheets))
    small = {f"S{number}": far_apart(1_000, "B") for number in range(3)}
    assert len(sheets_of(write_workbook(tmp_path / "few.xlsx", small))) == 3


@pytest.mark.parametrize("encoding", ["UTF-6", "zip", "gb18030", "undefined"])
def test_encodings_that_no_reader_knows_are_damage(tmp_path, encoding):
    sheet = f'<?xml version="1.0" encoding="{encoding}"?>{sheet_xml(PEOPLE)}'
    path = write_workbook(tmp_path / "followers.xlsx", {"People": sheet})
    assert "damaged" in refused(path)


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def test_entities_are_refused(tmp_path):
    sheet = BOMB + sheet_xml([["&amp;b;"]])
    assert "definitions" in refused(write_workbook(tmp_path / "a.xlsx", {"S": sheet}))
    extra = {"xl/sharedStrings.xml": f'{BOMB}<sst xmlns="{MAIN}"><si><t>&b;</t></si></sst>'}
    assert "definitions" in refused(write_workbook(tmp_path / "b.xlsx", {"S": PEOPLE}, extra))


def test_links_to_other_files_are_refused(tmp_path):
    extra = {"xl/externalLinks/externalLink1.xml": "<externalLink/>"}
    assert "other files" in refused(write_workbook(tmp_path / "a.xlsx", {"S": PEOPLE}, extra))


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row><c r="xfd999999"><v>1</v></c></row>',
        '<row r="900000"><c r="A1"><v>1</v></c><c r="ZZ900000"><v>1</v></c></row>',
    ],
)
def test_a_cell_far_out_is_refused_before_it_takes_memory(tmp_path, cells):
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>'
    assert "too large" in refused(write_workbook(tmp_path / "a.xlsx", {"S": sheet}))


def test_one_long_text_shared_by_many_cells_is_refused(tmp_path):
    long = "x" * 30_000
    extra = {"xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"><si><t>{long}</t></si></sst>'}
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 9_000))
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    assert "too large" in refused(write_workbook(tmp_path / "a.xlsx", {"S": sheet}, extra))


def test_a_part_that_unpacks_to_much_is_refused(tmp_path):
    extra = {"xl/worksheets/sheet9.xml": " " * (220 << 20)}
    assert "too large" in refused(write_workbook(tmp_path / "a.xlsx", {"S": PEOPLE}, extra))


def test_old_locked_and_broken_workbooks_are_refused(tmp_path):
    old = tmp_path / "old.xls"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2_000)
    assert "locked or old" in refused(old)
    broken = write_workbook(tmp_path / "broken.xlsx", {"S": "<worksheet><sheetData><row>"})
    assert "damaged" in refused(broken)
    whole = write_workbook(tmp_path / "whole.xlsx", {"S": PEOPLE}).read_bytes()
    for cut in (len(whole) // 2, len(whole) - 5):
        part = tmp_path / f"cut{cut}.xlsx"
        part.write_bytes(whole[:cut])
        assert "damaged" in refused(part)


ODS_HEAD = (
    '<?xml version="1.0"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
    "<office:body><office:spreadsheet><table:table table:name='S'>"
)
ODS_TAIL = "</table:table></office:spreadsheet></office:body></office:document-content>"


def open_document(path, rows: str):
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="/"'
        ' manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
        "</manifest:manifest>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", ODS_HEAD + rows + ODS_TAIL)
    return path


def cell(text: str, repeated: int = 1) -> str:
    return (
        f'<table:table-cell office:value-type="string" table:number-columns-repeated="{repeated}">'
        f"<text:p>{text}</text:p></table:table-cell>"
    )


EMPTY = (
    '<table:table-row table:number-rows-repeated="1048000">'
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
)


def test_people_in_an_open_document(tmp_path):
    rows = f"<table:table-row>{cell('Screen name')}{cell('Bio')}</table:table-row>"
    rows += f"<table:table-row>{cell('ana')}{cell('plans')}</table:table-row>{EMPTY}"
    taken = take(open_document(tmp_path / "followers.ods", rows))
    assert taken.of(PersonFact) == [PersonFact("@ana", "ana", bio="plans")]


FAR_OUT = f"<table:table-row>{cell('', 16_000)}{cell('z')}</table:table-row>"


@pytest.mark.parametrize(
    "rows",
    [
        f"<table:table-row>{cell('x', 100_000_000)}</table:table-row>",
        f'<table:table-row table:number-rows-repeated="9000000">{cell("x")}</table:table-row>',
        f"<table:table-row>{cell('a')}</table:table-row>{EMPTY}{FAR_OUT}",
    ],
)
def test_repeated_cells_are_refused_before_they_take_memory(tmp_path, rows):
    assert "too large" in refused(open_document(tmp_path / "a.ods", rows))


def test_a_zip_that_only_looks_like_a_workbook(tmp_path):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    path = tmp_path / "a.xlsx"
    path.write_bytes(held.getvalue())
    assert "damaged" in refused(path)
