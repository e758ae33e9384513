"""One-line widgets: the key bar, the status line, the title above a pane. Each draws one strip and has no children."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from orda_tui.text.neutral import one_line
from orda_tui.tui import keys as keyboard
from orda_tui.tui.widgets.cells import cut, fit, wrapped
from orda_tui.tui.widgets.frames import paint_soon

_BETWEEN_TELLINGS = 0.25
"""Seconds between two paintings of how far the work is: a key that is typed just after one would wait for the next
frame."""


KeyHint = tuple[str, str]
"""A key and what it does, in a word or two. The key may be that of an action, named in braces (``Keymap.filled``)."""


class KeysMoved(Message):
    """Keys do something else from now on: the key bar is to tell it."""


class DeadKey(Message):
    """A key was pressed that does nothing where the focus is."""

    def __init__(self, event: events.Key) -> None:
        super().__init__()
        self.key = event.key
        self.shown = keyboard.pressed(event.key, event.character)
        self.writes = event.is_printable


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
_STANDS = 3
"""Seconds that a message stands at least, before moving about takes it away."""


class StatusLine(Widget):
    """What happened last, on the left; where one is, on the right. What does not fit takes more lines.

    A message stands until the next one, or until the reader goes on: to another article or list, or within this one
    once it has stood for a while. A complaint stays for that while in any case, and while one moves within an article
    or a list; a hint stays while one moves, too, and takes no more than a line. ``clock`` gives seconds.
    """

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

    def __init__(self, *, clock: Callable[[], float] = time.monotonic, id: str | None = None) -> None:
        super().__init__(id=id)
        self.clock = clock
        self.message = ""
        self.is_error = False
        self.is_hint = False
        self._said_at = 0.0
        self.work = ""
        self.news = ""
        self.place = ""
        self._lines = 1
        self._telling: Timer | None = None

    def say(self, message: str, *, error: bool = False, hint: bool = False) -> None:
        """Say what happened, what went wrong, or what could be done."""
        self.message, self.is_error, self.is_hint = one_line(message), error, hint
        self._said_at = self.clock()
        self._grow()
        self.refresh()

    def go_on(self) -> None:
        """Another article or another list: what was said of the one before is over."""
        if not self.is_error or self._has_stood:
            self.say("")

    @property
    def _has_stood(self) -> bool:
        return self.clock() - self._said_at >= _STANDS

    def on_resize(self) -> None:
        self._grow()

    def _grow(self) -> None:
        """Take the lines that the message needs. What only passes by (hints, work, the place) moves no pane."""
        fits = self.is_hint or cell_len(self.message) <= self.room
        lines = 1 if fits else min(_MOST_LINES, len(self._wrapped()))
        if self.size.width and lines != self._lines:
            self._lines = lines
            self.styles.height = lines

    @property
    def room(self) -> int:
        """Cells that a message has in one line, beside all else that stands there."""
        others = [] if self.is_error else [words for words in (self.news, self.work) if words]
        taken = sum(cell_len(words) + 2 for words in others) + cell_len(self._shown_place())
        return max(1, self.size.width - taken - 4)

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
        if place == self.place:
            return
        self.place = one_line(place)
        if self.message and not self.is_error and not self.is_hint and self._has_stood:
            self.say("")
        paint_soon(self)

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        style = self.get_component_rich_style
        muted, text = style("status--muted"), style("status--text")
        place = self._shown_place()
        message, last = self.message, self.size.height - 1
        how = style("status--error") if self.is_error else text
        if last > 0:
            lines = self._wrapped()
            message = " ".join(lines[y:]) if y == last else lines[y] if y < len(lines) else ""
            if y < last:
                return Strip([Segment(f" {message}", how)]).crop_extend(0, width, text)
        parts = [(message, how), (self.news, style("status--new")), (self.work, style("status--work"))]
        if last == 0 and not self.is_error:
            parts = parts[1:] + parts[:1]
        room = width - cell_len(place) - 2
        segments = [Segment(" ", text)]
        room -= 1
        for words, look in parts:
            if words and room > 4:
                piece = cut(words, room - 2) + "  "
                segments.append(Segment(piece, look))
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
