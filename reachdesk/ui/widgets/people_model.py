"""Any number of people as a table: only what is on screen is fetched, a block at a time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal

from reachdesk.domain.answers.audience import PersonRow
from reachdesk.ui.widgets.record_model import NOWHERE, ColumnsModel, Index, TableColumn

BLOCK = 100
_BLOCKS_KEPT = 40


class PeopleModel(ColumnsModel):
    """`wanted(block)` for each block of rows that is looked at and not known; whoever fetches it
    calls `show_block`."""

    wanted = Signal(int)

    def __init__(self, columns: Sequence[TableColumn], parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        self.order: NDArray[np.integer[Any]] = np.zeros(0, np.int64)
        self._blocks: OrderedDict[int, tuple[PersonRow, ...]] = OrderedDict()
        self._missing: set[int] = set()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._ask)

    def show_order(self, order: NDArray[np.integer[Any]]) -> None:
        """Show other people, or the same in another order."""
        self.beginResetModel()
        self.order = order
        self._blocks.clear()
        self._missing.clear()
        self.endResetModel()

    def numbers(self, block: int) -> list[int]:
        """The numbers of the people of a block."""
        numbers: list[int] = self.order[block * BLOCK : (block + 1) * BLOCK].tolist()
        return numbers

    def show_block(self, block: int, rows: tuple[PersonRow, ...]) -> None:
        """Show what is known of the people of a block."""
        self._missing.discard(block)
        self._blocks[block] = rows
        self._blocks.move_to_end(block)
        while len(self._blocks) > _BLOCKS_KEPT:
            self._blocks.popitem(last=False)
        first = block * BLOCK
        last = min(first + BLOCK, len(self.order)) - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def renew(self) -> None:
        """What is known of the people has changed: ask anew for the blocks that are kept; until
        then the rows before stay."""
        for block in self._blocks:
            self._missing.add(block)
            self.wanted.emit(block)

    def record(self, row: int) -> PersonRow | None:
        """What is known of the person in a row; None until it was fetched."""
        found = self._blocks.get(row // BLOCK)
        place = row % BLOCK
        if found is not None and place < len(found):
            return found[place]
        if found is None and row // BLOCK not in self._missing:
            self._missing.add(row // BLOCK)
            self._soon.start()
        return None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many people."""
        return 0 if parent.isValid() else len(self.order)

    def _ask(self) -> None:
        for block in sorted(self._missing - self._blocks.keys()):
            self.wanted.emit(block)
