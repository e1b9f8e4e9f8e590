"""Workbooks are read within bounds, and hostile ones are refused in one sentence."""

from __future__ import annotations

import zipfile

import pytest

from reachdesk.domain.errors import UserError
from reachdesk.importers import workbooks
from reachdesk.importers.source import open_sources
from reachdesk.importers.workbooks import WorkbookTooLargeError, read_workbook, text_of
from tests.importers.workbook_files import MAIN, sheet_xml, write_workbook


def read(path):
    sources, refused = open_sources([path])
    if refused:
        raise UserError(refused[0].why)
    with sources[0] as source:
        (member,) = source.members()
        return read_workbook(source, member.name, member.size)


def why_refused(path) -> str:
    with pytest.raises(UserError) as caught:
        read(path)
    why = str(caught.value)
    assert path.name in why
    assert why.endswith(".")
    return why


def test_texts_numbers_and_empty_cells(tmp_path):
    path = write_workbook(tmp_path / "a.xlsx", {"One": [["name", 2], [None, 0.5]], "Two": []})
    one, two = read(path)
    assert (one.name, two.name) == ("One", "Two")
    assert one.rows == [["name", 2.0], ["", 0.5]]
    assert [text_of(cell) for cell in one.rows[0]] == ["name", "2"]
    assert two.rows == []


def test_a_formula_counts_as_its_saved_value(tmp_path):
    xml = (
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1">'
        '<f>HYPERLINK("https://example.org","x")</f><v>7</v></c></row></sheetData></worksheet>'
    )
    (sheet,) = read(write_workbook(tmp_path / "a.xlsx", {"S": xml}))
    assert sheet.rows == [[7.0]]


def test_values_from_other_files_are_refused(tmp_path):
    links = {"xl/externalLinks/externalLink1.xml": f'<externalLink xmlns="{MAIN}"/>'}
    why_refused(write_workbook(tmp_path / "a.xlsx", {"S": [["a"]]}, links))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(tmp_path, encoding):
    bomb = (
        '<!DOCTYPE lol [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        + sheet_xml([["&b;"]]).replace("&amp;", "&")
    )
    path = write_workbook(tmp_path / "a.xlsx", {"S": []})
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/sharedStrings.xml", bomb.encode(encoding))
    why_refused(path)


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"/></row>',
        '<row r="1"><c r="XFD1"><v>1</v></c></row><row r="9000"/>',
        '<row r="1"><c r="ZZZZ99999999"><v>1</v></c></row>',
    ],
)
def test_one_far_cell_does_not_make_a_huge_sheet(tmp_path, cells):
    xml = f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>'
    path = write_workbook(tmp_path / "a.xlsx", {"S": xml})
    why_refused(path)


@pytest.mark.parametrize("rows", [[["a"]] * 5_001, [["a"] * 201]])
def test_a_large_table_is_not_read_whole(tmp_path, rows):
    with pytest.raises(WorkbookTooLargeError):
        read(write_workbook(tmp_path / "a.xlsx", {"S": rows}))


def test_a_large_file_is_refused_unread(tmp_path, monkeypatch):
    monkeypatch.setattr(workbooks, "MAX_FILE", 100)
    path = write_workbook(tmp_path / "a.xlsx", {"S": [["a"]]})
    assert "larger than any workbook" in why_refused(path)


def test_damage_is_one_sentence(tmp_path):
    path = write_workbook(tmp_path / "a.xlsx", {"S": [["a", 1]] * 200})
    content = path.read_bytes()
    for cut in (40, len(content) // 2, len(content) - 10):
        path.write_bytes(content[:cut])
        assert "damaged" in why_refused(path)
    broken = bytearray(content)
    middle = content.index(b"xl/worksheets") + 60
    broken[middle : middle + 20] = bytes(20)
    path.write_bytes(broken)
    assert "damaged" in why_refused(path)
    assert "damaged" in why_refused(write_workbook(tmp_path / "b.xlsx", {"S": "<worksheet><x"}))
