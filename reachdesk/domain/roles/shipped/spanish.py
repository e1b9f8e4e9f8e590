"""Spanish rules; they cover what the English ones cover."""

from __future__ import annotations

from reachdesk.domain.roles.rules import JOURNALIST_OR_AUTHOR, OTHER, RoleRule
from reachdesk.domain.roles.shipped.making import rule

RULES: tuple[RoleRule, ...] = (
    rule(
        "es",
        JOURNALIST_OR_AUTHOR,
        """
        periodista | fotoperiodista | reportero | reportera | fotorreportero | corresponsal
        redactor | redactora | redactor jefe | redactora jefe | jefe de redacción
        jefa de redacción | editora | columnista | articulista | locutor | locutora
        presentador de noticias | presentadora de noticias | escritor | escritora | autor | autora
        coautor | coautora | novelista | poeta | poetisa | cronista | ensayista | guionista
        dramaturgo | dramaturga | crítico de cine | crítica de cine | crítico literario
        crítica literaria | crítico musical | mi libro | mis libros | mi * libro | mi novela
        mi * novela | escribo para | escribe para | escribo sobre | escribe sobre | escribo en
        """,
        """
        estudiante de periodismo | redactor publicitario | redactora publicitaria | redactor seo
        redactora seo | redactor técnico | redactora técnica | editora de libros | editor de vídeo
        editora de vídeo | editora independente | derechos de autor | escribo para mí
        """,
        fields=("bio", "name", "position"),
    ),
    rule(
        "es",
        "supplier",
        """
        proveedor | proveedora | proveedores | mayorista | distribuidor | distribuidora
        fabricante | fabricantes de | consultor | consultora | consultoría | agencia
        agencia de marketing | agencia de publicidad | prestador de servicios | soluciones para
        ayudamos a empresas | nuestros clientes | para empresas | software para
        """,
        "agencia de noticias | agencia efe | agencia espacial | estudiante",
    ),
    rule(
        "es",
        "industry_body",
        """
        asociación de | asociación española | asociación nacional | asociación profesional
        asociación mexicana | asociación argentina | asociación empresarial | federación
        confederación | sindicato | cámara de comercio | colegio de | colegio oficial
        patronal | gremio | instituto de
        """,
        "miembro | socio | socia | estudiante | profesor | profesora | periodista",
        fields=("bio", "name", "company"),
    ),
    rule(
        "es",
        "local_information",
        """
        noticias de la ciudad | noticias de la región | noticias locales | noticias del barrio
        actualidad local | diario local | agenda cultural | qué hacer en | ayuntamiento | alcaldía
        municipalidad | el tiempo en | pronóstico del tiempo | estado del tráfico
        información de tráfico | guía de la ciudad
        """,
        "trabajo en",
        fields=("bio", "name"),
    ),
    rule(
        "es",
        "gateway",
        """
        boletín semanal | congreso | jornadas de | conferencia | encuentro de | organizador de
        organizadora de | comisario de | comisaria de | curaduría | gestor de comunidades
        gestora de comunidades | conectamos | boletín de noticias | presentador del podcast
        presentadora del podcast
        """,
        "congreso de los diputados | congreso de la república | comisaria de policía",
        fields=("bio", "name", "position"),
    ),
    rule(
        "es", OTHER, "parodia | club de fans | cuenta de fans | estudiante | alumno | alumna",
        fields=("bio", "name"),
    ),
)  # fmt: skip
