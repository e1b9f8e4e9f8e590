"""What the owner assumes of the readers of an account, kept from one day to the next.

Only the window reads and keeps this. The command line never does: `reach`, `export`, `report` and
`screenshots` assume what their options say, and without one the documented preset, so that the same
call gives the same figures whatever was moved in the window.

Kept are the preset and what differs from it, so that the level of a calibrated preset still follows
new measurements. Nothing that is remembered depends on it (a request carries its assumptions), so
keeping it makes nobody compute anything again.
"""

from __future__ import annotations

import logging
import math
import time
from dataclasses import fields, replace
from typing import Any

import msgspec

from reachdesk.domain.answers.presets import OwnReach, ReachPresets
from reachdesk.domain.reach.assumptions import Assumptions
from reachdesk.domain.reach.channels import Ranking
from reachdesk.domain.reach.depth import depth_from, spec_of
from reachdesk.services import accounts
from reachdesk.services.desk import Desk
from reachdesk.storage import kept

KIND = "reach assumptions"
_log = logging.getLogger(__name__)


class OwnAssumptions(msgspec.Struct, frozen=True, omit_defaults=True):
    """A preset by its key ("": the usual one), and what was moved away from it.

    `numbers` by field of `Assumptions`; `depth` as `depth_from` reads it; `ranking` its three
    numbers; `mixes` and `weeks` by field. What is empty or None was not moved.
    """

    preset: str = ""
    numbers: dict[str, float] = {}
    depth: tuple[str | float, ...] = ()
    ranking: tuple[float, float, float] | None = None
    mixes: dict[str, tuple[tuple[str, float], ...]] = {}
    weeks: dict[str, tuple[float, ...]] = {}

    def applied_to(self, preset: Assumptions) -> Assumptions:
        """The preset with what was moved. Raises `ValueError`, `TypeError` or `LookupError` where
        what was kept makes no assumptions."""
        moved: dict[str, Any] = {**self.numbers, **self.mixes, **self.weeks}
        if self.depth:
            moved["depth"] = depth_from(self.depth)
        if self.ranking is not None:
            moved["ranking"] = Ranking(*self.ranking)
        return replace(preset, **moved)


def moved_from(preset: tuple[str, Assumptions], assumptions: Assumptions) -> OwnAssumptions:
    """What is to be kept of assumptions that started from a preset, given by key and values."""
    key, usual = preset
    pairs = {one.name: getattr(assumptions, one.name) for one in fields(Assumptions)}
    moved = {name: value for name, value in pairs.items() if value != getattr(usual, name)}
    numbers = {
        name: float(value)
        for name, value in moved.items()
        if isinstance(value, int | float) and math.isfinite(value)
    }
    ranking = assumptions.ranking
    return OwnAssumptions(
        preset=key,
        numbers=numbers,
        depth=spec_of(assumptions.depth) if "depth" in moved else (),
        ranking=(ranking.in_network, ranking.half_life_hours, ranking.weight)
        if "ranking" in moved
        else None,
        mixes={name: value for name, value in moved.items() if name.endswith("_zone_mix")},
        weeks={name: value for name, value in moved.items() if name.endswith("_week")},
    )


def own_reach(desk: Desk, account: str, presets: ReachPresets) -> OwnReach | None:
    """What the owner left for an account; None where nothing is kept.

    A preset that can no longer be chosen gives way to the usual one. What does not fit (a newer
    program kept it) is left out and left alone; the log says so.
    """
    with desk.library.using() as db:
        body = kept.kept(db, KIND).get(accounts.choose(desk, account).id)
    if body is None:
        return None
    try:
        own = msgspec.json.decode(body, type=OwnAssumptions)
        known = {one.key: one.assumptions for one in presets.choices}
        key = own.preset if known.get(own.preset) is not None else presets.usual
        preset = known[key]
        return None if preset is None else OwnReach(key, own.applied_to(preset))
    except (msgspec.DecodeError, ValueError, TypeError, LookupError):
        _log.warning("kept assumptions do not have the shape that this version reads")
        return None


def keep_own_reach(desk: Desk, account: str, own: OwnAssumptions | None) -> None:
    """Keep what the owner assumes for an account; None forgets it: back to the usual preset."""
    body = None if own is None else msgspec.json.encode(own).decode()
    owner = accounts.choose(desk, account).id
    with desk.library.using() as db:
        kept.keep(db, KIND, owner, body, time.time_ns() // 1_000_000)
