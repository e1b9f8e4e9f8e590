from __future__ import annotations

import pytest

from reachdesk.domain.records import PersonFact
from reachdesk.domain.roles.shipped import RULES
from tests.commands.calls import assert_one_sentence, call
from tests.storage.stories import Story, library_of


@pytest.fixture
def library(tmp_path):
    path = tmp_path / "roles.reachdesk"
    facts = [PersonFact("1", "ann", "Ann", "Journalist"), PersonFact("2", "bo", "Bo", "Tea buyer")]
    library_of(path, Story("a", 10, facts, native_id="9")).close()
    return path


def test_the_rules_with_whom_they_catch(capsys, library):
    record = call(capsys, "roles", "--library", library, "--json").record
    assert (record["people"], record["said"], record["by_rules"]) == (2, 0, 1)
    assert len(record["rules"]) == len(RULES)
    first = record["rules"][0]
    assert (first["role"], first["people"], first["shipped"]) == ("journalist_or_author", 1, True)
    lines = call(capsys, "roles", "--library", library).out.splitlines()
    assert len(lines) == len(RULES) + 2
    assert lines[-1] == "2 people: roles of 0 said outright, of 1 read by rules"


def test_people_say_why(capsys, library):
    found = call(capsys, "people", "--library", library, "--json").record["people"]
    why = {one["id"]: (one["role"], one["why"]["role"]) for one in found}
    assert why == {"1": (["journalist_or_author"], ["Journalist"]), "2": ([], [])}


def test_out_to_a_file_changed_and_in_again(capsys, library, tmp_path):
    file = tmp_path / "rules.csv"
    assert call(capsys, "roles", "--library", library, "--export", file).code == 0
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    lines.insert(1, "customer,,yes,bio,tea buyer,,")
    file.write_text("\n".join(lines), encoding="utf-8")
    said = call(capsys, "roles", "--library", library, "--import", file, "--json").record
    assert said["rules"][0]["words"] == ["tea buyer"]
    assert said["by_rules"] == 2
    found = call(capsys, "audience", "--by", "role", "--library", library, "--json")
    assert found.code == 0
    assert call(capsys, "check", "--library", library).code == 0


def test_a_bad_file_changes_nothing(capsys, library, tmp_path):
    file = tmp_path / "bad.csv"
    file.write_text("role,words\nfriend,\n", encoding="utf-8")
    said = call(capsys, "roles", "--library", library, "--import", file)
    assert said.code == 2
    assert_one_sentence(said.err)
    assert len(call(capsys, "roles", "--library", library, "--json").record["rules"]) == len(RULES)
