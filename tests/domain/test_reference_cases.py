"""Every reference case, through the product's own code.

`REACHDESK_REFERENCE_CASES=FILE` runs another file of the same shape instead.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.domain.reach_cases import REACH_CASES
from tests.domain.score_cases import SCORE_CASES

SHIPPED = Path(__file__).with_name("reference_cases.json")
CASES_FILE = Path(os.environ.get("REACHDESK_REFERENCE_CASES", SHIPPED))
CASES: list[dict[str, Any]] = json.loads(CASES_FILE.read_text(encoding="utf-8"))["cases"]
CALLS: dict[str, Callable[[dict[str, Any]], Any]] = {**REACH_CASES, **SCORE_CASES}


def differences(found: Any, expected: Any, tolerance: float, at: str = "result") -> list[str]:
    """Where a result leaves its expectation: numbers beyond `tolerance`, the rest if not equal."""
    if isinstance(expected, dict):
        if set(found) != set(expected):
            return [f"{at}: keys {sorted(found)} instead of {sorted(expected)}"]
        pairs = [(f"{at}.{key}", found[key], expected[key]) for key in expected]
    elif isinstance(expected, list):
        if len(found) != len(expected):
            return [f"{at}: {len(found)} values instead of {len(expected)}"]
        pairs = [(f"{at}[{n}]", *pair) for n, pair in enumerate(zip(found, expected, strict=True))]
    elif isinstance(expected, (int, float)) and not isinstance(expected, bool):
        near = math.isfinite(found) and abs(found - expected) <= tolerance
        return [] if near else [f"{at}: {found} instead of {expected} ± {tolerance}"]
    else:
        return [] if found == expected else [f"{at}: {found!r} instead of {expected!r}"]
    return [line for path, one, other in pairs for line in differences(one, other, tolerance, path)]


@pytest.mark.parametrize("case", CASES, ids=[f"{case['fn']}: {case['name']}" for case in CASES])
def test_case(case):
    assert case["fn"] in CALLS, f"no call for {case['fn']}"
    found = CALLS[case["fn"]](case)
    assert not differences(found, case["expected"], case.get("tol", 1e-6))


def test_the_file_holds_cases():
    assert CASES


def test_no_function_is_claimed_twice():
    assert not set(REACH_CASES) & set(SCORE_CASES)


def test_a_wrong_result_is_noticed():
    assert differences([1.0, {"a": 2.0}], [1.0, {"a": 2.1}], 1e-6)
    assert differences(True, False, 1e-6)
    assert differences(float("nan"), 0.0, 1e-6)
    assert not differences([1.0, "step"], [1.0 + 1e-7, "step"], 1e-6)
