"""French rules; they cover what the English ones cover."""

from __future__ import annotations

from reachdesk.domain.roles.rules import JOURNALIST_OR_AUTHOR, OTHER, RoleRule
from reachdesk.domain.roles.shipped.making import rule

RULES: tuple[RoleRule, ...] = (
    rule(
        "fr",
        JOURNALIST_OR_AUTHOR,
        """
        journaliste | photojournaliste | reporteur | reportrice | grand reporter | pigiste
        correspondant | correspondante | rédacteur | rédactrice | rédacteur en chef
        rédactrice en chef | chroniqueur | chroniqueuse | éditorialiste | présentateur du journal
        présentatrice du journal | écrivain | écrivaine | auteur | auteure | autrice | coauteur
        romancier | romancière | poète | poétesse | essayiste | scénariste | dramaturge
        critique de cinéma | critique littéraire | critique musical | critique musicale | mon livre
        mes livres | mon * livre | mon roman | mon * roman | écrit pour | j'écris pour
        j'écris sur | écrit sur
        """,
        """
        étudiant en journalisme | étudiante en journalisme | rédacteur web | rédactrice web
        rédacteur seo | rédactrice seo | rédacteur technique | rédactrice technique
        concepteur rédacteur | conceptrice rédactrice | droit d'auteur | droits d'auteur
        j'écris pour moi | auteur compositeur | auteur compositrice
        """,
        fields=("bio", "name", "position"),
    ),
    rule(
        "fr",
        "supplier",
        """
        fournisseur | fournisseur de | fournisseuse | prestataire | prestataire de services
        grossiste | distributeur | distributeur de | fabricant | fabricant de | cabinet de conseil
        consultant en | consultante en | agence | agence de communication | agence web
        agence de publicité | solutions pour | nous aidons les entreprises | nos clients
        pour les entreprises | logiciel pour | éditeur de logiciels | éditeur de logiciel
        """,
        """
        agence de presse | agence france presse | agence spatiale | agence régionale de santé
        étudiant | étudiante
        """,
    ),
    rule(
        "fr",
        "industry_body",
        """
        association des | association pour | association française | association professionnelle
        association nationale | fédération | confédération | syndicat | chambre de commerce | cci
        ordre des | institut de | organisme professionnel | interprofession
        """,
        "membre | adhérent | adhérente | étudiant | étudiante | professeur | journaliste",
        fields=("bio", "name", "company"),
    ),
    rule(
        "fr",
        "local_information",
        """
        actualités locales | actualité locale | actus locales | infos locales | info locale
        journal local | que faire à | sorties à | mairie | mairie de | ville de
        compte officiel de la ville | météo | info trafic | infos trafic | agenda culturel
        la vie de quartier
        """,
        "vieille ville de | travaille à la mairie | né dans la ville de",
        fields=("bio", "name"),
    ),
    rule(
        "fr",
        "gateway",
        """
        lettre d'information | infolettre | conférence | congrès | colloque | veilleur
        organisateur de | organisatrice de | animateur de communauté | animatrice de communauté
        réseau de | nous mettons en relation | rencontres de
        """,
        "conférence de presse",
        fields=("bio", "name", "position"),
    ),
    rule(
        "fr", OTHER, "parodie | compte parodique | compte de fans | étudiant | étudiante | lycéen",
        fields=("bio", "name"),
    ),
)  # fmt: skip
