"""Amplification: how much people do with what the account posts (reposts first of all)."""

from __future__ import annotations

from reachdesk.domain.score.credit import CreditComponent
from reachdesk.i18n import N_

COMPONENT = CreditComponent("amplification", N_("Amplification"), 20, "amplification_credit")
