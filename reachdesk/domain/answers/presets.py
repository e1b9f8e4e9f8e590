"""The readers that an estimate of reach may start from."""

from __future__ import annotations

from dataclasses import dataclass

from reachdesk.domain.evidence import Evidence
from reachdesk.domain.periods import Period
from reachdesk.domain.reach.assumptions import Assumptions

SEED_KEY, LIKE_ME, DEFAULT_KEY, CALIBRATED = "seed", "like_me", "default", "calibrated"
PRESET_KEYS = (SEED_KEY, LIKE_ME, DEFAULT_KEY, CALIBRATED)


@dataclass(frozen=True, slots=True)
class PresetChoice:
    """One preset by key: "seed" (the simple sum), "like_me" (the owner's own reading), "default"
    (the usual audience), "calibrated" (the usual audience at the level of measured views).

    `assumptions` None: it cannot be chosen. `count`: own sessions or measured posts that it rests
    on, `needed` how many it needs; `period`: their days, None without any. `zone`: the owner's
    clock that own sessions are on ("": none), `zone_file` the file that states it ("": it is that
    of the computer, or of where most followers live).
    """

    key: str
    assumptions: Assumptions | None
    evidence: Evidence
    count: int = 0
    needed: int = 0
    period: Period | None = None
    zone: str = ""
    zone_file: str = ""

    @property
    def available(self) -> bool:
        """Whether it can be chosen."""
        return self.assumptions is not None

    @property
    def model(self) -> str:
        """The model that it belongs to: "simple" or "full"."""
        return "simple" if self.key == SEED_KEY else "full"


@dataclass(frozen=True, slots=True)
class OwnReach:
    """What the owner left: a preset by its key, and the assumptions that were made of it."""

    preset: str
    assumptions: Assumptions


@dataclass(frozen=True, slots=True)
class ReachPresets:
    """All four in the order of `PRESET_KEYS`; `usual` is the key that a page begins with, unless
    the owner left another choice (`own`; None: the usual one, unmoved).

    `ranked_share`: what may be proposed for the share of ranked visits at the time of the latest
    post: 0 before February 2016, half after that.
    """

    choices: tuple[PresetChoice, ...]
    usual: str
    ranked_share: float = 0.0
    own: OwnReach | None = None

    def choice(self, key: str) -> PresetChoice:
        """The preset of this key. Raises `KeyError` for another."""
        return {one.key: one for one in self.choices}[key]
