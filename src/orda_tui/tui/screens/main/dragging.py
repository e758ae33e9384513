"""Dividers between panes can be dragged with the mouse."""

from __future__ import annotations

from textual import events

from orda_tui.model.selection import Selection
from orda_tui.tui.screens.main.base import Pane
from orda_tui.tui.screens.main.lending import Lending
from orda_tui.tui.services import Services

LEAST = 16
"""Cells that a pane keeps on either side of a divider."""

#: The line at the left edge of a pane, and the pane whose width it sets: its left neighbour, or itself at the right.
_DIVIDERS: dict[Pane, Pane] = {"reader": "list", "callouts": "callouts"}


class Dragging(Lending):
    """Widths that the reader chose by hand. They hold while several panes are on the screen."""

    _dragged: Pane | None = None

    def __init__(self, services: Services, *, selection: Selection | None = None, words: str = "") -> None:
        super().__init__(services, selection=selection, words=words)
        self.widths: dict[Pane, int] = {}

    def apply_layout(self) -> None:
        super().apply_layout()
        self.query_one("#reader-column").set_class("list" not in self.panes_on_screen(), "-first")
        alone = self.is_narrow or self.zoomed
        for pane, width in self.widths.items():
            styles = self.query_one(f"#{pane}-column").styles
            styles.width = None if alone else width
            styles.max_width = None if alone else width

    def on_mouse_down(self, event: events.MouseDown) -> None:
        if self.is_narrow or self.zoomed:
            return
        for pane, sized in _DIVIDERS.items():
            column = self.query_one(f"#{pane}-column")
            if (
                column.display
                and event.screen_x == column.region.x
                and column.region.contains_point(event.screen_offset)
            ):
                self._dragged = sized
                self.capture_mouse()
                event.stop()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._dragged is None:
            return
        region = self.query_one(f"#{self._dragged}-column").region
        width = region.right - event.screen_x if self._dragged == "callouts" else event.screen_x - region.x
        others = sum(
            self.query_one(f"#{pane}-column").region.width for pane in self.panes_on_screen() - {self._dragged}
        )
        most = region.width + others - LEAST * len(self.panes_on_screen())
        self.widths[self._dragged] = max(LEAST, min(width, most))
        self.apply_layout()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        if self._dragged is not None:
            self._dragged = None
            self.release_mouse()
