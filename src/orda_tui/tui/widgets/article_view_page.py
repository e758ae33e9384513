"""An article as a scrolling page on Textual's line API: layout in slices, a cache of strips, the reading place."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import tzinfo

from rich.segment import Segment
from textual import events
from textual.cache import LRUCache
from textual.geometry import Offset, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from orda_tui.model.article import Article
from orda_tui.tui.render.callouts import NO_CALLOUTS, find_callouts
from orda_tui.tui.render.lines import Frame, Layout, Spot, frame_for
from orda_tui.tui.render.passages import Passage, minutes, passages_of
from orda_tui.tui.render.typeset import Options, Typesetter
from orda_tui.tui.render.wrap import cells, cut_to
from orda_tui.tui.widgets.article_view_messages import ProgressMoved
from orda_tui.tui.widgets.article_view_paint import Look, Overlay, Painter
from orda_tui.tui.widgets.article_view_styles import Sheet

_SLICE = 0.008  # seconds of layout between two frames
_REPORT = 0.25  # seconds between two sizes reported while a long article is laid out
_AHEAD = 50  # rows laid out below the screen at once
_KEPT_ROWS = 2  # rows that stay in sight over a page, to keep the eye in place
_SHIFT = 16  # cells that wide tables and code move sideways at a key


class ArticlePage(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows the passages of one article, and knows which place is being read."""

    def __init__(
        self,
        *,
        measure: int,
        justify: bool,
        zone: tzinfo | None,
        fetch_key: str,
        id: str | None,
    ) -> None:
        super().__init__(id=id)
        self.measure = measure
        self.justified = justify
        self.zone = zone
        self.fetch_key = fetch_key
        self.article: Article | None = None
        self.callouts = NO_CALLOUTS
        self.layout_now = Layout(Frame(0, 0, 0), ())
        self.sheet = Sheet(self)
        self._painter = Painter(self.sheet)
        self._strips: LRUCache[int, Strip] = LRUCache(512)
        self._setting: Iterator[Layout] | None = None
        self._before: list[int] = [0]
        self._length = 1
        self._place = (Spot(0, 0), 0)
        self._told = (-1.0, -1.0)
        self._sized = 0.0

    # For subclasses

    def look_at(self, y: int) -> Look:
        """How row ``y`` looks now."""
        return Look(shift=self.scroll_offset.x)

    def options(self) -> Options:
        """How the article is set."""
        return Options(justify=self.justified)

    def prompt(self) -> str:
        """What the last row of the screen says instead of text; empty: nothing."""
        return ""

    # The article

    def set_article(self, article: Article | None, fraction: float = 0.0) -> None:
        """Show another article from that place on; None: nothing."""
        self.article = article
        passages = self._passages_of(article) if article is not None else ()
        self.callouts = find_callouts(article.statements, passages) if article is not None else NO_CALLOUTS
        self._before = [0]
        for passage in passages:
            self._before.append(self._before[-1] + len(passage.text) + 1)
        tail = next((number for number, passage in enumerate(passages) if passage.role == "section"), len(passages))
        self._length = max(1, self._before[tail])
        self.layout_now, self._setting = Layout(Frame(0, 0, 0), passages), None
        self._place = (self._spot_of(fraction), 0)
        self._told = (-1.0, -1.0)
        if article is not None:
            self.relayout()
        else:
            self.virtual_size = Size(0, 0)
            self.repaint()

    def _passages_of(self, article: Article) -> tuple[Passage, ...]:
        return passages_of(article, fetch_key=self.fetch_key, zone=self.zone)

    def is_same_text(self, article: Article) -> bool:
        """Whether the article has the text that is shown, word for word."""
        same = self.article is not None and self.article.id == article.id
        return same and self._passages_of(article) == self.layout_now.passages

    def set_statements(self, article: Article) -> None:
        """Show the same text with other statements, at the place that is being read."""
        self.article = article
        self.callouts = find_callouts(article.statements, self.layout_now.passages)
        self.relayout()

    def relayout(self) -> None:
        """Set the article anew for the width there is now, keeping the place that is read."""
        width = self.scrollable_content_region.width
        if self.article is None or not width:
            return
        spot, above = self._place
        frame = frame_for(width, self.measure, notes=bool(self.callouts.statements))
        setter = Typesetter(self.layout_now.passages, self.callouts, frame, self.options())
        self.layout_now, self._setting = setter.layout, setter.run()
        self._strips.clear()
        self.lay_out_to(spot)
        top = max(0, self.layout_now.row_of(spot) - above) if spot > (0, 0) else 0
        self.scroll_to(x=0, y=top, animate=False)
        self._place = (spot, above)
        self._tell_progress()
        self.refresh()

    def lay_out_to(self, spot: Spot) -> None:
        """Make sure that a place and a screen below it are laid out; the whole article where that takes no time."""
        end = time.perf_counter() + _SLICE
        self._advance(lambda: self._reaches(spot) and time.perf_counter() > end)

    def lay_out_all(self) -> None:
        """Make sure that everything is laid out."""
        self._advance(lambda: False)

    def _reaches(self, spot: Spot) -> bool:
        starts, rows = self.layout_now.starts, len(self.layout_now.lines)
        return len(starts) > spot.passage + 1 and rows > starts[spot.passage + 1] + self.size.height + _AHEAD

    def _advance(self, enough: Callable[[], bool], *, sliced: bool = False) -> None:
        if self._setting is None:
            return
        for _ in self._setting:
            if enough():
                self.set_timer(0.001, self._slice)
                break
        else:
            self._setting = None
        # Textual composes the screen anew for every size, so slices in the middle of a long article go unreported.
        now = time.perf_counter()
        if self._setting is None or not sliced or now > self._sized + _REPORT:
            laid = self.layout_now
            self._sized = now
            # One row more, so that the last row of text can be seen while the prompt takes the last of the screen.
            self.virtual_size = Size(max(laid.widest + 1, laid.frame.width), len(laid.lines) + 1)

    def _slice(self) -> None:
        end = time.perf_counter() + _SLICE
        self._advance(lambda: time.perf_counter() > end, sliced=True)

    def on_resize(self, event: events.Resize) -> None:
        """Another width needs another layout."""
        if self.scrollable_content_region.width != self.layout_now.frame.width:
            self.relayout()
        else:
            self._tell_progress()

    def notify_style_update(self) -> None:
        """The theme changed."""
        super().notify_style_update()
        self.sheet.forget()
        self._strips.clear()

    # Paint

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        if y == self.size.height - 1 and (prompt := self.prompt()):
            return self._prompt_strip(prompt)
        y += self.scroll_offset.y
        if y >= len(self.layout_now.lines):
            return Strip.blank(self.scrollable_content_region.width, self.visual_style.rich_style)
        strip = self._strips.get(y)
        if strip is None:
            strip = self._strips[y] = self._painter.paint(self.layout_now, y, self.callouts, self.look_at(y))
        return strip

    def _prompt_strip(self, prompt: str) -> Strip:
        width = self.scrollable_content_region.width
        text = cut_to(" " + prompt, width)
        return Strip([Segment(text + " " * (width - cells(text)), self.sheet("prompt"))], width)

    def overlay(self, y: int, start: int, end: int, key: str) -> list[Overlay]:
        """Lay a style under ``[start:end]`` of the passage of row ``y``, as far as the row shows it."""
        span = self.layout_now.lines[y].span_of(start, end)
        return [Overlay(*span, self.sheet(key))] if span is not None else []

    def repaint(self) -> None:
        """What rows look like changed."""
        self._strips.clear()
        self.refresh()

    def repaint_passages(self, *passages: int) -> None:
        """What the rows of these passages look like changed: over a slow line, little is sent for it."""
        for passage in {number for number in passages if 0 <= number < len(self.layout_now.starts)}:
            rows = self.layout_now.rows_of(passage)
            for y in rows:
                self._strips.discard(y)
            self.refresh_lines(rows.start, len(rows))

    def rows_in_sight(self) -> range:
        """Rows on the screen, the one under the prompt left out."""
        top = self.scroll_offset.y
        height = self.size.height - (1 if self.prompt() else 0)
        return range(top, min(top + height, len(self.layout_now.lines)))

    # The reading place

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """The place in the text moves along; the application hears of it."""
        super().watch_scroll_y(old_value, new_value)
        if self.layout_now.lines:
            top = round(new_value)
            spot = self.layout_now.spot_at(top)
            self._place = (spot, max(0, self.layout_now.row_of(spot) - top))
            self._tell_progress()

    def watch_scroll_x(self, old_value: float, new_value: float) -> None:
        """Wide rows show another part."""
        super().watch_scroll_x(old_value, new_value)
        self._strips.clear()

    @property
    def place(self) -> Spot:
        """Where the screen begins."""
        return self._place[0]

    def _spot_of(self, fraction: float) -> Spot:
        target = round(min(max(fraction, 0.0), 1.0) * self._length)
        for passage in range(len(self._before) - 1):
            if self._before[passage + 1] > target:
                return Spot(passage, target - self._before[passage])
        return Spot(0, 0)

    def _chars_before(self, spot: Spot) -> int:
        return self._before[spot.passage] + spot.offset

    def _tell_progress(self) -> None:
        if self.article is None or not self.layout_now.lines:
            return
        fraction = min(1.0, self._chars_before(self.place) / self._length) if self.scroll_offset.y else 0.0
        bottom = self.scroll_offset.y + self.size.height
        if bottom >= len(self.layout_now.lines) and self._setting is None:
            read = 1.0
        else:
            read = min(1.0, self._chars_before(self.layout_now.spot_at(bottom)) / self._length)
        if (fraction, read) != self._told:
            self._told = (fraction, read)
            words = self.article.words or self.article.document.words()
            left = minutes(round((1.0 - read) * words)) if read < 1.0 else 0
            self.post_message(ProgressMoved(fraction, read, left))

    def reach(self, start: Spot, end: Spot | None = None) -> None:
        """Bring a place into sight, up to ``end`` where that fits: no move where it is, else to the upper third."""
        if not self.layout_now.starts:  # not on the screen yet: begin there
            self._place = (start, 0)
            return
        self.lay_out_to(end or start)
        row = self.layout_now.row_of(start)
        last = self.layout_now.row_of(end) if end is not None else row
        top, height = self.scroll_offset.y, self.size.height
        last = min(max(last, row + 1), row + max(0, height - _KEPT_ROWS))
        if row < top or last >= top + height - 1:
            self.scroll_to(y=max(0, row - height // 3, last + _KEPT_ROWS - height), animate=False)
        if self.has_focus:  # braille displays and screen readers look where the terminal's own cursor is
            at = Offset(self.layout_now.frame.left, max(0, row - self.scroll_offset.y))
            self.app.cursor_position = self.content_region.offset + at

    # Moving

    def _scroll_rows(self, rows: int) -> None:
        self.scroll_to(y=self.scroll_offset.y + rows, animate=False)

    def page_on(self) -> bool:
        """A page further; False where the end was in sight already."""
        if self.scroll_offset.y + self.size.height >= len(self.layout_now.lines) and self._setting is None:
            return False
        self.action_page_down()
        return True

    def action_line_down(self) -> None:
        """One row down."""
        self._scroll_rows(1)

    def action_line_up(self) -> None:
        """One row up."""
        self._scroll_rows(-1)

    def action_page_down(self) -> None:
        """One screen down, less two rows."""
        self._scroll_rows(max(1, self.size.height - _KEPT_ROWS))

    def action_page_up(self) -> None:
        """One screen up, less two rows."""
        self._scroll_rows(-max(1, self.size.height - _KEPT_ROWS))

    def action_half_down(self) -> None:
        """Half a screen down."""
        self._scroll_rows(max(1, self.size.height // 2))

    def action_half_up(self) -> None:
        """Half a screen up."""
        self._scroll_rows(-max(1, self.size.height // 2))

    def action_top(self) -> None:
        """To the title."""
        self.scroll_to(x=0, y=0, animate=False)

    def action_bottom(self) -> None:
        """To the end."""
        self.lay_out_all()
        self.scroll_to(y=self.max_scroll_y, animate=False)

    def action_shift_right(self) -> None:
        """Show more of wide tables and code."""
        self.scroll_to(x=min(self.max_scroll_x, self.scroll_offset.x + _SHIFT), animate=False)

    def action_shift_left(self) -> None:
        """Back towards the beginning of wide rows."""
        self.scroll_to(x=max(0, self.scroll_offset.x - _SHIFT), animate=False)
