"""Words of courtesy in six languages: data that the owner can extend or replace."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class CourtesyWords:
    """Courtesy in one language (ISO 639-1 code).

    `phrases` match whole words, in any case; `*` stands for the rest of a word (`congrat*`), `_`
    for one whole word, and a space for any white space. `fillers` are words, between spaces, that
    carry no content beside a phrase; they are left out of every text, so none of them may mean
    something in another of the languages.
    """

    language: str
    phrases: tuple[str, ...]
    fillers: str


ENGLISH = CourtesyWords(
    "en",
    (
        "thanks",
        "thank you",
        "thank",
        "thankx",
        "thx",
        "ty",
        "tks",
        "cheers",
        "welcome",
        "much appreciated",
        "happy birthday",
        "happy new year",
        "congrat*",
        "good morning",
        "good night",
        "good evening",
        "have a great _",
        "have a good _",
        "have a nice _",
        "#ff",
        "#followfriday",
    ),
    (
        "a an the for to of and in on at is it my your you me i we so much very really all this"
        " that with from rt via back follow followed following followback mention mentions shout"
        " shoutout out ff followfriday retweet rts share sharing kind great day weekend tweet"
        " tweets lovely everyone guys friend friends best too also today"
    ),
)

DUTCH = CourtesyWords(
    "nl",
    (
        "bedankt",
        "dank je",
        "dank u",
        "dankjewel",
        "dankuwel",
        "welkom",
        "gefeliciteerd",
        "goedemorgen",
        "goedenavond",
        "welterusten",
        "fijne dag",
        "fijn weekend",
    ),
    "voor het de een je jij jullie volgen vermelding delen allemaal ook erg",
)

PORTUGUESE = CourtesyWords(
    "pt",
    (
        "obrigado",
        "obrigada",
        "obrigadão",
        "valeu",
        "parabéns",
        "parabens",
        "bem-vindo",
        "bem-vinda",
        "bom dia",
        "boa tarde",
        "boa noite",
        "feliz aniversário",
    ),
    "pelo pela por de o e ao seguir muito você todos sigam menção partilha",
)

GERMAN = CourtesyWords(
    "de",
    (
        "danke*",
        "vielen dank",
        "herzlichen dank",
        "willkommen",
        "glückwunsch",
        "herzlichen glückwunsch",
        "gratuliere*",
        "guten morgen",
        "guten abend",
        "gute nacht",
        "schönes wochenende",
    ),
    "für das folgen euch dir ihr auch sehr alle erwähnung teilen",
)

SPANISH = CourtesyWords(
    "es",
    (
        "gracias",
        "muchas gracias",
        "bienvenido",
        "bienvenida",
        "felicidades",
        "enhorabuena",
        "feliz cumpleaños",
        "buenos días",
        "buenas noches",
        "buenas tardes",
    ),
    "por la el los las seguir seguirme mucho muy mención compartir todos",
)

FRENCH = CourtesyWords(
    "fr",
    (
        "merci",
        "merci beaucoup",
        "bienvenue",
        "félicitations",
        "bravo",
        "joyeux anniversaire",
        "bonjour",
        "bonsoir",
        "bonne nuit",
        "bonne journée",
    ),
    "pour le la les vous ici suivre suivi partage beaucoup aussi tous",
)

DEFAULT_WORDS = (ENGLISH, DUTCH, PORTUGUESE, GERMAN, SPANISH, FRENCH)
"""The lists the program starts with."""


def edited_words(
    added: Collection[str] = (), removed: Collection[str] = ()
) -> tuple[CourtesyWords, ...]:
    """The lists the program starts with, without the `removed` phrases and with the `added` ones,
    which stand in a list of their own under the code "own"."""
    left = tuple(
        replace(words, phrases=tuple(each for each in words.phrases if each not in removed))
        for words in DEFAULT_WORDS
    )
    return (*left, CourtesyWords("own", tuple(added), "")) if added else left
