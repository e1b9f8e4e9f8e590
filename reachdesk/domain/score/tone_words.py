"""A small English lexicon of tone, written for this program. English only, and no more than that:
a hint beside the volume of reactions, never part of a score.
"""

from __future__ import annotations

_FRIENDLY_TEXT = (
    "admire agree amazing appreciate awesome beautiful best brilliant charming clear clever"
    " delighted effective elegant encouraging enjoy enjoyed excellent exciting fab fabulous"
    " fantastic fascinating favourite favorite fine fun generous glad good gorgeous grateful great"
    " handy happy helpful hilarious honest impressed impressive insightful inspiring interesting"
    " like love loved lovely marvellous neat nice outstanding perfect pleasant pleased"
    " pleasure proud recommend refreshing smart strong superb terrific"
    " thoughtful thrilled true useful valuable win wise wonderful worth wow yay"
)

FRIENDLY = frozenset(_FRIENDLY_TEXT.split())
"""Words that count +1."""

_HOSTILE_TEXT = (
    "abysmal afraid angry annoying appalling arrogant ashamed awful bad boring broken clueless"
    " cowardly crap cruel cynical damn dangerous disappointed disappointing disaster disgraceful"
    " disgusted disgusting dishonest dreadful dull dumb embarrassing evil fail failed fails"
    " failure fake false foolish fraud furious garbage greedy hate hated hates hideous horrible"
    " horrid hostile idiot idiotic ignorant incompetent insulting joke liar lie lies lousy mess"
    " misleading nasty nonsense offensive outrageous pathetic pointless poor racist ridiculous"
    " rotten rubbish rude sad scam scandal selfish sexist shame shameful shocking sick silly"
    " sloppy stupid terrible toxic ugly unacceptable unfair unhelpful upset useless vile waste"
    " weak worse worst wrong"
)

HOSTILE = frozenset(_HOSTILE_TEXT.split())
"""Words that count -1."""

_NEGATIONS_TEXT = (
    "not no never don't doesn't isn't wasn't can't won't hardly didn't aren't weren't couldn't"
    " wouldn't shouldn't without neither nor"
)

NEGATIONS = frozenset(_NEGATIONS_TEXT.split())
"""Words that turn round the next few."""
