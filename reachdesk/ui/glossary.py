"""The words of ReachDesk, each in one sense on every page."""

from __future__ import annotations

from reachdesk.i18n import N_

GLOSSARY = (
    (N_("account"), N_("one of your own profiles on one network; two are never added up")),
    (N_("post"), N_("something you published: original, reply, repost or quote")),
    (N_("person"), N_("somebody else, as far as the exports name them")),
    (N_("follower snapshot"), N_("the set of followers as one export knew it on its date")),
    (N_("reaction"), N_("a like, repost, reply, quote or bookmark that a post received")),
    (N_("interaction"), N_("a dated exchange with a person, in or out")),
    (N_("list"), N_("a named set of people, from an export or made by hand")),
    (N_("place"), N_("country, region and city where known; unknown is shown, too")),
    (N_("role"), N_("what a person is to you: journalist, supplier, customer and so on")),
    (N_("segment"), N_("a saved rule over list, place, role, language or network")),
    (N_("reading window"), N_("how far back a reader goes in one visit, in posts")),
    (N_("inflow"), N_("posts that arrive in a reader’s timeline in an hour")),
    (N_("seen-chance"), N_("the probability that a given follower sees a given post")),
    (N_("coverage"), N_("the share of followers or posts for which an input is known")),
    (N_("source"), N_("one imported file; every value knows its source and its date")),
    (N_("measured"), N_("● a figure that an export states")),
    (N_("derived"), N_("◐ worked out from measured figures")),
    (N_("assumed"), N_("dashed ring: it rests on an assumption that you can move")),
    (N_("missing"), N_("– no export in the library says it")),
    (N_("ledger"), N_("the entries that add up to the score, to the last digit")),
    (N_("recipe"), N_("the frozen rules of the score under a version, such as v1")),
    (N_("own recipe"), N_("your weights and window under your name, shown as such")),
    (N_("like for like"), N_("the score from only what the exports know on all days shown")),
    (N_("standing"), N_("how much a person counts: by followers, from 0.25 to 2.5")),
    (N_("courtesy"), N_("thanks and greetings; they count a tenth, apart from influence")),
    (N_("provisional"), N_("a score that few posts or few reactions stand behind")),
    (N_("fragile"), N_("a score of which one post or partner carries more than a quarter")),
    (N_("style"), N_("which of 16 ways of taking part your last 13 weeks look most like")),
)
