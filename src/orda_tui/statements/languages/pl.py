"""Polish."""

from __future__ import annotations

from orda_tui.statements.languages.base import Language, phrases, words


def _past(stems: str) -> frozenset[str]:
    """The past forms of each stem in -ł."""
    return frozenset(stem + ending for stem in stems.split() for ending in ("ł", "ła", "ło", "li", "ły"))


POLISH = Language(
    code="pl",
    verbs=_past("""
        powiedzia mówi stwierdzi doda podkreśli napisa zaznaczy wyjaśni oceni przyzna poinformowa oświadczy
        zauważy przekaza tłumaczy zapewni ostrzeg zapyta odpowiedzia przypomnia podsumowa skomentowa relacjonowa
        apelowa zapowiedzia uzna twierdzi pisa opowiada żali skarży narzeka ironizowa żartowa zażartowa obieca
        przyrzek zapewnia ostrzega przestrzega przestrzeg argumentowa przekonywa przekona kontynuowa powtórzy
        zauważa skrytykowa krytykowa oskarży zarzuci odpar odpiera odpowiada zdradzi ujawni ogłosi zadeklarowa
        podziękowa pogratulowa przeprosi krzykną krzycza szepną wyszepta wykrzykną prosi poprosi zaapelowa wezwa
        proponowa zaproponowa doradzi oznajmi obwieści sprecyzowa uściśli uzasadni wspomina wspomnia wyzna
        nadmieni sugerowa zasugerowa prognozowa przewidywa szacowa potwierdzi zaprzeczy zdementowa zrelacjonowa
        odniós wyrazi spuentowa ubolewa zwróci""")
    | words("""
        mówi mówią tłumaczy podkreśla dodaje twierdzi ocenia uważa uważają wyjaśnia przyznaje zaznacza zauważa
        pisze przekonuje zapewnia ostrzega przypomina opowiada komentuje relacjonuje apeluje rzekł czytamy żali
        skarży narzeka ironizuje żartuje wzdycha obiecuje ostrzegają przestrzega argumentuje kontynuuje powtarza
        krytykuje krytykują oskarża zarzuca odpowiada odpowiadają zdradza ujawnia ogłasza deklaruje dziękuje
        gratuluje przeprasza krzyczy szepcze prosi proszą wzywa proponuje doradza zaleca oznajmia precyzuje
        uzasadnia wspomina wyznaje sugeruje prognozuje przewiduje szacuje szacują potwierdza potwierdzają
        zaprzecza liczy wierzy obawia pyta pytają dziwi cieszy podkreślają dodają tłumaczą wyjaśniają twierdzą
        oceniają przyznają zaznaczają piszą uspokaja informuje informują brzmi głosi podsumowuje zastanawia
        denerwuje oburza odparł odparła zaapelował"""),
    weak=_past("nazwa określi"),
    acts=phrases("""
        nie wykluczył | nie wykluczyła | nie wyklucza | wezwał | wezwała | wezwali | zaapelował o | zaapelowała o
        | zagroził"""),
    that=words("że iż"),
    according=phrases("według | zdaniem | jak podaje | w opinii | w ocenie | według słów"),
    as_words=words("jak"),
    told_so=phrases("tak | poinformował o tym | o tym"),
    pronouns={"on": "m", "ona": "f", "oni": "p", "one": "p", "ja": "1", "my": "1"},
    oblique={"niego": "m", "niej": "f", "nich": "p", "jego": "m", "jej": "f", "ich": "p"},
    determiners=words("ten ta to ci te jeden jedna jego jej ich nasz swój"),
    prepositions=words("w we na z ze do dla od po za przed przez przy bez między podczas nad pod o u według wobec"),
    conjunctions=words("i a ale lub że żeby gdy kiedy ponieważ jeśli jednak oraz bo"),
    relatives=words("który która które którzy którego"),
    adverbs=words("także też jeszcze potem później już wczoraj dziś znowu ponownie również jednak"),
    auxiliaries=words("jest był była było byli będzie by się będą są ma mają może mogą musi nie"),
    titles=words("pan pani dr prof. dr. ks. prof"),
    offices=words("""
        prezydent minister premier prezes przewodniczący przewodnicząca dyrektor rzecznik rzeczniczka burmistrz
        senator poseł posłanka gubernator sekretarz szef szefowa kierownik kapitan trener profesor ekspert
        analityk ekonomista adwokat sędzia generał ambasador lider wiceminister wicepremier marszałek wójt
        wojewoda rolnik rybak emeryt emerytka sąsiad sąsiadka mieszkaniec mieszkanka student studentka nauczyciel
        nauczycielka lekarz lekarka pielęgniarka chirurg przedsiębiorca aktor aktorka piosenkarz piosenkarka
        pisarz pisarka reżyser reżyserka historyk socjolog politolog filozof psycholog geolog meteorolog biolog
        epidemiolog naukowiec badacz badaczka dziennikarz dziennikarka aktywista aktywistka związkowiec radny
        radna starosta wiceprezydent wiceprezes założyciel założycielka właściciel właścicielka świadek ojciec
        matka brat siostra żona wdowa syn córka zawodnik zawodniczka bramkarz napastnik policjant policjantka
        strażak komendant pułkownik major porucznik admirał prokurator obrońca biskup arcybiskup kardynał ksiądz
        proboszcz rektor dziekan europoseł kandydat kandydatka organizator koordynator inżynier architekt kanclerz"""),
    documents=words("komunikacie oświadczeniu liście raporcie dokumencie"),
    agencies=words("pap reuters agencja gazeta dziennik kurier tygodnik rzeczpospolita"),
    names_before=words("""
        film filmu gazeta dziennik tygodnik partia partii firma spółka grupa album książka powieść piosenka
        projekt program"""),
    calling=words("nazwał nazwała nazwali określił określiła mówił mówiła"),
    so_called=words("tzw."),
    headings=r"""(?:najważniejsze|kluczowe|główne)\s+(?:wypowiedzi|tezy|cytaty|punkty)(?:\s+(?P<who>\S.{1,60}))?""",
    beliefs=r"""
        (?P<b>[^,:„]{1,60}?)\s+(?:też\s+|także\s+)?(?:powiedział[a]?|uważa|twierdzi|dodał[a]?|podkreślił[a]?|oświadczył[a]?|zaznaczył[a]?|zapowiedział[a]?|przyznał[a]?|ostrzegł[a]?|wierzy),\s+że\s+
        | (?:według|zdaniem)\s+(?P<a>[^,]{2,60}?),?\s+(?=\w)""",
    abbreviations=words("tzw np nr ul prof dr mgr inż św r w tys mln mld zł im ks"),
    verb_second=True,
    dash_speech=True,
    dropping=True,
    suffixes=("a", "owi", "em", "ie", "ego", "emu", "ą", "ę", "y"),
)
