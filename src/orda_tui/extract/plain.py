"""A plain text, as people copy it from a browser or keep it in a file -> an article."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from orda_tui.extract.figures import credit_of, split_caption
from orda_tui.extract.finish import finish, title_of_name
from orda_tui.extract.html import language_of
from orda_tui.extract.labels import is_promotion, is_tail_label, pointed_at
from orda_tui.extract.lines import HASHES, QUOTED, RULE, UNDERLINE, Line, read_lines, starts_anew
from orda_tui.extract.patterns import lazy
from orda_tui.extract.plain_lines import (
    authors_of,
    bullet,
    choose_titles,
    credited,
    day_of_line,
    ends_sentence,
    is_bare_label,
    is_crumbs,
    is_dash,
    is_noise,
    is_speech,
    is_titular,
    numbered,
    source_of_line,
    without_clock,
)
from orda_tui.extract.plain_posts import find_posts
from orda_tui.extract.source import reporting_source
from orda_tui.model.document import Block, Document, Figure, Heading, Item, Mark, Paragraph, Quote, Rule
from orda_tui.model.page import Page
from orda_tui.text.links import safe_link, without_tracking
from orda_tui.text.neutral import one_line

_ADDRESS = lazy(r"\bhttps?://[^\s<>«»“”\"]+")
_LONGEST = 4_000_000
_HEAD = 20
_TITLES = 6


def extract_plain(text: str, name: str = "") -> Page:
    """The article of a plain text: title, credit, author, source, body, embedded posts, lists, and the headlines of
    other stories under a label such as "Latest news". ``name`` (of the file) is the title where the text has none.
    Never raises."""
    reader = PlainReader(read_lines(text[:_LONGEST]))
    blocks = [_linked(block) for block in finish(reader.read())]
    title = reader.title or title_of_name(name)
    if not title and blocks:
        title = one_line(next((b.text for b in blocks if b.text), ""), 100)
    lang = language_of(blocks)
    texts = [b.text for b in blocks if isinstance(b, Paragraph)]
    published = datetime.combine(date.fromisoformat(reader.day), datetime.min.time(), UTC) if reader.day else None
    return Page(
        Document(tuple(blocks), lang),
        title,
        reader.short_title,
        reader.dek,
        tuple(reader.authors),
        reader.source or reporting_source(texts[:3]),
        int(published.timestamp()) if published else None,
        date_only=published is not None,
        lang=lang,
        section=reader.section,
        headlines=tuple(reader.headlines),
        access="whole" if blocks else "empty",
    )


class PlainReader:
    """Reads lines from the first to the last; what it learns about the article stays in its fields."""

    def __init__(self, lines: list[Line]) -> None:
        self.title = self.short_title = self.dek = self.source = self.section = self.day = ""
        self.authors: list[str] = []
        self.headlines: list[str] = []
        self._lines = lines
        self._posts = find_posts(lines)
        self._blocks: list[Block] = []
        self._titled = False  # a title was read
        self._begun = False  # the running text was reached
        self._at = 0

    def read(self) -> list[Block]:
        """All blocks."""
        self._head()
        while self._at < len(self._lines):
            start = self._at
            if not (self._fact() or self._special() or self._run()):
                self._prose()
            assert self._at > start
        return self._blocks

    # --- the head: titles, credit, byline, date

    def _head(self) -> None:
        titles: list[str] = []
        while self._at < len(self._lines) and self._at - len(self.headlines) < _HEAD:
            text = self._lines[self._at].text
            hashes = HASHES.match(text)
            if hashes and not titles and len(hashes[1]) == 1:
                titles.append(hashes[2])
                self._at += 1
                self._skip_underline()
            elif (is_tail_label(text) or is_bare_label(text)) and bullet(self._text(self._at + 1)):
                self._at += 1
                self._take_headlines()
            elif self._at in self._posts or not (self._fact() or self._title_line(text, titles)):
                break
        self._name(titles)

    def _title_line(self, text: str, titles: list[str]) -> bool:
        if starts_anew(text) or text.endswith((":", ".", ";", ",")) or len(text) > 220 or is_tail_label(text):
            return False
        if not titles and is_crumbs(text):
            self._at += 1
            return True
        following = self._text(self._at + 1)
        listed = bool(bullet(following)) and not is_dash((bullet(following) or ("", ""))[0])
        if titles and (ends_sentence(text) or listed or len(titles) >= _TITLES):
            return False
        titles.append(text)
        self._titled = True
        self._at += 1
        self._skip_underline()
        return True

    def _skip_underline(self) -> None:
        if UNDERLINE.match(self._text(self._at)):
            self._at += 1

    def _name(self, titles: list[str]) -> None:
        self.title, self.short_title, before, after = choose_titles(titles)
        for text in before:
            if len(text.split()) <= 2:
                self.section = text
            else:
                self.headlines.append(without_clock(text))
        self._blocks.extend(Paragraph(text) for text in after)
        self.dek = after[0] if after else ""

    # --- facts about the article

    def _fact(self) -> bool:
        """A line that tells of the article rather than in it. True where the line was taken."""
        if self._at in self._posts:
            return False
        text = self._text(self._at)
        in_head = not self._begun
        if (names := authors_of(text, loose=in_head or len(text) < 60)) and not ends_sentence(text.rstrip(".")):
            self.authors.extend(n for n in names if n not in self.authors)
        elif source := source_of_line(text):
            self.source = self.source or source
        elif in_head and (day := day_of_line(text)):
            self.day = self.day or day
        elif is_noise(text):
            pass
        elif in_head and self._titled and (name := credited(text)):
            self._blocks.append(Figure("", "", name, "", self._first_figure()))
        elif len(text) < 200 and credit_of(text):
            self._blocks.append(Figure("", "", credit_of(text), "", self._first_figure()))
        elif len(text) < 250 and all(split_caption(text)) and not bullet(text):
            caption, credit = split_caption(text)
            self._blocks.append(Figure("", caption, credit, "", self._first_figure()))
        else:
            return False
        self._at += 1
        return True

    def _first_figure(self) -> bool:
        return not self._blocks

    # --- posts, labels, rules, headings

    def _special(self) -> bool:
        line = self._lines[self._at]
        if self._at in self._posts:
            self._at, post = self._posts[self._at]
            self._blocks.append(post)
            return True
        listed = bullet(self._text(self._at + 1)) is not None
        if is_tail_label(line.text) or (listed and is_bare_label(line.text)):
            self._at += 1
            self._take_headlines()
            return True
        headline = pointed_at(line.text)
        if headline:
            self.headlines.append(headline)
        elif is_promotion(line.text) and self._at > 0.6 * len(self._lines) and len(line.text) < 140:
            pass
        elif hashes := HASHES.match(line.text):
            self._blocks.append(Heading(hashes[2], max(2, len(hashes[1]))))
        elif RULE.match(line.text):
            self._blocks.append(Rule())
        elif UNDERLINE.match(self._text(self._at + 1)) and is_titular(line.text):
            self._blocks.append(Heading(line.text))
            self._at += 1
        else:
            return False
        self._at += 1
        return True

    def _take_headlines(self) -> None:
        """The list under a label: all bulleted lines, or all lines that read like headlines."""
        first = self._text(self._at)
        bulleted = bool(bullet(first) or numbered(first))
        while self._at < len(self._lines):
            text = self._text(self._at)
            item = bullet(text) or numbered(text)
            if is_tail_label(text) or is_noise(text):
                self._at += 1
                continue
            if bulleted != bool(item) or self._at in self._posts or authors_of(text) or source_of_line(text):
                break
            if not item and ((ends_sentence(text) and len(text) > 100) or len(text) > 220 or text.endswith(":")):
                break
            self.headlines.append(without_clock(item[1] if item else text))
            self._at += 1

    # --- lists and quotes

    def _run(self) -> bool:
        text = self._text(self._at)
        if QUOTED.match(text):
            return self._quote()
        if bullet(text):
            return self._bullets()
        if numbered(text):
            return self._numbers()
        return False

    def _quote(self) -> bool:
        parts: list[str] = []
        while found := QUOTED.match(self._text(self._at)):
            if found[1].strip():
                parts.append(found[1].strip())
            self._at += 1
        cite = ""
        if len(parts) > 1 and (signed := bullet(parts[-1])) and is_dash(signed[0]):
            cite = signed[1]
            parts.pop()
        if parts:
            self._blocks.append(Quote("\n".join(parts), cite))
        return True

    def _bullets(self) -> bool:
        end = self._at
        marks: list[str] = []
        texts: list[str] = []
        while end not in self._posts and (found := bullet(self._text(end))):
            marks.append(found[0])
            texts.append(found[1])
            end += 1
        if not texts:
            return False
        if is_dash(marks[0]) and not self._dashes_are_items(texts):
            return self._conversation(end) if _asks(texts) and len(texts) > 1 else False
        self._lift_heading()
        indents = [self._lines[i].indent for i in range(self._at, end)]
        steps = sorted(set(indents))
        for text, indent in zip(texts, indents, strict=True):
            self._blocks.append(Item(text, min(steps.index(indent), 5)))
        self._at = end
        return True

    def _dashes_are_items(self, texts: list[str]) -> bool:
        """Long dashes open items under an introduction, or when several in a row do; speech does so, too."""
        if any(is_speech(text) for text in texts):
            return False
        introduced = bool(self._blocks) and (isinstance(self._blocks[-1], Heading) or _heads_a_list(self._blocks[-1]))
        return introduced or (len(texts) >= 3 and not _asks(texts))

    def _conversation(self, end: int) -> bool:
        """Questions and answers that begin with dashes: paragraphs, as they are printed."""
        self._blocks.extend(Paragraph(self._text(at)) for at in range(self._at, end))
        self._at = end
        return True

    def _numbers(self) -> bool:
        end, wanted = self._at, None
        texts: list[tuple[int, str]] = []
        while found := numbered(self._text(end)):
            if wanted is not None and found[0] != wanted:
                break
            texts.append(found)
            wanted = found[0] + 1
            end += 1
        last = self._blocks[-1] if self._blocks else None
        goes_on = isinstance(last, Item) and last.number == texts[0][0] - 1
        if len(texts) < 2 and not goes_on:
            return False
        self._lift_heading()
        self._blocks.extend(Item(text, 0, number) for number, text in texts)
        self._at = end
        return True

    def _lift_heading(self) -> None:
        """A short line right above a list, ending with a colon or like a title, is the list's heading."""
        if self._blocks and _heads_a_list(self._blocks[-1]):
            self._blocks[-1] = Heading(self._blocks[-1].text)

    # --- prose

    def _prose(self) -> None:
        text = self._text(self._at)
        following = self._text(self._at + 1)
        self._at += 1
        self._begun = True
        if self._is_heading(text, following):
            self._blocks.append(Heading(text))
        else:
            self._blocks.append(Paragraph(text))

    def _is_heading(self, text: str, following: str) -> bool:
        """A short line like a title with a real paragraph under it."""
        if len(text) > 90 or len(text.split()) > 12 or not is_titular(text) or text.endswith(":") or not following:
            return False
        if not (text[0].isupper() or text[0].isdigit() or text[0] in '«“"„') or starts_anew(text):
            return False
        return len(following) > max(80, len(text)) and ends_sentence(following)

    def _text(self, at: int) -> str:
        return self._lines[at].text if at < len(self._lines) else ""


def _asks(texts: list[str]) -> bool:
    return any(text.rstrip().endswith("?") for text in texts)


def _linked(block: Block) -> Block:
    """The block with the addresses in its text marked as links."""
    if not isinstance(block, Paragraph | Item | Quote) or "://" not in block.text:
        return block
    marks = []
    for found in _ADDRESS.finditer(block.text):
        shown = found[0].rstrip(".,;:!?…»”\"')]}")
        href = without_tracking(safe_link(shown))
        if href:
            marks.append(Mark("link", found.start(), found.start() + len(shown), href))
    return replace(block, marks=tuple(marks))


def _heads_a_list(block: Block) -> bool:
    """A short paragraph that ends with a colon or reads like a title: what stands under it is its list."""
    text = block.text
    if not isinstance(block, Paragraph) or len(text) > 140 or len(text.split()) > 16:
        return False
    return text.endswith((":", "?")) or is_titular(text)
