"""Tables through recognition, preview and import: words, memory, owners, laws."""

from __future__ import annotations

import pytest

from reachdesk.domain.errors import UserError
from reachdesk.services import importing, sources
from reachdesk.services.desk import Desk
from reachdesk.services.recognising import recognise, remap
from reachdesk.storage.dump import logical_dump
from reachdesk.storage.library import open_library
from tests.importers.archives import OWNER, many_posts, write_archive
from tests.importers.table_files_made import T_GEM, t_gem_row, write


@pytest.fixture
def desk(tmp_path):
    with open_library(tmp_path / "library.reachdesk") as library:
        yield Desk(library)


@pytest.fixture
def table(tmp_path):
    return write(tmp_path / "x" / "export.csv", [T_GEM, *map(t_gem_row, range(20))])


def take_in(desk, *paths, columns=(), **named):
    with recognise(paths, desk, columns=columns) as found:
        return importing.run(desk, found, **named)


def records(report) -> dict[str, tuple[int, int, int]]:
    (source,) = report.sources
    return {kind.kind: (kind.read, kind.new, kind.skipped) for kind in source.records}


def test_a_preview_of_a_table_shows_its_columns(desk, table):
    with recognise([table], desk) as found:
        (preview,) = found.previews
    shown = preview.table
    assert (shown.target, shown.sure, shown.rows) == ("followers", False, 20)
    assert (shown.new, shown.known, shown.unreadable) == (20, 0, 0)
    fields = {column.name: column.field for column in shown.columns}
    assert fields["Screen name"] == "handle"
    assert fields["Since"] == ""
    assert next(one.values for one in shown.columns if one.name == "Name") == (
        "Person 0",
        "Person 1",
        "Person 2",
    )
    assert {kind.kind: kind.amount for kind in preview.amounts} == {"followers": 20}


def test_a_preview_counts_who_is_known(desk, table, tmp_path):
    folder = write_archive(tmp_path / "archive", posts=many_posts(3), followers=["1003", "1004"])
    take_in(desk, folder)
    with recognise([table], desk) as found:
        assert (found.previews[0].table.new, found.previews[0].table.known) == (18, 2)


def test_words_change_the_recognition(desk, table):
    with recognise([table], desk) as found:
        changed = remap(found, 0, ["target=following", "Status=bio"], desk)
        shown = changed.previews[0].table
        assert (shown.target, shown.sure, shown.words) == (
            "following",
            True,
            ("target=following", "Status=bio"),
        )
        with pytest.raises(UserError, match="no column"):
            remap(found, 0, ["Nothing=bio"], desk)
        report = importing.run(desk, changed)
    assert records(report)["following"] == (20, 20, 0)


def test_what_was_said_is_remembered_for_the_next_of_the_shape(desk, table, tmp_path):
    take_in(desk, table, columns=["target=people", "Status=bio"])
    other = write(tmp_path / "y" / "other.csv", [T_GEM, *map(t_gem_row, range(50, 55))])
    with recognise([other], desk) as found:
        shown = found.previews[0].table
    assert shown.remembered
    assert shown.target == "people"
    assert {one.name: one.field for one in shown.columns}["Status"] == "bio"
    named = write(tmp_path / "y" / "followers.csv", [T_GEM, *map(t_gem_row, range(3))])
    with recognise([named], desk) as found:
        assert found.previews[0].table.target == "followers"


def test_a_table_that_nobody_can_tell_needs_no_words_the_second_time(desk, tmp_path):
    rows = [["a", "b"], *[[f"2011-06-{n:02d}", f"4{n}"] for n in range(1, 9)]]
    path = write(tmp_path / "klout.csv", rows)
    assert "--map" in take_in(desk, path).refused[0].why
    assert records(take_in(desk, path, columns=["a=date", "b=score"]))["counts"] == (8, 8, 0)
    again = write(tmp_path / "kred.csv", [rows[0], ["2012-01-01", "50"]])
    assert records(take_in(desk, again))["counts"] == (1, 1, 0)


def test_another_mapping_replaces_what_the_file_gave_before(desk, table):
    take_in(desk, table)
    take_in(desk, table, columns=["target=following"])
    (source,) = sources.reports(desk)
    assert [kind.kind for kind in source.records] == ["following", "people"]
    with recognise([table], desk, columns=["target=following"]) as found:
        assert found.previews[0].already


def test_a_table_goes_to_the_only_account(desk, table, tmp_path):
    take_in(desk, write_archive(tmp_path / "archive", posts=many_posts(3)))
    assert take_in(desk, table).sources[0].account == f"x:{OWNER.handle}"


def test_the_owner_may_be_named_whatever_the_network(desk, table):
    report = take_in(desk, table, account="mastodon:@ana@example.social")
    assert report.sources[0].account == "mastodon:ana@example.social"


def test_of_several_accounts_one_is_asked_for(desk, table, tmp_path):
    rows = [["Account", "Day", "Follower"], *[["", f"2024-01-{n:02d}", 9] for n in range(1, 9)]]
    for account in ("ana", "bo"):
        for row in rows[1:]:
            row[0] = account
        take_in(desk, write(tmp_path / f"{account}.csv", rows))
    with recognise([table], desk) as found:
        assert found.previews[0].table.owners == ("x:ana", "x:bo")
        changed = remap(found, 0, ["account=x:bo"], desk)
        assert changed.previews[0].account == "x:bo"
        assert importing.run(desk, changed).sources[0].account == "x:bo"
    other = write(tmp_path / "z" / "some.csv", [T_GEM, t_gem_row(900)])
    (source,) = take_in(desk, other).sources
    assert any("--account" in note for note in source.notes)


def test_a_table_offered_without_meaning_cannot_be_imported(desk, tmp_path):
    rows = [["Date", "Amount", "Currency"], *[["2024-01-01", "12", "EUR"]] * 5]
    path = write(tmp_path / "bank.csv", rows)
    with recognise([path], desk, offer_tables=True) as found:
        (preview,) = found.previews
        assert preview.table.lacks
        assert {one.field for one in preview.table.columns} == {""}
        report = importing.run(desk, found)
    assert report.sources == ()
    assert report.refused[0].why.endswith(".")
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear all, and everybody\nsee you\n", encoding="utf-8")
    with recognise([letter], desk, offer_tables=True) as found:
        assert found.previews == ()


def test_a_large_table_is_not_counted_beforehand(desk, tmp_path, monkeypatch):
    from reachdesk.importers import table_scan

    monkeypatch.setattr(table_scan, "SMALL", 1_000)
    path = write(tmp_path / "followers.csv", [T_GEM, *map(t_gem_row, range(50))])
    with recognise([path], desk) as found:
        shown = found.previews[0].table
        assert (shown.rows, shown.new, shown.known) == (None, None, None)
        (source,) = importing.run(desk, found).sources
    assert source.as_of_ms == 1461178196000  # the newest date, found while reading


def test_tables_and_archives_give_the_same_in_any_order(tmp_path):
    archive = write_archive(
        tmp_path / "archive",
        posts=many_posts(3),
        followers=["1001", "21"],
        as_of="2016-02-01T10:00:00.000Z",
    )
    tables = [
        write(tmp_path / "followers.csv", [T_GEM, *map(t_gem_row, range(5))]),
        write(
            tmp_path / "lists" / "mira_example" / "space.csv", [T_GEM, *map(t_gem_row, range(3, 7))]
        ),
        write(tmp_path / "handles.txt", [["@person_3"], ["@person_9"]]),
    ]
    dumps = []
    for order in (
        [archive, *tables],
        [*reversed(tables), archive],
        [tables[1], archive, tables[0], tables[2]],
    ):
        with open_library(tmp_path / f"library{len(dumps)}") as library:
            desk = Desk(library)
            for path in order:
                report = take_in(desk, path)
                for source in report.sources:
                    for kind in source.records:
                        parts = (kind.new, kind.changed, kind.unchanged, kind.skipped)
                        assert kind.read == sum(parts)
            dumps.append(logical_dump(library.database()))
    assert dumps[0] == dumps[1] == dumps[2]
