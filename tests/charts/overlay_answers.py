"""Made-up lines over the score: like for like, a foreign score with faults, a benchmark."""

from __future__ import annotations

import numpy as np

from reachdesk.domain.answers.score import OverlayLine


def like_for_like(days, total):
    """Three points below from the sixtieth day on."""
    values = total - np.clip((np.arange(len(days)) - 60) / 20, 0, 1) * 2.6
    return OverlayLine("like_for_like", None, days, values, np.zeros(len(days), int))


def klout(days):
    """About 42, with a glitch of two days, a step, and an end that is not settled."""
    drawn = np.random.default_rng(5)
    values = 42 + drawn.normal(0, 0.4, len(days)).cumsum() * 0.4
    marks = np.zeros(len(days), int)
    values[100:102], marks[100:102] = 5, 1
    values[150:] += 6
    marks[150] = 2
    values[-2:], marks[-2:] = 20, 3
    return OverlayLine("imported:klout", "klout", days, values, marks, own_axis=True)


def kred(days):
    """A weekly one on another scale."""
    days = days[::7]
    values = 640 + 30 * np.sin(np.arange(len(days)) / 5)
    marks = np.zeros(len(days), int)
    return OverlayLine("imported:kred", "kred", days, values, marks, own_axis=True)


def benchmark(days):
    """One value for every day, with its source."""
    values = np.full(len(days), 16.0)
    marks = np.zeros(len(days), int)
    return OverlayLine(
        "benchmark:1", "Mean of the trade", days, values, marks, source="Trade report, page 4"
    )
