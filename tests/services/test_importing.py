"""Importing made-up archives: previews, reports, refusals, cancelling."""

from __future__ import annotations

import pytest

from reachdesk.domain.errors import Cancelled, UserError
from reachdesk.services import accounts, importing, sources
from reachdesk.services.desk import Desk
from reachdesk.services.importing import recognise
from reachdesk.services.reporting import Listener, told_by
from reachdesk.storage.dump import logical_dump
from reachdesk.storage.library import open_library
from tests.importers.archives import OWNER, Person, many_posts, tweet_record, write_archive, zip_of


@pytest.fixture
def desk(tmp_path):
    with open_library(tmp_path / "library.reachdesk") as library:
        yield Desk(library)


@pytest.fixture
def archive(tmp_path):
    folder = write_archive(
        tmp_path / "archive",
        posts=many_posts(40),
        followers=["21", "22", "23"],
        following=["21"],
        lists={"created": ["https://twitter.com/mira_example/lists/made-up"]},
    )
    return zip_of(folder)


def take_in(desk, *paths, **named):
    with recognise(paths, desk) as found:
        return importing.run(desk, found, **named)


def test_a_preview_says_what_is_in_a_file(desk, archive):
    with recognise([archive], desk) as found:
        (preview,) = found.previews
    assert preview.file == archive.name
    assert preview.format == "x_archive"
    assert preview.account == f"x:{OWNER.handle}"
    assert {kind.kind: kind.amount for kind in preview.amounts}["posts"] == 40
    assert not preview.already
    assert not preview.others_export
    assert dict(preview.can_say)["posts"] == "measured"


def test_a_preview_knows_what_was_imported_before(desk, archive):
    take_in(desk, archive)
    with recognise([archive], desk) as found:
        (preview,) = found.previews
    assert preview.already
    assert not preview.others_export


def test_a_preview_notices_somebody_elses_export(desk, archive, tmp_path):
    take_in(desk, archive)
    other = Person("1000000077", "noa_example", "Noa Example")
    folder = write_archive(tmp_path / "other", posts=many_posts(3), owner=other)
    with recognise([folder], desk) as found:
        (preview,) = found.previews
    assert preview.others_export


def test_the_report_counts_every_record(desk, archive):
    report = take_in(desk, archive)
    (source,) = report.sources
    records = {kind.kind: kind for kind in source.records}
    assert (records["posts"].read, records["posts"].new) == (40, 40)
    assert records["posts"].promised == 40
    assert records["followers"].read == 3
    assert records["following"].read == 1
    assert records["lists"].read == 1
    assert source.account == f"x:{OWNER.handle}"
    assert report.refused == ()
    for kind in source.records:
        assert kind.read == kind.new + kind.changed + kind.unchanged + kind.skipped
    assert sources.reports(desk) == (source,)


def test_a_second_import_changes_nothing(desk, archive):
    take_in(desk, archive)
    before = logical_dump(desk.database())
    (source,) = take_in(desk, archive).sources
    assert source.already
    assert all(kind.new == kind.changed == 0 for kind in source.records)
    assert logical_dump(desk.database()) == before
    assert len(sources.reports(desk)) == 1


def test_a_bad_record_is_listed_and_the_rest_imported(desk, tmp_path):
    posts = many_posts(10)
    posts[3].extra["created_at"] = "some day"
    posts[3].extra["id_str"] = posts[3].extra["id"] = "no number"
    (source,) = take_in(desk, write_archive(tmp_path / "archive", posts=posts)).sources
    (record,) = [kind for kind in source.records if kind.kind == "posts"]
    assert (record.read, record.new, record.skipped) == (10, 9, 1)
    (row,) = source.skipped
    assert "tweets.js" in row.where
    assert row.why


def test_an_unknown_file_is_refused_in_a_sentence_and_the_others_stay(desk, archive, tmp_path):
    other = tmp_path / "letter.txt"
    other.write_text("Dear all", encoding="utf-8")
    report = take_in(desk, archive, other)
    assert [refused.file for refused in report.refused] == ["letter.txt"]
    assert report.refused[0].why.endswith(".")
    assert len(report.sources) == 1


def test_only_the_chosen_candidates_are_imported(desk, archive, tmp_path):
    other = Person("1000000077", "noa_example", "Noa Example")
    folder = write_archive(tmp_path / "other", posts=many_posts(3), owner=other)
    with recognise([archive, folder], desk) as found:
        (wanted,) = [one.candidate for one in found.previews if one.account == "x:noa_example"]
        importing.run(desk, found, [wanted])
    assert [one.id for one in accounts.accounts(desk)] == ["x:noa_example"]


def test_cancelling_leaves_the_library_as_it_was(desk, archive, tmp_path):
    take_in(desk, archive)
    before = logical_dump(desk.database())
    first = write_archive(tmp_path / "first", posts=many_posts(30, start="2022-01-01T09:00:00"))
    second = write_archive(
        tmp_path / "second",
        posts=many_posts(30, start="2023-01-01T09:00:00"),
        as_of="2023-09-01T10:00:00.000Z",
    )
    finished = []

    def impatient(_share, sentence):
        finished.append(len(sources.reports(desk)))
        if "second" in sentence:
            raise Cancelled

    with pytest.raises(Cancelled):
        take_in(desk, zip_of(first), zip_of(second), report=impatient)
    assert finished[-1] == 2, "the first file was in when the second was cancelled"
    assert logical_dump(desk.database()) == before


def two_exports(tmp_path):
    first = write_archive(tmp_path / "first", posts=many_posts(30, start="2022-01-01T09:00:00"))
    second = write_archive(
        tmp_path / "second",
        posts=many_posts(30, start="2023-01-01T09:00:00"),
        as_of="2023-09-01T10:00:00.000Z",
    )
    return zip_of(first), zip_of(second)


class Impatient:
    """Has enough of a job at its second file; what it hears of afterwards."""

    def __init__(self, *, ends=False):
        self.enough = False
        self.ends = ends
        self.afterwards = []

    def report(self, _share, sentence):
        self.enough = self.enough or "second" in sentence
        self.wanted()

    def wanted(self):
        if self.enough:
            raise Cancelled

    def at_last(self):
        def told(share, sentence):
            self.afterwards.append((share, sentence))
            ending()

        def ending():
            if self.ends:
                raise Cancelled

        return Listener(told, ending)


def imported_impatiently(desk, tmp_path, owner):
    with told_by(owner.report, owner.wanted, owner.at_last()), pytest.raises(Cancelled):
        take_in(desk, *two_exports(tmp_path), report=owner.report)


def test_looking_at_files_is_stopped_between_two_blocks(desk, archive):
    looks = []

    def wanted():
        looks.append(1)
        if len(looks) == 5:
            raise Cancelled

    with told_by(lambda *_told: None, wanted), pytest.raises(Cancelled):
        recognise([archive], desk)
    archive.rename(archive.with_name("let go.zip"))  # nobody holds it


def test_taking_earlier_files_back_is_told_although_nobody_waits(desk, tmp_path):
    before, owner = logical_dump(desk.database()), Impatient()
    imported_impatiently(desk, tmp_path, owner)
    assert logical_dump(desk.database()) == before
    shares = [share for share, _sentence in owner.afterwards]
    assert shares == sorted(shares)
    assert shares[0] == 0.0 < shares[-1] <= 1.0
    assert {sentence for _share, sentence in owner.afterwards} == {"Taking back first.zip…"}


def test_the_end_of_the_program_leaves_whole_files(desk, tmp_path):
    imported_impatiently(desk, tmp_path, Impatient(ends=True))
    assert [one.file for one in sources.reports(desk)] == ["first.zip"]
    kept = logical_dump(desk.database())
    with open_library(tmp_path / "other.reachdesk") as library:
        other = Desk(library)
        take_in(other, tmp_path / "first.zip")
        assert logical_dump(other.database()) == kept


def test_a_file_that_breaks_half_way_is_refused_whole(desk, archive, tmp_path):
    take_in(desk, archive)
    before = logical_dump(desk.database())
    broken = zip_of(write_archive(tmp_path / "broken", posts=many_posts(4000)))
    damaged = bytearray(broken.read_bytes())
    middle = len(damaged) // 3
    damaged[middle : middle + 400] = bytes(400)
    broken.write_bytes(damaged)
    report = take_in(desk, broken)
    assert report.sources == ()
    assert broken.name in report.refused[0].why
    assert logical_dump(desk.database()) == before


def test_a_bug_in_the_middle_takes_back_the_whole_call(desk, archive, tmp_path, monkeypatch):
    from reachdesk.importers.x_archive import IMPORTER

    before = logical_dump(desk.database())
    folder = write_archive(
        tmp_path / "second",
        posts=many_posts(5, start="2019-01-01T09:00:00"),
        as_of="2023-09-01T10:00:00.000Z",
    )
    real, calls = type(IMPORTER).read, []

    def second_time_broken(self, source, outline):
        calls.append(source)
        if len(calls) > 1:
            raise ZeroDivisionError
        return real(self, source, outline)

    monkeypatch.setattr(type(IMPORTER), "read", second_time_broken)
    with pytest.raises(ZeroDivisionError):
        take_in(desk, archive, folder)
    assert logical_dump(desk.database()) == before


def test_the_user_may_say_whose_export_it_is(desk, tmp_path):
    path = tmp_path / "tweets.js"
    records = [{"tweet": tweet_record(post)} for post in many_posts(4)]
    from tests.importers.archives import write_ytd

    write_ytd(path, "tweets", records)
    (source,) = take_in(desk, path, account="x:Sol_Example").sources
    assert source.account == "x:sol_example"


def test_another_owner_than_the_file_names_is_refused(desk, archive):
    report = take_in(desk, archive, account="x:sol_example")
    assert report.sources == ()
    assert OWNER.handle in report.refused[0].why


@pytest.mark.parametrize("account", ["ana", "x:", "myspace:ana", ":ana"])
def test_a_wrong_account_is_the_users_matter(desk, archive, account):
    with pytest.raises(UserError, match="is no account"):
        take_in(desk, archive, account=account)


def test_a_format_can_be_asked_for(desk, archive):
    with recognise([archive], desk, "x_archive") as found:
        assert len(found.previews) == 1
    with recognise([archive], desk, "x_analytics_posts") as found:
        assert found.previews == ()
        assert "X analytics" in found.refused[0].why
    with pytest.raises(UserError, match="no format"):
        recognise([archive], desk, "carrier_pigeon")


def test_columns_are_said_not_to_apply(desk, archive):
    (source,) = take_in(desk, archive, columns=["loc=place"]).sources
    assert any("--map" in note for note in source.notes)


def test_forgetting_an_unknown_source_is_the_users_matter(desk):
    with pytest.raises(UserError, match="no source 7"):
        sources.forget(desk, 7)


def test_what_lies_beside_an_export_in_a_folder_is_noted(desk, tmp_path):
    folder = tmp_path / "downloads"
    folder.mkdir()
    table = "Post id,Date,Post text,Post Link,Impressions,Likes\n1,,Hello there,,12,1\n"
    (folder / "content.csv").write_text(table, encoding="utf-8")
    (folder / "letter.txt").write_text("Dear all", encoding="utf-8")
    (source,) = take_in(desk, folder).sources
    assert source.format == "x_analytics_posts"
    assert any("letter.txt" in note for note in source.notes)
