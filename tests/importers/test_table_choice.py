"""The owner's words on a table: COLUMN=FIELD."""

from __future__ import annotations

import datetime as dt

import pytest

from reachdesk.domain.errors import UserError
from reachdesk.domain.records import CountFact, Kin, ListMemberFact, PersonFact, SnapshotFact
from reachdesk.importers.table_look import look
from reachdesk.importers.table_mapping import as_record, from_record
from reachdesk.importers.table_targets import FIELDS, FORMATS, NEEDS, Target
from tests.importers.table_files_made import take, write

ODD = [
    ["who", "where", "", "when"],
    ["@ana", "Leeds", "plans", "3/4/2024"],
    ["@bo", "Porto", "", "4/4/2024"],
]


@pytest.fixture
def odd(tmp_path):
    return write(tmp_path / "odd.csv", ODD)


def test_words_go_over_the_guess(odd):
    taken = take(odd, "target=people", "#3=bio", "where=city", "when=")
    assert taken.mapping == {"who": "handle", "where": "city", "#3": "bio"}
    assert taken.of(PersonFact)[0] == PersonFact(
        "@ana", "ana", bio="plans", place="Leeds", city="Leeds"
    )
    assert taken.of(SnapshotFact) == []


def test_names_are_found_in_any_spelling(odd):
    assert take(odd, "WHERE =place").mapping["where"] == "place"


def test_a_field_moves_from_one_column_to_the_other(odd):
    taken = take(odd, "where=bio", "#3=bio")
    assert "where" not in taken.mapping
    assert taken.mapping["#3"] == "bio"


def test_a_list_may_be_named(odd):
    taken = take(odd, "target=list_members", "list=Planners of Leeds")
    assert {fact.list_ref for fact in taken.of(ListMemberFact)} == {"Planners-of-Leeds"}


@pytest.mark.parametrize(
    ("order", "day"), [("day-first", (2024, 4, 3)), ("month-first", (2024, 3, 4))]
)
def test_the_order_of_dates(odd, order, day):
    taken = take(odd, "when=followed_on", f"dates={order}")
    at = round(dt.datetime(*day, tzinfo=dt.UTC).timestamp() * 1000)
    assert taken.of(SnapshotFact)[0] == SnapshotFact(Kin.FOLLOWER, "@ana", at)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("nowhere=place", "columns are who, where, #3, when"),
        ("#9=place", "no column"),
        ("where=planet", "choose one of id, handle"),
        ("where", "COLUMN=FIELD"),
        ("target=friends", "choose one of followers"),
        ("dates=year-first", "day-first"),
        ("where=impressions", "no field of followers"),
    ],
)
def test_words_that_fit_nothing_are_one_sentence(odd, word, said):
    with pytest.raises(UserError) as told:
        take(odd, word)
    assert said in str(told.value)
    assert str(told.value).endswith(".")
    assert "\n" not in str(told.value)


def test_a_table_that_nobody_can_tell_is_told_by_words(tmp_path):
    path = write(tmp_path / "x.csv", [["a", "b"], ["2011-06-01", "45"], ["2011-06-02", "46"]])
    taken = take(path, "a=date", "b=score:kred")
    assert [fact.value for fact in taken.of(CountFact)] == [4500, 4600]
    assert {fact.metric for fact in taken.of(CountFact)} == {"score:kred"}
    with pytest.raises(UserError, match="needs a column for date"):
        take(path, "b=followers", "target=counts", "a=")


def test_people_may_be_known_by_name_alone_where_the_owner_says_so(tmp_path):
    path = write(tmp_path / "x.csv", [["Name", "Company"], ["Ana Bo", "Acme"], ["", "Acme"]])
    taken = take(path, "target=people", "Name=name", "Company=bio")
    assert taken.of(PersonFact) == [PersonFact("name:ana_bo", name="Ana Bo", bio="Acme")]
    assert len(taken.skipped) == 1


def test_no_row_at_all_is_said(tmp_path):
    path = write(
        tmp_path / "followers.csv",
        [["handle", "name"], ["two words", "x"], ["three more words", "y"]],
    )
    with pytest.raises(UserError, match=r"No row .* neither id nor handle"):
        take(path, "handle=handle")
    empty = write(tmp_path / "followers2.csv", [["handle", "name"]])
    with pytest.raises(UserError, match="no rows"):
        take(empty)


def test_dates_of_two_readings_are_asked_for(tmp_path):
    rows = [["date", "followers"], *[[f"{n}/{n + 1}/2024", 10 + n] for n in range(1, 6)]]
    path = write(tmp_path / "a.csv", rows)
    with pytest.raises(UserError, match="dates=day-first"):
        take(path)
    assert len(take(path, "dates=month-first").of(CountFact)) == 5


def test_every_target_has_a_format_and_needs_what_it_has():
    for target in Target:
        assert target in FORMATS
        for group in NEEDS[target]:
            assert set(group) <= set(FIELDS[target])


def test_a_mapping_is_remembered_and_fits_again(odd, tmp_path):
    from reachdesk.importers.source import open_sources

    told = take(odd, "where=city", "when=followed_on", "dates=day-first").outline.mapping
    record = as_record(told)
    again = write(tmp_path / "again.csv", [*ODD, ["@cy", "Gent", "", "5/4/2024"]])
    (source,), _refused = open_sources([again])
    with source:
        seen = look(source)
    made = from_record(record, seen.columns, seen.hint, 1)
    assert made.places() == told.places()
    assert made.day_first is True
    assert from_record({"target": "friends"}, seen.columns, seen.hint, 1) is None
    assert from_record({"target": "followers", "columns": 3}, seen.columns, seen.hint, 1) is None
    swapped = record | {"columns": {"1": "id", "0": "followed_on"}}
    assert from_record(swapped, seen.columns, seen.hint, 1) is None
