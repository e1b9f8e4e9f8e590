"""Authority, of the second lens: only being passed on counts, not likes or replies."""

from __future__ import annotations

from reachdesk.domain.score.credit import CreditComponent
from reachdesk.i18n import N_

COMPONENT = CreditComponent("authority", N_("Authority"), 110, "authority_credit")
