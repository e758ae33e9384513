"""How whole the text of a page is: the article, a teaser, or a wall in front of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orda_tui.extract.metadata import Metadata
from orda_tui.extract.patterns import lazy
from orda_tui.extract.tree import Element, names_of, text_of
from orda_tui.model.document import Block, Document
from orda_tui.model.page import Access

#: Fewer words than this are no article by themselves.
_FEW = 120
#: A page that asks for money may show up to so many words of an article.
_TEASER = 320
_PAYWALL = lazy(
    r"subscribe\s+(?:now\s+)?to\s+(?:continue|read|unlock|keep)|subscribers?[- ]only|(?:for|to)\s+subscribers"
    r"|already\s+a\s+subscriber|(?:log|sign)\s+in\s+to\s+(?:continue|read|keep)|(?:create"
    r"|register\s+for)\s+(?:a\s+|an\s+)?(?:free\s+)?account\s+to\s+(?:continue|read)"
    r"|this\s+(?:article|content|story)\s+is\s+(?:exclusive|reserved|available\s+(?:only\s+)?)\s*(?:to|for)"
    r"|unlock\s+this\s+article|continue\s+reading\s+with"
    r"|(?:доступн[оа]|только)\s+(?:по\s+подписке|для\s+подписчиков)|оформите\s+подписку|чтобы\s+(?:читать"
    r"|прочитать)\s+(?:дальше|полностью)|продолжение\s+доступно"
    r"|жазылушыларға\s+(?:ғана|арналған)|жазылым\s+(?:рәсімдеңіз|арқылы)|толық\s+оқу\s+үшін"
    r"|(?:weiterlesen|lesen\s+sie\s+weiter)\s+mit|(?:nur|exklusiv)\s+für\s+abonnenten|jetzt\s+(?:abonnieren"
    r"|freischalten)|mit\s+\w*plus\s+weiterlesen"
    r"|réservé\s+aux\s+abonnés|abonnez-vous\s+pour|(?:solo|exclusivo)\s+para\s+suscriptores|suscríbete\s+para"
    r"|riservato\s+agli\s+abbonati",
    re.I,
)
_COOKIES = lazy(
    r"(?:enable|allow|accept|activate)\s+(?:the\s+use\s+of\s+)?(?:cookies|javascript)|(?:cookies"
    r"|javascript)\s+(?:is|are)\s+(?:disabled|required|not\s+enabled)"
    r"|(?:включите|разрешите|отключен\w*|не\s+поддерживает)\s+(?:cookie\w*|javascript|куки)"
    r"|cookie\s*(?:файл\w*)?\s+(?:қосыңыз|рұқсат)"
    r"|(?:cookies|javascript)\s+(?:aktivieren|zulassen|deaktiviert)|activez?\s+(?:les\s+)?(?:cookies|javascript)",
    re.I,
)
_CONSENT = lazy(
    r"(?:we\s+(?:and\s+our\s+\d*\s*(?:partners|vendors)\s+)?(?:use|store|process)|before\s+you\s+continue"
    r"|we\s+value\s+your\s+privacy|your\s+(?:privacy\s+choices|consent)|manage\s+(?:your\s+)?(?:consent|cookies"
    r"|preferences)"
    r"|(?:accept|reject)\s+all|мы\s+используем\s+(?:файлы\s+)?cookie|согласие\s+на\s+обработку"
    r"|политик\w+\s+(?:конфиденциальности|cookie)|біз\s+cookie|cookie\s+файлдарын"
    r"|wir\s+(?:und\s+unsere\s+\S*\s*partner\s+)?(?:verwenden|benötigen|verarbeiten)|alle\s+(?:akzeptieren"
    r"|ablehnen)|einwilligung|zustimmung|nous\s+(?:et\s+nos\s+partenaires\s+)?(?:utilisons|traitons)"
    r"|tout\s+(?:accepter|refuser)|utilizamos\s+cookies|aceptar\s+todo)",
    re.I,
)
_WALL_NAMES = lazy(
    r"paywall|subscriber-?only|premium-?(?:wall|content|teaser)|piano-|regwall|metered|article-locked"
    r"|abo-?(?:hinweis|teaser)",
    re.I,
)


def access_of(root: Element, blocks: Sequence[Block], meta: Metadata) -> Access:
    """How whole the article is, from how much of it there is and what the page says around it."""
    words = Document(tuple(blocks)).words()
    dense = meta.lang in ("ja", "zh", "ko", "th")
    if dense:
        words = sum(len(block.text) for block in blocks) // 2
    if words >= 2 * _FEW and not meta.paid:
        return "whole"
    page = text_of(root)[:20_000]
    own = " ".join(block.text for block in blocks)
    if words < _FEW:
        if len(_CONSENT.findall(own)) >= 2 or (words < 40 and len(_CONSENT.findall(page)) >= 3):
            return "consent"
        if _COOKIES.search(own) or (words < 15 and _COOKIES.search(page)):
            return "cookies"
    if words < _TEASER and (meta.paid or _PAYWALL.search(page)) and (words < 2 * _FEW or _has_wall(root)):
        return "paywall"
    if not any(block.text for block in blocks):
        return "empty"
    return "stub" if words < 25 or (own.rstrip().endswith(("…", "...", "[…]", "[...]")) and words < _FEW) else "whole"


def _has_wall(root: Element) -> bool:
    return any(_WALL_NAMES.search(names_of(element)) for element in root.iter("div", "section", "aside", "p"))
