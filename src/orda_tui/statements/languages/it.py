"""Italian."""

from __future__ import annotations

from orda_tui.statements.languages.base import Language, phrases, words

ITALIAN = Language(
    code="it",
    verbs=words("""
        detto dice disse dicono dichiarato dichiara dichiarò affermato afferma affermò spiegato spiega spiegò
        aggiunto aggiunge aggiunse scritto scrive scrisse sottolineato sottolinea commentato commenta raccontato
        racconta osservato osserva ricordato ricorda concluso conclude precisato precisa annunciato annuncia
        assicurato assicura risposto risponde replicato replica ammesso ammette avvertito avverte ribadito
        ribadisce riferito riferisce sostiene sostenuto rilevato rileva attacca attaccato chiesto chiede prosegue
        proseguito continua insiste avvisa confermato conferma denuncia denunciato diceva ripete ripetuto lamenta
        lamentato lamentano esclama esclamato chiedono domanda domandato promette promesso garantisce garantito
        giura giurato commentano spiegano affermano sostengono scrivono ricordano aggiungono raccontano
        sottolineano sbotta sbottato tuona tuonato ironizza ironizzato scherza scherzato sospira sussurra grida
        gridano gridato urla urlano urlato confessa confessato confida confidato rivela rivelato svela segnala
        segnalato informa informato comunica comunicato evidenzia evidenziato puntualizza puntualizzato specifica
        specificato chiarisce chiarito dettaglia ipotizza ipotizzato teme temono spera sperano auspica auspicato
        invoca esorta esortato invita invitato propone proposto consiglia raccomanda minaccia minacciato accusa
        accusato critica criticato contesta contestato nega negato smentisce smentito obietta obiettato ribatte
        ribattuto rincara incalza insistito rassicura rassicurato tranquillizza prevede riassume riassunto
        sintetizza argomenta ragiona riflette nota notato twitta posta testimonia testimoniato dichiarano
        dichiararono lancia rivendica rivendicato rimarca rimarcato ammonisce ammonito sentenzia chiosa chiosato
        tuonava plaude esulta"""),
    weak=words("definito definisce chiamato chiama cita"),
    acts=phrases("non ha escluso | non esclude | ha esortato | si è detto | si è detta | ha messo in guardia"),
    that=words("che"),
    according=phrases("""
        secondo | per | a detta di | stando a | secondo quanto riferito da | ad avviso di | a parere di | a
        giudizio di | a * avviso | a * parere | a * giudizio | a * dire"""),
    as_words=words("come"),
    pronouns={"lui": "m", "lei": "f", "loro": "p", "egli": "m", "ella": "f", "io": "1", "noi": "1"},
    personal=words("per"),
    oblique={"lui": "m", "lei": "f", "loro": "p", "suo": "m", "sua": "m"},
    determiners=words("il lo la i gli le l un uno una suo sua suoi sue questo questa quel alcuni due"),
    prepositions=words("""
        a ad al alla allo ai alle con da dal dalla di del della dei delle in nel nella per su sul sulla tra fra
        dopo prima durante"""),
    conjunctions=words("e ed ma o che se quando perché mentre come anche poi"),
    relatives=words("che cui quale"),
    adverbs=words("""
        anche poi ancora già ieri oggi inoltre infine però così lunedì martedì mercoledì giovedì venerdì sabato
        domenica non"""),
    auxiliaries=words("ha hanno aveva avevano è era si lo gli"),
    titles=words("signor signora dott. sig. prof. dott"),
    offices=words("""
        presidente ministro ministra premier capo direttore direttrice portavoce sindaco sindaca senatore deputato
        governatore segretario segretaria generale procuratore giudice avvocato professore re regina papa leader
        ambasciatore allenatore esperto analista economista fondatore commissario ingegnere ingegnera agricoltore
        pescatore allevatore residente abitante vicino pensionato studente studentessa insegnante medico
        infermiere infermiera chirurgo imprenditore imprenditrice commerciante artista attore attrice cantante
        scrittore scrittrice regista storico storica sociologo politologo filosofo psicologo geologo meteorologo
        biologo virologo epidemiologo scienziato ricercatore ricercatrice giornalista attivista sindacalista
        assessore assessora consigliere prefetto questore vicepremier vicepresidente viceministro sottosegretario
        presidentessa titolare proprietario testimone vittima padre madre fratello sorella moglie marito vedova
        figlio figlia giocatore capitano portiere attaccante difensore tecnico poliziotto carabiniere comandante
        colonnello tenente ammiraglio magistrato pm vescovo arcivescovo cardinale sacerdote parroco avvocata
        deputata senatrice governatrice coordinatore responsabile esponente"""),
    documents=words("comunicato rapporto lettera nota testo articolo dichiarazione messaggio"),
    agencies=words("ansa reuters agi corriere giornale gazzetta repubblica stampa messaggero agenzia"),
    names_before=words("""
        film giornale rivista partito società azienda gruppo album libro romanzo canzone serie progetto programma
        titolo"""),
    calling=words("definito definisce chiamato"),
    so_called=words("cosiddetto cosiddetta cosiddetti"),
    headings=r"""(?:le\s+)?(?:principali|frasi)\s+(?:dichiarazioni|chiave)(?:\s+di\s+(?P<who>\S.{1,60}))?""",
    beliefs=r"""
        (?P<b>[^,:«“]{1,60}?)\s+(?:ha\s+)?(?:anche\s+)?(?:detto|affermato|aggiunto|sottolineato|annunciato|promesso|ritiene|crede|sostiene)\s+che\s+
        | (?:secondo)\s+(?P<a>[^,]{2,60}?),\s+""",
    abbreviations=words("sig dott prof avv on ecc es art n s"),
    elided=words("l un d c s n dell all dall nell sull quest quell"),
    dash_speech=True,
    dropping=True,
    comma=False,
)
