"""Undo and redo of what changed the library: imports now, labels and rules later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

MOST_STEPS = 200
"""More changes of one day than this are not taken back one by one; older ones are let go."""

Name = str | Callable[[], str]


@dataclass(frozen=True, slots=True)
class Step:
    """A change that was made: what it is called («Import of archive.zip»; something to call where
    the name follows the language) and how to go back and forth. `undo` and `redo` start jobs and
    return at once."""

    named: Name
    undo: Callable[[], object]
    redo: Callable[[], object]

    @property
    def name(self) -> str:
        """What it is called now."""
        return self.named if isinstance(self.named, str) else self.named()


class History(QObject):
    """The steps that can be undone and redone, newest last. `changed` after either list did."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done: list[Step] = []
        self._undone: list[Step] = []

    @property
    def next_undo(self) -> Step | None:
        """The step that undo takes back."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> Step | None:
        """The step that redo makes again."""
        return self._undone[-1] if self._undone else None

    def add(self, step: Step) -> None:
        """A new change was made; what had been undone can no longer be redone."""
        self._done.append(step)
        del self._done[:-MOST_STEPS]
        self._undone.clear()
        self.changed.emit()

    def undo(self) -> None:
        """Take the newest step back."""
        if self._done:
            step = self._done.pop()
            self._undone.append(step)
            self.changed.emit()
            step.undo()

    def redo(self) -> None:
        """Make the step that was taken back again."""
        if self._undone:
            step = self._undone.pop()
            self._done.append(step)
            self.changed.emit()
            step.redo()

    def drop(self, step: Step) -> None:
        """Forget a step that no longer holds (its change was taken back another way)."""
        for steps in (self._done, self._undone):
            if step in steps:
                steps.remove(step)
        self.changed.emit()
