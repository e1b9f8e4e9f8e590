"""Portuguese rules, for Portugal and Brazil; they cover what the English ones cover."""

from __future__ import annotations

from reachdesk.domain.roles.rules import JOURNALIST_OR_AUTHOR, OTHER, RoleRule
from reachdesk.domain.roles.shipped.making import rule

RULES: tuple[RoleRule, ...] = (
    rule(
        "pt",
        JOURNALIST_OR_AUTHOR,
        """
        jornalista | fotojornalista | radialista | repórter | colunista | correspondente
        redator chefe | redatora chefe | redactor chefe | redactora chefe | editor chefe
        editora chefe | editora executiva | editora adjunta | editora do | editora da | editora na
        editora no | diretor do jornal | diretora do jornal
        escritor | escritora | autor | autora | coautor | coautora | romancista | poeta | poetisa
        cronista | contista | ensaísta | roteirista | argumentista | guionista | dramaturgo
        dramaturga | crítico de cinema | crítica de cinema | crítico de música | crítico literário
        crítica literária | meu livro | meus livros | meu * livro | meu romance | escrevo para
        escreve para | escrevo sobre | escreve sobre | escrevo no | escrevo na
        """,
        """
        estudante de jornalismo | editora de livros | editora independente | direito autoral
        correspondente bancário | correspondente caixa | autor de software | editor de vídeo
        editora de vídeo
        """,
        fields=("bio", "name", "position"),
    ),
    rule(
        "pt",
        "supplier",
        """
        fornecedor | fornecedora | fornecedores | distribuidor | distribuidora | fabricante
        prestador de serviços | prestadora de serviços | consultor | consultora | consultoria
        agência | agência de marketing | agência de publicidade | assessoria de imprensa
        soluções para empresas | soluções para | ajudamos empresas | nossos clientes
        os nossos clientes | para empresas | software para | atacadista | terceirização
        """,
        "agência de notícias | agência lusa | agência espacial | estudante",
    ),
    rule(
        "pt",
        "industry_body",
        """
        associação de | associação dos | associação das | associação do | associação brasileira
        associação portuguesa | associação nacional | associação comercial | associação empresarial
        federação | confederação | sindicato | câmara de comércio | ordem dos | instituto de
        conselho regional | conselho federal | entidade de classe
        """,
        "membro | sócio | estudante | professor | professora | jornalista",
        fields=("bio", "name", "company"),
    ),
    rule(
        "pt",
        "local_information",
        """
        notícias da cidade | notícias do concelho | notícias da região | notícias locais
        notícias do bairro | jornal local | agenda cultural | o que fazer em | câmara municipal
        prefeitura | junta de freguesia | previsão do tempo | meteorologia | trânsito
        informações do trânsito | guia da cidade
        """,
        "trabalho na | trabalho no",
        fields=("bio", "name"),
    ),
    rule(
        "pt",
        "gateway",
        """
        boletim semanal | podcaster | congresso | conferência | encontro de | organizador de
        organizadora de | organizador do | organizadora do | curador | curadora | curadoria
        gestor de comunidade | gestora de comunidade | gerente de comunidade | ligamos pessoas
        conectamos | apresentador do podcast | apresentadora do podcast
        """,
        "congresso nacional",
        fields=("bio", "name", "position"),
    ),
    rule(
        "pt", OTHER, "paródia | fã clube | conta de fã | estudante | aluno | aluna",
        fields=("bio", "name"),
    ),
)  # fmt: skip
