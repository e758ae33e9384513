"""The article reader: one widget on Textual's line API. It lays out what is in sight, and the rest between frames."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import tzinfo
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from orda_tui.model.article import Article, Status
from orda_tui.text.citation import citation
from orda_tui.tui import actions
from orda_tui.tui.render.callouts import NO_CALLOUTS, find_callouts
from orda_tui.tui.render.lines import Frame, Layout, Spot, frame_for
from orda_tui.tui.render.passages import WORDS_A_MINUTE, passages_of
from orda_tui.tui.render.typeset import Options, Typesetter
from orda_tui.tui.widgets.article_view_paint import Look, Overlay, Painter
from orda_tui.tui.widgets.article_view_styles import ANSI_CSS, COMPONENT_CLASSES, SPEAKERS_CSS, Sheet

_SLICE = 0.008  # seconds of layout between two frames
_AHEAD = 50  # rows laid out below the screen at once


class ArticleView(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows one article. Everything it needs comes in by ``show``; everything it wants goes out as a message."""

    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings("reader")]
    DEFAULT_CSS = f"""
    ArticleView {{
        background: $background; color: $foreground;
        overflow-x: scroll; overflow-y: scroll; scrollbar-size-vertical: 1; scrollbar-size-horizontal: 0;
        scrollbar-background: $background; scrollbar-background-hover: $background;
        scrollbar-background-active: $background; scrollbar-color: $panel;
        {SPEAKERS_CSS}
        & > .article--kicker {{ color: $text-accent; }}
        & > .article--title {{ color: $foreground; text-style: bold; }}
        & > .article--dek {{ color: $foreground; text-style: italic; }}
        & > .article--access {{ color: $text-warning; }}
        & > .article--heading {{ color: $text-primary; text-style: bold; }}
        & > .article--subheading {{ color: $foreground; text-style: bold; }}
        & > .article--quote {{ color: $foreground; text-style: italic; }}
        & > .article--caption {{ color: $text-muted; text-style: italic; }}
        & > .article--code {{ background: $surface; color: $foreground; }}
        & > .article--inline-code {{ background: $surface; color: $foreground; }}
        & > .article--thead {{ text-style: bold; }}
        & > .article--anchor {{ text-style: underline; }}
        & > .article--lit {{ background: $primary 30%; color: $foreground; }}
        & > .article--hit {{ background: $warning; color: $background; }}
        & > .article--hit-now {{ background: $error; color: $background; text-style: bold; }}
        & > .article--word {{ text-style: bold underline; }}
        & > .article--hint {{ background: $accent; color: $background; text-style: bold; }}
        & > .article--prompt {{ background: $panel; color: $foreground; }}
    }}
    ArticleView:ansi {{
        {ANSI_CSS}
        & > .article--lit {{ background: ansi_default; text-style: reverse; }}
        & > .article--hit {{ color: ansi_default; background: ansi_default; text-style: reverse; }}
        & > .article--hit-now, & > .article--hint {{
            color: ansi_default; background: ansi_default; text-style: reverse bold;
        }}
        & > .article--prompt {{ color: ansi_default; background: ansi_default; text-style: reverse; }}
        & > .article--caption {{ color: ansi_default; text-style: dim italic; }}
    }}
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENT_CLASSES

    class LinkChosen(Message):
        """The reader chose a link: ``how`` is "open", "copy" or "share"."""

        def __init__(self, href: str, how: str) -> None:
            super().__init__()
            self.href = href
            self.how = how

    class StatementMoved(Message):
        """Another statement is lit; ``index`` counts in ``Article.statements``."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    class ProgressMoved(Message):
        """The reading place moved. ``fraction`` of the text stands above the screen, ``read`` above its lower edge."""

        def __init__(self, fraction: float, read: float, minutes_left: int) -> None:
            super().__init__()
            self.fraction = fraction
            self.read = read
            self.minutes_left = minutes_left

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
        measure: int = 76,
        justify: bool = False,
        zone: tzinfo | None = None,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """``measure``: widest column in cells; ``zone``: of the dates shown, the machine's own if None."""
        super().__init__(name=name, id=id, classes=classes)
        self.measure = measure
        self.justify = justify
        self._zone = zone
        self.article: Article | None = None
        self.current = -1
        self._callouts = NO_CALLOUTS
        self._layout = Layout(Frame(0, 0, 0), ())
        self._setting: Iterator[Layout] | None = None
        self._before: list[int] = [0]
        self._place = (Spot(0, 0), 0)
        self._sheet = Sheet(self)
        self._painter = Painter(self._sheet)
        self._strips: LRUCache[int, Strip] = LRUCache(512)
        self._told = (-1.0, -1.0)
        self._position = 0.0

    # What the application calls

    def show(self, article: Article, status: Status, *, words: str = "") -> None:
        """Show an article at the place where it was left; ``words``: searched words to light."""
        self.article = article
        self.current = -1
        passages = passages_of(article, zone=self._zone)
        self._callouts = find_callouts(article.statements, passages)
        self._before = [0]
        for passage in passages:
            self._before.append(self._before[-1] + len(passage.text) + 1)
        self._layout = Layout(Frame(0, 0, 0), passages)
        self._place = (self._spot_of(status.position), 0)
        self.relayout()

    def clear(self) -> None:
        """Show nothing."""
        self.article = None
        self.current = -1
        self._callouts = NO_CALLOUTS
        self._before = [0]
        self._layout, self._setting = Layout(Frame(0, 0, 0), ()), None
        self._strips.clear()
        self.virtual_size = Size(0, 0)
        self.refresh()

    def goto(self, statement_index: int) -> None:
        """Light a statement and bring it into sight."""
        place = self._callouts.places[statement_index] if 0 <= statement_index < len(self._callouts.places) else None
        if place is None:
            return
        self.current = statement_index
        self._reach(Spot(place.passage, place.start))
        self._repaint()
        self.post_message(self.StatementMoved(statement_index))

    def page_on(self) -> bool:
        """A page further; False where the end was in sight already."""
        if self.scroll_offset.y >= self.max_scroll_y and self._setting is None:
            return False
        self.action_page_down()
        return True

    # Layout

    def relayout(self) -> None:
        """Set the article anew for the width there is now, keeping the place that is read."""
        width = self.scrollable_content_region.width
        if self.article is None or not width:
            return
        spot, above = self._place
        passages = self._layout.passages
        frame = frame_for(width, self.measure, notes=bool(self._callouts.statements))
        setter = Typesetter(passages, self._callouts, frame, Options(justify=self.justify))
        self._layout = setter.layout
        self._setting = setter.run()
        self._strips.clear()
        self._advance(lambda: self._enough(spot))
        top = max(0, self._layout.row_of(spot) - above) if spot > (0, 0) else 0
        self.set_reactive(ScrollView.scroll_y, -1.0)
        self.scroll_to(x=0, y=top, animate=False)
        self._place = (spot, above)
        self.refresh()

    def _enough(self, spot: Spot) -> bool:
        laid = self._layout
        return (
            len(laid.starts) > spot.passage + 1
            and len(laid.lines) > laid.starts[spot.passage] + self.size.height + _AHEAD
        )

    def _advance(self, enough: Callable[[], bool]) -> None:
        if self._setting is None:
            return
        for _ in self._setting:
            if enough():
                self.set_timer(0.001, self._slice)
                break
        else:
            self._setting = None
        self._resize_virtual()

    def _slice(self) -> None:
        end = time.perf_counter() + _SLICE
        self._advance(lambda: time.perf_counter() > end)

    def _resize_virtual(self) -> None:
        self.virtual_size = Size(max(self._layout.widest + 1, self._layout.frame.width), len(self._layout.lines))

    def _finish(self) -> None:
        self._advance(lambda: False)

    def on_resize(self, event: events.Resize) -> None:
        """Another width needs another layout."""
        if self.scrollable_content_region.width != self._layout.frame.width:
            self.relayout()

    def notify_style_update(self) -> None:
        """The theme changed."""
        super().notify_style_update()
        self._sheet.forget()
        self._strips.clear()

    # Paint

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        y += self.scroll_offset.y
        if y >= len(self._layout.lines):
            return Strip.blank(self.scrollable_content_region.width, self.visual_style.rich_style)
        strip = self._strips.get(y)
        if strip is None:
            look = Look(self.current, self.scroll_offset.x, self._overlays(y))
            strip = self._strips[y] = self._painter.paint(self._layout, y, self._callouts, look)
        return strip

    def _overlays(self, y: int) -> list[Overlay]:
        line = self._layout.lines[y]
        found: list[Overlay] = []

        def add(start: int, end: int, style: Style) -> None:
            span = line.span_of(start, end)
            if span is not None:
                found.append(Overlay(*span, style))

        lit = self._callouts.places[self.current] if self.current >= 0 else None
        if lit is not None and lit.passage == line.passage:
            add(lit.start, lit.end, self._sheet("lit"))
        return found

    def _repaint(self) -> None:
        self._strips.clear()
        self.refresh()

    # The reading place

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """The place in the text moves along; the application hears of it."""
        super().watch_scroll_y(old_value, new_value)
        top = round(new_value)
        if not self._layout.lines or top < 0:
            return
        spot = self._layout.spot_at(top)
        self._place = (spot, max(0, self._layout.row_of(spot) - top))
        self._tell_progress()

    def _chars_before(self, spot: Spot) -> int:
        return self._before[spot.passage] + spot.offset

    def _spot_of(self, fraction: float) -> Spot:
        target = round(min(max(fraction, 0.0), 1.0) * self._before[-1])
        for passage in range(len(self._before) - 1):
            if self._before[passage + 1] > target:
                return Spot(passage, target - self._before[passage])
        return Spot(0, 0)

    def _tell_progress(self) -> None:
        total = max(1, self._before[-1])
        fraction = self._chars_before(self._place[0]) / total if self.scroll_offset.y else 0.0
        bottom = self.scroll_offset.y + self.size.height
        if bottom >= len(self._layout.lines) and self._setting is None:
            read = 1.0
        else:
            read = self._chars_before(self._layout.spot_at(bottom)) / total
        if (fraction, read) != self._told and self.article is not None:
            self._told = (fraction, read)
            words = self.article.words or self.article.document.words()
            left = -int(-(1.0 - read) * words // WORDS_A_MINUTE)
            self.post_message(self.ProgressMoved(fraction, read, left))

    def _reach(self, spot: Spot) -> None:
        """Bring a place into sight: no move where it is, else to the upper third of the screen."""
        self._advance(lambda: self._enough(spot))
        row = self._layout.row_of(spot)
        top, height = self.scroll_offset.y, self.size.height
        if not top <= row < top + height - 2:
            self.scroll_to(y=max(0, row - height // 3), animate=False)

    # Actions

    def action_line_down(self) -> None:
        """One row down."""
        self.scroll_to(y=self.scroll_offset.y + 1, animate=False)

    def action_line_up(self) -> None:
        """One row up."""
        self.scroll_to(y=self.scroll_offset.y - 1, animate=False)

    def action_page_down(self) -> None:
        """One screen down, less two rows that keep the eye in place."""
        self.scroll_to(y=self.scroll_offset.y + max(1, self.size.height - 2), animate=False)

    def action_page_up(self) -> None:
        """One screen up."""
        self.scroll_to(y=self.scroll_offset.y - max(1, self.size.height - 2), animate=False)

    def action_top(self) -> None:
        """To the title."""
        self.scroll_to(y=0, animate=False)

    def action_bottom(self) -> None:
        """To the end."""
        self._finish()
        self.scroll_to(y=self.max_scroll_y, animate=False)

    def action_next_statement(self) -> None:
        """Light the next statement: after the one that is lit and in sight, else the first below the top row."""
        self._step(1)

    def action_previous_statement(self) -> None:
        """Light the statement before."""
        self._step(-1)

    def _step(self, way: int) -> None:
        order = self._callouts.in_reading_order()
        if not order:
            return
        if self.current in order:
            at = order.index(self.current) + way
        else:
            top = self._place[0]
            after = (n for n, s in enumerate(order) if (p := self._callouts.places[s]) and (p.passage, p.start) >= top)
            at = next(after, len(order)) - (way < 0)
        if 0 <= at < len(order):
            self.goto(order[at])

    def action_keep_statement(self) -> None:
        """Keep the statement that is lit, or let it go."""
        if self.current >= 0:
            self.post_message(self.KeepWanted(self.current))

    def action_copy_statement(self) -> None:
        """Copy the statement that is lit, with its citation."""
        if self.article is not None and self.current >= 0:
            text = citation(self.article, self.article.statements[self.current], zone=self._zone)
            self.post_message(self.CopyWanted(text, "the statement with its citation"))
