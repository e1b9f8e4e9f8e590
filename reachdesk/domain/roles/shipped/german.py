"""German rules; they cover what the English ones cover. «Journalist*in» counts as both forms."""

from __future__ import annotations

from reachdesk.domain.roles.rules import JOURNALIST_OR_AUTHOR, OTHER, RoleRule
from reachdesk.domain.roles.shipped.making import rule

RULES: tuple[RoleRule, ...] = (
    rule(
        "de",
        JOURNALIST_OR_AUTHOR,
        """
        *journalistin | redakteur | redakteurin | *redakteur | *redakteurin | redaktor | redaktorin
        reporterin | kolumnist | kolumnistin | korrespondent | *korrespondent | *korrespondentin
        chefredaktor | publizist | publizistin | *autor | *autorin | schriftsteller
        schriftstellerin | *schriftsteller | *schriftstellerin | dichterin | lyriker | lyrikerin
        *kritiker | *kritikerin | essayistin | dramatiker | dramatikerin
        nachrichtensprecher | nachrichtensprecherin | mein buch | meine bücher | mein * buch
        mein roman | mein * roman | schreibe für | schreibt für | schreibe über | schreibt über
        schreibe bücher | schreibe romane | freier journalist
        """,
        """
        kapitalismuskritiker | regimekritiker | impfkritiker
        systemkritiker | islamkritiker | religionskritiker | schreibe für mich
        softwareautor
        """,
        fields=("bio", "name", "position"),
    ),
    rule(
        "de",
        "supplier",
        """
        lieferant | zulieferer | anbieter | anbieter von | dienstleister | *dienstleister
        hersteller | hersteller von | großhändler | beratung für | unternehmensberatung
        unternehmensberater | unternehmensberaterin | agentur | *agentur | systemhaus
        softwarehaus | wir entwickeln | wir liefern | wir beraten | unsere kunden
        wir unterstützen unternehmen | lösungen für | software für | für unternehmen
        """,
        "nachrichtenagentur | presseagentur | agentur für arbeit | raumfahrtagentur | student",
    ),
    rule(
        "de",
        "industry_body",
        """
        verband | *verband | verband der | berufsverband | bundesverband | fachverband
        branchenverband | landesverband | verein der | verein für | gewerkschaft | handelskammer
        industrie und handelskammer | ihk | handwerkskammer | kammer der | innung
        gesellschaft für | interessenvertretung
        """,
        """
        mitglied | vorstandsmitglied | student | studentin | journalist | kreisverband
        ortsverband | jugendverband | sportverband
        """,
        fields=("bio", "name", "company"),
    ),
    rule(
        "de",
        "local_information",
        """
        nachrichten aus | neues aus | lokalnachrichten | lokales aus | stadtverwaltung
        stadtmagazin | veranstaltungen in | veranstaltungskalender | was ist los in
        verkehrsmeldungen | verkehrsinfos | wetter für | wetter in | wetterbericht
        offizieller account der stadt | gemeindeverwaltung | aus der region
        """,
        "nachrichten aus aller welt | neues aus meinem leben",
        fields=("bio", "name"),
    ),
    rule(
        "de",
        "gateway",
        """
        wochenrückblick | stammtisch | konferenz | tagung | fachtagung | netzwerktreffen
        barcamp | veranstalter von | veranstalterin von | organisator von | organisatorin von
        gastgeber von | gastgeberin von | wir vernetzen | vernetzt menschen | linksammlung
        """,
        "pressekonferenz",
        fields=("bio", "name", "position"),
    ),
    rule(
        "de", OTHER, "parodie | satireaccount | fanseite | studentin | schüler | schülerin | azubi",
        fields=("bio", "name"),
    ),
)  # fmt: skip
