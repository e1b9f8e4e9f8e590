"""Who the made-up owner is: the accounts by which sample data are recognised."""

from __future__ import annotations

ACCOUNT = "x:ines-calloway"
SECOND_ACCOUNT = "linkedin:ines_calloway"
