"""Whether a short text is English, by its small words; tone is read from English texts alone."""

from __future__ import annotations

from reachdesk.domain.score.courtesy import words_of
from reachdesk.domain.score.tone_words import FRIENDLY, HOSTILE

_ENGLISH_TEXT = (
    "a about after all also an and any are as at be because been but by can could did do does for"
    " from get got had has have he her here him his how i i'd i'll i'm if in into is it it's its"
    " just more most my no not now of on only or our out over really she should so some such than"
    " that that's the their them then there these they thing this those to too up us very was we"
    " well were what when where which who why will with would yes yet you your you're don't can't"
    " isn't doesn't didn't won't let let's much many every never always still again"
)

ENGLISH = frozenset(_ENGLISH_TEXT.split())
"""Small English words."""

_OTHERS_TEXT = (
    # Dutch
    "aan al als bij dan dat de deze die dit door een en er geen goed heb hebben heeft het hij hoe"
    " ik ja je jij kan maar meer met mij mijn naar niet nog nu of ook om onze op over te toch tot"
    " uit van veel voor wat we wel wij worden ze zeer zijn zo zou"
    # German
    " aber als am an auch auf aus bei bin bis das dass dem den der des die dir doch du ein eine"
    " einen er es für gibt hab habe hat ich ihr im immer in ist ja kann kein keine mal man mein mit"
    " nach nicht noch nur oder schon sehr sich sie sind so und uns vom von vor war was wenn wie wir"
    " wird zu zum zur über"
    # Spanish, Portuguese, French
    " al como con de del el ella ellos en es esta está este esto fue ha hay la las lo los me mi muy"
    " más no nos para pero por que qué se si sin sobre son su también te todo tu un una y ya yo"
    " ao aos as com da das de do dos e ela ele em essa esse eu foi isso isto já mais mas me meu"
    " minha muito na nas no nos não o os ou para pela pelo por quando que se sem ser seu só são"
    " também tem um uma você vocês à é"
    " au aux avec c'est ce ces cette d'un dans des du elle en est et eux fait il ils j'ai je la le"
    " les leur lui ma mais mes moi mon ne nous on ou où par pas plus pour qu'il que qui sa sans se"
    " ses si sont sur ta te très tu un une vos votre vous y à ça était être"
)

OTHERS = frozenset(_OTHERS_TEXT.split())
"""Small words of Dutch, German, Spanish, Portuguese and French; some of them are English, too."""

_SHARED = frozenset({"best", "fail", "fake", "fine", "fun", "like", "nice", "war"})
"""Words of the tone lexicon that other languages use as well."""

_TELLING = (FRIENDLY | HOSTILE) - _SHARED


def is_english(text: str) -> bool:
    """Whether more small words of a text are English than of the other languages known here.

    Without any small word, a word of the tone lexicon that is English alone decides («awesome!»).
    False where nothing tells: a text in a language or script unknown here, or a mere name.
    """
    words = [word.replace("’", "'") for word in words_of(text)]
    english = sum(word in ENGLISH for word in words)
    other = sum(word in OTHERS for word in words)
    if english or other:
        return english > other
    return any(word in _TELLING for word in words)
