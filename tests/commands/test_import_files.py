"""`import`, `sources` and `forget`: shapes, exit codes and words."""

from __future__ import annotations

import pytest

from tests.commands.calls import assert_one_sentence, call
from tests.importers.archives import AS_OF, OWNER, many_posts, write_archive, zip_of

SOURCE_KEYS = {
    "id",
    "file",
    "format",
    "account",
    "as_of",
    "records",
    "skipped",
    "missing",
    "ignored",
}
RECORD_KEYS = ["read", "new", "changed", "unchanged", "skipped", "promised"]


@pytest.fixture
def library(tmp_path):
    return tmp_path / "library.reachdesk"


@pytest.fixture
def archive(tmp_path):
    posts = many_posts(40)
    posts[3].extra["created_at"] = "some day"
    posts[3].extra["id_str"] = posts[3].extra["id"] = "no number"
    folder = write_archive(
        tmp_path / "archive",
        posts=posts,
        followers=["21", "22"],
        leave_out=["data/following.js"],
        more={"ip_audit": [{"ipAudit": {}}]},
    )
    return zip_of(folder)


def test_the_json_of_an_import_has_the_agreed_shape(capsys, library, archive):
    said = call(capsys, "import", archive, "--library", library, "--json")
    assert (said.code, said.err) == (0, "")
    assert set(said.record) == {"sources", "refused"}
    (source,) = said.record["sources"]
    assert set(source) >= SOURCE_KEYS
    assert source["format"] == "x_archive"
    assert source["file"] == archive.name
    assert source["account"] == f"x:{OWNER.handle}"
    assert source["as_of"] == AS_OF.replace(".000", "")
    assert isinstance(source["id"], int)
    for counts in source["records"].values():
        assert list(counts) == RECORD_KEYS
        parts = (counts[key] for key in ("new", "changed", "unchanged", "skipped"))
        assert counts["read"] == sum(parts)
    assert source["records"]["posts"]["read"] == 40
    assert source["records"]["posts"]["promised"] == 40
    (skipped,) = source["skipped"]
    assert set(skipped) == {"where", "why"}
    assert any("data/following.js" in missing for missing in source["missing"])
    assert any("ip-audit" in ignored for ignored in source["ignored"])


def test_the_plain_report_names_all_that_the_json_does(capsys, library, archive):
    record = call(capsys, "import", archive, "--library", library, "--json").record
    (source,) = record["sources"]
    said = call(capsys, "sources", "--library", library)
    words = " ".join(said.out.split())
    assert source["file"] in words
    assert source["account"] in words
    assert source["as_of"] in words
    for counts in source["records"].values():
        for value in counts.values():
            assert "–" in words if value is None else f"{value:,}" in words
    assert source["skipped"][0]["where"] in words
    assert source["skipped"][0]["why"] in words
    for name in (*source["missing"], *source["ignored"]):
        assert name.split(" (")[0] in words


def test_the_json_of_the_sources_has_the_agreed_shape(capsys, library, archive):
    imported = call(capsys, "import", archive, "--library", library, "--json").record
    said = call(capsys, "sources", "--json", "--library", library)
    (source,) = said.record["sources"]
    assert set(source) == {"id", "file", "format", "account", "as_of", "imported", "records"}
    assert source["imported"].endswith("Z")
    assert source["records"] == imported["sources"][0]["records"]


def test_a_second_import_adds_nothing(capsys, library, archive):
    call(capsys, "import", archive, "--library", library)
    (again,) = call(capsys, "import", archive, "--library", library, "--json").record["sources"]
    assert {counts["new"] for counts in again["records"].values()} == {0}
    assert {counts["changed"] for counts in again["records"].values()} == {0}
    plain = call(capsys, "import", archive, "--library", library).out
    assert "imported before" in plain


def test_a_refused_file_among_good_ones(capsys, library, archive, tmp_path):
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"%PDF-1.7 nothing")
    said = call(capsys, "import", archive, letter, "--library", library, "--json")
    assert said.code == 2
    assert len(said.record["sources"]) == 1
    (refused,) = said.record["refused"]
    assert refused["file"] == "letter.pdf"
    assert refused["why"]
    assert_one_sentence(said.err)
    assert "letter.pdf" in said.err


def test_forgetting_takes_an_import_out(capsys, library, archive):
    call(capsys, "import", archive, "--library", library)
    said = call(capsys, "forget", 1, "--library", library)
    assert said.code == 0
    assert archive.name in said.out
    assert call(capsys, "sources", "--json", "--library", library).record == {"sources": []}


def test_forgetting_what_is_not_there(capsys, library, archive):
    call(capsys, "import", archive, "--library", library)
    said = call(capsys, "forget", 9, "--library", library)
    assert said.code == 2
    assert_one_sentence(said.err)


def test_no_library_yet(capsys):
    said = call(capsys, "sources")
    assert (said.code, said.out) == (2, "")
    assert_one_sentence(said.err)


def test_an_empty_library_says_so(capsys, library, tmp_path):
    call(capsys, "import", tmp_path / "nothing-here", "--library", library)
    said = call(capsys, "sources", "--library", library)
    assert (said.code, said.out) == (0, "Nothing was imported yet.\n")


def test_a_table_without_names_of_its_owner(capsys, library, tmp_path):
    path = tmp_path / "content.csv"
    header = "Post id,Date,Post text,Post Link,Impressions,Likes\n"
    path.write_text(header + "1,,Hello there,,12,1\n", encoding="utf-8")
    said = call(
        capsys, "import", path, "--account", "x:Mira_Example", "--library", library, "--json"
    )
    assert said.code in {0, 2}
    if said.code == 0:
        assert said.record["sources"][0]["account"] == "x:mira_example"
    else:
        assert_one_sentence(said.err)
