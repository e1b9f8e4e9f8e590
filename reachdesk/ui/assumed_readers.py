"""Which readers the reach page assumes: a preset, what was moved away from it, what is kept."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from reachdesk.domain.answers.presets import (
    DEFAULT_KEY,
    SEED_KEY,
    OwnReach,
    PresetChoice,
    ReachPresets,
)
from reachdesk.domain.evidence import Evidence
from reachdesk.domain.reach.assumptions import DEFAULT, Assumptions
from reachdesk.services.own_assumptions import OwnAssumptions, moved_from
from reachdesk.ui.library import Library
from reachdesk.ui.own_assumptions import AssumptionsKeeper


class AssumedReaders(QObject):
    """`presets` are None until they are known, `preset` is "" until then.

    `shown` after what is assumed, or the presets, became others; `asked` where every card has to be
    asked anew.
    """

    shown = Signal()
    asked = Signal()

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.keeper = AssumptionsKeeper(library, self)
        library.assumptions_put_back.connect(self._begin_anew)
        self.account = ""
        self.presets: ReachPresets | None = None
        self.preset = ""
        self.assumptions: Assumptions = DEFAULT

    @property
    def model(self) -> str:
        """The model of the preset in use: "simple" or "full"."""
        return "simple" if self.preset == SEED_KEY else "full"

    @property
    def choice(self) -> PresetChoice:
        """The preset in use; the usual one while none was chosen."""
        if self.presets is None:
            return PresetChoice(DEFAULT_KEY, DEFAULT, Evidence.ASSUMED)
        return self.presets.choice(self.preset or self.presets.usual)

    @property
    def unmoved(self) -> Assumptions:
        """The assumptions of the preset in use."""
        return self.choice.assumptions or DEFAULT

    def begin(self, account: str) -> None:
        """Another account: the levels of the one before mean nothing here."""
        self.keeper.hurry()
        self.account = account
        self.presets, self.preset, self.assumptions = None, "", DEFAULT

    def take(self, presets: ReachPresets) -> None:
        """Begin with what the owner left, or the usual preset; keep the chosen one while it can be
        used, and what was moved away from it."""
        if not self.preset and presets.own is not None:
            self._resume(presets, presets.own)
            return
        before, begins = self.assumptions, not self.preset
        moved = before != self.unmoved
        self.presets = presets
        if begins or not presets.choice(self.preset).available:
            self.preset, moved = presets.usual, begins and moved
        if not moved:
            self.assumptions = self.unmoved
        elif begins:
            self._move_on(before)
        self.shown.emit()
        if self.assumptions != before and not begins:  # what begins was asked for as calibrated
            self.asked.emit()

    def move(self, assumptions: Assumptions) -> None:
        """A knob was moved."""
        self.assumptions = assumptions
        if self.presets is not None:
            self.keeper.want(self.account, self._own())
        self.shown.emit()

    def choose(self, key: str) -> None:
        """Assume the readers of another preset; what was moved goes back to it."""
        found = None if self.presets is None else self.presets.choice(key).assumptions
        if found is not None:
            self.preset = key
            self.move(found)
            self.asked.emit()

    def reset(self) -> None:
        """Take back what was moved."""
        self.move(self.unmoved)
        self.asked.emit()

    def _resume(self, presets: ReachPresets, own: OwnReach) -> None:
        before, self.assumptions = self.assumptions, own.assumptions
        self.presets, self.preset = presets, own.preset
        self.keeper.begin(self.account, self._own())
        if before != DEFAULT:
            self._move_on(before)
        self.shown.emit()
        self.asked.emit()

    def _move_on(self, moved: Assumptions) -> None:
        """What was moved before the presets were known counts, at their level all the same."""
        usual = self.unmoved
        self.assumptions = moved.at_level(usual.level, usual.shared_shock)
        self.keeper.want(self.account, self._own())

    def _own(self) -> OwnAssumptions | None:
        """What is to be kept; None: the usual preset as it is."""
        choice = self.choice
        made = moved_from((choice.key, self.unmoved), self.assumptions)
        usual = OwnAssumptions(self.presets.usual if self.presets else choice.key)
        return None if made == usual else made

    def _begin_anew(self) -> None:
        """A step was undone or redone: what is kept counts."""
        self.begin(self.account)
        self.asked.emit()
