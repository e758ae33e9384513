"""Czech."""

from __future__ import annotations

from orda_tui.statements.languages.base import Language, phrases, words


def _past(stems: str) -> frozenset[str]:
    """The past forms of each stem in -l."""
    return frozenset(stem + ending for stem in stems.split() for ending in ("l", "la", "lo", "li", "ly"))


CZECH = Language(
    code="cs",
    verbs=_past("""
        řek uved tvrdi doda konstatova oznámi sděli prohlási napsa poznamena upozorni potvrdi vysvětli zdůrazni
        podotk připomně odpově dě vzkáza popsa uzavře přizna varova komentova charakterizova vyjádři ujisti
        odpovědě zepta věři mysle vypráve domníva požadova slíbi doplni informova citova připusti odmít zopakova
        namít pokračova stěžova ptá bá posteskl povzdech povzdychl stěžoval zoufa žertova zažertova vtipkova
        zavtipkova chlubi pochlubi kritizova zkritizova obvini odsoudi odsuzova slibova přísaha hrozi vyhrožova
        pohrozi zdůvodni zdůvodňova argumentova namíta oponova kontrova opakova shrnu rekapitulova uzavíra upřesni
        specifikova dopl přitaka souhlasi nesouhlasi popře vyvráti zpochybni pochybova doufa předpovída předpovědě
        odhadova odhad přá přeja děkova poděkova omluvi pozdravi vyzva apelova naléha nabáda doporuči doporučova
        radi poradi prosi poprosi žáda požáda křiče zakřiče vykřik zvola šepta zašepta zamumla vyhrk vyhrkl
        přiznáva svěři prozradi odhali zveřejni vyhlási deklarova svědči vypovědě líči vylíči reagova zareagova
        hodnoti zhodnoti ocení oceni chváli pochváli divi podivi smá zasmá usmá trva připouště poukáza ukáza
        naznači soudi mini zmíni uzna ujišťova pta rozčilova mluvi hovoři diskutova vysvětlova zdůrazňova
        přibližova""")
    | words("""
        říká říkají tvrdí konstatuje uvádí uvádějí dodává dodávají píše píší vysvětluje myslí soudí popisuje
        připomíná upozorňuje zdůrazňuje poznamenává sděluje oznamuje hlásí věří varuje potvrzuje přiznává domnívá
        vzpomíná vypráví odpovídá pokračuje komentuje líčí míní podotýká stojí praví stěžuje stěžují ptá ptají
        zlobí posteskne žertuje vtipkuje chlubí kritizuje kritizují obviňuje odsuzuje slibuje hrozí vyhrožuje
        zdůvodňuje argumentuje namítá oponuje opakuje shrnuje uzavírá upřesňuje doplňuje souhlasí popírá
        zpochybňuje pochybuje doufá doufají předpovídá odhaduje odhadují přeje děkuje omlouvá vyzývá apeluje
        naléhá nabádá doporučuje radí prosí žádá křičí šeptá svěřuje prozrazuje odhaluje vypovídá reaguje hodnotí
        chválí diví směje usmívá trvá připouští poukazuje naznačuje zmiňuje uznává ujišťuje varují vysvětlují
        upozorňují zdůrazňují potvrzují vzpomínají říkával odpověděl odpověděla řekl řekla řekli slíbil slíbila
        bojí obává obávají zní znělo stálo přibližuje rekapituluje komentují"""),
    weak=_past("nazva označi přirovna popsa charakterizova požadova žáda vola mluvi hovoři")
    | words("nazývá označuje požaduje požadují žádá volá mluví hovoří"),
    acts=phrases("""
        nevyloučil | nevyloučila | nevyloučili | nevylučuje | vyzval | vyzvala | vyzvali | pohrozil | pohrozila"""),
    that=words("že aby"),
    according=phrases("""
        podle | podle slov | podle názoru | podle údajů | podle informací | podle vyjádření | dle | dle slov | dle
        názoru | podle * slov | podle * názoru | podle * vyjádření"""),
    as_words=words("jak"),
    told_so=phrases("to | uvedl to | takto"),
    pronouns={"on": "m", "ona": "f", "oni": "p", "ono": "n", "já": "1", "my": "1"},
    oblique={"něj": "m", "něho": "m", "ní": "f", "nich": "p", "jeho": "m", "její": "f", "jejich": "p"},
    determiners=words("ten ta to ti ty tento tato jeden jedna jeho její jejich náš svůj některý někteří"),
    prepositions=words("""
        v ve na z ze s se k ke o u od do pro při po před přes bez mezi během za nad pod proti kolem podle vedle
        kvůli díky"""),
    conjunctions=words("a i ale nebo že aby když protože pokud jestli však jako ani či"),
    relatives=words("který která které kteří kterého jenž jež"),
    adverbs=words("""
        také ještě pak později už včera dnes znovu opět tehdy nedávno rovněž však tento týden si mu jí jim ji ho
        nám v pondělí úterý středu čtvrtek pátek sobotu neděli"""),
    auxiliaries=words("""
        je byl byla bylo byli jsem jsme by se si bude budou má mají měl měla měli může mohou mohl mohla musí chce
        nebude není nejsou"""),
    titles=words("pan paní dr. ing. mudr. judr. prof. doc. dr ing prof"),
    offices=words("""
        prezident prezidentka ministr ministryně premiér premiérka předseda předsedkyně ředitel ředitelka mluvčí
        starosta starostka senátor poslanec poslankyně guvernér tajemník generální náměstek šéf vedoucí kapitán
        trenér manažer profesor expert analytik ekonom advokát soudce generál velvyslanec zástupce zmocněnec
        primátor kancléř král papež hejtman hejtmanka sedlák zemědělec farmář rybář důchodce důchodkyně soused
        sousedka obyvatel obyvatelka student studentka učitel učitelka lékař lékařka sestra chirurg podnikatel
        podnikatelka obchodník herec herečka zpěvák zpěvačka spisovatel spisovatelka režisér režisérka historik
        historička sociolog socioložka politolog politoložka filozof psycholog psycholožka geolog meteorolog
        klimatolog biolog epidemiolog vědec vědkyně badatel novinář novinářka aktivista aktivistka odborář radní
        zastupitel zastupitelka místostarosta místopředseda místopředsedkyně vicepremiér exministr exprezident
        zakladatel zakladatelka majitel majitelka svědek oběť otec matka bratr manželka vdova syn dcera hráč
        hráčka brankář útočník obránce záložník kouč policista policistka hasič velitel velitelka plukovník major
        poručík admirál státní žalobce žalobkyně obhájce obhájkyně biskup arcibiskup kardinál kněz farář děkan
        rektor rektorka europoslanec europoslankyně kandidát kandidátka organizátor koordinátor inženýr inženýrka
        architekt analytička ekonomka advokátka šéfka vůdce náměstkyně tajemnice příbuzní rodiče obyvatelé"""),
    documents=words("prohlášení zprávě dopise dokumentu tisková zpráva komuniké"),
    agencies=words("čtk reuters agentura kurýr deník noviny listy novinky rozhlas televize"),
    names_before=words("""
        film noviny časopis strana firma společnost skupina album kniha román píseň projekt program hra soutěž"""),
    calling=words("""
        nazval nazvala nazvali označil označila mluvil mluvila mluvili hovořil hovořila kritizuje kritizují
        kritizoval kritizovala"""),
    so_called=words("takzvaný takzvaná takzvané tzv."),
    headings=r"""(?:hlavní|klíčové|nejdůležitější)\s+(?:výroky|teze|body|citáty)(?:\s+(?P<who>\S.{1,60}))?""",
    beliefs=r"""
        (?P<b>[^,:„]{1,60}?)\s+(?:také\s+|dále\s+)?(?:řekl[ai]?|uvedl[ai]?|věří|tvrdí|dodal[ai]?|zdůraznil[ai]?|oznámil[ai]?|potvrdil[ai]?|upozornil[ai]?|varoval[ai]?|míní|slíbil[ai]?),\s+že\s+
        | (?:podle)\s+(?P<a>[^,]{2,60}?),?\s+(?=\w)""",
    abbreviations=words("tzv např č str mil mld atd apod resp ing mudr judr dr prof doc sv ul r"),
    verb_second=True,
    dash_speech=True,
    dropping=True,
    genders=False,
    suffixes=("a", "e", "i", "u", "em", "ovi", "ou", "é", "ého", "ému", "y", "ům", "ové"),
)
