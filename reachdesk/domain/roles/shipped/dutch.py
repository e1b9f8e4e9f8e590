"""Dutch rules; they cover what the English ones cover."""

from __future__ import annotations

from reachdesk.domain.roles.rules import JOURNALIST_OR_AUTHOR, OTHER, RoleRule
from reachdesk.domain.roles.shipped.making import rule

RULES: tuple[RoleRule, ...] = (
    rule(
        "nl",
        JOURNALIST_OR_AUTHOR,
        """
        *journalist | *journaliste | redacteur | redactrice | hoofdredacteur | hoofdredactrice
        eindredacteur | eindredactrice | *redacteur | *verslaggever | *verslaggeefster
        *correspondent | *correspondente | columniste | nieuwslezer | nieuwslezeres | recensent
        *recensent | auteur | *boekenschrijver | *boekenschrijfster | schrijver | schrijfster
        thrillerschrijver | thrillerschrijfster | romanschrijver | romanschrijfster | dichter
        dichteres | romancier | essayiste | toneelschrijver | mijn boek | mijn * boek
        mijn boeken | mijn roman | ik schrijf voor | schrijft voor | schrijf over
        """,
        """
        videoredacteur | schrijver van software
        dichter bij | steeds dichter
        """,
        fields=("bio", "name", "position"),
    ),
    rule(
        "nl",
        "supplier",
        """
        leverancier | leveranciers | groothandel | toeleverancier | dienstverlener | adviesbureau
        *adviesbureau | adviseur | consultancybureau | reclamebureau | marketingbureau
        communicatiebureau | ontwerpbureau | webbureau | tekstbureau | wij leveren | wij bouwen
        wij helpen bedrijven | wij helpen organisaties | onze klanten | voor bedrijven
        voor ondernemers | uitzendbureau | detachering | softwareleverancier | fabrikant
        """,
        "student | stagiair | stagiaire | adviseur bij de gemeente",
    ),
    rule(
        "nl",
        "industry_body",
        """
        branchevereniging | brancheorganisatie | beroepsvereniging | koepelorganisatie | vakbond
        vereniging van | vereniging voor | kamer van koophandel | federatie van | de federatie
        belangenvereniging | genootschap | brancheplatform
        """,
        "lid | lid van | bestuurslid | voetbalvereniging | student",
        fields=("bio", "name", "company"),
    ),
    rule(
        "nl",
        "local_information",
        """
        nieuws uit | lokaal nieuws | regionieuws | stadsnieuws | wijknieuws | buurtnieuws
        streeknieuws | gemeente | uitagenda | agenda voor | wat is er te doen | weerbericht
        het weer in | verkeersinformatie | 112 nieuws | wijkkrant | dorpskrant
        """,
        "nieuws uit de wereld | werk bij de gemeente | ambtenaar | raadslid | adviseur",
        fields=("bio", "name"),
    ),
    rule(
        "nl",
        "gateway",
        """
        nieuwsbrief | netwerkclub | netwerkgroep | congres | congressen | organisator van
        netwerkbijeenkomst | communitymanager | community manager | gastheer van | gastvrouw van
        wij verbinden | verbindt mensen | verbinder
        """,
        fields=("bio", "name", "position"),
    ),
    rule(
        "nl", OTHER, "parodie | fanaccount | fanpagina | scholier | leerling | studente",
        fields=("bio", "name"),
    ),
)  # fmt: skip
