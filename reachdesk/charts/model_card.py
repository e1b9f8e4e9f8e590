"""The model card of reach: what is assumed, measured and not known; when not to use it.

One page of sentences, for the window and for reports.
"""

from __future__ import annotations

from reachdesk.i18n import N_, _

Section = tuple[str, tuple[str, ...]]

_SECTIONS: tuple[Section, ...] = (
    (
        N_("What it answers"),
        (
            N_(
                "The seen-chance: how probable it is that a given follower has a given post in "
                "front of them, and how many followers that makes. These are people, as modelled."
            ),
            N_(
                "The forecast of views: how often a post may be shown, from your own earlier "
                "posts. Views count strangers and repeats; the two are never mixed."
            ),
        ),
    ),
    (
        N_("How it works"),
        (
            N_(
                "A reader opens the timeline now and then and reads some way down from the top. "
                "Newer posts arrive meanwhile. The post is seen if a visit comes before more newer "
                "posts have arrived than one visit reads."
            ),
            N_(
                "This is worked out for every follower: by what they follow, their time zone, the "
                "hour, lists, ranked timelines and further copies, as far as known; the rest is "
                "spread over stated ranges."
            ),
        ),
    ),
    (
        N_("What is assumed"),
        (
            N_("How often, when and how deep people read; how many followers are inactive."),
            N_("Where followers of unknown place live, and where those live whom they follow."),
            N_(
                "That visits and posts come at random: reading in bursts lowers the chance by up "
                "to a third at three visits a day."
            ),
            N_(
                "How ranked timelines choose. Nobody outside the networks knows; the share is 0 "
                "until you set it, and half would be a fair trial since 2016."
            ),
        ),
    ),
    (
        N_("What is measured"),
        (
            N_("Your followers, their following counts and places, where an export has them."),
            N_(
                "Views of your posts, where an export has them. From 20 posts on they set the "
                "level."
            ),
            N_("Your own visits, where an archive has ad times: a floor, not all of them."),
            N_(
                "The forecast of views is checked on your own posts, each from posts at least a "
                "day older. On eight public accounts its 80 % range held 78 to 84 % of posts; its "
                "middle was usually somewhat closer than that of the last 20 posts."
            ),
        ),
    ),
    (
        N_("What is not known"),
        (
            N_(
                "Whether the hour matters: its effect is modelled and was hardly measurable in "
                "public data."
            ),
            N_("Who exactly saw a post; whether it was read or scrolled past."),
            N_(
                "How much of the level is inactive followers and how much is rare reading: views "
                "alone cannot tell the two apart."
            ),
            N_("Blocks, mutes, protected accounts, searches and visits to your profile."),
        ),
    ),
    (
        N_("When not to use it"),
        (
            N_("To compare people, or to promise a number to somebody: the ranges are wide."),
            N_("For answers to others: before ranked timelines only common followers saw them."),
            N_("For the days after a ban, a viral post or a change of a network’s rules."),
            N_("For networks other than X without measured views: figures there are untested."),
            N_("To choose an hour by a difference that is smaller than the range."),
        ),
    ),
)


def sections() -> tuple[Section, ...]:
    """(heading, sentences) in the chosen language."""
    return tuple((_(heading), tuple(_(text) for text in texts)) for heading, texts in _SECTIONS)
