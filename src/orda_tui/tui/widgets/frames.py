"""One change, one frame: scrolling widgets that are ready for a size before they are painted in it.

Textual tells a widget of its new size after it has painted the widget in it, and lays the whole screen out anew where
only the length of something that scrolls has changed: a resize would be painted four times, an article that opens
three times.

Private names of Textual are used here and in ``driver``; its version is pinned.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from textual.containers import Horizontal, Vertical
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget


class SteadyScroll(ScrollView):
    """A scroll view whose length costs nothing but a repaint of its scrollbar."""

    def fit(self) -> None:
        """The widget has been given its size, perhaps the same as before, and is painted next: be ready."""

    def set_extent(self, size: Size) -> None:
        """Set ``virtual_size``. Only where a scrollbar comes or goes is the screen laid out anew."""
        if size != self.virtual_size:
            self.set_reactive(Widget.virtual_size, size)
            self._scroll_update(size)

    def watch_has_focus(self, has_focus: bool) -> None:
        """No style rule depends on the focus, so none is looked up again: what shows the focus is drawn so."""

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        self.fit()
        return changed


# What other widgets cover has all its rows alike, so that one is drawn for all: Textual draws every row of what is
# covered, and in four panes that is half of what it draws.


def first_row(crop: Region) -> Region:
    """The first row of a region."""
    return Region(crop.x, crop.y, crop.width, 1)


class Columns(Horizontal):
    """Panes side by side, which cover it."""

    def render_lines(self, crop: Region) -> list[Strip]:
        return super().render_lines(first_row(crop)) * crop.height


class Column(Vertical):
    """A pane with what stands above it, which cover it but for a line at its side."""

    def render_lines(self, crop: Region) -> list[Strip]:
        return super().render_lines(first_row(crop)) * crop.height


def paint_soon(widget: Widget) -> None:
    """Have the widget painted with what else is painted next, rather than when its own messages are through."""
    widget.refresh()
    widget._check_refresh()


def is_laid_out(screen: Screen[Any], size: Size) -> bool:
    """Is this the size that the screen was laid out for last?"""
    return screen._compositor.size == size


@contextmanager
def in_one_frame(screen: Screen[Any]) -> Iterator[None]:
    """What is done inside lays the whole screen out and paints it: what asks for a layout or for paint before or
    meanwhile has had it then. A scrollbar that comes or goes still needs its layout."""
    widgets = [widget for widget in screen.walk_children(with_self=True) if isinstance(widget, Widget)]
    for widget in widgets:
        if widget._layout_required:
            for ancestor in widget.ancestors_with_self:
                if isinstance(ancestor, Widget):
                    ancestor._clear_arrangement_cache()
    bars = [widget.scrollbars_enabled for widget in widgets]
    yield
    if not screen.is_current:
        return
    painted = {*widgets, *screen._compositor.full_map}
    for widget, before in zip(widgets, bars, strict=True):
        if widget.scrollbars_enabled != before:
            painted.discard(widget)
    for widget in painted:
        widget._layout_required = widget._repaint_required = False
        widget._repaint_regions.clear()
    screen._dirty_widgets.clear()
