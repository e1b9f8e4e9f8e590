"""`import --map`: any table from the command line."""

from __future__ import annotations

import pytest

from tests.commands.calls import assert_one_sentence, call
from tests.importers.table_files_made import write


@pytest.fixture
def library(tmp_path):
    return tmp_path / "library.reachdesk"


@pytest.fixture
def table(tmp_path):
    return write(tmp_path / "odd.csv", [["wer", "wo"], ["@ana", "Leeds"], ["@bo", "Porto"]])


def imported(capsys, *words):
    said = call(capsys, "import", *words, "--json")
    assert (said.code, said.err) == (0, "")
    (source,) = said.record["sources"]
    return source


def test_columns_are_named(capsys, library, table):
    source = imported(
        capsys, table, "--map", "target=people", "--map", "wo=place", "--library", library
    )
    assert source["format"] == "follower_table"
    assert source["records"]["people"]["new"] == 2
    assert not any("wo" in line for line in source["ignored"])


def test_the_next_table_of_the_shape_needs_no_words(capsys, library, table, tmp_path):
    call(capsys, "import", table, "--map", "wo=place", "--library", library)
    other = write(tmp_path / "next.csv", [["wer", "wo"], ["@cy", "Gent"]])
    source = imported(capsys, other, "--library", library)
    assert not any("wo" in line for line in source["ignored"])


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("nowhere=place", "the columns are wer, wo"),
        ("wo=planet", "choose one of id, handle"),
        ("wo", "COLUMN=FIELD"),
        ("target=friends", "followers, following"),
    ],
)
def test_bad_words_are_one_sentence(capsys, library, table, word, said):
    answer = call(capsys, "import", table, "--map", word, "--library", library)
    assert (answer.code, answer.out) == (2, "")
    assert_one_sentence(answer.err)
    assert said in answer.err


def test_a_table_of_no_meaning_is_refused_with_what_helps(capsys, library, tmp_path):
    path = write(tmp_path / "bank.csv", [["Date", "Amount", "For"], ["2024-01-01", "12", "chair"]])
    answer = call(capsys, "import", path, "--library", library)
    assert answer.code == 2
    assert_one_sentence(answer.err)
    assert "--map" in answer.err


def test_the_account_of_a_table(capsys, library, table):
    source = imported(capsys, table, "--account", "instagram:ana", "--library", library)
    assert source["account"] == "instagram:ana"
