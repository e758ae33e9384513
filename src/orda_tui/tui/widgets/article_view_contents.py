"""The headings of a long piece, to go to one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from orda_tui.tui.render.passages import Passage


class Contents(ModalScreen[int | None]):
    """Answers with the passage of the heading chosen, None where none was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,t,й,е", "close", show=False),
        Binding("j,о", "down", show=False),
        Binding("k,л", "up", show=False),
    ]
    DEFAULT_CSS = """
    Contents {
        align: center middle;
        & > OptionList {
            width: 95%; max-width: 80; min-width: 30; height: auto; max-height: 80%;
            border: round $border; background: $background;
        }
        & > OptionList:focus { border: round $border; }
    }
    """

    def __init__(self, headings: Sequence[tuple[int, Passage]], here: int) -> None:
        """``headings``: passages by number; ``here``: the passage being read."""
        super().__init__()
        self._headings = headings
        self._here = here

    def compose(self) -> ComposeResult:
        """One list."""
        options = []
        for number, passage in self._headings:
            indent = "  " * max(0, passage.level - 1) if passage.role == "heading" else ""
            options.append(Option(Content(indent + passage.text), id=str(number)))
        yield OptionList(*options, markup=False)

    def on_mount(self) -> None:
        """The cursor is on the heading that is being read."""
        before = [at for at, (number, _) in enumerate(self._headings) if number <= self._here]
        contents = self.query_one(OptionList)
        contents.border_title = "Contents"
        contents.border_subtitle = "Enter: go there · Esc: leave it"
        contents.highlighted = before[-1] if before else 0

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A heading was chosen."""
        event.stop()
        self.dismiss(int(event.option_id or 0))

    def action_close(self) -> None:
        """None was chosen."""
        self.dismiss(None)

    def action_down(self) -> None:
        """The next heading."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """The heading before."""
        self.query_one(OptionList).action_cursor_up()
