"""`pytest --watchdog`: how long the window's event loop stood still, told after the tests."""

from __future__ import annotations

import pytest

PROPERTY = "stall"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--watchdog", action="store_true", help="print the longest stalls of the window"
    )


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    if not config.getoption("--watchdog"):
        return
    told = [
        (report.nodeid, text)
        for report in terminalreporter.stats.get("", ())
        for name, text in report.user_properties
        if name == PROPERTY and report.when == "teardown"
    ]
    terminalreporter.section("stalls of the window")
    for place, text in told:
        terminalreporter.write_line(f"{place.rpartition('::')[2]}: {text}")
