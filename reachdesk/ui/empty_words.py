"""What an empty card says: which export would fill it."""

from __future__ import annotations

from reachdesk.i18n import N_, _

_POSTS = N_("An archive of your posts would fill this: from X, LinkedIn, Facebook or another.")
_FOLLOWERS = N_(
    "A list of your followers would fill this: an X archive, an Instagram export, or any table."
)
_SENTENCES = {
    "follower_flow": N_(
        "Analytics by day would fill this: X account overview, or LinkedIn content analytics."
    ),
    "views_timeline": N_("Analytics of X or LinkedIn would fill this."),
    "reach_calibration": N_(
        "Analytics of X or LinkedIn would fill this: they measure how often posts were viewed."
    ),
    "following_audit": N_("An X archive would fill this: it lists whom you follow."),
    "audience_stated": N_("LinkedIn content analytics would fill this."),
    "reach_segments": _FOLLOWERS,
    "names_known": _FOLLOWERS,
    "audience_lists": N_(
        "A list of your followers and the members of lists would fill this, as tables."
    ),
}
_FAMILIES = (
    ("score", _POSTS),
    ("activity", _POSTS),
    ("style", _POSTS),
    ("tone", _POSTS),
    ("reach", _POSTS),
    ("audience", _FOLLOWERS),
    ("follow", _FOLLOWERS),
    ("people", _FOLLOWERS),
    ("segment", _FOLLOWERS),
    ("content", _POSTS),
    ("conversation", _POSTS),
    ("partner", _POSTS),
    ("post", _POSTS),
    ("topic", _POSTS),
)


def sentence(key: str) -> str:
    """The sentence for the card of a chart, by the chart's key."""
    found = _SENTENCES.get(key)
    if found is None:
        found = next((said for family, said in _FAMILIES if key.startswith(family)), None)
    return _(found) if found else _("No export in the library says this yet.")
