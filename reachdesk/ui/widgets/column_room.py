"""Who gets how much of a table's width."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reachdesk.ui.widgets.record_model import TableColumn


def shares(
    room: int,
    columns: Sequence[TableColumn],
    needs: Sequence[int],
    px: Callable[[float], int] = round,
) -> list[int]:
    """Pixels for each column; 0 for one that gives way to the others.

    `needs` are the widths of the contents. Columns of width 0 get theirs. What is left goes to the
    others: first the least width of each, then to those that are to be read whole what they need,
    and the rest by weight. Where there is less than their least widths, columns that `yields` marks
    are left out, the last one first.
    """
    sharing = [number for number, column in enumerate(columns) if column.width]
    least = {number: px(columns[number].least) for number in sharing}
    given = [0 if column.width else needs[number] for number, column in enumerate(columns)]
    left = room - sum(given)
    for number in reversed(range(len(columns))):
        if left < sum(least.values()) and columns[number].yields:
            left += given[number]
            given[number] = 0
    left = max(left, 0)
    wanted = {number: px(columns[number].least) for number in sharing}
    for number in sharing:
        spare = left - sum(wanted.values())
        if columns[number].whole and spare > 0:
            wanted[number] += min(spare, max(0, needs[number] - wanted[number]))
    return _with_rest(given, columns, wanted, left)


def _with_rest(
    given: list[int], columns: Sequence[TableColumn], wanted: dict[int, int], left: int
) -> list[int]:
    """What is left by weight: to the columns that are cut anyway, else to all that share."""
    cut = [number for number in wanted if not columns[number].whole] or list(wanted)
    if sum(wanted.values()) > left:  # not even the least
        wanted = dict.fromkeys(wanted, 0)
        cut = list(wanted)
    rest, weights = left - sum(wanted.values()), sum(columns[number].width for number in cut)
    for number in wanted:
        given[number] = wanted[number]
    for number in cut if rest else ():
        share = rest * columns[number].width // weights
        given[number] += share
        rest, weights = rest - share, weights - columns[number].width
    return given
