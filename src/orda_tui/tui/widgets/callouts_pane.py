"""The statements of an article, gathered: in reading order, under the name of who speaks, one key from the text."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import tzinfo
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Offset, Size
from textual.message import Message
from textual.strip import Strip

from orda_tui.model.article import Article
from orda_tui.text.citation import citation, cited
from orda_tui.text.counting import can_fetch, is_long, is_part
from orda_tui.text.neutral import one_line
from orda_tui.tui import actions, signs
from orda_tui.tui.actions import DEFAULT
from orda_tui.tui.render.callouts import NO_CALLOUTS, NOBODY, find_callouts
from orda_tui.tui.render.lines import Piece
from orda_tui.tui.render.passages import FETCH, FETCH_AGAIN, passages_of
from orda_tui.tui.render.wrap import cells, cut_to, wrap
from orda_tui.tui.widgets.article_view_styles import COMPONENT_CLASSES, PANE_CSS, Sheet
from orda_tui.tui.widgets.frames import SteadyScroll

_WORDS_ROWS = 3


class PaneRow(NamedTuple):
    """One row: the place in the list of the statement it belongs to (-1: a heading), and what it shows."""

    entry: int
    pieces: tuple[Piece, ...]


class CalloutsPane(SteadyScroll, can_focus=True, inherit_bindings=False):
    """Lists statements; a statement is known by its index in ``Article.statements``."""

    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings("rows"), *actions.bindings("callouts")]
    DEFAULT_CSS = PANE_CSS
    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENT_CLASSES

    class Jump(Message):
        """Go to the statement in the text and light it."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    class CopyWanted(Message):
        """``text`` is to be copied; ``what`` names it for the sentence that says so."""

        def __init__(self, text: str, what: str) -> None:
            super().__init__()
            self.text = text
            self.what = what

    class KeepWanted(Message):
        """The statement is to be kept, or let go if it is kept."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(
        self,
        *,
        zone: tzinfo | None = None,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """``zone``: of the date in citations, the machine's own if None."""
        super().__init__(name=name, id=id, classes=classes)
        self._zone = zone
        self.keyed: Callable[[str], str] = DEFAULT.filled
        self._article: Article | None = None
        self._kept: frozenset[int] = frozenset()
        self._callouts = NO_CALLOUTS
        self._only = ""
        self._entries: list[int] = []
        self._rows: list[PaneRow] = []
        self._tops: list[int] = []
        self._cursor = 0
        self._fitted = Size(0, 0)
        self.sheet = Sheet(self)

    # What the application calls

    def show(self, article: Article | None, kept: Collection[int] = ()) -> None:
        """List the statements of an article; ``kept``: indices of those that are kept. None: no article is open."""
        self._article = article
        self._kept = frozenset(kept)
        self._only = ""
        self._callouts = find_callouts(article.statements, passages_of(article)) if article else NO_CALLOUTS
        self._cursor = 0
        self._list()
        self.scroll_to(y=0, animate=False)

    def set_kept(self, kept: Collection[int]) -> None:
        """Other statements are kept now; nothing moves."""
        self._kept = frozenset(kept)
        self._list()

    def follow(self, index: int) -> None:
        """The reader lit a statement in the text: put the cursor on it."""
        if index in self._entries:
            self._go(self._entries.index(index))

    @property
    def index(self) -> int:
        """Index of the statement under the cursor, -1 where there is none."""
        return self._entries[self._cursor] if self._entries else -1

    # Rows

    def _list(self) -> None:
        order = self._callouts.in_reading_order()
        statements = self._callouts.statements
        self._entries = [n for n in order if not self._only or statements[n].speaker == self._only]
        self._cursor = min(self._cursor, max(0, len(self._entries) - 1))
        self._lay_out()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        self._rows, self._tops = [], []
        if not width:  # out of sight: when it comes back
            self._fitted = Size(0, 0)
            return
        if self._entries:
            self._heading_rows(width)
        else:
            for paragraph in empty_text(self._article, self.keyed).split("\n"):
                self._rows += [
                    PaneRow(-1, (Piece(" " + paragraph[row.start : row.end], "meta"),))
                    for row in wrap(paragraph, width - 2)
                ]
        before: str | None = None
        introduced: set[str] = set()
        for place, number in enumerate(self._entries):
            name = self._callouts.statements[number].speaker
            if name != before:
                self._speaker_rows(number, width, introduce=name not in introduced)
                introduced.add(name)
                before = name
            self._tops.append(len(self._rows))
            self._words_rows(place, number, width)
        self.set_extent(Size(width, len(self._rows)))
        self.refresh()

    def _heading_rows(self, width: int) -> None:
        total = len(self._callouts.in_reading_order())
        words = f"{total} statement{'s' if total != 1 else ''}"
        if self._only:
            words = f"{len(self._entries)} of {words} · f: all"
        self._rows.append(PaneRow(-1, (Piece(" " + cut_to(words, width - 1), "meta"),)))

    def _speaker_rows(self, number: int, width: int, *, introduce: bool) -> None:
        style = f"speaker{self._callouts.colours[number]}"
        statement = self._callouts.statements[number]
        role = one_line(statement.role) if introduce else ""
        self._rows.append(PaneRow(-1, ()))
        name = cut_to(one_line(statement.speaker) or NOBODY, width - 2)
        pieces = [Piece(signs.BAR + " ", style), Piece(name, style + ".b")]
        room = width - 4 - cells(name)
        if role and room > 6:
            pieces.append(Piece(", " + cut_to(role, room), "label"))
        self._rows.append(PaneRow(-1, tuple(pieces)))

    def _words_rows(self, place: int, number: int, width: int) -> None:
        statement = self._callouts.statements[number]
        style = f"speaker{self._callouts.colours[number]}"
        marks = (
            Piece(signs.KEY if self._callouts.is_key(number) else " ", style),
            Piece(signs.KEPT if number in self._kept else " ", "body"),
            Piece(signs.KINDS[statement.kind] + " ", "label"),
        )
        indent = 2 + sum(cells(sign.text) for sign in marks)
        words = one_line(statement.text)
        if statement.inferred:
            words = f"{signs.INFERRED} {words}"
        rows = wrap(words, width - indent - 1)
        for at, row in enumerate(rows[:_WORDS_ROWS]):
            text = words[row.start : row.end]
            if at == _WORDS_ROWS - 1 and len(rows) > _WORDS_ROWS:
                text = cut_to(text + " …", width - indent - 1) if cells(text) > width - indent - 3 else text + " …"
            lead = marks if at == 0 else (Piece(" " * (indent - 2), "body"),)
            self._rows.append(PaneRow(place, (Piece(signs.BAR + " ", style), *lead, Piece(text, "body"))))

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        y += self.scroll_offset.y
        width = self.scrollable_content_region.width
        base = self.sheet("body")
        if y >= len(self._rows):
            return Strip.blank(width, base)
        row = self._rows[y]
        over = Style.null()
        if row.entry >= 0 and row.entry == self._cursor:
            over = self.sheet("cursor" if self.has_focus else "blurred")
        segments = []
        used = 0
        for at, piece in enumerate(row.pieces):
            # The speaker's bar keeps its colour under the cursor.
            segments.append(Segment(piece.text, self.sheet(piece.style) + (over if at else Style.null())))
            used += cells(piece.text)
        segments.append(Segment(" " * max(0, width - used), base + over))
        return Strip(segments).crop(0, width)

    def fit(self) -> None:
        """Rows depend on the width."""
        size = self.scrollable_content_region.size
        if size == self._fitted:
            return
        if size.width != self._fitted.width:
            self._lay_out()
        self._fitted = size
        self._go(self._cursor)

    def on_focus(self, event: events.Focus) -> None:
        """The cursor shows where the focus is."""
        self.refresh()

    def on_blur(self, event: events.Blur) -> None:
        """The cursor shows where the focus is."""
        self.refresh()

    def notify_style_update(self) -> None:
        """The theme changed."""
        super().notify_style_update()
        self.sheet.forget()

    # The cursor

    def _go(self, cursor: int) -> None:
        if not self._entries:
            return
        self._cursor = max(0, min(cursor, len(self._entries) - 1))
        if not self._tops:
            return
        top = self._tops[self._cursor]
        bottom = self._tops[self._cursor + 1] if self._cursor + 1 < len(self._tops) else len(self._rows)
        first = 0 if self._cursor == 0 else top - 1
        height, y = self.scrollable_content_region.height, self.scroll_offset.y
        if first < y:
            self.scroll_to(y=first, animate=False)
        elif bottom > y + height:
            self.scroll_to(y=min(first, bottom - height) if bottom - first < height else first, animate=False)
        if self.has_focus:
            self.app.cursor_position = self.content_region.offset + Offset(0, max(0, top - self.scroll_offset.y))
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on a statement and goes to it in the text."""
        y = event.get_content_offset(self)
        if y is None:
            return
        at = y.y + self.scroll_offset.y
        if at < len(self._rows) and self._rows[at].entry >= 0:
            self._go(self._rows[at].entry)
            self.action_jump()

    def action_line_down(self) -> None:
        """The next statement."""
        self._go(self._cursor + 1)

    def action_line_up(self) -> None:
        """The statement before."""
        self._go(self._cursor - 1)

    def _leap(self, rows: int) -> None:
        if not self._tops:
            return
        target = self._tops[self._cursor] + rows
        below = [place for place, top in enumerate(self._tops) if top <= max(0, target)]
        self._go(below[-1] if below else 0)

    def action_page_down(self) -> None:
        """A page down."""
        self._leap(self.size.height - 1)

    def action_page_up(self) -> None:
        """A page up."""
        self._leap(1 - self.size.height)

    def action_half_down(self) -> None:
        """Half a page down."""
        self._leap(self.size.height // 2)

    def action_half_up(self) -> None:
        """Half a page up."""
        self._leap(-(self.size.height // 2))

    def action_top(self) -> None:
        """The first statement."""
        self._go(0)

    def action_bottom(self) -> None:
        """The last statement."""
        self._go(len(self._entries) - 1)

    # What can be done with a statement

    def action_jump(self) -> None:
        """Go to the statement in the text."""
        if self.index >= 0:
            self.post_message(self.Jump(self.index))

    def action_copy_statement(self) -> None:
        """Copy the statement with its citation."""
        if self.index >= 0 and self._article is not None:
            statement = self._article.statements[self.index]
            text = citation(self._article, statement, zone=self._zone)
            self.post_message(self.CopyWanted(text, cited(statement)))

    def action_keep_statement(self) -> None:
        """Keep the statement, or let it go."""
        if self.index >= 0:
            self.post_message(self.KeepWanted(self.index))

    def action_filter_speaker(self) -> None:
        """Only the statements of the speaker under the cursor; all again at the second time."""
        if self.index < 0:
            return
        here = self.index
        self._only = "" if self._only else self._callouts.statements[here].speaker
        self._list()
        self._go(self._entries.index(here) if here in self._entries else 0)


def empty_text(article: Article | None, keyed: Callable[[str], str] = DEFAULT.filled) -> str:
    """Why there are no statements, and which key may change that; a paragraph a line."""
    if article is None:
        return "No article is open."
    if article.statements:
        return "The statements of this article do not stand in the text that is shown."
    if not article.rules_version:
        return "Statements are being looked for."
    advice = "\n" + keyed(FETCH_AGAIN if article.page_note else FETCH) if can_fetch(article) else ""
    words = article.words or article.document.words()
    if not words:
        return f"No statements: there is no text.{advice}"
    if is_part(article):
        return f"No statements found; this may be only a part of the text.{advice}"
    if advice and not article.page_note and not is_long(article.document, words):
        return f"No statements found in the text of the feed.{advice[:-1]}, which may say more."
    return "No statements found: nobody seems to be quoted in this text."
