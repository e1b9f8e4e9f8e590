"""Tables that mean harm, or that a bad program wrote: one sentence or listed rows, never more."""

from __future__ import annotations

import tracemalloc

import pytest

from reachdesk.domain.errors import UserError
from reachdesk.domain.records import PersonFact, SnapshotFact
from tests.importers.table_files_made import T_GEM, t_gem_row, take, text_of, why_not, write

HEADER = ["Screen name", "Name", "Bio"]


def test_formulas_stay_text(tmp_path):
    bio = '=cmd|"/c calc"!A1'
    taken = take(
        write(tmp_path / "followers.csv", [HEADER, ["ana", "+SUM(A1)", bio], ["bo", "@B", "-1"]])
    )
    assert [fact.bio for fact in taken.of(PersonFact)] == [bio, "-1"]
    assert [fact.name for fact in taken.of(PersonFact)] == ["+SUM(A1)", "@B"]


def test_ten_thousand_columns(tmp_path):
    rows = [[f"column {n}" for n in range(10_000)], ["x"] * 10_000]
    assert "columns" in why_not(write(tmp_path / "wide.csv", rows))
    rows = [HEADER, ["ana", "Ana", "plans"], ["x"] * 10_000, ["bo", "Bo", ""]]
    taken = take(write(tmp_path / "followers.csv", rows))
    assert len(taken.of(SnapshotFact)) == 2
    assert [skip.where for skip in taken.skipped] == ["row 3"]


def test_two_thousand_columns_are_guessed(tmp_path):
    header = [*[f"raw {n}" for n in range(1_990)], "Screen name"]
    taken = take(
        write(tmp_path / "followers.csv", [header, *[["1"] * 1_990 + [f"p{n}"] for n in range(50)]])
    )
    assert len(taken.of(SnapshotFact)) == 50


@pytest.mark.parametrize("quoted", [True, False])
def test_a_cell_of_ten_megabytes_is_one_bad_row(tmp_path, quoted):
    path = tmp_path / "followers.csv"
    huge = "x" * 10_000_000
    middle = f'huge,Huge,"{huge}"\n' if quoted else f"huge,Huge,{huge}\n"
    path.write_text(text_of([HEADER, ["ana", "Ana", ""]]) + middle + "bo,Bo,\n", encoding="utf-8")
    tracemalloc.start()
    taken = take(path)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [fact.person for fact in taken.of(SnapshotFact)] == ["@ana", "@bo"]
    assert len(taken.skipped) == 1
    assert peak < 100 << 20


def test_a_file_that_is_one_endless_line(tmp_path):
    path = tmp_path / "followers.csv"
    path.write_bytes(b"Screen name,Name\n" + b"y" * (30 << 20))
    tracemalloc.start()
    with pytest.raises(UserError, match="No row"):
        take(path)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 100 << 20


def test_a_quotation_mark_that_never_closes(tmp_path):
    path = tmp_path / "followers.csv"
    rows = [[f"p{n}", f"P {n}", "plans"] for n in range(60_000)]
    body = text_of([HEADER, *rows[:5]]) + 'bad,"Bad\n' + text_of(rows[5:])
    path.write_text(body, encoding="utf-8")
    taken = take(path)
    assert 1 <= len(taken.skipped) < 20
    assert len(taken.of(SnapshotFact)) > 5


def test_mixed_line_ends(tmp_path):
    path = tmp_path / "followers.csv"
    path.write_bytes(b"Screen name,Name\r\nana,Ana\nbo,Bo\rcy,Cy\r\n\r\n\ndi,Di")
    assert sorted(fact.person for fact in take(path).of(SnapshotFact)) == [
        "@ana",
        "@bo",
        "@cy",
        "@di",
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_encodings_and_separators(tmp_path, encoding, separator):
    rows = [
        HEADER,
        *[[f"p{n}", f"Zoë Müller {n}", "plant; rosters, and\nqueues"] for n in range(60)],
    ]
    taken = take(write(tmp_path / "followers.csv", rows, encoding=encoding, separator=separator))
    assert {fact.name for fact in taken.of(PersonFact)} == {f"Zoë Müller {n}" for n in range(60)}
    assert {fact.bio for fact in taken.of(PersonFact)} == {"plant; rosters, and\nqueues"}


def test_zeros_in_cells(tmp_path):
    path = tmp_path / "followers.csv"
    path.write_bytes(b"Screen name,Name\nana,A\0na\nb\0o,Bo\n\0,\0\n")
    taken = take(path)
    assert {fact.person: fact.name for fact in taken.of(PersonFact)} == {"@ana": "Ana"}
    assert len(taken.skipped) == 2


def test_ragged_rows(tmp_path):
    rows = [
        T_GEM,
        t_gem_row(1)[:9],
        [*t_gem_row(2), "more", "and more"],
        t_gem_row(3)[:1],
        ["", "", "x"],
    ]
    taken = take(write(tmp_path / "followers.csv", rows))
    assert [fact.person for fact in taken.of(SnapshotFact)] == ["1001", "1002", "1003"]
    assert taken.of(PersonFact)[0].bio is None
    assert [skip.where for skip in taken.skipped] == ["row 5"]


def test_bytes_that_are_no_text_are_no_table(tmp_path):
    for name, content in (
        ("a.csv", bytes(range(256)) * 40),
        ("b.csv", b"\x89PNG\r\n\x1a\n" + b"\0" * 500),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        assert not why_not(path)


def test_a_header_of_names_that_mean_something_else(tmp_path):
    rows = [["id", "name", "username"], ["{}", "[]", "not a handle at all"], ["x y", "z", "q r"]]
    assert why_not(write(tmp_path / "a.csv", rows))


def test_half_characters_and_long_names_do_no_harm(tmp_path):
    header = ["handle" + "x" * 5_000, "Screen name", "\ud800".encode("utf-8", "replace").decode()]
    taken = take(write(tmp_path / "followers.csv", [header, ["1", "ana", "2"]]))
    assert len(taken.of(SnapshotFact)) == 1
