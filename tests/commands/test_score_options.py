from __future__ import annotations

from tests.commands.calls import assert_one_sentence, call


def exported(capsys, path, *words):
    said = call(capsys, "export", "score_timeline", path, "--demo", *words)
    assert said.code == 0, said.err
    return path.read_text(encoding="utf-8").splitlines()


def test_a_chart_by_another_recipe_says_so_and_carries_the_other_line(qapp, capsys, tmp_path):
    lines = exported(
        capsys,
        tmp_path / "score.csv",
        *("--recipe", "v1 lens", "--equal-partners", "--overlay", "recipe:v1"),
    )
    assert "# Recipe: v1 lens, everyone counted equally" in lines
    assert any("recipe v1 lens · everyone counted equally" in line for line in lines)
    (header,) = [line for line in lines if line.startswith("Day,")]
    assert "Recipe v1" in header.split(",")


def test_like_for_like_goes_into_a_picture(qapp, capsys, tmp_path):
    plain, drawn = tmp_path / "plain.svg", tmp_path / "drawn.svg"
    one = exported(capsys, plain)
    two = exported(capsys, drawn, "--overlay", "like_for_like", "--courtesy-in-full")
    assert len("".join(two)) > len("".join(one))


def test_an_unknown_recipe_makes_no_picture(qapp, capsys, tmp_path):
    path = tmp_path / "score.png"
    said = call(capsys, "export", "score_timeline", path, "--demo", "--recipe", "v0")
    assert said.code == 2
    assert_one_sentence(said.err)
    assert not path.exists()
