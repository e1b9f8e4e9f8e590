from __future__ import annotations

from reachdesk.storage.dump import logical_dump
from reachdesk.storage.library import open_library
from tests.commands.calls import assert_one_sentence, call


def contents(path):
    with open_library(path, create=False) as library:
        return logical_dump(library.database())


def test_a_backup_is_restored_and_the_library_before_is_kept(capsys, post_library, two_accounts):
    copy = post_library.parent / "copy.reachdesk"
    assert call(capsys, "backup", copy, "--library", two_accounts).code == 0
    before, wanted = contents(post_library), contents(two_accounts)
    said = call(capsys, "restore", copy, "--library", post_library)
    assert (said.code, said.err) == (0, "")
    assert contents(post_library) == wanted
    [aside] = (post_library.parent / "backups").iterdir()
    assert str(aside) in said.out
    assert call(capsys, "restore", aside, "--library", post_library).code == 0
    assert contents(post_library) == before


def test_what_is_no_library_is_refused(capsys, post_library, tmp_path):
    (tmp_path / "letter.txt").write_text("Dear all", encoding="utf-8")
    for name in ("letter.txt", "absent", "."):
        before = contents(post_library)
        said = call(capsys, "restore", tmp_path / name, "--library", post_library)
        assert said.code == 2
        assert_one_sentence(said.err)
        assert contents(post_library) == before


def test_a_damaged_library_is_refused_with_the_way_out_and_rescued(capsys, demo_library, tmp_path):
    path = tmp_path / "library.reachdesk"
    whole = demo_library.read_bytes()
    path.write_bytes(whole[: len(whole) * 3 // 4])
    said = call(capsys, "summary", "--library", path)
    assert said.code == 2
    assert_one_sentence(said.err)
    assert "reachdesk rescue" in said.err
    said = call(capsys, "rescue", "--library", path, "--json")
    assert (said.code, said.err) == (0, "")
    assert sum(said.record["saved"].values()) > 100
    assert call(capsys, "check", "--library", path).code == 0
    before = contents(path)
    said = call(capsys, "rescue", "--library", path, "--json")
    assert (said.code, said.record["aside"]) == (0, None)
    assert contents(path) == before


def test_there_is_nothing_to_rescue_where_there_is_no_library(capsys, tmp_path):
    said = call(capsys, "rescue", "--library", tmp_path / "absent")
    assert said.code == 2
    assert_one_sentence(said.err)
