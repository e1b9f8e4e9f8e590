from __future__ import annotations

import shutil

import pytest

from tests.commands.calls import assert_one_sentence, call


@pytest.fixture
def library(demo_library, tmp_path):
    """A copy that may be written to."""
    path = tmp_path / "library.reachdesk"
    shutil.copy(demo_library, path)
    return path


def test_a_segment_is_saved_shown_used_and_removed(capsys, library):
    rule = "country:GB and not role:supplier and not role:competitor"
    saved = call(
        capsys, "segments", "--library", library, "--save", "Home readers", rule,
        "--target", "130", "--by", "2027-06-30", "--json",
    ).record["segments"]  # fmt: skip
    row = next(row for row in saved if row["name"] == "Home readers")
    assert (row["people"], row["gap"], row["by"], row["rule"]) == (92, 38, "2027-06-30", rule)
    used = call(
        capsys, "audience", "--library", library, "--segment", "home readers", "--json"
    ).record
    assert used["followers"] == 92
    again = call(
        capsys, "segments", "--library", library, "--save", "HOME READERS", "country:GB", "--json"
    ).record["segments"]
    assert [row["people"] for row in again if row["name"] == "HOME READERS"] == [144]
    left = call(
        capsys, "segments", "--library", library, "--remove", "Home readers", "--json"
    ).record["segments"]
    assert "HOME READERS" not in {row["name"] for row in left}
    assert "United Kingdom" in call(capsys, "segments", "--library", library).out


@pytest.mark.parametrize(
    "words",
    [
        ("segments", "--save", "a", "size:big"),
        ("segments", "--save", " ", "country:GB"),
        ("segments", "--remove", "nowhere"),
        ("segments", "--save", "a", "country:GB", "--by", "soon"),
        ("label", "@nobody-at-all", "--role", "friend"),
        ("label", "@femke-kruisdijk"),
        ("label", "@femke-kruisdijk", "--place", "somewhere nice"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(capsys, library, words):
    said = call(capsys, *words, "--library", library)
    assert said.code == 2
    assert_one_sentence(said.err)


def test_people_are_labelled_and_the_word_is_taken_back(capsys, library):
    def person(handle):
        people = call(capsys, "people", "--library", library, "--json").record["people"]
        return next(one for one in people if (one["handle"] or "").lstrip("@") == handle)

    handle = "femke-kruisdijk"
    before = person(handle)
    done = call(
        capsys, "label", f"@{handle}", "--library", library, "--role", "friend",
        "--place", "Leeds, UK", "--list", "Speakers", "--json",
    ).record  # fmt: skip
    assert done == {"labelled": [before["id"]]}
    after = person(handle)
    assert (after["role"], after["country"], after["city"]) == (["friend"], "GB", "Leeds")
    assert "Speakers" in after["lists"]
    call(capsys, "label", f"@{handle}", "--library", library, "--take-back")
    back = person(handle)
    assert (back["role"], back["country"], back["city"]) == (
        before["role"], before["country"], before["city"],
    )  # fmt: skip
