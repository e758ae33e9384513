"""An article as a scrolling page on Textual's line API: layout in slices, a cache of strips, the reading place."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import tzinfo

from rich.segment import Segment
from textual.cache import LRUCache
from textual.geometry import Offset, Size
from textual.strip import Strip

from orda_tui.model.article import Article
from orda_tui.tui.actions import DEFAULT
from orda_tui.tui.render.callouts import Callouts
from orda_tui.tui.render.galleys import Galleys, Manuscript
from orda_tui.tui.render.lines import Layout, Spot
from orda_tui.tui.render.passages import minutes, passages_of
from orda_tui.tui.render.typeset import Options
from orda_tui.tui.render.wrap import cells, cut_to
from orda_tui.tui.widgets.article_view_messages import ProgressMoved
from orda_tui.tui.widgets.article_view_paint import Look, Overlay, Painter
from orda_tui.tui.widgets.article_view_styles import Sheet
from orda_tui.tui.widgets.frames import SteadyScroll

_AT_ONCE = 0.002  # seconds of layout before the first frame, beyond what it shows
_SLICE = 0.008  # seconds of layout between two frames
_PAUSE = 0.001  # seconds between two of them, in which keys are answered
_AHEAD = 50  # rows laid out below the screen at once
_KEPT_ROWS = 2  # rows that stay in sight over a page, to keep the eye in place
_ABOVE = 3  # rows above a place that is gone to before the height of the screen is known
_SHIFT = 16  # cells that wide tables and code move sideways at a key


class ArticlePage(SteadyScroll, can_focus=True, inherit_bindings=False):
    """Shows the passages of one article, and knows which place is being read."""

    def __init__(
        self,
        *,
        measure: int,
        justify: bool,
        zone: tzinfo | None,
        id: str | None,
    ) -> None:
        super().__init__(id=id)
        self.measure = measure
        self.justified = justify
        self.hyphenated = False
        self.zone = zone
        self.keyed: Callable[[str], str] = DEFAULT.filled
        """Names the keys of actions in what is said of the article."""
        self.article: Article | None = None
        self._galleys = Galleys(lambda article: passages_of(article, keyed=self.keyed, zone=self.zone))
        self._manuscript = Manuscript(None, ())
        self._galley = self._manuscript.unset()
        self._ahead: list[Article] = []
        self.sheet = Sheet(self)
        self._painter = Painter(self.sheet)
        self._strips: LRUCache[int, Strip] = LRUCache(512)
        self._sliced = False
        self._place = (Spot(0, 0), 0)
        self._told = (-1.0, -1.0)

    # For subclasses

    def look_at(self, y: int) -> Look:
        """How row ``y`` looks now."""
        return Look(shift=self.scroll_offset.x)

    def options(self) -> Options:
        """How the article is set."""
        return Options(self.justified, self.hyphenated)

    def prompt(self) -> str:
        """What the last row of the screen says instead of text; empty: nothing."""
        return ""

    @property
    def layout_now(self) -> Layout:
        """The rows laid out for the width there is now, as far as they are."""
        return self._galley.layout

    @property
    def callouts(self) -> Callouts:
        """Where the statements stand."""
        return self._manuscript.callouts

    # The article

    def prepare(self, articles: Sequence[Article]) -> None:
        """Have these ready to be shown at the width there is now: one at a time, when nothing else is to be painted."""
        waiting, self._ahead = self._ahead, list(articles) or self._ahead
        if self._ahead and not waiting:
            self.call_after_refresh(self._prepare_next)

    def _prepare_next(self) -> None:
        article, *self._ahead = self._ahead
        size = self.scrollable_content_region.size
        self._galleys.set_ahead(article, size.width, self.measure, self.options(), size.height + _AHEAD)
        if self._ahead:
            self.set_timer(_PAUSE, self._prepare_next)

    def set_article(self, article: Article | None, fraction: float = 0.0) -> None:
        """Show another article from that place on, or the same with another text where it is read; None: nothing."""
        before = self._manuscript
        self.article = article
        self._manuscript = self._galleys.manuscript_of(article) if article is not None else Manuscript(None, ())
        self._galley = self._manuscript.unset()
        self._place = self._manuscript.place_again(*self._place, before) or (self._manuscript.spot_of(fraction), 0)
        self._told = (-1.0, -1.0)
        if article is None:
            self.set_extent(Size(0, 0))
        self.repaint()
        self.relayout()

    def is_same_text(self, article: Article) -> bool:
        """Whether the article has the text that is shown, word for word."""
        same = self.article is not None and self.article.id == article.id
        return same and self._galleys.manuscript_of(article).passages == self.layout_now.passages

    def set_statements(self, article: Article) -> None:
        """Show the same text with other statements, at the place that is being read."""
        self.article = article
        self._manuscript = self._galleys.manuscript_of(article)
        self.relayout()

    def relayout(self) -> None:
        """Set the article anew for the width there is now, keeping the place that is read."""
        width = self.scrollable_content_region.width
        if self.article is None or not width:  # out of sight: set when it comes back, for whatever is so then
            self._galley = self._manuscript.unset()
            return
        spot, above = self._place
        self._galley = self._galleys.galley_of(self._manuscript, width, self.measure, self.options())
        self._strips.clear()
        self.lay_out_to(spot)
        top = max(0, self.layout_now.row_of(spot) - above) if spot > (0, 0) else 0
        self.scroll_to(x=0, y=top, animate=False)
        self._place = (spot, above)
        self._tell_progress()
        self.refresh()

    def lay_out_to(self, spot: Spot) -> None:
        """Make sure that a place and a screen below it are laid out; the whole article where that takes no time."""
        end = time.perf_counter() + _AT_ONCE
        self._advance(lambda: self._reaches(spot) and time.perf_counter() > end)

    def lay_out_all(self) -> None:
        """Make sure that everything is laid out."""
        self._advance(lambda: False)

    def _reaches(self, spot: Spot) -> bool:
        starts, rows = self.layout_now.starts, len(self.layout_now.lines)
        return len(starts) > spot.passage + 1 and rows > starts[spot.passage + 1] + self.size.height + _AHEAD

    def _advance(self, enough: Callable[[], bool]) -> None:
        self._galley.advance(enough)
        if not self._galley.is_whole and not self._sliced:
            self._sliced = True
            self.call_after_refresh(self._slice)  # what is in sight is painted first
        laid = self.layout_now
        # One row more, so that the last row of text can be seen while the prompt takes the last of the screen.
        self.set_extent(Size(max(laid.widest + 1, laid.frame.width), len(laid.lines) + 1))

    def _slice(self) -> None:
        end = time.perf_counter() + _SLICE
        self._advance(lambda: time.perf_counter() > end)
        self._sliced = not self._galley.is_whole
        if self._sliced:
            self.set_timer(_PAUSE, self._slice)

    def fit(self) -> None:
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
        top, height = self.scroll_offset.y, self.size.height - bool(self.prompt())
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

    def _tell_progress(self) -> None:
        if self.article is None or not self.layout_now.lines:
            return
        fraction = self._manuscript.fraction_of(self.place) if self.scroll_offset.y else 0.0
        bottom = self.scroll_offset.y + self.size.height
        if bottom >= len(self.layout_now.lines) and self._galley.is_whole:
            read = 1.0
        else:
            read = self._manuscript.fraction_of(self.layout_now.spot_at(bottom))
        if (fraction, read) != self._told:
            self._told = (fraction, read)
            words = self.article.words or self.article.document.words()
            left = minutes(round((1.0 - read) * words)) if read < 1.0 else 0
            # Straight to the screen: it tells the reader in the frame that shows the page, not in one of its own.
            self.screen.post_message(ProgressMoved(fraction, read, left))

    def reach(self, start: Spot, end: Spot | None = None) -> None:
        """Bring a place into sight, up to ``end`` where that fits: no move where it is, else to the upper third."""
        if not self.layout_now.starts:  # not on the screen yet: begin a little above
            self._place = (start, _ABOVE)
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
        y = self.scroll_offset.y + rows
        self._advance(lambda: len(self.layout_now.lines) > y + self.size.height)
        self.scroll_to(y=y, animate=False)

    def page_on(self) -> bool:
        """A page further; False where the end was in sight already."""
        if self.scroll_offset.y + self.size.height >= len(self.layout_now.lines) and self._galley.is_whole:
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
