"""Titles: what is text, what is HTML, and how often it was escaped; nobody agrees, so this looks at what is there."""

from __future__ import annotations

import html
import re

from orda_tui.text.neutral import neutralise

TITLE_LIMIT = 1_000

_HTML_TAGS = (
    "a|abbr|acronym|address|article|aside|audio|b|big|blink|blockquote|body|br|button|center|cite|code|del|dd|dfn|div|dl|dt|"
    "em|embed|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|li|link|main|mark|"
    "meta|nav|nobr|noindex|noscript|object|ol|p|param|picture|pre|q|s|samp|section|script|small|source|span|strike|strong|"
    "style|sub|sup|svg|table|tbody|td|tfoot|th|thead|time|tr|tt|u|ul|var|video|wbr"
)
_TAG = re.compile(rf"</?(?:{_HTML_TAGS})(?:\s[^<>]{{0,4000}})?/?>|<!--[^<>]{{0,4000}}-->", re.I)
_BREAK = re.compile(r"<(?:br|hr|/?p|/?div|/?li|/?h[1-6]|/?t[dr])\b[^<>]{0,4000}>", re.I)
_UNSEEN = re.compile(r"<(script|style)\b[^<>]{0,4000}>[^<]{0,20000}</\1\s{0,10}>", re.I)
_ESCAPED_AGAIN = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_PAIR = re.compile(
    r"<(b|i|em|strong|u|span|font|a|p|sup|sub|small|code|cite|mark)\b[^<>]{0,2000}>[^<>]{0,2000}</\1>", re.I
)


def title_of(text: str, *, is_html: bool = True, twice: bool = True) -> str:
    """A title or another short field on one line: tags of HTML gone, references read, neutralised, at most 1,000
    characters. ``is_html`` False: the feed says it is plain text, so only white space and controls are touched.
    ``twice`` False: the feed says how it is escaped, so what looks escaped once more is meant so."""
    if len(text) > TITLE_LIMIT * 8:
        text = text[: TITLE_LIMIT * 8]
    if is_html:
        if "<" in text:
            text = without_tags(text)
        if "&" in text:
            text = html.unescape(text)
            if twice and "<" in text and _PAIR.search(text):
                text = without_tags(text)
            if twice and "&" in text and _ESCAPED_AGAIN.search(text):
                text = html.unescape(text)
    return line(text, TITLE_LIMIT)


def without_controls(text: str) -> str:
    """A longer text, lines kept, neutralised if it holds any control character; most hold none."""
    return neutralise(text) if _CONTROLS.search(text) else text


def without_tags(text: str) -> str:
    """The text without tags that HTML knows; ``<anything else>`` is what the author wrote and stays."""
    text = _UNSEEN.sub("", text)
    return _TAG.sub("", _BREAK.sub(" ", text))


def line(text: str, limit: int) -> str:
    """One line of at most ``limit`` characters, neutralised."""
    text = neutralise(text[: limit * 4])
    if "  " in text or "\n" in text or "\xa0" in text or text[:1].isspace() or text[-1:].isspace():
        text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
