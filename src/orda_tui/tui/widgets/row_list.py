"""A list on the line API: only visible rows are drawn, only changed rows are repainted, whatever its length."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from orda_tui.tui import actions
from orda_tui.tui.widgets.cells import fit, wrapped
from orda_tui.tui.widgets.frames import SteadyScroll

_KEPT_STRIPS = 1024


class RowList(SteadyScroll, can_focus=True):
    """Rows of equal height with a cursor. Subclasses say how many there are and draw one line of one row."""

    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings("rows")]
    DEFAULT_CSS = """
    RowList {
        background: $background; color: $foreground;
        overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1;
        & > .row--text { color: $foreground; background: $background; }
        & > .row--strong { color: $foreground; background: $background; text-style: bold; }
        & > .row--muted { color: $text-muted; background: $background; }
        & > .row--mark { color: $primary; background: $background; }
        & > .row--quote { color: $secondary; background: $background; }
        & > .row--bad { color: $error; background: $background; }
        & > .row--hit { color: $background; background: $warning; }
        & > .row--cursor { background: $block-cursor-background; color: $block-cursor-foreground; }
        & > .row--blurred { background: $block-cursor-blurred-background; color: $block-cursor-blurred-foreground; }
    }
    RowList:ansi {
        & > .row--muted { color: ansi_default; text-style: dim; }
        & > .row--hit { color: ansi_default; background: ansi_default; text-style: reverse; }
        & > .row--cursor { color: ansi_default; background: ansi_default; text-style: reverse; }
        & > .row--blurred { color: ansi_default; background: ansi_default; text-style: underline; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "row--text",
        "row--strong",
        "row--muted",
        "row--mark",
        "row--quote",
        "row--bad",
        "row--hit",
        "row--cursor",
        "row--blurred",
    }

    cursor: reactive[int] = reactive(0, repaint=False)
    """The row the reader is on; -1 only where there is none."""

    class Moved(Message):
        """The cursor went to another row."""

        def __init__(self, sender: RowList, index: int) -> None:
            super().__init__()
            self.list = sender
            self.index = index

        @property
        def control(self) -> RowList:
            return self.list

    class Chosen(Message):
        """A row was chosen: Enter, or a click on the row under the cursor."""

        def __init__(self, sender: RowList, index: int) -> None:
            super().__init__()
            self.list = sender
            self.index = index

        @property
        def control(self) -> RowList:
            return self.list

    lines_per_row = 1

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._strips: OrderedDict[Hashable, Strip] = OrderedDict()
        self._fitted = Size(0, 0)
        self._styles: dict[str, Style] = {}
        self.why_empty = ""

    # -- for subclasses -----------------------------------------------------------------------------------------------

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def row_key(self, index: int) -> Hashable:
        """What a drawn row is remembered by."""
        return index

    def draw_row(self, index: int, line: int, width: int) -> list[Segment]:
        """Segments of one line of a row; it may be shorter than ``width``, never longer."""
        raise NotImplementedError

    def style(self, name: str) -> Style:
        """The style of a component class ``row--<name>``."""
        found = self._styles.get(name)
        if found is None:
            found = self._styles[name] = self.get_component_rich_style(f"row--{name}")
        return found

    def rows_changed(self) -> None:
        """The number of rows changed: keep the cursor inside and set the height."""
        self._strips.clear()
        self.set_extent(Size(1, self.row_count * self.lines_per_row))
        self.cursor = self.validate_cursor(self.cursor)
        self.refresh()

    def repaint(self) -> None:
        """What rows say changed: draw the visible ones anew."""
        self._strips.clear()
        self.refresh()

    # -- painting -----------------------------------------------------------------------------------------------------

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._styles.clear()
        self._strips.clear()

    def render_line(self, y: int) -> Strip:
        index, line = divmod(y + self.scroll_offset.y, self.lines_per_row)
        width = self.scrollable_content_region.width
        if not 0 <= index < self.row_count:
            return self._draw_empty(y, width)
        here = index == self.cursor
        key = (self.row_key(index), line, here and (2 if self.has_focus else 1), width)
        strip = self._strips.get(key)
        if strip is None:
            strip = self._strips[key] = self._draw(index, line, width, here)
            if len(self._strips) > _KEPT_STRIPS:
                self._strips.popitem(last=False)
        return strip

    def _draw_empty(self, y: int, width: int) -> Strip:
        """A line below the rows; where there are none, the sentence that says why."""
        lines = wrapped(self.why_empty, width - 4) if not self.row_count else []
        text = f"  {lines[y - 1]}" if 1 <= y <= len(lines) else ""
        return Strip([Segment(fit(text, width), self.style("muted"))])

    def say_empty(self, sentence: str) -> None:
        """What stands in the list while it has no rows."""
        if sentence != self.why_empty:
            self.why_empty = sentence
            self.refresh()

    def _draw(self, index: int, line: int, width: int, here: bool) -> Strip:
        segments = self.draw_row(index, line, width)
        used = sum(cell_len(segment.text) for segment in segments)
        segments = [*segments, Segment(" " * max(0, width - used), self.style("text"))]
        if here:
            over, hit = self.style("cursor" if self.has_focus else "blurred"), self.style("hit")
            segments = [
                Segment(text, style if style is hit else (style or Style.null()) + over) for text, style, _ in segments
            ]
        return Strip(segments).crop(0, width)

    # -- the cursor ---------------------------------------------------------------------------------------------------

    def validate_cursor(self, value: int) -> int:
        return max(0, min(self.row_count - 1, value)) if self.row_count else 0

    def watch_cursor(self, old: int, new: int) -> None:
        if not self.is_mounted:
            return
        height = self.lines_per_row
        self.refresh_lines(old * height, height)
        self.refresh_lines(new * height, height)
        self.show_cursor_row()
        if old != new:
            self.post_message(self.Moved(self, new))

    def show_cursor_row(self) -> None:
        """Scroll, without animation, so that the cursor's row is on the screen, and put the hardware cursor there."""
        view = self.scrollable_content_region.height
        if not view:  # out of sight: when it comes back
            self._fitted = Size(0, 0)
            return
        top, y, height = self.scroll_offset.y, self.cursor * self.lines_per_row, self.lines_per_row
        if y < top:
            self.scroll_to(y=y, animate=False)
        elif y + height > top + view:
            self.scroll_to(y=y + height - view, animate=False)
        self.place_hardware_cursor()

    def place_hardware_cursor(self) -> None:
        """Braille displays, screen readers and input windows look where the terminal's own cursor is."""
        if self.has_focus:
            y = self.cursor * self.lines_per_row - self.scroll_offset.y
            self.app.cursor_position = self.content_region.offset + Offset(0, max(0, y))

    def action_line_down(self) -> None:
        self.cursor += 1

    def action_line_up(self) -> None:
        self.cursor -= 1

    def _rows_on_screen(self) -> int:
        return max(1, self.scrollable_content_region.height // self.lines_per_row)

    def action_page_down(self) -> None:
        self.cursor += max(1, self._rows_on_screen() - 1)

    def action_page_up(self) -> None:
        self.cursor -= max(1, self._rows_on_screen() - 1)

    def action_half_down(self) -> None:
        self.cursor += max(1, self._rows_on_screen() // 2)

    def action_half_up(self) -> None:
        self.cursor -= max(1, self._rows_on_screen() // 2)

    def action_top(self) -> None:
        self.cursor = 0

    def action_bottom(self) -> None:
        self.cursor = self.row_count - 1

    def action_open(self) -> None:
        if self.row_count:
            self.post_message(self.Chosen(self, self.cursor))

    # -- events -------------------------------------------------------------------------------------------------------

    def fit(self) -> None:
        size = self.scrollable_content_region.size
        if size != self._fitted:
            self._fitted = size
            self.show_cursor_row()

    def on_focus(self) -> None:
        self.refresh_lines(self.cursor * self.lines_per_row, self.lines_per_row)
        self.place_hardware_cursor()

    def on_blur(self) -> None:
        self.refresh_lines(self.cursor * self.lines_per_row, self.lines_per_row)

    def on_click(self, event: events.Click) -> None:
        index = (event.y + self.scroll_offset.y) // self.lines_per_row
        if index < self.row_count:
            self.clicked(index, event.x)

    def clicked(self, index: int, column: int) -> None:
        """A row was clicked: the cursor goes there; where it is already, the row opens."""
        if index == self.cursor:
            self.action_open()
        else:
            self.cursor = index
