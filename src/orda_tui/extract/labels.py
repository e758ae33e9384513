"""Labels that pages put above what is no longer the article, in the languages that the reader meets most."""

from __future__ import annotations

import re
from functools import lru_cache

from orda_tui.extract.patterns import lazy

# A label is the whole line (a colon, an arrow, a count may follow); {X} stands for a few more words.
_MORE = (
    # English
    r"(?:the\s+)?(?:latest|top|recent|trending|popular|breaking|other|today'?s|more|related"
    r"|similar)\s+(?:\w+\s+)?(?:news|stories|articles|posts|headlines|coverage|reading|content|topics|reads|links"
    r"|videos?)(?:\s.{0,30})?",
    r"(?:read|see|watch)\s+(?:also|more|next|this\s+next)",
    r"also\s+(?:read|on\b.{0,40}|see)",
    r"related(?:\s+to\s+this.{0,20})?",
    r"more\s+(?:on|from|about|in)\b.{0,60}",
    r"most\s+(?:read|popular|viewed|shared|recent|commented)(?:\s.{0,20})?",
    r"(?:you\s+)?(?:may|might)\s+(?:also\s+)?(?:like|be\s+interested.{0,15})",
    r"(?:recommended|suggested|editor'?s?\s+picks?|don'?t\s+miss|what\s+to\s+read\s+next|up\s+next|read\s+next"
    r"|keep\s+reading|further\s+reading|trending(?:\s+now)?|recommended\s+(?:for\s+you|stories|reading))",
    r"(?:leave\s+a\s+(?:comment|reply)|comments?(?:\s*\(?\d+\)?)?|\d+\s+comments?|join\s+the\s+(?:conversation"
    r"|discussion).{0,20}|share\s+this.{0,30}|follow\s+us.{0,30}|subscribe.{0,40}|sign\s+up.{0,60}"
    r"|about\s+the\s+authors?|newsletter.{0,30}|discover\s+more.{0,30}|advertisement|anzeige|werbung|реклама|жарнама)",
    # Russian
    r"(?:последние|главные|другие|самые|популярные|свежие|важные|похожие|актуальные"
    r"|ещ[её])\s+(?:\w+\s+)?(?:новости|материалы|статьи|публикации|события|читаемые|обсуждаемые|записи"
    r"|по\s+теме)(?:\s.{0,30})?",
    r"(?:читайте|смотрите|читать|смотреть)\s+(?:также|ещ[её]|далее|по\s+теме|нас\b.{0,30}"
    r"|в\s+рубрике)(?:\s+по\s+теме)?",
    r"(?:материалы|новости|ещ[её]|статьи|публикации|ссылки|сюжеты?)?\s*по\s+(?:этой\s+)?теме",
    r"рекомендуем(?:\s.{0,20})?",
    r"(?:вам|вас)\s+(?:может|также).{0,40}",
    r"(?:популярное|самое\s+\w+|главное(?:\s+за\s+\w+)?|лента\s+новостей|новости\s+(?:партн[её]ров|дня|сми2?)"
    r"|топ\s+новостей|ещ[её]\s+новости|комментарии(?:\s*\(?\d+\)?)?|оставить\s+комментарий|подпис(?:аться"
    r"|ывайтесь|итесь).{0,60}|поделиться.{0,30}|об\s+авторе|в\s+тренде|не\s+пропустите|что\s+ещ[её]\s+почитать)",
    # Kazakh
    r"(?:соңғы|басты|басқа|өзекті|танымал|ұқсас|тағы\s+да|маңызды)\s+(?:жаңалықтар|жаңалық|материалдар|мақалалар"
    r"|хабарлар|оқиғалар)(?:\s.{0,20})?",
    r"(?:тағы\s+(?:да\s+)?оқыңыз(?:дар)?|оқи\s+отырыңыз(?:дар)?|(?:осы\s+)?тақырып(?:\s+бойынша|қа\s+қатысты"
    r"|тас)(?:\s+\w+){0,2}|сондай-ақ\s+оқыңыз|көп\s+оқылған(?:дар|\s.{0,15})?|ең\s+көп\s+оқылған\w*|ұсынамыз"
    r"|пікірлер(?:\s*\(?\d+\)?)?|пікір\s+қалдыру|жаңалықтар\s+(?:лентасы|таспасы)|бөлісу|жазылыңыз.{0,40}"
    r"|айдарлас\s+жаңалықтар)",
    # German
    r"(?:mehr|weitere[sr]?|neueste|aktuelle|verwandte|ähnliche|beliebte)\s+(?:zum\s+thema|zu\b.{0,40}"
    r"|aus\b.{0,40}|von\b.{0,40}|über\b.{0,40}|auf\b.{0,30}|artikel.{0,30}|nachrichten.{0,30}|meldungen"
    r"|beiträge.{0,20}|themen|news|informationen.{0,30}|links.{0,20}|videos)",
    r"(?:lesen\s+sie\s+(?:auch|mehr.{0,40}|weiter)|lesen\s+sie\s+(?:dazu|hierzu)(?:\s+auch)?|auch\s+interessant"
    r"|das\s+könnte\s+(?:sie|dich)\s+(?:auch\s+)?interessieren|meistgelesen.{0,20}|meist\s+gelesen|zum\s+thema"
    r"|mehr\s+zum\s+thema|mehr\s+dazu|siehe\s+auch|ähnliche\s+(?:beiträge|artikel)|kommentare?(?:\s*\(?\d+\)?)?"
    r"|\d+\s+kommentare?|schreibe?n?\s+(?:sie\s+)?(?:einen\s+)?kommentar.{0,20}|kommentar\s+(?:schreiben"
    r"|verfassen|hinterlassen)|teilen(?:\s+mit)?|artikel\s+teilen|beitrag\s+teilen|newsletter.{0,30}"
    r"|empfehlungen.{0,30}|empfohlene.{0,30}|über\s+den\s+autor|über\s+die\s+autorin|weiterlesen"
    r"|folgen\s+sie\s+uns.{0,20}|diesen\s+(?:beitrag|artikel)\s+(?:teilen|drucken|weiterempfehlen).{0,20}"
    r"|teilen\s+sie.{0,30}|gefällt\s+mir.{0,10}|schlagwörter|leserkommentare|dein\s+kommentar|trackbacks?.{0,20}"
    r"|eine\s+antwort.{0,30}|\d+\s+antworten.{0,30}|antwort(?:en)?\s+(?:hinterlassen|abbrechen))",
    # French, Spanish, Italian, Portuguese, Turkish, Ukrainian, Czech, Polish
    r"(?:(?:à\s+)?lire\s+(?:aussi|également)|à\s+lire|sur\s+le\s+même\s+(?:sujet|thème)|les\s+plus\s+lus"
    r"|plus\s+d['e]\s*(?:infos?|actualités?).{0,20}|articles?\s+(?:similaires|liés|associés)|voir\s+aussi"
    r"|commentaires?(?:\s*\(?\d+\)?)?|partager(?:\s.{0,20})?|dans\s+la\s+même\s+rubrique)",
    r"(?:lee\s+(?:también|además)|te\s+puede\s+interesar|más\s+(?:noticias|información|leíd[oa]s).{0,20}"
    r"|noticias\s+relacionadas|últimas\s+noticias|lo\s+más\s+(?:leído|visto)|relacionad[oa]s|temas\s+relacionados"
    r"|comentarios|compartir)",
    r"(?:leggi\s+anche|articoli\s+correlati|ultime\s+notizie|potrebbe\s+interessarti|leia\s+(?:também|mais)"
    r"|veja\s+também|mais\s+lidas|últimas\s+notícias|notícias\s+relacionadas)",
    r"(?:ilgili\s+haberler|son\s+haberler|diğer\s+haberler|bunlar\s+da\s+ilginizi\s+çekebilir"
    r"|en\s+çok\s+okunan\w*|yorumlar|читайте\s+також|останні\s+новини|новини\s+(?:за\s+темою|партнерів)"
    r"|схожі\s+новини|популярні\s+новини|přečtěte\s+si\s+(?:také|i)|související\s+(?:články|zprávy)|nejčtenější"
    r"|mohlo\s+by\s+vás\s+zajímat|další\s+články|czytaj\s+(?:też|także|również|więcej)|zobacz\s+(?:też|także"
    r"|również)|lees\s+ook|meer\s+over\b.{0,30}|meest\s+gelezen|läs\s+(?:också|mer|även)|les\s+også|læs\s+også"
    r"|lue\s+myös)",
)  # fmt: skip
_TAIL = lazy(r"^\W*(?:" + "|".join(_MORE) + r")\W*$", re.I)
_LEADING = lazy(
    r"^\W*(?:read\s+(?:also|more|next)|also\s+read|see\s+also|related(?:\s+(?:article|story|news))?"
    r"|more\s+on\s+this|recommended|don'?t\s+miss|watch(?:\s+also|\s+now|\s+more)?"
    r"|читайте\s+(?:также|ещ[её]|по\s+теме)|смотрите\s+также|по\s+теме|материал\s+по\s+теме|подробнее"
    r"|тағы\s+(?:да\s+)?оқыңыз(?:дар)?|оқи\s+отырыңыз(?:дар)?|сондай-ақ\s+оқыңыз(?:дар)?"
    r"|lesen\s+sie\s+(?:auch|dazu|hierzu|mehr)(?:\s+auch)?|lesen\s+sie\s+dazu\s+auch|mehr\s+(?:zum\s+thema|dazu)"
    r"|auch\s+interessant|siehe\s+auch|(?:à\s+)?lire\s+(?:aussi|également)|voir\s+aussi|lee\s+(?:también|además)"
    r"|te\s+puede\s+interesar"
    r"|leggi\s+anche|leia\s+(?:também|mais)|veja\s+também|читайте\s+також|přečtěte\s+si(?:\s+také)?"
    r"|czytaj\s+(?:też|także|więcej)|zobacz\s+(?:też|także)|lees\s+ook|läs\s+(?:också|mer|även)|les\s+også"
    r"|læs\s+også|ilgili\s+haber)"
    r"\s*[:：—–|>»→-]+\s*(?=\S)",
    re.I,
)
_PROMOTION = lazy(
    r"(?:subscribe|sign\s+(?:up|in)|log\s+in|create\s+an\s+account|free\s+trial|follow\s+us|join\s+us"
    r"|download\s+(?:the|our)\s+app|get\s+(?:the|our)\s+(?:latest"
    r"|best)|our\s+(?:newsletter|telegram|whatsapp)|newsletter"
    r"|подпис(?:ывайтесь|ывайся|итесь|аться)|присоединяйтесь|следите\s+за\s+(?:нами|новостями|нашими)"
    r"|наш(?:\s+\S+)?\s+telegram|в\s+(?:нашем\s+)?telegram|жазылыңыз|telegram[-\s]арна|парақшамызға"
    r"|бізге\s+қосылыңыз"
    r"|abonnieren\s+sie|melden\s+sie\s+sich|folgen\s+sie\s+uns|abonnez-vous|inscrivez-vous|suscríbete|síguenos"
    r"|suscribirse|iscriviti|assine|siga-nos|abone\s+ol|takip\s+edin|підпис(?:уйтесь|атись)|odebírejte"
    r"|sledujte\s+nás)",
    re.I,
)
# What publishing software writes under each entry of a feed, to name the site that it is from.
_CREDIT_OF_FEED = lazy(
    r"^(?:the\s+post\s.+\sappeared\s+first\s+on|(?:запись|сообщение)\s.+\s(?:впервые\s+появил\w+|появил\w+"
    r"\s+сначала)\s+(?:на|в)|допис\s.+\sз['’]явився\s+спочатку|der\s+beitrag\s.+\serschien\s+zuerst\s+auf"
    r"|(?:l['’]article|cet\s+article)\s.+\sest\s+apparu\s+en\s+premier\s+sur"
    r"|la\s+entrada\s.+\s(?:se\s+publicó|apareció)\s+primero\s+en|l['’]articolo\s.+\sproviene\s+da"
    r"|o\s+post\s.+\sapareceu\s+primeiro\s+em|wpis\s.+\spochodzi\s+z|příspěvek\s.+\spochází\s+z"
    r"|het\s+bericht\s.+\sverscheen\s+eerst\s+op|.+\syazısı\s+ilk\s+önce)\s.{2,120}$",
    re.I | re.S,
)


def is_credit_of_feed(text: str) -> bool:
    """« The post TITLE appeared first on SITE. », in the languages that such lines are met in."""
    return len(text) < 400 and bool(_CREDIT_OF_FEED.match(text))


def is_tail_label(text: str) -> bool:
    """The whole text is a label such as « Latest news », « Читайте также », « Соңғы жаңалықтар »."""
    return len(text) < 90 and _is_tail_label(text)


@lru_cache(maxsize=2048)
def _is_tail_label(text: str) -> bool:
    return bool(_TAIL.match(text))


def pointed_at(text: str) -> str | None:
    """« Read also: HEADLINE » -> HEADLINE; None for any other text."""
    found = _LEADING.match(text) if len(text) < 400 else None
    return text[found.end() :].strip() if found else None


def is_promotion(text: str) -> bool:
    """A line that only asks its reader to subscribe, follow or join. Somebody's words in quote marks are none."""
    if len(text) >= 220 or any(mark in text for mark in '«“„"'):
        return False
    return bool(_PROMOTION.search(text))
