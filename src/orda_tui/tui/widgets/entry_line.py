"""One line to type into, at the foot of the screen: for a search, for an action's name."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static


class EntryLine(Horizontal):
    """A mark (``/`` or ``:``) and an input. Gone when the reader is done or gives up."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", show=False, priority=True),
        Binding("ctrl+c", "give_up", show=False, priority=True),
        Binding("down", "done", show=False),
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

    def __init__(self, mark: str, value: str = "", names: list[str] | None = None) -> None:
        super().__init__()
        self._mark = mark
        self._value = value
        self._names = names or []

    def compose(self) -> ComposeResult:
        yield Static(self._mark, id="entry-mark", markup=False)
        suggester = SuggestFromList(self._names, case_sensitive=False) if self._names else None
        yield Input(self._value, suggester=suggester, select_on_focus=False)

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value != self._value:
            self._value = event.value
            self.post_message(self.Changed(self._mark, event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Done(self._mark, event.value))

    def action_done(self) -> None:
        self.post_message(self.Done(self._mark, self.query_one(Input).value))

    def action_give_up(self) -> None:
        self.post_message(self.GivenUp(self._mark))
