"""One-line widgets: the key bar, the status line, the title above a pane. Each draws one strip and has no children."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from orda_tui.text.neutral import one_line
from orda_tui.tui.widgets.cells import cut, fit, wrapped
from orda_tui.tui.widgets.frames import paint_soon

_BETWEEN_TELLINGS = 0.25
"""Seconds between two paintings of how far the work is: a key that is typed just after one would wait for the next
frame."""


KeyHint = tuple[str, str]
"""A key and what it does, in a word or two. The key may be that of an action, named in braces (``Keymap.filled``)."""


class KeysMoved(Message):
    """Keys do something else from now on: the key bar is to tell it."""


class KeyBar(Widget):
    """What keys do now. Whole hints are left out where there is no room, never half of one."""

    DEFAULT_CSS = """
    KeyBar {
        height: 1; background: $panel; color: $foreground;
        & > .bar--key { color: $primary; background: $panel; text-style: bold; }
        & > .bar--text { color: $foreground; background: $panel; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--key", "bar--text"}

    class HelpWanted(Message):
        """The bar was clicked."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._hints: list[KeyHint] = []

    def show(self, hints: Sequence[KeyHint]) -> None:
        """Show these, most wanted first; the last one (help, or the way out) is always there."""
        if list(hints) != self._hints:
            self._hints = list(hints)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        key_style, text_style = self.get_component_rich_style("bar--key"), self.get_component_rich_style("bar--text")
        width = self.size.width
        chosen = _fitting(self._hints, width - 1)
        segments = [Segment(" ", text_style)]
        for key, text in chosen:
            segments += [Segment(key, key_style), Segment(f" {text}  ", text_style)]
        used = sum(cell_len(segment.text) for segment in segments)
        segments.append(Segment(" " * max(0, width - used), text_style))
        return Strip(segments).crop(0, width)

    def on_click(self, event: events.Click) -> None:
        self.post_message(self.HelpWanted())


def _fitting(hints: list[KeyHint], width: int) -> list[KeyHint]:
    """As many hints as fit, the last one before any other. Where one is too long, a shorter one may come."""
    if not hints:
        return []

    def cells(hint: KeyHint) -> int:
        return cell_len(hint[0]) + cell_len(hint[1]) + 3

    last = hints[-1]
    left = width - cells(last)
    chosen = []
    for hint in hints[:-1]:
        if cells(hint) <= left:
            chosen.append(hint)
            left -= cells(hint)
    return [*chosen, last]


_MOST_LINES = 3


class StatusLine(Widget):
    """What happened last, on the left; where one is, on the right. A complaint that does not fit takes more lines."""

    DEFAULT_CSS = """
    StatusLine {
        height: 1; background: $panel; color: $foreground;
        & > .status--text { color: $foreground; background: $panel; }
        & > .status--muted { color: $text-muted; background: $panel; }
        & > .status--work { color: $secondary; background: $panel; }
        & > .status--error { color: $error; background: $panel; text-style: bold; }
        & > .status--new { color: $primary; background: $panel; text-style: bold; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "status--text",
        "status--muted",
        "status--work",
        "status--error",
        "status--new",
    }

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.message = ""
        self.is_error = False
        self.work = ""
        self.news = ""
        self.place = ""
        self._lines = 1
        self._telling: Timer | None = None

    def say(self, message: str, *, error: bool = False) -> None:
        """Say what happened; it stays until the next thing happens."""
        self.message, self.is_error = one_line(message), error
        self._grow()
        self.refresh()

    def on_resize(self) -> None:
        self._grow()

    def _grow(self) -> None:
        """Take the lines that a complaint needs: what went wrong, and what to do, has to be read whole."""
        lines = min(_MOST_LINES, len(self._wrapped())) if self.is_error else 1
        if self.size.width and lines != self._lines:
            self._lines = lines
            self.styles.height = lines

    def _wrapped(self) -> list[str]:
        return wrapped(self.message, max(1, self.size.width - cell_len(self._shown_place()) - 4)) or [""]

    def _shown_place(self) -> str:
        return cut(self.place, self.size.width // 2)

    def set_work(self, work: str) -> None:
        """Say how far the work in the background is; empty: none."""
        if work == self.work:
            return
        goes_on = bool(work and self.work)
        self.work = one_line(work)
        if not goes_on:
            self.refresh()
        elif self._telling is None:
            self._telling = self.set_timer(_BETWEEN_TELLINGS, self._tell_work)

    def _tell_work(self) -> None:
        self._telling = None
        self.refresh()

    def set_news(self, news: str) -> None:
        """Announce new headlines; empty: none."""
        if news != self.news:
            self.news = one_line(news)
            self.refresh()

    def set_place(self, place: str) -> None:
        """Say where in the list or the article one is."""
        if place != self.place:
            self.place = one_line(place)
            paint_soon(self)

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        style = self.get_component_rich_style
        muted, text = style("status--muted"), style("status--text")
        place = self._shown_place()
        message, last = self.message, self.size.height - 1
        if last > 0:
            lines = self._wrapped()
            message = " ".join(lines[y:]) if y == last else lines[y] if y < len(lines) else ""
            if y < last:
                return Strip([Segment(f" {message}", style("status--error"))]).crop_extend(0, width, text)
        parts = [
            (message, style("status--error") if self.is_error else text),
            (self.news, style("status--new")),
            (self.work, style("status--work")),
        ]
        if self.is_error is False:
            parts = parts[1:] + parts[:1]
        room = width - cell_len(place) - 2
        segments = [Segment(" ", text)]
        room -= 1
        for words, how in parts:
            if words and room > 4:
                piece = cut(words, room - 2) + "  "
                segments.append(Segment(piece, how))
                room -= cell_len(piece)
        segments += [Segment(" " * max(0, room + 1), text), Segment(place, muted), Segment(" ", text)]
        return Strip(segments).crop_extend(0, width, text)


class PaneTitle(Widget):
    """The title line above a pane."""

    DEFAULT_CSS = """
    PaneTitle {
        height: 1; background: $panel; color: $foreground;
        & > .title--text { color: $primary; background: $panel; text-style: bold; }
        & > .title--muted { color: $text-muted; background: $panel; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"title--text", "title--muted"}

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.text = ""
        self.detail = ""

    def show(self, text: str, detail: str = "") -> None:
        """The title, and beside it what is worth knowing of it."""
        text, detail = one_line(text), one_line(detail)
        if (text, detail) != (self.text, self.detail):
            self.text, self.detail = text, detail
            self.refresh()

    def render_line(self, y: int) -> Strip:
        strong, muted = self.get_component_rich_style("title--text"), self.get_component_rich_style("title--muted")
        width = self.size.width
        detail = cut(self.detail, max(0, width - min(cell_len(self.text), width // 2) - 4))
        title = fit(f" {self.text}", max(0, width - cell_len(detail) - 1))
        return Strip([Segment(title, strong), Segment(detail + " ", muted)]).crop_extend(0, width, muted)
