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
        odpovědě zepta věři mysle vypráve domníva požadova slíbi doplni informova citova připusti odmít
        zopakova namít pokračova""")
    | words("""
        říká říkají tvrdí konstatuje uvádí uvádějí dodává dodávají píše píší vysvětluje myslí soudí popisuje připomíná
        upozorňuje zdůrazňuje poznamenává sděluje oznamuje hlásí věří varuje potvrzuje přiznává domnívá vzpomíná
        vypráví odpovídá pokračuje komentuje líčí míní podotýká stojí praví"""),
    weak=_past("nazva označi") | words("nazývá označuje"),
    that=words("že aby"),
    according=phrases("podle | dle"),
    as_words=words("jak"),
    pronouns={"on": "m", "ona": "f", "oni": "p", "ono": "n", "já": "1", "my": "1"},
    determiners=words("ten ta to ti ty tento tato jeden jedna jeho její jejich náš svůj některý někteří"),
    prepositions=words("""
        v ve na z ze s se k ke o u od do pro při po před přes bez mezi během za nad pod proti kolem podle vedle
        kvůli díky"""),
    conjunctions=words("a i ale nebo že aby když protože pokud jestli však jako ani či"),
    relatives=words("který která které kteří kterého jenž jež"),
    adverbs=words("""
        také ještě pak později už včera dnes znovu opět tehdy nedávno rovněž však tento týden si mu jí jim ji ho nám
        v pondělí úterý středu čtvrtek pátek sobotu neděli"""),
    auxiliaries=words("je byl byla bylo byli jsem jsme by"),
    titles=words("pan paní dr. ing. mudr. judr. prof. doc. dr ing prof"),
    offices=words("""
        prezident prezidentka ministr ministryně premiér premiérka předseda předsedkyně ředitel ředitelka mluvčí
        starosta
        starostka senátor poslanec poslankyně guvernér tajemník generální náměstek šéf vedoucí kapitán trenér manažer
        profesor expert analytik ekonom advokát soudce generál velvyslanec zástupce zmocněnec primátor kancléř král
        papež"""),
    documents=words("prohlášení zprávě dopise dokumentu tisková zpráva komuniké"),
    agencies=words("čtk reuters agentura"),
    names_before=words("""
        film noviny časopis strana firma společnost skupina album kniha román píseň projekt program hra soutěž"""),
    calling=words("nazval nazvala nazvali označil označila"),
    so_called=words("takzvaný takzvaná takzvané tzv."),
    headings=r"""(?:hlavní|klíčové|nejdůležitější)\s+(?:výroky|teze|body|citáty)(?:\s+(?P<who>\S.{1,60}))?""",
    beliefs=r"""(?:podle)\s+(?P<a>[^,]{2,60}?),?\s+(?=\w)""",
    abbreviations=words("tzv např č str mil mld atd apod resp ing mudr judr dr prof doc sv ul r"),
    verb_second=True,
    dash_speech=True,
    genders=False,
    suffixes=("a", "u", "em", "ovi", "ou", "é", "ého", "ému", "y", "ům", "ové"),
)
