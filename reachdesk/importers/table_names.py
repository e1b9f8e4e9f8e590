"""How people and programs call the columns of their tables, in seven languages.

Names as in the exports of programs that were seen (t gem, twint, followers2csv, tracker files) or
that document them (tweepy, rtweet, twitter-web-exporter), and plain words in English, Dutch,
Portuguese, German, Spanish, French and Italian.
"""

from __future__ import annotations

import re
import unicodedata

_NOT_LETTERS = re.compile(r"[^\w@#]+|_")
_WORDS_BEFORE = (
    "user author account profile twitter x instagram mastodon linkedin follower public metrics"
    " legacy data core member users"
)
_BEFORE = frozenset(_WORDS_BEFORE.split())

# Spellings of each field, separated by a bar; all folded (see `folded`).
_SPELLINGS: dict[str, str] = {
    "id": (
        "id|id str|ids|user id|userid|user id str|author id|account id|accountid|twitter id|uid"
        "|rest id|numeric id|native id|member id|kennung|identificador|identifiant|identificativo"
    ),
    "handle": (
        "screen name|screenname|username|user name|user|handle|handles|twitter|twitter handle"
        "|twitter name|twitter username|account|account name|account address|login|nick|nickname"
        "|alias|acct|@|@handle|at name|user handle|gebruikersnaam|benutzername|nutzername"
        "|nom d utilisateur|nombre de usuario|usuario|nome utente|utilizador|nome de usuario"
        "|nome de utilizador|pseudo|konto|conta|cuenta|compte|accountnaam"
    ),
    "profile": "profile url|profile link|profile|user link|link to profile|profiel url"
    "|url do perfil",
    "name": (
        "name|full name|fullname|display name|displayname|real name|naam|volledige naam"
        "|weergavenaam|nome|nome completo|nome de exibicao|nome visualizzato|anzeigename"
        "|vollstandiger name|nombre|nombre completo|nombre visible|nom|nom complet|nom affiche"
        "|person|people|persoon|pessoa|persona|personne"
    ),
    "first_name": "first name|firstname|given name|voornaam|primeiro nome|vorname|prenom"
    "|nombre de pila|nome proprio",
    "last_name": "last name|lastname|surname|family name|achternaam|sobrenome|apelido|nachname"
    "|familienname|apellido|apellidos|nom de famille|cognome",
    "bio": (
        "bio|biography|description|desc|about|about me|profile text|profile description|summary"
        "|headline|biografie|beschrijving|omschrijving|descricao|beschreibung|biografia"
        "|descripcion|presentation|descrizione|profiel|perfil|biographie|rawdescription"
    ),
    "place": (
        "location|loc|place|plaats|locatie|woonplaats|localizacao|localidade|ort|standort|wohnort"
        "|ubicacion|lugar|lieu|localisation|luogo|localita|posizione|where|geo location|localidad"
    ),
    "city": "city|town|stad|cidade|stadt|ciudad|ville|citta|comune",
    "region": "region|state|province|county|provincie|estado|bundesland|provincia|regiao|regione",
    "country": "country|country code|land|pais|pays|paese|nation|landcode|codigo do pais",
    "language": "lang|language|account lang|taal|idioma|lingua|sprache|langue",
    "zone": "time zone|timezone|tijdzone|fuso horario|zeitzone|zona horaria|fuseau horaire"
    "|fuso orario|iana zone",
    "roles": "role|roles|rol|rollen|rolle|papel|funcao|funcion|fonction|ruolo",
    "followers": (
        "followers|follower|followers count|follower count|fol|number of followers|nr of followers"
        "|total followers|number followers|fans|volgers|aantal volgers|seguidores|anzahl follower"
        "|abonnenten|abonnes|seguaci|numero de seguidores|nombre d abonnes|followerscount"
    ),
    "following": (
        "following|followings|friends|friends count|following count|followees|volgend|gevolgd"
        "|aantal gevolgd|seguindo|a seguir|folgt|folge ich|gefolgte|siguiendo|seguidos"
        "|abonnements|suivis|seguiti|follows count|number of friends|friendscount|followingcount"
    ),
    "posts": (
        "tweets|posts|statuses|statuses count|tweet count|tweets count|status count|post count"
        "|updates|berichten|publicacoes|postagens|beitrage|publicaciones|publications|toots"
        "|number of tweets|total tweets|tweets published|create post|statusescount|media count"
    ),
    "followed_on": (
        "followed on|followed at|followed since|follow date|following since|followed date|followed"
        "|follower since|follows since|volgt sinds|gevolgd op|gevolgd sinds|seguidor desde"
        "|segue desde|folgt seit|sigue desde|abonne depuis|segue dal|connected on|date followed"
        "|follow timestamp|seguiu em"
    ),
    "seen_on": (
        "date seen|seen|seen on|seen at|snapshot date|snapshot|captured at|scraped at|scraped on"
        "|retrieved at|fetched at|collected at|export date|as of|observed|crawled at|gezien op"
        "|gesehen am|visto em|visto el|vu le|visto il|last seen"
    ),
    "list": "list|list name|listname|slug|lijst|lista|liste|lijstnaam|nome da lista|listenname",
    "date": (
        "date|day|datum|data|tag|fecha|dia|jour|giorno|dag|time|timestamp|when|created at|created"
        "|posted at|tweeted at|created utc|date time|datetime|published at|posted on|d|wanneer|wann"
        "|quando|cuando|quand|date utc|day date|commit date|reading date"
    ),
    "new_followers": (
        "new followers|new follows|followers gained|gained followers|gained|new follower"
        "|nieuwe volgers|novos seguidores|neue follower|nuevos seguidores|nouveaux abonnes"
        "|nuovi follower|seguiram|follows"
    ),
    "lost_followers": (
        "unfollows|unfollowers|lost followers|followers lost|lost|verloren volgers"
        "|seguidores perdidos|verlorene follower|abonnes perdus|follower persi"
    ),
    "impressions": (
        "impressions|views|tweet impressions|post impressions|impressies|weergaven|impressoes"
        "|visualizacoes|impressionen|aufrufe|impresiones|impressioni|vues|visualizzazioni"
    ),
    "engagements": "engagements|interactions|engajamentos|interacties|interaktionen"
    "|interacciones|interazioni",
    "profile_visits": (
        "profile visits|user profile clicks|profile clicks|profielbezoeken|visitas ao perfil"
        "|profilbesuche|visitas al perfil|visites du profil|visite al profilo|profile views"
    ),
    "score": (
        "score|klout|klout score|kred|kred score|kred influence|peerindex|peer index|tweetlevel"
        "|empire avenue|twitalyzer|tweetgrader|twitter grader|social authority|influence score"
        "|influence|pontuacao|puntuacion|punteggio|punktzahl|influencer score"
    ),
    "value": "value|waarde|valor|wert|valeur|valore|points|punten|pontos|punkte|puntos|punti",
    "text": (
        "text|full text|tweet|tweet text|content|message|post text|body|mention"
        "|texto|tekst|bericht|nachricht|mensagem|mensaje|texte|testo|inhalt|post|rendered content"
    ),
    "post_id": "tweet id|status id|post id|id do tweet|mention id|tweetid|message id"
    "|conversation id",
    "reply_to": "in reply to status id|in reply to status id str|in reply to tweet id"
    "|reply to status id|in reply to",
    "from": (
        "from|from user|author|sender|by|mentioned by|van|von|de|da|afzender|absender|remetente"
        "|autor|auteur|autore|from user name|from handle"
    ),
    "email": "email|e mail|email address|e mail address|e mailadres|mail|e mail adresse|correo",
}
SPELLINGS: dict[str, tuple[str, ...]] = {
    field: tuple(words.split("|")) for field, words in _SPELLINGS.items()
}
_FIELDS_OF: dict[str, tuple[str, ...]] = {
    word: tuple(field for field, words in SPELLINGS.items() if word in words)
    for words in SPELLINGS.values()
    for word in words
}

_KIN_WORDS = {
    "following": "following followings friends friend followees followed volgend gevolgd seguindo"
    " seguidos siguiendo gefolgt folge abonnements suivis seguiti",
    "followers": "followers follower fans volgers seguidores abonnenten abonnes seguaci audience",
    "list_members": "list lists members lijst lista liste leden membros",
    "people": "people contacts prospects leads notes persons mensen pessoas",
}
KIN_WORDS = {target: frozenset(words.split()) for target, words in _KIN_WORDS.items()}
"""Words in a file's name that say what the people of a table are to the owner."""


def folded(name: str) -> str:
    """A column name for comparison: lower case, no accents, words apart by one blank."""
    split = re.sub(r"(?<=[a-z])(?=[A-Z][a-z])|[’‘]", " ", name)
    plain = unicodedata.normalize("NFKD", split).encode("ascii", "ignore").decode()
    return " ".join(_NOT_LETTERS.sub(" ", plain.lower()).split())


def fields_named(name: str) -> tuple[tuple[str, ...], float]:
    """The fields that a column name may mean, best first, and how sure that is, 0..1.

    Words such as "user" or "author" before a known name are passed over, at a small discount.
    """
    words = folded(name).split()
    sure = 0.95
    while words:
        found = _FIELDS_OF.get(" ".join(words)) or _FIELDS_OF.get("".join(words))
        if found:
            return found, sure
        if words[0] not in _BEFORE:
            break
        words, sure = words[1:], 0.85
    return (), 0.0


def rank_of(field: str, name: str) -> int:
    """How common a name is for a field, 0 first: of "date" and "commit date" the former is it."""
    known = SPELLINGS.get(field, ())
    word = folded(name)
    return known.index(word) if word in known else len(known)


def words_in(name: str) -> set[str]:
    """The words of a file's name, folded, for comparing with `KIN_WORDS`."""
    return set(re.sub(r"\d+", " ", folded(name)).split())
