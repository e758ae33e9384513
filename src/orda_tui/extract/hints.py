"""What class names, ids and roles say of an element: part of the article, or of the page around it."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from orda_tui.extract.patterns import lazy
from orda_tui.extract.tree import Element


class Hint(Enum):
    """What an element's names let one expect."""

    NONE = 0
    BODY = 1  # the text of the article
    DEK = 2  # the standfirst
    CHROME = 3  # part of the page, not of the article
    WEAK = 4  # perhaps part of the page
    REMARKS = 5  # what readers wrote under it
    CAPTION = 6  # words of a picture


_TOKEN = lazy(r"[A-ZА-Я]?[a-zа-я]+|[A-Z]+(?![a-z])")
_CHROME = """
    nav navi navbar navigation menu menubar submenu footer breadcrumb breadcrumbs breadcrumbitem crumbs sharing
    sharer sharebar sharebuttons sharedaddy sharethis addthis addtoany socialmedia socialbar related relatedposts
    relatedarticles recommended recommendation recommendations recommends newsletter newsletters signup registration
    login advert advertisement advertising adverts ad ads adbox adslot adsense cookie cookies consent gdpr popup
    popover modal lightbox overlay dialog taglist tagcloud outbrain taboola mostread pagination pager searchform
    printonly authorbox authorbio aboutauthor donate donation donations teaser teasers teaserlist tooltip sronly
    screenreader visuallyhidden noprint imprint seealso readalso morearticles complementary
"""
_WEAK = """
    sidebar sidebars share shares social socials similar recommend subscribe subscription promo promos promotion
    promotional advertorial sponsor sponsored anzeige werbung reklama banner banners tags keywords trending popular
    paging toolbar toolbox widget widgets search skip print bio rating ratings vote voting poll polls hidden
    carousel ticker infobox toc paywall piano disclaimer copyright backlink readmore latest feedback reactions emoji
    follow followus carouselitem weather shop store buy merken bookmark actions buttons
"""
_CAPTION = """
    caption captions credit credits figcaption imagecaption bildunterschrift bildtext legend photocredit imagecredit
    captiontext
"""
# Words that names are glued together of.
_GLUED = (
    "relatedpost", "relatedarticle", "relatedcont", "newsletter", "advertise", "sharing", "shareth", "jprelated",
    "kommentar",
)  # fmt: skip
_BODY_PARTS = ("body", "content", "text", "copy", "inner", "inhalt", "article", "prose", "paragraph", "hentry")
_REMARKS = """
    comment comments commentlist commentform respond disqus kommentar kommentare commentaires comentarios discussion
    leserkommentare trackback trackbacks pingback pingbacks pings fbcomments commento replies reply
"""
_DEK = """
    dek standfirst subtitle subtitel subheadline subhead subheading lede leadin leadtext leadparagraph intro
    introtext introduction summary excerpt abstract vorspann anlauf unterzeile chapo chapeau sapo strapline stand
    deck kicker anons spot ingress ingres manchet manchette perex entradilla bajada copete sommario occhiello
    annotation lead excerpts description teasertext
"""
_BODY = lazy(
    r"(?:article|story|post|entry|news|page|main|content|text|artikel|beitrag|node|detail)[-_]{0,2}"
    r"(?:article[-_]{0,2})?(?:body|content|text|copy|inner|inhalt)|(?:^|[\s_-])(?:body[-_]?(?:text|copy|content)|"
    r"article|articlebody|storytext|paragraphs?|richtext|rich-text|prose|haupttext|hentry)(?:$|[\s_-])",
    re.I,
)
_WEAK_WORDS = frozenset(_WEAK.split())
_CAPTION_WORDS = frozenset(_CAPTION.split())
_PLAIN = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "a", "span"))
_MODIFIER = lazy(r"(?<=\w)--[\w-]+")  # what follows two dashes says how an element is, not what
_VARIANT = lazy(r"\S*:\S*")  # utility classes such as "print:hidden" say when, not what
_PICTURES = frozenset(("media", "image", "img", "photo", "picture", "bild", "foto", "figure", "video"))
_PICTURE_WORDS = frozenset(
    ("subtitle", "info", "description", "desc", "legend", "source", "copyright", "author", "credit", "caption")
)
_MIXED = lazy(r"\d[A-Za-z]")
_HASHED = lazy(r"\b\w*\d\w*[A-Za-z]\w*\b")  # generated names are made of any letters
_CHROME_WORDS = frozenset(_CHROME.split())
_REMARK_WORDS = frozenset(_REMARKS.split())
_DEK_WORDS = frozenset(_DEK.split())
_ROLE_NAMES = """
    navigation banner contentinfo complementary search dialog alert alertdialog menu menubar toolbar tooltip tablist
"""
_ROLES = frozenset(_ROLE_NAMES.split())
_INVISIBLE = lazy(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
#: Elements that never hold an article's text.
_FRAME_NAMES = """
    nav footer form button select input textarea dialog menu script style noscript template aside iframe svg object
    canvas audio video label fieldset
"""
FRAME = frozenset(_FRAME_NAMES.split())


@lru_cache(maxsize=8192)
def hint_of_names(names: str) -> Hint:
    """What class and id say, as one string with a blank between them."""
    if ":" in names:
        names = _VARIANT.sub(" ", names)
    if "--" in names:
        names = _MODIFIER.sub(" ", names)
    if _MIXED.search(names):
        names = _HASHED.sub(" ", names)
    tokens = {token.lower() for token in _TOKEN.findall(names)}
    small = names.lower()
    disjoint = tokens.isdisjoint
    if not disjoint(_REMARK_WORDS) and "live" not in tokens:  # a live comment is a report
        return Hint.REMARKS
    if not disjoint(_CHROME_WORDS) or any(word in small for word in _GLUED):
        return Hint.CHROME
    if not disjoint(_CAPTION_WORDS) or not (disjoint(_PICTURES) or disjoint(_PICTURE_WORDS)):
        return Hint.CAPTION
    is_body = any(part in small for part in _BODY_PARTS) and _BODY.search(small) is not None
    if not disjoint(_WEAK_WORDS):
        return Hint.BODY if is_body else Hint.WEAK
    if not disjoint(_DEK_WORDS):
        return Hint.DEK
    return Hint.BODY if is_body else Hint.NONE


def hint_of(element: Element) -> Hint:
    """What tag, role, visibility and names say of an element."""
    tag = element.tag
    if tag in FRAME:
        return Hint.CHROME
    items = element.items()
    if not items:
        return Hint.NONE
    attributes = dict(items)
    get = attributes.get
    if get("role") in _ROLES or get("aria-hidden") == "true" or "hidden" in attributes:
        return Hint.CHROME
    if get("itemprop") in ("articleBody", "reviewBody", "text"):
        return Hint.BODY
    style = get("style")
    if style and _INVISIBLE.search(str(style)):
        return Hint.CHROME
    names = str(get("class") or "")
    if tag not in _PLAIN:  # ids of headings are made of their words
        names += " " + str(get("id") or "")
    return hint_of_names(names) if len(names) > 1 else Hint.NONE
