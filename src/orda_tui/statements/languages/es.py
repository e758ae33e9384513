"""Spanish."""

from __future__ import annotations

from orda_tui.statements.languages.base import Language, phrases, words

SPANISH = Language(
    code="es",
    verbs=words("""
        dijo dijeron dice dicen decía dicho afirmó afirmaron afirma afirmado aseguró aseguraron asegura asegurado
        declaró declararon declara declarado señaló señalaron señala señalado explicó explicaron explica explicado
        añadió añadieron añade añadido agregó agregaron agrega indicó indicaron indica indicado sostuvo
        sostuvieron sostiene sostenido advirtió advirtieron advierte advertido comentó comentaron comenta
        comentado subrayó subraya subrayado escribió escribe escrito respondió respondieron responde respondido
        anunció anunciaron anuncia anunciado recordó recuerda recordado manifestó manifestaron manifiesta
        manifestado reconoció reconoce reconocido destacó destaca destacado expresó expresa expresado insistió
        insiste concluyó concluye apuntó apunta precisó precisa contó cuenta contado reiteró reitera criticó
        critica denunció denuncia pidió pide prometió promete admitió admite confesó confiesa opinó opina
        considera consideró preguntó pregunta exclamó ironizó lamentó lamenta matizó zanjó sentenció relató relata
        informó informa informaron resumió reveló desveló confirmó confirma argumentó argumenta aclaró aclara
        celebró tuiteó publicó defendió defiende replicó contestó continuó continúa prosiguió prosigue cree piensa
        explicaban decían señalan aseguran añaden afirmaba aseguraba explicaba añadía señalaba sostienen sostenía
        advierten comentan subrayan subrayaron escriben responden anuncian recuerdan recordaba manifiestan
        reconocen destacan destacaron expresan insisten insistieron concluyen concluía apuntan apuntaron apuntado
        precisan precisado cuentan contaron contaba reiteran reiterado critican criticado denuncian denunciaron
        denunciado piden pidieron pedido prometen prometido admiten admitieron admitido confiesan confesado opinan
        opinaron opinado consideran consideraron considerado preguntan preguntaba preguntado exclamaron exclama
        exclamado ironiza ironizado lamentaron lamentan lamentado matiza matizado zanja sentencia sentenciado
        relatan relataron relatado informan informado resume resumen revela revelado desvela confirman confirmaron
        confirmado argumentan aclaran aclararon aclarado celebra tuitea publica defienden replica contesta
        contestan contestaron continúan prosiguen piensan creen repitió repite repiten repetía alegó alega alegan
        arguyó arguye adujo aduce auguró augura bromeó bromea clamó clama coincidió coincide cuestionó cuestiona
        descartó descarta desmintió desmiente detalló detalla detallado dictaminó ejemplificó ejemplifica enfatizó
        enfatiza enumeró espetó espeta estimó estima estiman evocó exhortó exhorta exigió exige exigen expuso
        expone garantizó garantiza gritó grita gritan gritaron gritaba gritaban imploró increpó indican inquirió
        instó insta instan interrogó invitó invita juró jura justificó justifica mencionó menciona murmuró musitó
        narró narra negó niega niegan notificó notifica objetó observa observó ordenó ordena pidiendo planteó
        plantea ponderó pronosticó pronostica proclamó proclama propuso propone puntualizó puntualiza quejó queja
        quejaron quejan razonó razona rechazó rechaza recalcó recalca recalcado recomendó recomienda rectificó
        refirió refiere reflexionó reflexiona remachó remarcó remarca rememoró rememora reprochó reprocha resaltó
        resalta reza rogó ruega saludó soltó solicitó solicita subrayando sugirió sugiere susurró teme temen
        testificó transmitió transmite urgió vaticinó vaticina verbalizó vociferó advertía felicitó felicita
        agradeció agradece alertó alerta alertaron avisó avisa avisan espera esperan confía confió valoró valora
        valoran ratificó ratifica reafirmó reafirma corroboró ahondó abundó apostilló apostilla terció coreaban
        corearon parafraseó avanzó adelantó adelanta remató remata"""),
    weak=words("""
        llamó llama calificó califica describió describe bautizó tildó citó cita citando habló habla acusó acusa
        llaman llamaron califican calificaron apodó definió define definen tachó tacha denominó denomina
        cuestionaba mostró muestra asegurando diciendo afirmando señalando explicando añadiendo"""),
    acts=phrases("""
        no descartó | no descarta | no ha descartado | instó a | llamó a | se comprometió a | amenazó con | abogó
        por | se pronunció a favor | se pronunció en contra"""),
    that=words("que"),
    according=phrases("""
        según | de acuerdo con | a juicio de | en palabras de | en opinión de | a decir de | según palabras de |
        según datos de | según fuentes de | en * opinión | a * juicio | en * palabras | para"""),
    as_words=words("como según"),
    told_so=phrases("así lo | así"),
    finite=("ó", "aron", "ieron"),
    pronouns={
        "él": "m",
        "ella": "f",
        "ellos": "p",
        "ellas": "p",
        "yo": "1",
        "nosotros": "1",
        "usted": "2",
        "quien": "r",
        "éste": "m",
        "este": "m",
    },
    personal=words("para"),
    oblique={"él": "m", "ella": "f", "ellos": "p", "ellas": "p", "su": "m", "sus": "m"},
    determiners=words("""
        el la los las un una unos unas su sus este esta estos estas ese esa otro otra varios algunos dos lo uno
        alguien"""),
    prepositions=words("""
        a al ante bajo con contra de del desde durante en entre hacia hasta mediante para por según sin sobre tras"""),
    conjunctions=words("y e pero o u ni que si cuando porque aunque mientras como pues sino donde"),
    relatives=words("que quien quienes cual cuyo donde"),
    adverbs=words("""
        también luego después además ayer hoy ya aún todavía entonces asimismo así finalmente recientemente lunes
        martes miércoles jueves viernes sábado domingo no siempre nunca"""),
    auxiliaries=words("ha han había habían habría fue era se le les lo"),
    titles=words("sr. sra. sr sra señor señora don doña dr. dra. dr dra"),
    offices=words("""
        presidente presidenta ministro ministra primer primera jefe jefa director directora portavoz alcalde
        alcaldesa senador senadora diputado diputada gobernador gobernadora secretario secretaria general fiscal
        juez jueza abogado abogada profesor profesora rey reina príncipe papa líder embajador entrenador experto
        experta analista economista fundador comisario canciller vicepresidente vicepresidenta candidato candidata
        exministro expresidente músico cantante actor actriz escritor escritora consejero consejera delegado
        delegada ingeniero ingeniera agricultor agricultora pescador ganadero vecino vecina jubilado jubilada
        estudiante maestro maestra médico médica doctor doctora enfermero enfermera cirujano empresario empresaria
        comerciante artista novelista poeta cineasta guionista historiador historiadora sociólogo socióloga
        politólogo filósofo psicólogo psicóloga geólogo meteorólogo biólogo epidemiólogo virólogo científico
        científica investigador investigadora periodista columnista activista sindicalista vocero vocera concejal
        concejala edil intendente prefecto subsecretario viceministro viceministra exalcalde exgobernador
        expresidenta exministra cofundador fundadora propietario propietaria dueño dueña testigo víctima padre
        madre hermano hermana esposa viuda hijo hija jugador jugadora capitán portero delantero defensa
        centrocampista seleccionador técnico entrenadora campeón campeona policía bombero comandante coronel
        teniente sargento almirante magistrado magistrada procurador defensor letrado obispo arzobispo cardenal
        sacerdote pastor imán rabino premier mandatario mandataria eurodiputado eurodiputada legislador
        congresista titular responsable coordinador coordinadora"""),
    documents=words("comunicado informe carta nota texto artículo declaración mensaje escrito documento estudio"),
    agencies=words("efe reuters agencia correo diario periódico gaceta vanguardia noticias"),
    names_before=words("""
        película periódico diario revista partido empresa grupo álbum libro novela canción serie proyecto programa
        título operación festival premio banda disco obra palabra término apodo nombre concurso marca plan caso"""),
    names_after=words("partido"),
    calling=words("""
        llamó llama calificó califica describió bautizó tildó llaman llamaron califican calificaron definió define
        tachó tacha describe apodó denominó habló habla hablaron denuncia denunció critica criticó"""),
    so_called=words("llamado llamada llamados llamadas denominado denominada supuesto"),
    headings=r"""
        (?:las\s+)?(?:claves|frases|principales\s+(?:frases|declaraciones)|mejores\s+frases)\s+(?:de|del
        |que\s+dejó)\s+(?P<who>\S.{1,60})
        | (?:lo\s+que|qué)\s+(?:dijo|ha\s+dicho)\s+(?P<who2>\S.{1,60})
        | puntos\s+clave""",
    beliefs=r"""
        (?:según|de\s+acuerdo\s+con)\s+(?P<a>[^,]{2,60}?),\s+
        | (?P<b>[^,:«“]{1,60}?)\s+(?:también\s+)?(?:dijo|afirmó|aseguró|señaló|explicó|añadió|agregó|cree|considera
        |sostuvo|advirtió)\s+que\s+""",
    abbreviations=words("sr sra dr dra d dña ee uu pág núm etc ud uds gral av"),
    dash_speech=True,
    dropping=True,
    comma=False,
)
