from __future__ import annotations

import numpy as np
import pytest

from reachdesk.storage import array_files

KEPT = {"one": np.arange(300_000, dtype=np.int32), "none": np.zeros(0, np.uint8)}


def test_arrays_are_the_same_after_their_pages_went(tmp_path):
    library = tmp_path / "a.reachdesk"
    assert array_files.keep(library, "some", "s1", KEPT, ["said"])
    found = array_files.kept(library, "some", "s1")
    assert found is not None
    assert found.said == ["said"]
    assert found.arrays["one"].sum() == KEPT["one"].sum()
    array_files.let_pages_go()
    for name, array in KEPT.items():
        np.testing.assert_array_equal(found.arrays[name], array)


def test_nobody_changes_them(tmp_path):
    library = tmp_path / "a.reachdesk"
    array_files.keep(library, "some", "s1", KEPT)
    found = array_files.kept(library, "some", "s1")
    with pytest.raises(ValueError, match="read-only"):
        found.arrays["one"][0] = 7


def test_another_state_has_none(tmp_path):
    library = tmp_path / "a.reachdesk"
    array_files.keep(library, "some", "s1", KEPT)
    assert array_files.kept(library, "some", "s2") is None
