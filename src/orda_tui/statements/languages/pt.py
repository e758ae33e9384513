"""Portuguese."""

from __future__ import annotations

from orda_tui.statements.languages.base import Language, phrases, words

PORTUGUESE = Language(
    code="pt",
    verbs=words("""
        disse disseram diz dizem dito afirmou afirmaram afirma declarou declararam declara acrescentou acrescenta
        explicou explica escreveu escreve ressaltou ressalta destacou destaca contou conta lembrou lembra informou
        informa garantiu garante alertou alerta comentou comenta concluiu conclui respondeu responde anunciou
        anuncia reconheceu reconhece admitiu admite criticou critica defendeu defende observou avaliou avalia
        completou reforçou reiterou frisou salientou sublinhou sublinha prometeu questionou perguntou revelou
        relatou relata argumentou dizia diziam afirmava explicam explicaram acrescentaram ressaltaram destacam
        contam contaram lembram informam informaram garantem garantiram alertam alertaram comentam concluem
        responderam anunciaram reconhecem admitem criticam criticaram defendem defenderam observa avaliam completa
        reforça reforçam reitera frisa salienta sublinham promete prometem questiona questionam pergunta perguntam
        revela revelam relatam relataram argumenta argumentam reclama reclamou reclamam lamenta lamentou lamentam
        desabafa desabafou exclama exclamou grita gritou gritavam brincou brinca ironiza ironizou confessa
        confessou confirma confirmou confirmaram nega negou desmente desmentiu rebate rebateu retruca retrucou
        repete repetiu insiste insistiu aponta apontou apontam indica indicou indicam acredita acreditam espera
        esperam teme sugere sugeriu propõe propôs pede pediu pedem exige exigiu ameaça ameaçou acusa acusou
        denuncia denunciou detalha detalhou esclarece esclareceu justifica justificou resume resumiu sintetiza
        analisa analisou pondera ponderou opina opinou considera considerou prevê previu adianta adiantou enfatiza
        enfatizou sustenta sustentou assegura assegurou desafiou celebrou agradeceu tuitou publicou postou
        declaram afirmam escrevem escreveram"""),
    weak=words("chamou chama classificou classifica descreveu"),
    acts=phrases("não descartou | não descarta | comprometeu-se a | ameaçou"),
    that=words("que"),
    according=phrases("""
        segundo | de acordo com | conforme | na opinião de | nas palavras de | para | na * opinião"""),
    as_words=words("como conforme segundo"),
    finite=("ou", "aram", "eram", "iram"),
    pronouns={"ele": "m", "ela": "f", "eles": "p", "elas": "p", "eu": "1", "nós": "1"},
    personal=words("para"),
    oblique={"ele": "m", "ela": "f", "eles": "p", "elas": "p", "dele": "m", "dela": "f"},
    determiners=words("o a os as um uma seu sua seus suas este esta esse essa outro outra dois"),
    prepositions=words("""
        a ao à aos às com contra de do da dos das desde durante em no na nos nas entre até para por pelo pela sem
        sob sobre após"""),
    conjunctions=words("e mas ou que se quando porque embora enquanto como pois"),
    relatives=words("que quem qual cujo"),
    adverbs=words("""
        também depois ainda já ontem hoje além então assim não sempre segunda-feira terça-feira quarta-feira
        quinta-feira sexta-feira"""),
    auxiliaries=words("tem tinha havia foi era se lhe"),
    titles=words("sr. sra. dr. dra. senhor senhora"),
    offices=words("""
        presidente ministro ministra primeiro-ministro chefe diretor diretora porta-voz prefeito prefeita senador
        senadora deputado deputada governador governadora secretário secretária procurador juiz juíza advogado
        professor rei rainha papa líder embaixador técnico especialista analista economista fundador general
        engenheiro engenheira agricultor agricultora pescador morador moradora vizinho aposentado estudante
        professora médico médica enfermeiro enfermeira cirurgião empresário empresária comerciante artista ator
        atriz cantor cantora escritor escritora cineasta historiador sociólogo cientista pesquisador pesquisadora
        jornalista ativista sindicalista vereador vereadora vice-presidente vice-prefeito ex-presidente
        ex-ministro relator delegado delegada promotor promotora desembargador defensor proprietário dono
        testemunha vítima pai mãe irmão irmã viúva filho filha jogador capitão goleiro atacante treinador
        treinadora policial bombeiro comandante coronel tenente almirante bispo arcebispo cardeal padre pastor
        coordenador coordenadora chanceler"""),
    documents=words("comunicado nota relatório carta texto artigo declaração documento"),
    agencies=words("lusa reuters agência jornal diário folha correio"),
    names_before=words("filme jornal revista partido empresa grupo álbum livro romance canção série projeto programa"),
    calling=words("chamou chama classificou"),
    so_called=words("chamado chamada chamados suposto"),
    headings=r"""(?:as\s+)?(?:principais|frases)\s+(?:declarações|falas|frases)(?:\s+d[eoa]\s+(?P<who>\S.{1,60}))?""",
    beliefs=r"""
        (?P<b>[^,:«“]{1,60}?)\s+(?:também\s+)?(?:disse|afirmou|acrescentou|destacou|anunciou|prometeu|acredita|considera|garantiu)\s+que\s+
        | (?:segundo|de\s+acordo\s+com)\s+(?P<a>[^,]{2,60}?),\s+""",
    abbreviations=words("sr sra dr dra av etc pág art"),
    dash_speech=True,
    dropping=True,
    comma=False,
)
