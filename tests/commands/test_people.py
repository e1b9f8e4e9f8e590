from __future__ import annotations

from reachdesk.commands import people
from reachdesk.domain.answers.audience import PersonRow
from reachdesk.domain.records import PersonFact
from tests.commands.calls import assert_one_sentence, call
from tests.storage.stories import Story, library_of


def test_the_json_has_the_agreed_shape(capsys, demo_library):
    record = call(capsys, "people", "--library", demo_library, "--json").record
    people = record["people"]
    assert len(people) > 600
    for person in people:
        assert list(person) == [
            "id", "handle", "name", "country", "region", "city", "role", "lists", "why",
        ]  # fmt: skip
        assert list(person["why"]) == ["place", "role"]
        assert isinstance(person["role"], list)
    assert any(person["country"] is None for person in people)
    assert any(person["lists"] == ["Clients"] for person in people)


def test_people_read_a_table_by_name(capsys, demo_library):
    head, *rows, total = call(capsys, "people", "--library", demo_library).out.splitlines()
    assert head.split() == ["name", "handle", "place", "role", "lists"]
    assert total == f"{len(rows):,} people"
    folded = [row.split("  ")[0].lower() for row in rows]
    assert folded == sorted(folded)


def test_people_are_printed_a_few_at_a_time(capsys, demo_library, monkeypatch):
    def said(*options):
        return call(capsys, "people", "--library", demo_library, *options)

    record, lines = said("--json").record, said().out.splitlines()
    monkeypatch.setattr(people, "_AT_ONCE", 7)
    monkeypatch.setattr(people, "people_rows", asked_for(people.people_rows, seen := []))
    assert said("--json").record == record
    assert [row.split() for row in said().out.splitlines()] == [row.split() for row in lines]
    assert max(seen) == 7
    assert sum(seen) == 2 * len(record["people"])


def asked_for(people_rows, seen):
    def counted(desk, request, numbers, offset):
        seen.append(len(numbers))
        return people_rows(desk, request, numbers, offset)

    return counted


def test_columns_of_many_people_only_grow_wider():
    few, wider = (somebody("Bo"),), (somebody("Bo of the long name"),)
    lines = "".join(people._lines([few, wider, (), few], 3)).splitlines()
    ends = [line.index("@") for line in lines[1:4]]
    assert ends[0] < ends[1] == ends[2]
    assert lines[4] == "3 people"


def somebody(name):
    unknown = dict.fromkeys(("country", "region", "city", "place", "last_exchange_day"))
    return PersonRow("1", "bo", name, roles=(), lists=(), follows=True, followed=False, **unknown)


def test_nobody_is_named(capsys, count_library):
    assert call(capsys, "people", "--library", count_library, "--json").record == {"people": []}
    assert "names anybody" in call(capsys, "people", "--library", count_library).out


def test_several_accounts_say_which_one_is_meant(capsys, two_accounts):
    said = call(capsys, "people", "--library", two_accounts, "--json")
    assert said.code == 0
    assert_one_sentence(said.err)
    assert "x:late" in said.err
    named = call(capsys, "people", "--library", two_accounts, "--account", "x:early", "--json")
    assert named.err == ""


def test_an_empty_library_is_one_sentence(capsys, tmp_path):
    said = call(capsys, "people", "--library", tmp_path / "none.reachdesk")
    assert said.code == 2
    assert_one_sentence(said.err)


def test_a_segment_chooses_among_the_people(capsys, demo_library):
    everybody = call(capsys, "people", "--library", demo_library, "--json").record["people"]
    chosen = call(
        capsys, "people", "--library", demo_library, "--json", "--segment", "country:GB"
    ).record["people"]
    assert 144 <= len(chosen) < len(everybody)
    assert {row["country"] for row in chosen} == {"GB"}
    followers = call(
        capsys, "people", "--library", demo_library, "--json",
        "--segment", "country:GB and tie:follower",
    ).record["people"]  # fmt: skip
    assert len(followers) == 144


def test_people_read_by_an_older_program_are_read_again(capsys, tmp_path):
    path = tmp_path / "older.reachdesk"
    facts = [PersonFact("2", "bob", place="Leeds, UK")]
    with library_of(path, Story("a", 10**12, facts, handle="ana")) as library:
        db = library.database()
        db.conn.execute("UPDATE person SET country = NULL, region = NULL, city = NULL")
        db.conn.execute("UPDATE people_reading SET version = 'old' WHERE key = 'place'")
        db.conn.commit()
    (bob,) = call(capsys, "people", "--library", path, "--json").record["people"]
    assert (bob["country"], bob["region"], bob["city"]) == ("GB", "England", "Leeds")
    assert bob["why"]["place"] == ["Leeds", "UK"]
