"""Words which say that somebody is not, is no longer or only wants to be what follows.

Phrases in the six languages of the shipped rules, folded; how many words may stand between them and
the denied word; words that end their reach. Chosen by reading how people write about themselves.
"""

from __future__ import annotations

from typing import NamedTuple


class Denial(NamedTuple):
    """`words` deny a role up to `reach` words later; `several`: also what «and» joins to it."""

    words: tuple[str, ...]
    reach: int
    several: bool


FAR, NEAR, NEXT = 4, 2, 0

_FORMER = """
former|formerly|frmr|fmr|retired|recovering|lapsed|reformed|previously|prev|past|once|used to be
used to work as|no longer|was|were|ex|onetime|one time|erstwhile|once upon a time|in another life
voormalig|voormalige|voorheen|vroegere|vroeger|gepensioneerd|gepensioneerde|gewezen|was ooit
antigo|antiga|anteriormente|aposentado|aposentada|reformado|reformada|fui|era|ja fui|ja nao sou
deixei de ser
ehemalig|ehemalige|ehemaliger|ehemaliges|ehem|fruher|fruhere|fruherer|pensioniert|pensionierte
pensionierter|nicht mehr|ich war|war mal|war fruher|einst|vormals|vorm
antiguo|anteriormente|jubilado|jubilada|retirado|retirada|fue|ya no soy|exprofesional
ancien|ancienne|anciennement|autrefois|jadis|retraite|retraitee|etait|fus|j'etais|etais
"""
_WISHED = """
aspiring|wannabe|wanna be|would be|wouldbe|want to be|wants to be|want to become|wants to become
hope to be|hopes to be|hoping to be|trying to be|trying to become|try to be|dream of being
dreams of being|dreaming of being|wish i was|wish i were|future|failed|frustrated|pretend
pretending to be|fake|studying to be|training to be|learning to be
soon to be|going to be|will be|armchair|almost|not yet|nearly
aankomend|aankomende|toekomstig|toekomstige|wil worden|zou willen zijn|in opleiding tot|mislukt
mislukte
aspirante|aspirante a|futuro|futura|quero ser|queria ser|sonho ser|projeto de|projecto de
frustrado|frustrada|candidato a|candidata a|quase
angehend|angehende|angehender|zukunftig|zukunftige|zukunftiger|mochtegern|will werden|ware gern
ware gerne|gescheitert|gescheiterte|gescheiterter
quiero ser|proyecto de|sueno con ser|casi|intento de
futur|apprenti|apprentie|aspirant|veux etre|veut etre|reve d'etre|reve de devenir|presque
"""
_NOT = """
not|never|isn't|isn t|ain't|ain t|nor|neither|aren t|don t
niet|nooit|noch
nao sou|nao|nunca|jamais|nem
nicht|niemals|keinesfalls|weder
no soy|nunca|jamas|ni|tampoco
pas|ne suis plus|n'est plus
"""
_ONLY_NEXT = """
no|non|anti
geen|oud
sem
kein|keine|keiner|keinen
sin
sans|aucun|aucune
by|door|von|par
wife of|wife to|husband of|husband to|married to|partner of|son of|daughter of|father of|mother of
mum of|mom of|dad of|sister of|brother of|child of|friend of|friend to|fan of|lover of|assistant to
agent for|agent to|raised by|sohn von|tochter von|frau von|mann von|hija de|hijo de|esposa de
marido de|filha de|filho de|mulher de|fille de|fils de|femme de|mari de|dochter van|zoon van
vrouw van|man van|getrouwd met|verheiratet mit|casada con|casado con|mariee a|marie a
"""
BEHIND = """
turned|retired|wannabe|manque|emeritus|emerita|in training|to be|in a former life|in a past life
in a previous life|in former life|in my past life|once upon a time|by training|by education
by degree|in my dreams|no more|no longer|school dropout|ret
s wife|s husband|s son|s daughter|s mother
s father|s mum|s mom|s dad|s sister|s brother|s friend|s assistant|s agent|s block
gepensioneerd|in ruste|op rust|b d|in opleiding|geweest|in wording
aposentado|aposentada|reformado|reformada|de formacao|em formacao|frustrado|frustrada
im ruhestand|a d|i r|in rente|im unruhestand|in spe|in ausbildung|auf abwegen
jubilado|jubilada|retirado|retirada|de formacion|en formacion|en ciernes|frustrado|frustrada
retraite|retraitee|a la retraite|de formation|en formation|en herbe|en devenir|dans une autre vie
"""
"""Phrases that deny what stands right before them."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ARTICLES = _set("""
a an the your my some any yet another
een de het mijn
um uma o os as meu minha
ein eine einen einer eines der die das den mein meine
un una el la los unos mi
une le l les mon ma d de des du
""")
"""Words that do not count on the way from a denial to the denied."""

ENDING = _set("""
now currently current nowadays today turned but and who whose with becoming became
nu thans tegenwoordig maar en
agora atualmente actualmente hoje mas e que virou
jetzt heute aktuell derzeit aber und sondern nun
ahora actual hoy pero y sino
maintenant aujourd actuellement mais et devenu devenue qui
""")
"""Words at which the reach of a denial ends."""

ONLY = _set("""
just only merely solely simply
alleen slechts zomaar enkel
so apenas somente
nur bloss
solo solamente
seulement simplement que
""")
"""Right after a «not» they turn it into a «yes»: «not just a writer»."""

AND = _set("and or n en of e ou und oder y o et")
"""Words that join two roles, so that one denial may reach both."""


def _phrases(lines: str) -> list[tuple[str, ...]]:
    return [
        tuple(phrase.replace("'", " ").split())
        for line in lines.split("\n")
        for phrase in line.split("|")
        if phrase.strip()
    ]


def _by_last(denials: list[Denial]) -> dict[str, tuple[Denial, ...]]:
    found: dict[str, tuple[Denial, ...]] = {}
    for denial in sorted(denials, key=lambda each: -len(each.words)):
        found[denial.words[-1]] = (*found.get(denial.words[-1], ()), denial)
    return found


_SHORT_REACH: dict[tuple[str, ...], int] = {("ex",): NEAR, ("was",): NEAR, ("once",): NEXT}
DENIALS = _by_last(
    [
        Denial(words, _SHORT_REACH.get(words, FAR), several=words != ("ex",))
        for words in _phrases(_FORMER)
    ]
    + [Denial(words, NEAR, several=True) for words in _phrases(_WISHED)]
    + [Denial(words, _SHORT_REACH.get(words, NEAR), several=True) for words in _phrases(_NOT)]
    + [Denial(words, NEXT, several=False) for words in _phrases(_ONLY_NEXT)]
)
"""Denials by their last word, the longest first."""

DENIED_BY = frozenset(_phrases(BEHIND))
