"""The headline list: any number of headlines; only the ids are held, rows are asked for 64 at a time."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import ClassVar, Literal

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import BindingType
from textual.message import Message

from orda_tui.model.article import Excerpt, Headline
from orda_tui.text.neutral import one_line
from orda_tui.text.searching import searched
from orda_tui.tui import actions, signs
from orda_tui.tui.ages import age
from orda_tui.tui.widgets.bars import KeyHint, KeysMoved
from orda_tui.tui.widgets.cells import cut, fit, lit
from orda_tui.tui.widgets.excerpts import Excerpts
from orda_tui.tui.widgets.row_list import RowList

Density = Literal["one", "two", "statement"]

#: Rows asked for at once, and how many such pages are remembered.
PAGE = 64
_KEPT_PAGES = 32

_LINES: dict[Density, int] = {"one": 1, "two": 2, "statement": 3}
_MOST_LINES = 3
_SOURCE_WIDTH = 16
_GROUP_WIDTH = 18

#: What group a headline is in, in a word or two.
Grouping = Callable[[Headline], str]

RowSource = Callable[[Sequence[int]], list[Headline | None]]


class HeadlineList(RowList):
    """A snapshot of ids that stays still while articles come and are read; rows show their present state.

    ``rows`` answers ids with headlines (None: gone); ``clock`` says what time it is, for ages. While it shows what a
    search found, every row says with an excerpt why it is there.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings("list")]

    class Highlighted(Message):
        """The cursor is on another article; None: the list is empty."""

        def __init__(self, article: int | None) -> None:
            super().__init__()
            self.article = article

    class Opened(Message):
        """The reader wants to read this article."""

        def __init__(self, article: int) -> None:
            super().__init__()
            self.article = article

    class SourcesWanted(Message):
        """The reader wants to go to the sources."""

    class ExcerptsWanted(Message):
        """The list shows or will show these articles, and does not know why they were found."""

        def __init__(self, articles: Sequence[int], words: str) -> None:
            super().__init__()
            self.articles = articles
            self.words = words

    def __init__(self, rows: RowSource, clock: Callable[[], int], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows = rows
        self._clock = clock
        self.ids: array[int] = array("q")
        self._pages: OrderedDict[int, list[Headline | None]] = OrderedDict()
        self.density: Density = "two"
        self.lines_per_row = _LINES[self.density]
        self.words = ""
        self.excerpts = Excerpts()
        self.group: Grouping | None = None
        self._anchor: int | None = None

    # -- data ---------------------------------------------------------------------------------------------------------

    @property
    def row_count(self) -> int:
        return len(self.ids)

    @property
    def current(self) -> int | None:
        """The article under the cursor."""
        return self.ids[self.cursor] if 0 <= self.cursor < len(self.ids) else None

    def set_ids(
        self,
        ids: array[int],
        *,
        words: str = "",
        article: int | None = None,
        excerpts: Mapping[int, Excerpt | None] | None = None,
    ) -> None:
        """Show another list. The cursor goes to ``article`` where that is in it, else to the top. ``words``: what was
        searched, with the ``excerpts`` of the first rows where they are known."""
        self._pages.clear()
        self.words = words
        self.excerpts.begin(excerpts or {})
        self.lines_per_row = self._row_height()
        self.ids = ids
        self.end_selection()
        self.scroll_to(y=0, animate=False)
        self.rows_changed()
        self.set_reactive(RowList.cursor, self._index(article) or 0)
        self.show_cursor_row()
        self.repaint()
        self.post_message(self.Highlighted(self.current))

    def replace_ids(self, ids: array[int]) -> None:
        """More or other rows around the same cursor: its article stays on the line of the screen where it is."""
        article, offset = self.current, self.cursor * self.lines_per_row - self.scroll_offset.y
        self._pages.clear()
        self.excerpts.ask_again()
        self.ids = ids
        self.end_selection()
        self.rows_changed()
        index = self._index(article)
        if index is not None:
            self.set_reactive(RowList.cursor, index)
            self.scroll_to(y=max(0, index * self.lines_per_row - offset), animate=False)
        self.show_cursor_row()
        self.repaint()
        if self.current != article:
            self.post_message(self.Highlighted(self.current))

    def rows_moved_on(self) -> None:
        """What the rows say may have changed (read, starred, updated): ask for them again, move nothing."""
        self._pages.clear()
        self.excerpts.ask_again()
        self.repaint()

    def take_excerpts(self, words: str, found: Mapping[int, Excerpt | None]) -> None:
        """Why these articles were found, where these words are still what is searched."""
        if words == self.words and self.excerpts.take(found):
            self.repaint()

    def set_density(self, density: Density) -> None:
        """One line a headline, two, or three with the strongest statement; the cursor's row stays in sight. What a
        search found has a line for the excerpt."""
        self.density = density
        self.lines_per_row = self._row_height()
        self.rows_changed()
        self.show_cursor_row()

    def _row_height(self) -> int:
        return min(_MOST_LINES, _LINES[self.density] + bool(self.words))

    def set_grouping(self, group: Grouping | None) -> None:
        """Name the groups at their first rows, or not."""
        self.group = group
        self.repaint()

    # -- selecting several --------------------------------------------------------------------------------------------

    @property
    def selected_ids(self) -> array[int]:
        """The articles from where selecting began to the cursor; empty where nothing is being selected."""
        if self._anchor is None:
            return array("q")
        first, last = sorted((self._anchor, self.cursor))
        return self.ids[first : last + 1]

    def action_select_rows(self) -> None:
        if self._anchor is not None:
            self.end_selection()
        elif self.ids:
            self._select_from(self.cursor)

    def end_selection(self) -> None:
        """Select nothing any more."""
        if self._anchor is not None:
            self._select_from(None)

    def _select_from(self, anchor: int | None) -> None:
        self._anchor = anchor
        self.repaint()
        self.post_message(KeysMoved())

    def key_hints(self) -> tuple[KeyHint, ...]:
        """What is worth telling of keys while several are selected."""
        if self._anchor is None:
            return ()
        marks = (("toggle_read", "read/unread"), ("star", "star"), ("later", "later"), ("tags", "tags"))
        return (*((f"{{app.{name}}}", title) for name, title in marks), ("Esc", "select nothing"))

    def _is_selected(self, index: int) -> bool:
        if self._anchor is None:
            return False
        return min(self._anchor, self.cursor) <= index <= max(self._anchor, self.cursor)

    def goto(self, article: int) -> bool:
        """Put the cursor on an article; False: it is not in this list."""
        index = self._index(article)
        if index is not None:
            self.cursor = index
        return index is not None

    def _index(self, article: int | None) -> int | None:
        try:
            return self.ids.index(article) if article is not None else None
        except ValueError:
            return None

    def headline(self, index: int) -> Headline | None:
        """The row at ``index``; None where the article is gone or the index is outside."""
        if not 0 <= index < len(self.ids):
            return None
        number, place = divmod(index, PAGE)
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = self._rows(self.ids[number * PAGE : (number + 1) * PAGE])
            if len(self._pages) > _KEPT_PAGES:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page[place] if place < len(page) else None

    # -- painting -----------------------------------------------------------------------------------------------------

    def row_key(self, index: int) -> Hashable:
        return (self.ids[index], self._is_selected(index))

    def draw_row(self, index: int, line: int, width: int) -> list[Segment]:
        headline = self.headline(index)
        if headline is None:
            return [Segment(fit("   (no longer in the store)" if line == 0 else "", width), self.style("muted"))]
        if line == 0:
            group = self._group_begun(index, headline)
            left = width - cell_len(group)
            draw = self._draw_one_line if self.density == "one" else self._draw_title
            segments = draw(headline, left)
            if self._is_selected(index):
                segments[0] = Segment(signs.SELECTED + segments[0].text[1:], self.style("mark"))
            if group:
                used = sum(cell_len(segment.text) for segment in segments)
                gap = Segment(" " * max(0, left - used), self.style("text"))
                segments += [gap, Segment(group, self.style("mark"))]
            return segments
        if line == 1 and self.density != "one":
            return self._draw_meta(headline, width)
        return self._draw_below(index, headline, width)

    def _group_begun(self, index: int, headline: Headline) -> str:
        """The name of the group whose first row this is, as it stands at the right edge; else an empty text."""
        if self.group is None:
            return ""
        name, before = self.group(headline), self.headline(index - 1)
        if before is not None and self.group(before) == name:
            return ""
        return f"  {cut(one_line(name), _GROUP_WIDTH)} "

    def _lead(self, headline: Headline) -> Segment:
        return Segment("   " if headline.read else f" {signs.UNREAD} ", self.style("mark"))

    def _draw_title(self, headline: Headline, width: int) -> list[Segment]:
        style = self.style("text" if headline.read else "strong")
        title = one_line(headline.title) or "(no title)"
        return [self._lead(headline), *lit(cut(title, width - 4), searched(self.words), style, self.style("hit"))]

    def _draw_meta(self, headline: Headline, width: int) -> list[Segment]:
        muted, mark = self.style("muted"), self.style("mark")
        when = age(headline.when, self._clock(), date_only=headline.date_only)
        marks = _marks(headline)
        said = _said(headline)
        room = width - 3 - cell_len(f" · {when}{said}{marks}") - 1
        source = cut(one_line(headline.source), max(0, room))
        segments = [Segment(f"   {source} · {when}", muted)]
        if said:
            segments.append(Segment(said, self.style("quote")))
        if marks:
            segments.append(Segment(marks, mark))
        return segments

    def _draw_below(self, index: int, headline: Headline, width: int) -> list[Segment]:
        """Why a search found the article; else the strongest of its statements, where those are wanted."""
        if self.words and (wanted := self.excerpts.wanted(index, self.ids)):
            self.post_message(self.ExcerptsWanted(wanted, self.words))
        excerpt = self.excerpts.get(headline.id) if self.words else None
        if excerpt is None and self.density == "statement" and headline.strongest:
            excerpt = Excerpt(headline.strongest, headline.speaker)
        if excerpt is None:
            return []
        speaker = one_line(excerpt.speaker or "")
        tail = f" — {cut(speaker, width // 3)}" if speaker else ""
        bar, style, edge = ("   ", "muted", 1) if excerpt.speaker is None else (f"   {signs.STRONGEST} ", "quote", 3)
        text = cut(one_line(excerpt.text), width - len(bar) - edge - cell_len(tail))
        return [
            Segment(bar, self.style(style)),
            *lit(text, searched(self.words), self.style(style), self.style("hit")),
            Segment(tail, self.style("muted")),
        ]

    def _draw_one_line(self, headline: Headline, width: int) -> list[Segment]:
        when = age(headline.when, self._clock(), date_only=headline.date_only)
        tail_width = min(_SOURCE_WIDTH, width // 4)
        said, marks = _said(headline), _marks(headline)
        right = f" {fit(one_line(headline.source), tail_width)} {when:>6}"
        room = width - 3 - cell_len(right) - cell_len(said) - cell_len(marks) - 1
        style = self.style("text" if headline.read else "strong")
        title = cut(one_line(headline.title) or "(no title)", room)
        gap = Segment(" " * max(0, room - cell_len(title)), style)
        return [
            self._lead(headline),
            *lit(title, searched(self.words), style, self.style("hit")),
            gap,
            Segment(said, self.style("quote")),
            Segment(marks, self.style("mark")),
            Segment(right, self.style("muted")),
        ]

    # -- what the reader does -----------------------------------------------------------------------------------------

    def watch_cursor(self, old: int, new: int) -> None:
        super().watch_cursor(old, new)
        if self._anchor is not None:
            self.refresh()
        if self.is_mounted and old != new:
            self.post_message(self.Highlighted(self.current))

    def action_open(self, number: str = "") -> None:
        if number:
            self.cursor = int(number) - 1
        if self.current is not None:
            self.post_message(self.Opened(self.current))

    def action_to_sources(self) -> None:
        self.post_message(self.SourcesWanted())


def _said(headline: Headline) -> str:
    return " " + signs.SAID.replace("3", str(headline.statements)) if headline.statements else ""


def _marks(headline: Headline) -> str:
    return (f" {signs.STARRED}" if headline.starred else "") + (f" {signs.LATER}" if headline.later else "")
