"""Polish."""

from __future__ import annotations

from orda_tui.statements.languages.base import Language, phrases, words


def _past(stems: str) -> frozenset[str]:
    """The past forms of each stem in -ł."""
    return frozenset(stem + ending for stem in stems.split() for ending in ("ł", "ła", "ło", "li", "ły"))


POLISH = Language(
    code="pl",
    verbs=_past("""
        powiedzia mówi stwierdzi doda podkreśli napisa zaznaczy wyjaśni oceni przyzna poinformowa oświadczy zauważy
        przekaza tłumaczy zapewni ostrzeg zapyta odpowiedzia przypomnia podsumowa skomentowa relacjonowa apelowa
        zapowiedzia uzna twierdzi pisa opowiada""")
    | words("""
        mówi mówią tłumaczy podkreśla dodaje twierdzi ocenia uważa uważają wyjaśnia przyznaje zaznacza zauważa pisze
        przekonuje zapewnia ostrzega przypomina opowiada komentuje relacjonuje apeluje rzekł czytamy"""),
    weak=_past("nazwa określi"),
    that=words("że iż"),
    according=phrases("według | zdaniem | jak podaje"),
    as_words=words("jak"),
    pronouns={"on": "m", "ona": "f", "oni": "p", "one": "p", "ja": "1", "my": "1"},
    determiners=words("ten ta to ci te jeden jedna jego jej ich nasz swój"),
    prepositions=words("w we na z ze do dla od po za przed przez przy bez między podczas nad pod o u według wobec"),
    conjunctions=words("i a ale lub że żeby gdy kiedy ponieważ jeśli jednak oraz bo"),
    relatives=words("który która które którzy którego"),
    adverbs=words("także też jeszcze potem później już wczoraj dziś znowu ponownie również jednak"),
    auxiliaries=words("jest był była było byli będzie by"),
    titles=words("pan pani dr prof. dr. ks. prof"),
    offices=words("""
        prezydent minister premier prezes przewodniczący przewodnicząca dyrektor rzecznik rzeczniczka burmistrz senator
        poseł posłanka gubernator sekretarz szef szefowa kierownik kapitan trener profesor ekspert analityk ekonomista
        adwokat sędzia generał ambasador lider wiceminister wicepremier marszałek wójt"""),
    documents=words("komunikacie oświadczeniu liście raporcie dokumencie"),
    agencies=words("pap reuters agencja"),
    names_before=words("""
        film filmu gazeta dziennik tygodnik partia partii firma spółka grupa album książka powieść piosenka
        projekt program"""),
    calling=words("nazwał nazwała nazwali określił określiła"),
    so_called=words("tzw."),
    headings=r"""(?:najważniejsze|kluczowe|główne)\s+(?:wypowiedzi|tezy|cytaty|punkty)(?:\s+(?P<who>\S.{1,60}))?""",
    beliefs=r"""(?:według|zdaniem)\s+(?P<a>[^,]{2,60}?),?\s+(?=\w)""",
    abbreviations=words("tzw np nr ul prof dr mgr inż św r w tys mln mld zł im ks"),
    dash_speech=True,
    suffixes=("a", "owi", "em", "ie", "ego", "emu", "ą", "ę", "y"),
)
