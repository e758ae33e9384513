"""Pictures with their captions and credits, lifted before anything is scored or cleaned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from orda_tui.extract.hints import Hint
from orda_tui.extract.patterns import lazy
from orda_tui.extract.survey import Survey
from orda_tui.extract.tree import Element, names_of, tag_of, text_of
from orda_tui.model.document import Block, Figure
from orda_tui.text.links import absolute_link, without_tracking
from orda_tui.text.neutral import one_line

_SOURCES = ("data-src", "data-original", "data-lazy-src", "data-full-src", "data-hi-res-src", "data-image", "data-url")
_CREDIT_NAMES = lazy(
    r"credit|copyright|(?:^|[\s_-])source|photographer|agency|attribution|byline|rights|quelle|fotograf|autor"
)
_CAPTION_NAMES = lazy(r"caption|legend|bildunterschrift|bildtext|-text\b|description|desc\b|image-?text")
_FRAME_NAMES = lazy(r"caption|image|img|photo|picture|figure|media|bild|foto|thumb|illustration|visual")
_ICON = lazy(
    r"(?:^|[/_.-])(?:icons?|logos?|avatar|sprite|pixel|spacer|blank|placeholder|badge|emoji|smil(?:ey|ies)|loader"
    r"|arrow)(?:[/_.-]|\d|$)",
    re.I,
)
#: "Photo: X" and its kin in a dozen languages, and ©, alone or at the end of a caption.
_CREDIT_FORMS = (
    r"(?:(?:photo|image|picture|pic|photograph|illustration|graphic|video|credits?|copyright|source|courtesy)"
    r"(?:s)?(?: (?:credit|by|courtesy(?: of)?|source|from))?\s*[:©]|(?:photo|image) (?:by|courtesy of)\s"
    r"|(?:(?-i:[A-Z]{2,5}) )?photo\s*/"
    r"|(?:фото|фотография|снимок|изображение|иллюстрация|источник|автор фото|видео|коллаж"
    r"|скриншот)(?:\s+[^:\n]{0,25})?\s*[:/©]"
    r"|(?:сурет|фотосурет|суретті түсірген|сурет авторы|дереккөз|бейне)\s*[:/©]"
    r"|(?:foto|fotos|bild|bilder|quelle|crédit|crédits|fuente|fotoğraf|kaynak|fotografie|zdroj|фотографія|джерело"
    r"|fonte|zdj\.|fot\.)(?: [^:\n]{0,15})?\s*[:/©]"
    r"|©|\(c\)\s)"
)
CREDIT = lazy(_CREDIT_FORMS, re.I)
_LEAD_IN = lazy(r"^\W*(?:" + _CREDIT_FORMS + r")[\s:/©]*", re.I)
_NO_PICTURE = ("table", "pre", "blockquote", "ul", "ol", "h2", "h3")
_BEFORE_CREDIT = " .|()/[—–-,;\n"
_APART = ".!?…»”\"'()|/[—–-,;"
_EDGES = " \t\n(/[|—–-"
_LONGEST_CREDIT = 120
_FIRST_SIZE = lazy(r"\s*(\S+)(?:\s+(\d+)(?:\.\d+)?[wx])?\s*(?:,|$)")


def credit_of(text: str) -> str:
    """Who is credited in « Photo: X », « Фото: X », « © X »: X alone; "" where the text is no credit line."""
    found = _LEAD_IN.match(text)
    return text[found.end() :].strip(" \t\n()[].") if found else ""


def split_caption(text: str) -> tuple[str, str]:
    """(caption, credit) of one line such as « The Treasury building. Photo: Reuters »; the credit as it is printed,
    with its label."""
    if credit_of(text):
        return "", _bare(text)
    starts = (found.start() for found in CREDIT.finditer(text))
    places = [place for place in starts if place and text[place - 1] in _BEFORE_CREDIT]
    # A name may hold a word that looks like a label, so the first one that stands apart from the sentence counts.
    apart = (place for place in places if text[:place].rstrip()[-1:] in _APART)
    place = next(apart, places[-1] if places else 0)
    credit = _bare(text[place:])
    if not place or not credit or len(credit) > _LONGEST_CREDIT:
        return text, ""
    return text[:place].rstrip(_EDGES).strip(), credit


def _bare(credit: str) -> str:
    """Without brackets around it and stops behind it."""
    credit = credit.strip(" \t\n[].,;|").lstrip(_EDGES)
    if credit.count(")") > credit.count("("):
        credit = credit.rstrip(" .)")
        credit += ")" * (credit.count("(") - credit.count(")"))
    return credit


class FigureLifter:
    """Finds figures and pictures of one tree; ``lifted`` gains an entry for each element that a block was made of.
    An entry of None is a picture that is none: a spacer, an icon, a repetition. A caption is kept where the address of
    its picture is of no use; with ``words``, what such a picture shows (``alt``) is kept, too."""

    def __init__(self, base: str, lifted: dict[Element, Block | None], *, words: bool = False) -> None:
        self._base = base
        self._words_do = words
        self._lifted = lifted
        self._seen: set[str] = set()
        self._inside: set[Element] = set()
        for element in lifted:
            self._inside.update(element.iterdescendants())

    def lift(self, root: Element) -> None:
        """All figures first, then pictures that stand alone with a caption beside them, then bare ones."""
        for element in root.iter("figure", "amp-img"):
            if tag_of(element) == "figure" and element not in self._inside:
                self._figure(element)
        for element in root.iter("img", "amp-img", "picture"):
            if element not in self._lifted and element not in self._inside:
                self._picture(element)

    def _figure(self, element: Element) -> None:
        inner = list(element.iter("img", "amp-img"))
        if any(child in self._lifted for child in element.iterdescendants()):
            return  # a post or player in a figure: the post is the block, its caption a paragraph
        if any(next(part.iterancestors("noscript"), None) is None for part in element.iter(*_NO_PICTURE)):
            return
        caption = element.find(".//figcaption")
        if caption is None:
            text, credit = self._words(element)
        else:
            text, credit = self._words(caption)
        if len(element.findall(".//figure")) > 0 or (len(inner) > 1 and caption is None):
            return
        if not inner and not text:
            return
        figure = self._make(inner[0] if inner else None, text, credit)
        if figure is None and text and inner:
            figure = Figure("", text, credit)
        self._lift(element, figure)

    def _lift(self, element: Element, figure: Figure | None) -> None:
        self._lifted[element] = figure
        self._inside.update(element.iterdescendants())

    def _picture(self, image: Element) -> None:
        frame, text, credit = self._frame(image)
        source = next(iter(image.iter("img")), image)
        self._lift(frame, self._make(source, text, credit))

    def _frame(self, image: Element) -> tuple[Element, str, str]:
        """The wrapper that holds this picture and its caption and nothing else, or the picture itself."""
        best: tuple[Element, str, str] = (image, "", "")
        node = image
        for _ in range(4):
            parent = node.getparent()
            if parent is None or tag_of(parent) not in ("div", "p", "a", "span", "picture", "center", "td", "aside"):
                break
            if len(list(islice(parent.iter("img"), 2))) > 1 or any(
                child in self._lifted for child in parent.iterdescendants()
            ):
                break
            words = text_of(parent)
            if not words:
                node = parent
                continue
            if (
                len(words) > 400
                or next(parent.iter("h1", "h2", "h3", "ul", "table", "button", "form"), None) is not None
            ):
                break
            named = _FRAME_NAMES.search(names_of(parent))
            captioned = any(
                _CAPTION_NAMES.search(names_of(child))
                for child in parent.iterdescendants("div", "p", "span", "small", "em")
            )
            if not (named or captioned) or tag_of(parent) == "a":
                break
            best = (parent, *self._words(parent))
            node = parent
        return best

    def _words(self, element: Element) -> tuple[str, str]:
        """Caption and credit; the credit from an element named so, else from how the words read."""
        whole = one_line(_said(element))
        credit = one_line(_said(self._credit_element(element, whole)))
        place = whole.rfind(credit)
        if not credit or len(credit) > _LONGEST_CREDIT or place < 0:
            return split_caption(whole)
        before, after = whole[:place].rstrip(_EDGES).strip(), whole[place + len(credit) :].strip()
        if not before and after[:1] in ("/", ",") and len(after) <= 60:
            return "", _bare(whole)
        if not before:
            return after.lstrip(_EDGES), _bare(credit)
        if len(after) > 60:
            return f"{before} {after}", _bare(credit)
        return before, _bare(whole[place:])

    def _credit_element(self, element: Element, whole: str) -> Element | None:
        """The part of a caption that is named as its credit, or a ``cite`` that ends it."""
        for child in element.iterdescendants("span", "cite", "small", "div", "p", "em", "i", "footer", "a"):
            named = _CREDIT_NAMES.search(names_of(child))
            words = text_of(child) if named or child.tag == "cite" else ""
            if words and (named or (whole.endswith(words) and whole != words)):
                return child
        return None

    def _make(self, image: Element | None, text: str, credit: str) -> Figure | None:
        if image is None:
            return Figure("", text, credit)
        width, height = _size(image.get("width")), _size(image.get("height"))
        if 0 < width < 50 or 0 < height < 50:
            return None
        src = self._source(image)
        alt = one_line(image.get("alt") or "", 300)
        if not src and (text or (self._words_do and alt)):
            return Figure("", text, credit, alt)
        if not src or (_ICON.search(src) and not text) or src in self._seen:
            return None
        self._seen.add(src)
        return Figure(src, text, credit, alt, False, width, height)

    def _source(self, image: Element) -> str:
        for candidate in _candidates(image):
            address = (candidate or "").strip()
            if not address or address.startswith(("data:", "{", "[")) or " " in address[:8]:
                continue
            url = without_tracking(absolute_link(address, self._base))
            if url.startswith("http"):
                return url
        return ""


def _said(element: Element | None) -> str:
    """The words of a caption, without those of its buttons."""
    if element is None:
        return ""
    buttons = [e for e in element.iterdescendants("button", "span", "a") if "button" in (e.tag, e.get("role"))]
    text = text_of(element)
    for button in buttons:
        words = text_of(button)
        if words and text.endswith(words):
            text = text[: -len(words)].rstrip()
    return text


def lift_captions(found: Survey, lifted: dict[Element, Block | None]) -> None:
    """Captions that stand apart from their pictures, named as such: each goes to the picture right
    before it, or becomes a figure that has only words."""
    taken: set[str] = set()
    last: Element | None = None
    for i, element in enumerate(found.elements):
        if element in lifted:
            last = element if isinstance(lifted[element], Figure) else None
            continue
        if found.hints[i] is not Hint.CAPTION or element in found.chrome or i in found.over_title:
            continue
        words = one_line(text_of(element))
        if not 2 < len(words) < 500 or any(
            above in lifted or above in found.chrome for above in element.iterancestors()
        ):
            continue
        if any(child in lifted for child in element.iterdescendants()):
            continue
        caption, credit = split_caption(words)
        lifted[element] = None
        picture = lifted[last] if last is not None else None
        if words in taken:
            continue
        taken.add(words)
        if isinstance(picture, Figure) and last is not None and not (picture.text and caption):
            lifted[last] = replace(picture, text=picture.text or caption, credit=picture.credit or credit)
        else:
            lifted[element] = Figure("", caption, credit)


def _candidates(image: Element) -> Iterator[str | None]:
    """Addresses of one picture, the likeliest first: lazy ones before ``src``, which then holds a spacer."""
    yield from map(image.get, _SOURCES)
    yield _largest(image.get("data-srcset") or "")
    yield image.get("src")
    for element in (image, *_alternatives(image)):
        yield _largest(element.get("srcset") or element.get("data-srcset") or "")


def _alternatives(image: Element) -> list[Element]:
    """The ``source`` elements of the ``picture`` around an image. The parser does not know that they are empty, so the
    image may lie inside the last of them."""
    above = image.getparent()
    while above is not None and tag_of(above) == "source":
        above = above.getparent()
    return list(above.iter("source")) if above is not None and tag_of(above) == "picture" else []


def _largest(srcset: str) -> str:
    best, widest = "", -1
    for found in _FIRST_SIZE.finditer(srcset[:4000]):
        width = int(found[2] or 0)
        if width > widest and not found[1].startswith("data:"):
            best, widest = found[1].rstrip(","), width
    return best


def _size(value: str | None) -> int:
    digits = re.match(r"\s*(\d{1,5})(?:px|\.\d+)?\s*$", value or "")
    return int(digits[1]) if digits else 0
