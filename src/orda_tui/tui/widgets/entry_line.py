"""One line to type into, at the foot of the screen: for a search, for an action's name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from orda_tui.tui.widgets.bars import KeyHint, KeysMoved

_HINTS: dict[str, tuple[KeyHint, ...]] = {
    "/": (("Enter", "to the list"), ("Esc", "leave it")),
    ":": (("Enter", "do it"), ("Tab", "the whole name"), ("↑", "typed before"), ("F1", "help"), ("Esc", "leave it")),
}


class EntryLine(Horizontal):
    """A mark (``/`` or ``:``) and an input. It is always there, hidden until it is opened, so that the very next key
    after the one that opened it is typed into it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", show=False, priority=True),
        Binding("ctrl+c", "give_up", show=False, priority=True),
        Binding("up", "earlier", show=False),
        Binding("down", "later", show=False),
        Binding("tab", "complete", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    EntryLine {
        height: 1; background: $panel;
        & > #entry-mark { width: 3; color: $primary; text-style: bold; padding: 0 1; background: $panel; }
        & > Input { border: none; height: 1; padding: 0; background: $panel; color: $foreground; width: 1fr; }
        & > Input:focus { border: none; }
    }
    """

    class Changed(Message):
        """Something was typed."""

        def __init__(self, mark: str, text: str) -> None:
            super().__init__()
            self.mark = mark
            self.text = text

    class Done(Message):
        """Enter was pressed."""

        def __init__(self, mark: str, text: str) -> None:
            super().__init__()
            self.mark = mark
            self.text = text

    class GivenUp(Message):
        """Esc was pressed."""

        def __init__(self, mark: str) -> None:
            super().__init__()
            self.mark = mark

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.display = False
        self.mark = ""
        self._names: list[str] = []
        self._stem = self._offered = ""
        self._past: dict[str, list[str]] = {}
        """What was typed before, by mark."""
        self._at = 0
        self._sign = Static("", id="entry-mark", markup=False)
        self._input = Input(select_on_focus=False)

    def compose(self) -> ComposeResult:
        yield self._sign
        yield self._input

    @property
    def is_open(self) -> bool:
        """Can the reader type into it?"""
        return bool(self.mark)

    def key_hints(self) -> tuple[KeyHint, ...]:
        """What keys do in it."""
        return _HINTS.get(self.mark, ())

    def open(self, mark: str, value: str = "", names: Sequence[str] = (), *, afresh: bool = True) -> None:
        """Show the line and give it the focus, at once. ``afresh``: what is typed replaces what stands in it."""
        self.mark = mark
        self.display = True
        self._names = list(names)
        self._stem = self._offered = ""
        self._at = len(self._past.get(mark, ()))
        self._sign.update(mark)
        self._input.suggester = SuggestFromList(names, case_sensitive=False) if names else None
        with self.prevent(Input.Changed):
            self._input.value = value
        if afresh:
            self._input.action_select_all()
        else:
            self._input.action_end()
        self.screen.set_focus(self._input, scroll_visible=False)
        self.post_message(KeysMoved())

    def close(self) -> None:
        """Hide the line; the focus is for the caller to give."""
        self.mark = ""
        self.display = False
        self.post_message(KeysMoved())

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.is_open:
            self.post_message(self.Changed(self.mark, event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        text, past = self._completed(event.value), self._past.setdefault(self.mark, [])
        if text.strip() and past[-1:] != [text]:
            past.append(text)
        self.post_message(self.Done(self.mark, text))

    def _completed(self, text: str) -> str:
        """The name that is suggested for these letters, where they are no name themselves."""
        if " " in text or not text or text in self._names:
            return text
        return next((name for name in self._names if name.startswith(text.lower())), text)

    def on_descendant_blur(self) -> None:
        if self.is_open and self.screen.focused is not self._input:
            self.close()  # the reader went elsewhere, by the mouse

    def action_complete(self) -> None:
        """The first name that begins with what was typed; the next one each time after that."""
        if self._input.value != self._offered:
            self._stem = self._input.value.lower()
        longer = [name for name in self._names if name.lower().startswith(self._stem) and name.lower() != self._stem]
        if self._stem and longer:
            at = longer.index(self._offered) + 1 if self._input.value == self._offered else 0
            self._input.value = self._offered = longer[at % len(longer)]
        self._input.action_end()

    def action_earlier(self) -> None:
        self._recall(self._at - 1)

    def action_later(self) -> None:
        """What was typed later than what stands there; after the last of it on to what a search has found."""
        if self._at < len(self._past.get(self.mark, ())):
            self._recall(self._at + 1)
        elif self.mark == "/":
            self.post_message(self.Done(self.mark, self._input.value))

    def _recall(self, at: int) -> None:
        past = self._past.get(self.mark, [])
        if 0 <= at <= len(past):
            self._at = at
            self._input.value = past[at] if at < len(past) else ""
            self._input.action_end()

    def action_give_up(self) -> None:
        self.post_message(self.GivenUp(self.mark))
