"""Chances of single followers, and mean chances of groups for many posts at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reachdesk.domain.reach.assumptions import Assumptions
from reachdesk.domain.reach.awake import Rows, awake_chance_of_any, awake_chances, rows_of
from reachdesk.domain.reach.channels import horizons_between
from reachdesk.domain.reach.depth import NODES
from reachdesk.domain.reach.followers import Followers
from reachdesk.domain.reach.table import Axes, axes_for, chance_table

FloatArray = NDArray[np.float64]
Groups = NDArray[np.bool_]

FINE_POINTS = 40  # inflow columns for one post
WEEK_POINTS = 20  # and for many; relative error of a group below 1e-3


def follower_chances(
    followers: Followers, posted_hours_utc: ArrayLike, assumptions: Assumptions
) -> FloatArray:
    """Each follower's chance (n,) to see the post, or at least one of several (posts,); 0..1."""
    times = np.atleast_1d(np.asarray(posted_hours_utc, dtype=float))
    rows = rows_of(times, assumptions.horizon_hours)
    axes = axes_for(followers, FINE_POINTS if times.size == 1 else WEEK_POINTS)
    if times.size > 1:
        ordered, until_next = horizons_between(times, assumptions.horizon_hours)
        rows = Rows(ordered, until_next, np.full(times.size, assumptions.horizon_hours))

    def chances(zone: str, inflow: FloatArray) -> FloatArray:
        if times.size == 1:
            return awake_chances(zone, rows, inflow, assumptions, NODES)
        return awake_chance_of_any(zone, rows, inflow, assumptions, NODES)[None, :]

    table = chance_table(axes, followers, assumptions, 1, chances)[0]
    awake = np.clip(axes.place(followers).read(table.ravel()), 0.0, 1.0)
    return np.asarray(awake * alive(followers, assumptions))


def alive(followers: Followers, assumptions: Assumptions) -> FloatArray:
    """Chance (n,) that each follower is active: as known, else the stated share, or 1 if simple."""
    if assumptions.everybody_alike:
        return np.full(len(followers), assumptions.alive_share)
    return np.where(np.isnan(followers.alive), assumptions.alive_share, followers.alive)


def post_chances(
    followers: Followers,
    posted_hours_utc: ArrayLike,
    assumptions: Assumptions,
    groups: Groups | None = None,
    horizon_hours: ArrayLike | None = None,
) -> FloatArray:
    """Mean chance for each of many posts, shape (groups, posts); one row for all without groups.

    `posted_hours_utc` (posts,); `horizon_hours` (posts,) or one, the assumptions' unless given.
    """
    horizon = assumptions.horizon_hours if horizon_hours is None else horizon_hours
    rows = rows_of(np.atleast_1d(np.asarray(posted_hours_utc, dtype=float)), np.asarray(horizon))
    axes = axes_for(followers, WEEK_POINTS)
    table = chance_table(
        axes,
        followers,
        assumptions,
        rows.posted.size,
        lambda zone, inflow: awake_chances(zone, rows, inflow, assumptions, NODES),
    )
    weights = _cell_weights(followers, axes, assumptions, groups)
    chances = weights @ table.reshape(-1, axes.cells).T
    return np.asarray(np.clip(chances, 0.0, 1.0))


def _cell_weights(
    followers: Followers, axes: Axes, assumptions: Assumptions, groups: Groups | None
) -> FloatArray:
    """Share of each group's members that stands on each cell and is active, (groups, cells)."""
    place = axes.place(followers)
    active = followers.weight * alive(followers, assumptions)
    gathered = []
    for members in masks(followers, groups):
        people = max(float(followers.weight[members].sum()), 1e-300)
        gathered.append(place.only(members).weights(active[members], axes.cells) / people)
    return np.array(gathered).reshape(-1, axes.cells)


def masks(followers: Followers, groups: Groups | None) -> list[NDArray[np.bool_]]:
    """The groups' masks (n,); one of everybody without groups. `ValueError` for other lengths."""
    if groups is None:
        return [np.ones(len(followers), dtype=bool)]
    given = np.atleast_2d(np.asarray(groups, dtype=bool))
    if given.shape[1] != len(followers):
        raise ValueError("a group says of every follower whether they belong to it")
    return list(given)
