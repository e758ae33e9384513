"""Names of authors, as structured data and bylines print them."""

from __future__ import annotations

import re
from itertools import islice

from orda_tui.extract.patterns import lazy
from orda_tui.extract.tree import Element, names_of, text_of
from orda_tui.text.neutral import one_line

#: What introduces an author's name in a line of its own.
LEAD_IN = lazy(
    r"^\W*(?:(?:original\s+)?authors?|written\s+by|story\s+by|words\s+by|reported\s+by|by|текст|автор(?:ы"
    r"|\s+текста|\s+статьи|\s+материала)?"
    r"|авторы?|подготовил(?:а|и)?|беседовал(?:а)?|мәтін(?:\s+авторы)?|авторы|дайындаған|von|text|autor(?:in|en)?"
    r"|(?:veröffentlicht|geschrieben|verfasst|erstellt)\s+von|posted\s+by|published\s+by|опубликовано|par"
    r"|auteurs?|por|yazar|haber|автори?|napsal(?:a)?)"
    r"(?:\s*[:：—–-]\s*|\s+(?=[A-ZА-ЯЁӘҒҚҢӨҰҮІ]))",
    re.I,
)
_SPLIT = lazy(r"\s*(?:,|;|\||&|/|\s(?:and|und|og|och|et|y|и|және|мен|e|ve|a)\s)\s*")
_AFTER = lazy(r"\s*(?:[|•·]|\s[—–-]\s|\(|,\s*(?:dpa|afp|reuters|staff|editor|correspondent|für|in\s)).*$", re.I)
_NO_NAME = lazy(
    r"^https?\b|https?:|www\.|@|\d{3}|\d[:.]\d|^(?:redaktion|редакция|admin|редакциясы)$"
    r"|^(?:photos?|photograph\w*|pictures?|fotos?|фото|сурет|video|видео|illustrations?|graphics?|bild(?:er)?)\b",
    re.I,
)
_ADDRESS = lazy(r"(?:https?://|www\.)\S+")
_BRACKETS = lazy(r"\s*[(\[][^()\[\]]*[)\]]")
# Two to four words that each begin with a capital, with a small particle or an initial between them.
_PERSON = lazy(
    r"(?:[A-ZÀ-ÞА-ЯЁІЇЄҐӘҒҚҢӨҰҮ][\w.'’-]*\s+)(?:(?:[a-zа-я]{1,3}"
    r"|[A-ZÀ-Þ\u0100-\u024fА-ЯЁІЇЄҐӘҒҚҢӨҰҮ][\w.'’-]*)\s+){0,3}[A-ZÀ-Þ\u0100-\u024fА-ЯЁІЇЄҐӘҒҚҢӨҰҮ][\w'’-]+$"
)
_BYLINE = lazy(
    r"(?:^|[\s_-])(?:by-?line|author(?:s)?(?:[-_]?name)?|article[-_]author|post-author|entry-author|autor)(?:$|[\s_-])"
)


def names_in(text: str) -> list[str]:
    """The names in a byline such as « By A. Smith and B. Jones, Reuters »; as printed, without what is around them."""
    text = _ADDRESS.sub(" ", one_line(text, 400))
    text = LEAD_IN.sub("", _BRACKETS.sub(" ", text)).strip()
    names = []
    for part in _SPLIT.split(text):
        name = _AFTER.sub("", LEAD_IN.sub("", part)).strip(" .,:;–—-")
        if 2 < len(name) < 60 and not _NO_NAME.search(name) and len(name.split()) < 7:
            names.append(name)
    return names


def printed_authors(root: Element) -> tuple[str, ...]:
    """Authors that the page prints: first from elements marked as such (``rel``, ``itemprop``), then from those that
    are named after bylines. What readers wrote does not count."""
    named: tuple[str, ...] = ()
    for element in root.iter("a", "span", "div", "p", "address", "cite", "li"):
        marked = (element.get("rel") or "") == "author" or "author" in (element.get("itemprop") or "").lower()
        if not marked and (named or not _BYLINE.search(names_of(element))):
            continue
        text = text_of(element)
        names = names_in(text) if 2 < len(text) < 120 else []
        if (marked and len(text) > 40) or not marked:
            names = [name for name in names if _PERSON.match(name)]
        if names and not _is_remark(element):
            if marked:
                return tuple(dict.fromkeys(names))
            named = tuple(dict.fromkeys(names))
    return named


def _is_remark(element: Element) -> bool:
    return any("comment" in names_of(above) for above in islice(element.iterancestors(), 8))
