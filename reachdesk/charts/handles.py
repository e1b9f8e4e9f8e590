"""The two round handles on a time axis, which choose the two days of «what moved it»."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF

from reachdesk.charts.canvas import Canvas
from reachdesk.charts.layers import Frame

GRIP = 14.0


class Handles:
    """Two days (none while empty), which of them is held by the pointer, and the day to which one
    was moved last."""

    def __init__(self) -> None:
        self.days: list[float] = []
        self.held: int | None = None
        self.moved: float | None = None

    def emptied(self) -> Handles:
        """None placed, but it is remembered whose turn it is."""
        fresh = Handles()
        fresh.moved = self.moved
        return fresh

    def take_turn(self, day: float, limits: tuple[float, float]) -> None:
        """Put a handle on a day: the nearer one first, then the other, and so on in turn."""
        place = int(np.argmin([abs(each - day) for each in self.days]))
        if self.moved in self.days:
            place = 1 - self.days.index(self.moved)
        self.moved = self.days[place] = float(min(max(day, limits[0]), limits[1]))

    def chosen(self) -> tuple[int, int] | None:
        """The two days, earlier first; None without handles."""
        if not self.days:
            return None
        first, last = sorted(round(day) for day in self.days)
        return first, last

    def place(self, days: tuple[float, ...], limits: tuple[float, float]) -> None:
        """Put them on these days, held inside the limits."""
        self.days = [float(min(max(day, limits[0]), limits[1])) for day in days]

    def near(self, point: QPointF, frame: Frame, rail: float, reach: float) -> int | None:
        """The handle under the pointer, within `reach` pixels of its stem; None for neither."""
        bottom = frame.rect.bottom()
        if not self.days or not bottom - reach <= point.y() <= bottom + rail + 4:
            return None
        far = [abs(frame.x(day) - point.x()) for day in self.days]
        return int(np.argmin(far)) if min(far) <= reach else None

    def drag(self, pixel: float, frame: Frame, limits: tuple[float, float]) -> None:
        """Move the held one to the day at a pixel."""
        if self.held is not None:
            day = round(frame.value(pixel))
            self.moved = self.days[self.held] = float(min(max(day, limits[0]), limits[1]))

    def draw(self, canvas: Canvas, frame: Frame, rail: float) -> None:
        """Stems and rings below the plot, where their days are shown."""
        for day in self.days:
            if frame.shows(day):
                x, y = frame.x(day), frame.rect.bottom()
                canvas.line((x, y), (x, y + rail), "accent", 2)
                canvas.dot((x, y), "accent", 4.5, hollow=True)
