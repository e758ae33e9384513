"""Spanish."""

from __future__ import annotations

from orda_tui.statements.languages.base import Language, phrases, words

SPANISH = Language(
    code="es",
    verbs=words("""
        dijo dijeron dice dicen decía dicho afirmó afirmaron afirma afirmado aseguró aseguraron asegura asegurado
        declaró
        declararon declara declarado señaló señalaron señala señalado explicó explicaron explica explicado añadió
        añadieron añade añadido agregó agregaron agrega indicó indicaron indica indicado sostuvo sostuvieron sostiene
        sostenido advirtió advirtieron advierte advertido comentó comentaron comenta comentado subrayó subraya subrayado
        escribió escribe escrito respondió respondieron responde respondido anunció anunciaron anuncia anunciado
        recordó recuerda recordado manifestó manifestaron manifiesta manifestado reconoció reconoce reconocido destacó
        destaca destacado expresó expresa expresado insistió insiste concluyó concluye apuntó apunta precisó precisa
        contó cuenta contado reiteró reitera criticó critica denunció denuncia pidió pide prometió promete admitió
        admite confesó confiesa opinó opina considera consideró preguntó pregunta exclamó ironizó lamentó lamenta
        matizó zanjó sentenció relató relata informó informa informaron resumió reveló desveló confirmó confirma
        argumentó argumenta aclaró aclara celebró tuiteó publicó defendió defiende replicó contestó continuó continúa
        prosiguió prosigue cree piensa"""),
    weak=words("llamó llama calificó califica describió describe bautizó tildó citó cita citando habló habla"),
    that=words("que"),
    according=phrases("según | de acuerdo con | a juicio de | en palabras de"),
    as_words=words("como según"),
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
    determiners=words("""
        el la los las un una unos unas su sus este esta estos estas ese esa otro otra varios algunos dos lo"""),
    prepositions=words("""
        a al ante bajo con contra de del desde durante en entre hacia hasta mediante para por según sin sobre tras"""),
    conjunctions=words("y e pero o u ni que si cuando porque aunque mientras como pues sino donde"),
    relatives=words("que quien quienes cual cuyo donde"),
    adverbs=words("""
        también luego después además ayer hoy ya aún todavía entonces asimismo así finalmente recientemente lunes martes
        miércoles jueves viernes sábado domingo no siempre nunca"""),
    auxiliaries=words("ha han había habían habría fue era se le les lo"),
    titles=words("sr. sra. sr sra señor señora don doña dr. dra. dr dra"),
    offices=words("""
        presidente presidenta ministro ministra primer primera jefe jefa director directora portavoz alcalde alcaldesa
        senador senadora diputado diputada gobernador gobernadora secretario secretaria general fiscal juez jueza
        abogado abogada profesor profesora rey reina príncipe papa líder embajador entrenador experto experta analista
        economista fundador comisario canciller vicepresidente vicepresidenta candidato candidata exministro
        expresidente músico cantante actor actriz escritor escritora consejero consejera"""),
    documents=words("comunicado informe carta nota texto artículo declaración mensaje escrito documento estudio"),
    agencies=words("efe reuters agencia"),
    names_before=words("""
        película periódico diario revista partido empresa grupo álbum libro novela canción serie proyecto programa
        título operación festival premio banda disco obra palabra término apodo nombre concurso marca plan caso"""),
    names_after=words("partido"),
    calling=words("llamó llama calificó califica describió bautizó tildó"),
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
    comma=False,
)
