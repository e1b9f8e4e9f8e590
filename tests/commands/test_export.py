"""Charts as files from the command line, and the report."""

from __future__ import annotations

import struct
from dataclasses import replace

import pytest

from tests.commands.calls import assert_one_sentence, call, ended, start
from tests.importers.archives import OWNER, many_posts, write_archive


def png_size(path):
    content = path.read_bytes()
    assert content.startswith(b"\x89PNG")
    return struct.unpack(">II", content[16:24])


def keys(capsys):
    """The charts that the demo can fill: it has one account and nothing to compare it with, and X
    states no shares of an audience."""
    lines = call(capsys, "export", "--list").out.splitlines()
    found = (line.split("  ")[0] for line in lines)
    return [key for key in found if key not in ("score_compare", "audience_stated")]


def test_two_accounts_side_by_side(qapp, capsys, tmp_path):
    library = tmp_path / "library.reachdesk"
    for number, posts in (("1", 60), ("2", 30)):
        folder = write_archive(
            tmp_path / number,
            posts=many_posts(posts),
            owner=replace(OWNER, person_id=f"200000000{number}", handle=f"owner{number}"),
        )
        assert call(capsys, "import", folder, "--library", library).code == 0
    path, usual = tmp_path / "two.csv", ("--library", library, "--account", "x:owner1")
    assert call(capsys, "export", "score_compare", path, *usual, "--beside", "x:owner2").code == 0
    text = path.read_text(encoding="utf-8")
    assert "@owner1 on X" in text
    assert "@owner2 on X" in text
    said = call(capsys, "export", "score_compare", path, *usual)
    assert said.code == 2
    assert "--beside" in said.err


def test_the_list_has_key_two_blanks_and_title(qapp, capsys):
    said = call(capsys, "export", "--list")
    assert said.code == 0
    lines = said.out.splitlines()
    assert len(lines) > 10
    for line in lines:
        key, title = line.split("  ", 1)
        assert key.isidentifier()
        assert title
        assert title == title.strip()


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf", ".csv"])
def test_a_chart_of_the_demo(qapp, capsys, tmp_path, suffix):
    path = tmp_path / f"score{suffix}"
    said = call(capsys, "export", "score_timeline", path, "--demo")
    assert (said.code, said.out, said.err) == (0, "", "")
    content = path.read_bytes()
    starts = {".png": b"\x89PNG", ".svg": b"<?xml", ".pdf": b"%PDF", ".csv": b"#"}
    assert content.startswith(starts[suffix])
    assert len(content) > 2000


def test_the_demo_is_drawn_the_same_every_time(qapp, capsys, tmp_path):
    for name in ("one.svg", "two.svg"):
        assert call(capsys, "export", "audience_roles", tmp_path / name, "--demo").code == 0
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()


def test_themes_differ(qapp, capsys, tmp_path):
    for theme in ("light", "dark"):
        path = tmp_path / f"{theme}.png"
        call(capsys, "export", "audience_mix", path, "--demo", "--theme", theme)
        assert png_size(path) == (2720, 1720)
    assert (tmp_path / "light.png").read_bytes() != (tmp_path / "dark.png").read_bytes()


def test_a_csv_says_its_method_first(qapp, capsys, tmp_path):
    path = tmp_path / "score.csv"
    call(capsys, "export", "score_timeline", path, "--demo", "--from", "2026-11-01")
    lines = path.read_text(encoding="utf-8").splitlines()
    method = [line for line in lines if line.startswith("#")]
    assert lines[: len(method)] == method
    assert len(lines) == len(method) + 1 + 21


def test_a_masked_chart_names_nobody(qapp, capsys, tmp_path):
    from reachdesk.services.made_up.cast import cast

    people = {person.name for person in cast()} | {person.handle for person in cast()}
    for key in keys(capsys):
        path = tmp_path / f"{key}.csv"
        assert call(capsys, "export", key, path, "--demo", "--masked").code == 0
        text = path.read_text(encoding="utf-8")
        assert "calloway" not in text.lower()
        assert not [name for name in people if name in text]


def test_every_chart_can_be_exported(qapp, capsys, tmp_path):
    for key in keys(capsys):
        path = tmp_path / f"{key}.png"
        assert call(capsys, "export", key, path, "--demo").code == 0, key
        assert png_size(path) == (2720, 1720)


@pytest.mark.parametrize(
    "words",
    [
        ["nothing_such", "x.png", "--demo"],
        ["score_timeline", "x.gif", "--demo"],
        ["score_timeline"],
        [],
        ["score_timeline", "x.png", "--demo", "--account", "x:nobody"],
        ["score_timeline", "x.png", "--demo", "--from", "2026-02-30"],
        ["score_timeline", "x.png", "--demo", "--from", "2026-11-05", "--to", "2026-11-01"],
        ["score_timeline", "no/such/folder/x.png", "--demo"],
        ["score_timeline", "x.png"],
    ],
)
def test_a_wrong_export_is_the_users_matter(qapp, capsys, tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    said = call(capsys, "export", *words)
    assert (said.code, said.out) == (2, "")
    assert_one_sentence(said.err)
    assert list(tmp_path.iterdir()) == []


def test_a_report_of_the_demo(qapp, capsys, tmp_path):
    path = tmp_path / "report.pdf"
    said = call(capsys, "report", path, "--demo")
    assert (said.code, said.err) == (0, "")
    content = path.read_bytes()
    assert content.startswith(b"%PDF")
    pages = content.count(b"/Type /Page\n") + content.count(b"/Type /Page ")
    words = 4  # cover, recipe, model and at least one page of sources
    assert len(keys(capsys)) * 0.8 + words <= pages <= len(keys(capsys)) + words + 2


def test_a_report_of_a_library(qapp, capsys, tmp_path):
    library = tmp_path / "library.reachdesk"
    folder = write_archive(tmp_path / "archive", posts=many_posts(60), followers=["21", "22"])
    assert call(capsys, "import", folder, "--library", library).code == 0
    path = tmp_path / "report.pdf"
    assert call(capsys, "report", path, "--library", library).code == 0
    assert path.read_bytes().startswith(b"%PDF")


def test_a_report_is_a_pdf(qapp, capsys, tmp_path):
    said = call(capsys, "report", tmp_path / "report.docx", "--demo")
    assert said.code == 2
    assert_one_sentence(said.err)


def test_without_a_screen_the_demo_goes_into_files(tmp_path):
    bare = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"), "")
    code = "import os, sys\nos.chdir(sys.argv.pop(1))\nfrom reachdesk.__main__ import main\n"
    said = ended(start(tmp_path, "--demo", code=f"{code}sys.exit(main())", env=bare))
    assert (said.code, said.err) == (0, "")
    assert said.out.count("\n") == 1
    names = {path.name for path in (tmp_path / "reachdesk-demo").iterdir()}
    assert {"report.pdf", "score_timeline.png", "score_timeline.svg"} <= names
    assert len(names) > 25
