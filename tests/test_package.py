"""What importing the package settles before anything else is loaded."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

PROGRAM = (
    "import sys, reachdesk, os; assert 'numpy' not in sys.modules;"
    " print(os.environ['OPENBLAS_NUM_THREADS'])"
)


@pytest.mark.parametrize(("said", "used"), [(None, "1"), ("3", "3")])
def test_sums_take_one_thread_unless_the_owner_says_otherwise(said, used):
    known = {key: value for key, value in os.environ.items() if key != "OPENBLAS_NUM_THREADS"}
    if said:
        known["OPENBLAS_NUM_THREADS"] = said
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=known, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == used
