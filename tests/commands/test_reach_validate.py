from __future__ import annotations

import csv
import math

import numpy as np
import pytest

from tests.commands.calls import assert_one_sentence, call
from tests.conftest import SAMPLES

FORECASTS = ("model", "rolling_20", "constant", "constant_by_type")
KEYS = ["account", "forecasts", *FORECASTS, "headline"]
COLUMNS = "post,posted,type,p05,p10,p25,p50,p75,p90,p95,measured".split(",")  # noqa: SIM905
ANALYTICS = sorted(path for path in SAMPLES.glob("x_analytics_*/*") if path.is_dir())


def detail_of(path) -> dict[str, list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == COLUMNS
    return dict(zip(COLUMNS, map(list, zip(*rows[1:], strict=True)), strict=True))


def assert_agree(record, detail):
    """The measures recomputed from the written forecasts, by other means."""
    measured = np.log(np.array(detail["measured"], float))
    said = {key: np.log(np.array(detail[key], float)) for key in COLUMNS[3:-1]}
    error = np.abs(measured - said["p50"])
    model = record["model"]
    assert record["forecasts"] == len(measured)
    assert model["male"] == pytest.approx(np.median(error), abs=1e-4)
    assert model["mae"] == pytest.approx(error.mean(), abs=1e-4)
    for level, low, high in (("50", "p25", "p75"), ("80", "p10", "p90"), ("90", "p05", "p95")):
        inside = (measured >= said[low]) & (measured <= said[high])
        assert model["coverage"][level] == pytest.approx(inside.mean(), abs=1.5 / len(measured))


def test_the_json_has_the_agreed_shape(capsys, demo_library, tmp_path):
    out = tmp_path / "all.csv"
    words = ("reach", "--validate", "--library", demo_library, "--json", "--detail", out)
    record = call(capsys, *words).record
    assert list(record) == KEYS
    for name in FORECASTS:
        assert list(record[name]) == ["male", "mae", "crps", "coverage"]
        assert list(record[name]["coverage"]) == ["50", "80", "90"]
        assert all(0 <= share <= 1 for share in record[name]["coverage"].values())
        assert 0 < record[name]["male"] < 3
    assert record["forecasts"] > 30
    assert record["headline"] in {"model", "rolling_20"}
    detail = detail_of(out)
    assert_agree(record, detail)
    assert set(detail["type"]) <= {"original", "reply"}
    assert detail["posted"] == sorted(detail["posted"])
    assert all(moment.endswith("Z") for moment in detail["posted"])
    assert call(capsys, *words).record == record


def test_what_people_read(capsys, demo_library):
    said = call(capsys, "reach", "--validate", "--library", demo_library)
    assert said.code == 0
    record = call(capsys, "reach", "--validate", "--library", demo_library, "--json").record
    assert f"{record['forecasts']} forecasts checked" in said.out
    assert f"×{math.exp(record['model']['male']):.2f}" in said.out
    assert "lay in the 80 % range" in said.out
    assert "middle of the last 20 of the kind" in said.out


def test_without_measured_views(capsys, post_library, tmp_path):
    out = tmp_path / "none.csv"
    words = ("reach", "--validate", "--library", post_library, "--detail", out)
    said = call(capsys, *words)
    assert said.code == 0
    assert "no measured views" in said.out
    assert out.read_text(encoding="utf-8") == ",".join(COLUMNS) + "\n"
    record = call(capsys, *words, "--json").record
    assert list(record) == KEYS
    assert record["forecasts"] == 0
    assert record["model"] == {
        "male": None,
        "mae": None,
        "crps": None,
        "coverage": {"50": None, "80": None, "90": None},
    }


@pytest.mark.parametrize(
    "words",
    [
        ("--detail", "out.csv"),
        ("--validate", "--post", "1"),
        ("--validate", "--account", "x:nobody"),
        ("--validate", "--detail", "no/such/folder/out.csv"),
    ],
)
def test_a_wrong_call_is_one_sentence(capsys, demo_library, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    said = call(capsys, "reach", "--library", demo_library, *words, "--json")
    assert (said.code, said.out) == (2, "")
    assert_one_sentence(said.err)


@pytest.mark.samples
@pytest.mark.parametrize("folder", ANALYTICS, ids=range(len(ANALYTICS)))
def test_it_runs_on_every_analytics_export(capsys, tmp_path, folder):
    library, out = tmp_path / "library.reachdesk", tmp_path / "all.csv"
    assert call(capsys, "import", folder, "--library", library, "--json").code == 0
    words = ("reach", "--validate", "--library", library, "--json", "--detail", out)
    record = call(capsys, *words).record
    assert list(record) == KEYS
    if record["forecasts"]:
        assert_agree(record, detail_of(out))
    if record["forecasts"] >= 100:
        assert record["headline"] == "model"
        assert record["model"]["crps"] < record["rolling_20"]["crps"]
        assert 0.7 < record["model"]["coverage"]["80"] < 0.9
