"""Small dialogs: ask for a line of text; choose one of a few."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from orda_tui.text.neutral import one_line
from orda_tui.tui.screens.once import Once
from orda_tui.tui.widgets.row_list import RowList
from orda_tui.tui.widgets.text_list import TextList, TextRow

_BOX = """
{name} {{ align: center middle; background: $background 60%; }}
{name} > Vertical {{
    width: 76; max-width: 96%; height: auto; max-height: 90%;
    background: $panel; border: round $border; padding: 0 1;
}}
{name}:ansi {{ background: ansi_default; }}
{name} #title {{ text-style: bold; color: $primary; }}
{name} #hint {{ color: $text-muted; }}
{name} Input {{ border: none; height: 1; padding: 0; margin: 1 0; background: $background; }}
{name} Input:focus {{ border: none; }}
"""


class Prompt(ModalScreen[str | None], Once[str | None]):
    """Asks for one line. The answer is None where the reader gave up."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", show=False, priority=True),
        Binding("ctrl+c", "give_up", show=False, priority=True),
    ]
    DEFAULT_CSS = _BOX.format(name="Prompt")

    def __init__(
        self, title: str, hint: str = "", *, value: str = "", suggestions: Sequence[str] = (), afresh: bool = False
    ) -> None:
        """``afresh``: what is typed takes the place of the value, unless the cursor is moved into it first."""
        super().__init__()
        self._afresh = afresh
        self._title = title
        self._hint = hint
        self._value = one_line(value)
        self._suggestions = [one_line(suggestion) for suggestion in suggestions]

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(one_line(self._title), id="title", markup=False)
            suggester = SuggestFromList(self._suggestions, case_sensitive=False) if self._suggestions else None
            yield Input(self._value, suggester=suggester, select_on_focus=self._afresh)
            yield Static(f"{one_line(self._hint)} Enter: do it · Esc: leave it".strip(), id="hint", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.leave_with(event.value)

    def action_give_up(self) -> None:
        self.leave_with(None)


class Choice(ModalScreen[int | None], Once[int | None]):
    """Lets the reader choose one row; the answer is its number, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "give_up", show=False),
        Binding("enter,l,space", "take", show=False),
    ]
    DEFAULT_CSS = _BOX.format(name="Choice") + "Choice TextList { height: auto; max-height: 18; margin: 1 0; }"

    def __init__(
        self,
        title: str,
        rows: Sequence[TextRow],
        *,
        lines: int = 1,
        at: int = 0,
        hint: str = "Enter: take it · Esc: leave it",
    ) -> None:
        """``at``: the row where the cursor begins."""
        super().__init__()
        self._title = title
        self._rows = list(rows)
        self._lines = lines
        self._at = at
        self._hint = hint

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(one_line(self._title), id="title", markup=False)
            yield TextList(self._lines, id="choices")
            yield Static(self._hint, id="hint", markup=False)

    def on_mount(self) -> None:
        choices = self.query_one(TextList)
        choices.styles.height = min(18, len(self._rows) * self._lines)
        choices.set_rows(self._rows)
        choices.cursor = self._at
        choices.focus()

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        self.leave_with(message.index)

    def action_take(self) -> None:
        self.leave_with(self.query_one(TextList).cursor)

    def action_give_up(self) -> None:
        self.leave_with(None)
