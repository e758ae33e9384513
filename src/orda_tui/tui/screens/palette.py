"""The palette: every action of the main screen by name, the likeliest first as one types."""

from __future__ import annotations

from orda_tui.tui import actions
from orda_tui.tui.keys import latin
from orda_tui.tui.screens.help import Help
from orda_tui.tui.widgets.text_list import TextRow

_NARROW, _WIDE = 72, 96
_TITLE, _WIDE_TITLE = 28, 34


class Palette(Help):
    """The result is the action that the reader chose to do, or None."""

    PLACEHOLDER = "Type what you want to do"

    def rows_for(self, words: str, width: int) -> list[TextRow]:
        return palette_rows(words, self.keymap, width=width)


def palette_rows(words: str, keymap: actions.Keymap, *, width: int = 120) -> list[TextRow]:
    """A row for each action that fits the words, the best first. What was typed in a Cyrillic layout is read by its
    keys."""
    offered = [
        action for action in actions.ACTIONS if action.scope not in ("rows", "listing") and action.name != "palette"
    ]
    offered.sort(key=lambda action: action.scope != "app")
    for typed in (words, latin(words)):
        ranks = [(rank(action, typed, keymap), action) for action in offered]
        found = [action for place, action in sorted(ranks, key=lambda one: one[0]) if place < _NEVER]
        if found:
            return [_row(action, keymap, width) for action in found]
    return []


_NEVER = 9


def rank(action: actions.Action, words: str, keymap: actions.Keymap) -> int:
    """How well an action fits what was typed: 0 best, 9 not at all. Its name and title count for more than what is told
    of it; letters that stand apart count last."""
    typed = words.casefold().strip()
    names = (action.title.casefold(), action.name.replace("_", " "), action.name)
    if any(name.startswith(typed) for name in names):
        return 0
    if any(f" {typed}" in name for name in names):
        return 1
    if any(typed in name for name in names):
        return 2
    told = " ".join((*names, keymap.filled(action.help).casefold(), actions.WHERE[action.scope]))
    if all(word in told for word in typed.split()):
        return 3
    return 4 if any(_in_order(typed.replace(" ", ""), name) for name in names) else _NEVER


def _in_order(letters: str, name: str) -> bool:
    """Do the letters stand in the name, one after the other?"""
    rest = iter(name)
    return all(letter in rest for letter in letters)


def _row(action: actions.Action, keymap: actions.Keymap, width: int) -> TextRow:
    where = f" ({actions.WHERE[action.scope]})" if actions.WHERE[action.scope] else ""
    title = f"  {action.title[0].upper()}{action.title[1:]}{where}"
    told = keymap.filled(action.help)
    pieces = (
        ((title, "strong", _WIDE_TITLE if width >= _WIDE else _TITLE), (told, "text"))
        if width >= _NARROW
        else ((title, "strong"),)
    )
    return TextRow((pieces,), keymap.shown(action), action)
