"""Round values on a logarithmic axis."""

from __future__ import annotations

import math

_SETS: tuple[tuple[int, ...], ...] = ((1, 2, 5), (1, 3), (1,))


def log_ticks(low: float, high: float, most: int = 5) -> list[float]:
    """Round values from `low` to `high` (both above 0), at most `most`, evenly spread to the eye.

    1, 2 and 5 times powers of ten, else 1 and 3, else every power, every second power, and so on.
    None where no round value lies within.
    """
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    for digits in _SETS:
        found = [
            digit * 10.0**power
            for power in range(first, last + 1)
            for digit in digits
            if low <= digit * 10.0**power <= high
        ]
        if len(found) <= most:
            return found
    step = 2
    while True:
        found = [10.0**power for power in range(first, last + 1) if power % step == 0]
        found = [value for value in found if low <= value <= high]
        if len(found) <= most:
            return found
        step += 1
