"""All actions with their keys, made from the registry, and all signs; typing searches."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from orda_tui.tui import actions
from orda_tui.tui.keys import shown
from orda_tui.tui.screens.once import Once
from orda_tui.tui.signs import SIGNS
from orda_tui.tui.widgets.row_list import RowList
from orda_tui.tui.widgets.text_list import TextList, TextRow

_WIDE = 110
_LEAST_COLUMN, _MOST_COLUMN = 9, 18
_SIGNS, _CYRILLIC = "Signs", "Cyrillic layouts"
_HINT = "↑ ↓ move · Enter does it · Esc closes"
_FOUND_BY = "cyrillic russian kazakh keyboard layouts кириллица русская раскладка қазақ пернетақта"

#: What readers with a Cyrillic layout need to know: keys, sentence.
_NOTES = (
    ("о л ъ", "Letters do what the Latin ones of their keys do."),
    ("\\", "Searches: the key of / gives a full stop in the Russian one."),
    ("ю", "Russian: shows what is new, as the full stop does."),
    (", №", "Russian: , is for help. Kazakh: № is for search."),
    (":", "An action's name is read by its keys, too: ыефк is star."),
)


class Help(ModalScreen[actions.Action | None], Once[actions.Action | None]):
    """The result is the action that the reader chose to do, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False, priority=True),
        Binding("ctrl+c", "leave", show=False, priority=True),
        Binding("down", "rows('line_down')", show=False, priority=True),
        Binding("up", "rows('line_up')", show=False, priority=True),
        Binding("pagedown", "rows('page_down')", show=False, priority=True),
        Binding("pageup", "rows('page_up')", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    Help { align: center middle; background: $background 60%; }
    Help:ansi { background: ansi_default; }
    Help > Vertical {
        width: 96; max-width: 100%; height: 90%; background: $background; border: round $border; padding: 0 1;
    }
    Help Input { border: none; height: 1; padding: 0; background: $panel; margin: 0 0 1 0; }
    Help Input:focus { border: none; }
    Help TextList { height: 1fr; }
    Help.-short > Vertical { height: 100%; border: none; }
    Help.-short Input { margin: 0; }
    Help #help-hint { color: $text-muted; height: auto; }
    """

    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]
    PLACEHOLDER: ClassVar[str] = "Type to search keys and signs"

    def __init__(
        self, keymap: actions.Keymap, here: Collection[actions.Action] = (), place: str = "", words: str = ""
    ) -> None:
        """``here``: what can be done where the reader is; it comes first in each group, or in one of its own that is
        called ``place``. ``words``: what is searched at first."""
        super().__init__()
        self.keymap = keymap
        self._here = here
        self._place = place
        self._words = words

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Input(self._words, placeholder=self.PLACEHOLDER, id="help-words")
            yield TextList(id="help-rows")
            yield Static(_HINT, id="help-hint", markup=False)

    def on_mount(self) -> None:
        self.query_one(TextList).can_focus = False
        self.query_one(Input).focus()
        self._show(self._words)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._show(event.value)

    def _show(self, words: str) -> None:
        listing = self.query_one(TextList)
        rows = self.rows_for(words, self.app.size.width)
        listing.set_rows(rows, words=words.split())
        listing.cursor = next((at for at, row in enumerate(rows) if row.key is not None), 0)
        if not rows:
            listing.say_empty(f"There is no action and no sign for “{words.strip()}”.")

    def rows_for(self, words: str, width: int) -> list[TextRow]:
        """The rows for what was typed, on a screen of ``width`` cells."""
        return help_rows(words, self.keymap, width=width, here=self._here, place=self._place)

    def on_row_list_moved(self, message: RowList.Moved) -> None:
        """What the row has no room for stands below the list."""
        row = self.query_one(TextList).current
        pieces = row.lines[0] if row is not None else ()
        taken = sum(piece[2] if len(piece) == 3 else cell_len(piece[0]) for piece in pieces)
        taken += cell_len(row.right) + 2 if row is not None and row.right else 1
        cut_off = taken > self.query_one(TextList).scrollable_content_region.width
        hint = pieces[-1][0] if cut_off else _HINT
        if row is not None and isinstance(row.key, actions.Action) and row.key.takes:
            hint += f" · {row.key.usage}"
        self.query_one("#help-hint", Static).update(hint)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        row = self.query_one(TextList).current
        if row is not None and isinstance(row.key, actions.Action):
            self.leave_with(row.key)

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        row = self.query_one(TextList).current
        if row is not None and isinstance(row.key, actions.Action):
            self.leave_with(row.key)

    def action_rows(self, way: str) -> None:
        getattr(self.query_one(TextList), f"action_{way}")()

    def action_leave(self) -> None:
        self.leave_with(None)


def help_rows(
    words: str,
    keymap: actions.Keymap,
    *,
    width: int = 120,
    here: Collection[actions.Action] = (),
    place: str = "",
) -> list[TextRow]:
    """Rows of the actions that have all the words in name, title, help or keys; group by group, what may be done
    ``here`` first, or in a group of its own that is called ``place``. ``width`` of the screen in cells: what there is
    no room for is left out."""
    wanted = words.casefold().split()
    matching = [action for action in actions.ACTIONS if _has(action, wanted, keymap)]
    longest = max((len(_keys(action, keymap)) for action in matching), default=0) + 4
    column = max(_LEAST_COLUMN, min(_MOST_COLUMN, longest, width // 5))
    groups = {group: [action for action in matching if action.group == group] for group in actions.GROUPS}
    if place:
        groups = {name: [action for action in found if action not in here] for name, found in groups.items()}
        groups = {place: [action for action in here if action in matching], **groups}
    rows: list[TextRow] = []
    for group, found in groups.items():
        if found:
            rows.append(TextRow((((group, "mark"),),)))
        for action in sorted(found, key=lambda action: bool(here) and action not in here):
            text = ((f"  {_keys(action, keymap)}", "strong", column), (keymap.filled(action.help), "text"))
            rows.append(TextRow((text,), "" if group == place else _where(action, width), action))
    meant = [
        sign for sign in SIGNS if all(word in f"{_SIGNS} {sign} {sign.where} {sign.told}".casefold() for word in wanted)
    ]
    if meant:
        rows.append(TextRow((((_SIGNS, "mark"),),)))
        rows += [TextRow((((f"  {one}", "strong", column), (one.told, "text")),), one.where) for one in meant]
    notes = [note for note in _NOTES if all(word in f"{_FOUND_BY} {note[1]}".casefold() for word in wanted)]
    if notes:
        rows.append(TextRow((((_CYRILLIC, "mark"),),)))
        rows += [TextRow((((f"  {keys}", "strong", column), (told, "text")),)) for keys, told in notes]
    return rows


def _keys(action: actions.Action, keymap: actions.Keymap) -> str:
    return " ".join(shown(key) for key in keymap.of(action))


def _where(action: actions.Action, width: int) -> str:
    """Where an action belongs (the same key may do something else elsewhere) and its name, where there is room."""
    parts = (actions.WHERE[action.scope], action.name if width >= _WIDE else "")
    return " · ".join(part for part in parts if part)


def _has(action: actions.Action, words: list[str], keymap: actions.Keymap) -> bool:
    told = f"{action.title} {keymap.filled(action.help)}"
    text = f"{action.name} {told} {action.group} {actions.WHERE[action.scope]} {action.usage}".casefold()
    keys = {shown(key).casefold() for key in keymap.of(action)} | set(keymap.of(action))
    return all(word in text or word in keys for word in words)
