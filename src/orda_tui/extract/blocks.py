"""A tree -> typed blocks in reading order. Nothing is lost silently: an element that is not known becomes its text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from orda_tui.extract.inline import InlineText, joined, mark_kind, words_of
from orda_tui.extract.patterns import lazy
from orda_tui.extract.tables import is_data_table, table_block
from orda_tui.extract.tree import INLINE, Element, pieces_of, tag_of, text_of
from orda_tui.model.document import Block, Code, Heading, Item, Mark, Paragraph, Quote, Rule
from orda_tui.text.links import absolute_link, without_tracking
from orda_tui.text.neutral import neutralise, one_line

#: Elements whose text is never part of an article.
_SILENT = """
    script style template noscript head title meta link base button select option optgroup input textarea datalist svg
    canvas object embed applet iframe frame frameset noframes audio video track map area dialog menu img source progress
    meter col colgroup param wbr
"""
SILENT = frozenset(_SILENT.split())
#: The same where all is article: what stands there for readers without scripts or players is meant for this one.
SILENT_IN_FEEDS = SILENT - {"noscript", "noframes", "object", "applet", "video", "audio", "dialog", "menu"}
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_TAB = 4
#: Elements that become something else than paragraphs.
_OWN_KINDS = frozenset((*_HEADINGS, "ul", "ol", "li", "blockquote", "table", "pre", "listing", "xmp", "dl", "dt", "hr"))
# Deeper than this a tree is no longer walked but read flat: Python's own stack has an end.
_DEEPEST = 120
_LANGUAGE = lazy(r"(?:language|lang|highlight-source|brush:)[-\s]?([a-z0-9+#]{1,20})", re.I)
_LONG_ITEM = 1200
_TERMS = ("dt", "dd")
_DASHES = "—–―- "


def link(address: str | None, base: str) -> str:
    """An address of the page, absolute and safe, without what only follows the reader around; "" where it is none."""
    address = (address or "").strip()
    if not address or address[:11].lower() == "javascript:":
        return ""
    if address.startswith("#"):
        return "#" + one_line(address[1:]) if len(address) > 1 else ""
    return without_tracking(absolute_link(address, base))


class BlockBuilder:
    """Walks elements and collects blocks. ``lifted`` maps elements to blocks already made of them (figures, posts);
    ``skipped`` holds elements that are left out with all they contain; ``title``, the element that prints the title, is
    left out too, and ``title_at`` tells before which block it stood."""

    def __init__(
        self,
        base: str,
        lifted: Mapping[Element, Block | None],
        skipped: Collection[Element] = (),
        title: Element | None = None,
        silent: frozenset[str] = SILENT,
    ) -> None:
        self._silent = silent
        self.title_at: int | None = None
        self._title = title
        self.blocks: list[Block] = []
        self._base = base
        self._lifted = lifted
        self._skipped = skipped
        self._sources: set[Element] = set()
        self._line = InlineText()
        self._breaks = 0

    def build(self, element: Element, *, whole: bool = False) -> list[Block]:
        """The blocks of the element's content; ``whole``: of the element itself."""
        if whole:
            self._element(element, 0)
        else:
            self._children(element, 0)
        self._flush()
        return self.blocks

    # --- walking

    def _children(self, element: Element, depth: int) -> None:
        self._text(element.text)
        for child in element:
            if child not in self._skipped and child not in self._sources:
                self._element(child, depth + 1)
            self._text(child.tail)

    def _only_words(self, element: Element) -> bool:
        """Nothing but words in it, as in most paragraphs: no need to collect them piece by piece."""
        return not len(element) and not self._line.marked

    def _text(self, text: str | None) -> None:
        if not text:
            return
        if text.isspace():
            self._line.space()
            return
        self._breaks = 0
        self._line.add(text)

    def _element(self, element: Element, depth: int) -> None:
        tag = tag_of(element)
        if element in self._lifted:
            self._lifted_block(element)
        elif tag in self._silent or not tag:
            return
        elif depth > _DEEPEST:
            self._text(" ".join(pieces_of(element)))
        elif tag == "br":
            self._break()
        elif tag in INLINE:
            self._inline(element, tag, depth)
        else:
            self._block(element, tag, depth)

    def _lifted_block(self, element: Element) -> None:
        block = self._lifted[element]
        if block is not None:
            self._flush()
            self.blocks.append(block)

    def _inline(self, element: Element, tag: str, depth: int) -> None:
        kind = mark_kind(tag)
        href = link(element.get("href"), self._base) if tag == "a" else ""
        if href:
            self._line.open("link", href)
        elif kind:
            self._line.open(kind)
        if tag == "q":
            self._line.add("“")
        self._children(element, depth)
        if tag == "q":
            self._line.add("”")
        if href or kind:
            self._line.close()

    def _break(self) -> None:
        self._breaks += 1
        if self._breaks >= 2:
            self._flush()
        else:
            self._line.line_break()

    def _block(self, element: Element, tag: str, depth: int) -> None:
        self._flush()
        if element is self._title:
            self.title_at = len(self.blocks)
        elif tag not in _OWN_KINDS:
            self._running_text(element, depth)
        elif tag in _HEADINGS:
            self._heading(element, max(2, _HEADINGS[tag]), depth)
        elif tag in ("ul", "ol"):
            self._list(element, tag == "ol", depth)
        elif tag == "li":
            self._item(element, None, depth)  # of a list that the page did not open
        elif tag == "blockquote":
            self._quote(element, depth)
        elif tag == "table" and is_data_table(element):
            self._table(element)
        elif tag in ("pre", "listing", "xmp"):
            self._code(element)
        elif tag == "dl":
            self._terms(element, depth)
        elif tag == "dt":
            self.blocks.extend(self._inside(element, depth))  # of a list that the page did not open
        elif tag == "hr":
            self.blocks.append(Rule())
        else:
            self._running_text(element, depth)
        self._flush()

    def _running_text(self, element: Element, depth: int) -> None:
        if not self._only_words(element):
            self._children(element, depth)
        elif text := words_of(element.text):
            self.blocks.append(Paragraph(text))

    def _flush(self) -> None:
        self._breaks = 0
        if self._line.blank:
            return
        text, marks = self._line.take()
        if text:
            self.blocks.append(Paragraph(text, marks))

    def _inside(self, element: Element, depth: int) -> list[Block]:
        """The blocks of one element, apart from what was collected so far."""
        before, self.blocks = self.blocks, []
        term = tag_of(element) == "dt"
        if term:
            self._line.open("strong")
        self._children(element, depth)
        self._flush()
        if term:
            self._line.close()
        inner, self.blocks = self.blocks, before
        return inner

    # --- kinds of blocks

    def _heading(self, element: Element, level: int, depth: int) -> None:
        inner = self._inside(element, depth)
        texts = [(b.text, b.marks) for b in inner if isinstance(b, Paragraph)]
        self.blocks.extend(b for b in inner if not isinstance(b, Paragraph))
        if texts:
            text, marks = joined(texts, " ")
            self.blocks.append(Heading(text.replace("\n", " "), level, marks))

    def _list(self, element: Element, ordered: bool, depth: int) -> None:
        number = _number(element.get("start"), 1) if ordered else None
        self._text(element.text)
        for child in element:
            self._flush()
            if child in self._skipped:
                pass
            elif tag_of(child) == "li":
                if number is not None:
                    number = _number(child.get("value"), number)
                if self._item(child, number, depth + 1) and number is not None:
                    number += 1
            elif tag_of(child) in ("ul", "ol"):
                self.blocks.extend(_deeper(self._inside_list(child, depth + 1)))
            else:
                self._element(child, depth + 1)
            self._text(child.tail)
        self._flush()

    def _inside_list(self, element: Element, depth: int) -> list[Block]:
        before, self.blocks = self.blocks, []
        if depth > _DEEPEST:
            self._children(element, depth)
            self._flush()
        else:
            self._list(element, tag_of(element) == "ol", depth)
        inner, self.blocks = self.blocks, before
        return inner

    def _item(self, element: Element, number: int | None, depth: int) -> bool:
        """An item, its paragraphs as lines of one text, then whatever else stands in it. False where it was empty."""
        if self._only_words(element):
            text = words_of(element.text)
            if text:
                self.blocks.append(Item(text, 0, number))
            return bool(text)
        inner = _deeper(self._inside(element, depth) if depth <= _DEEPEST else [Paragraph(text_of(element))])
        self._as_item(inner, number)
        return bool(inner)

    def _as_item(self, inner: list[Block], number: int | None) -> None:
        count = 0
        while count < len(inner) and isinstance(inner[count], Paragraph):
            count += 1
        head, rest = inner[:count], inner[count:]
        if sum(len(b.text) for b in head) > _LONG_ITEM and len(head) > 3:
            self.blocks.extend(inner)  # a page that lays out its whole body as one item
        else:
            if head:
                text, marks = joined([(b.text, b.marks) for b in head])
                self.blocks.append(Item(text, 0, number, marks))
            self.blocks.extend(rest)

    def _terms(self, element: Element, depth: int) -> None:
        """A list of terms: each is an item, together with what is said of it."""
        self._text(element.text)
        for parts in _term_groups(element, self._lifted):
            self._flush()
            first = parts[0]
            if tag_of(first) in _TERMS and first not in self._lifted:
                kept = [part for part in parts if part not in self._skipped]
                self._as_item(_deeper([block for part in kept for block in self._inside(part, depth + 1)]), None)
            elif first not in self._skipped:
                wraps = tag_of(first) == "div" and any(tag_of(child) in _TERMS for child in first)
                if wraps and first not in self._lifted and depth < _DEEPEST:
                    self._terms(first, depth + 1)
                else:
                    self._element(first, depth + 1)
            self._text(parts[-1].tail)
        self._flush()

    def _quote(self, element: Element, depth: int) -> None:
        """Runs of paragraphs become one quote; lists, pictures and the like keep their own kind."""
        source = _cite_of(element)
        cite = ""
        if source is not None:
            cite = one_line(text_of(source)).lstrip(_DASHES).strip()
            self._sources.add(source)
        run: list[tuple[str, tuple[Mark, ...]]] = []
        start = len(self.blocks)
        for block in [*self._inside(element, depth), None]:
            if isinstance(block, Paragraph | Heading | Quote):
                run.append((block.text, block.marks))
                continue
            if run:
                self.blocks.append(_signed(*joined(run)))
                run = []
            if block is not None:
                self.blocks.append(block)
        if cite:
            quotes = [i for i in range(start, len(self.blocks)) if isinstance(self.blocks[i], Quote)]
            if quotes:
                last = self.blocks[quotes[-1]]
                self.blocks[quotes[-1]] = Quote(last.text, cite, last.marks)
            else:
                self.blocks.append(Paragraph(cite))

    def _table(self, element: Element) -> None:
        inner = [self._lifted[child] for child in element.iter() if child in self._lifted]
        block = table_block(element, self._lifted)
        if block is not None:
            self.blocks.append(block)
        self.blocks.extend(block for block in inner if block is not None)

    def _code(self, element: Element) -> None:
        text = neutralise("".join(_code_pieces(element)).expandtabs(_TAB)).strip("\n").rstrip()
        if text.strip():
            names = " ".join(e.get("class") or e.get("lang") or "" for e in (element, *element.iterchildren("code")))
            found = _LANGUAGE.search(names)
            self.blocks.append(Code(text, found[1].lower() if found else ""))


def _signed(text: str, marks: tuple[Mark, ...]) -> Quote:
    """A quotation; a last line « — NAME » is its source."""
    words, _, last = text.rpartition("\n")
    if not words or last[:1] not in _DASHES or len(last) > 120:
        return Quote(text, "", marks)
    kept = tuple(Mark(m.kind, m.start, min(m.end, len(words)), m.href) for m in marks if m.start < len(words))
    return Quote(words, last.lstrip(_DASHES), kept)


def _code_pieces(element: Element) -> list[str]:
    pieces = [element.text or ""]
    for child in element.iterdescendants():
        if tag_of(child) == "br":
            pieces.append("\n")
        pieces.append(child.text or "")
        pieces.append(child.tail or "")
    return pieces


def _cite_of(quote: Element) -> Element | None:
    """The element of a quotation that names its source: its last ``footer`` or ``cite`` with something before it."""
    for name in ("footer", "cite"):
        found = quote.findall(f".//{name}")
        if found and text_of(quote) != text_of(found[-1]) and len(text_of(found[-1])) < 200:
            return found[-1]
    return None


def _term_groups(element: Element, lifted: Collection[Element]) -> Iterator[list[Element]]:
    """The children of a list of terms: terms with the definitions behind them, anything else by itself."""
    group: list[Element] = []
    for child in element:
        tag = tag_of(child) if child not in lifted else ""
        if group and (tag not in _TERMS or (tag == "dt" and tag_of(group[-1]) == "dd")):
            yield group
            group = []
        group.append(child)
        if tag not in _TERMS or (child.tail and not child.tail.isspace()):
            yield group
            group = []
    if group:
        yield group


def _deeper(blocks: list[Block]) -> list[Block]:
    return [Item(b.text, b.depth + 1, b.number, b.marks) if isinstance(b, Item) else b for b in blocks]


def _number(value: str | None, default: int) -> int:
    try:
        return max(-99_999, min(99_999, int(value or "")))
    except ValueError:
        return default
