"""The README's tables of keys and names, in Markdown, from the registry of actions."""

from __future__ import annotations

from orda_tui.tui import keys as keyboard
from orda_tui.tui.actions import ACTIONS, DEFAULT, GROUPS, WHERE, Keymap
from orda_tui.tui.signs import SIGNS


def key_table(keymap: Keymap = DEFAULT) -> str:
    """What each key does, group by group."""
    lines = ["| Key | What it does |", "| --- | --- |"]
    for group in GROUPS:
        lines.append(f"| **{group}** | |")
        for action in ACTIONS:
            if action.group == group and keymap.of(action):
                shown = " ".join(f"`{_cell(keyboard.shown(key))}`" for key in keymap.of(action))
                where = f" ({WHERE[action.scope]})" if WHERE[action.scope] else ""
                lines.append(f"| {shown} | {keymap.filled(action.help).rstrip('.')}{where} |")
    return "\n".join(lines) + "\n"


def words_table() -> str:
    """Which actions take words on the ``:`` line, and which."""
    lines = ["| On the `:` line | What it does |", "| --- | --- |"]
    for action in sorted(ACTIONS, key=lambda action: action.name):
        if action.takes and action.scope != "listing":
            where = f" ({WHERE[action.scope]})" if WHERE[action.scope] else ""
            lines.append(f"| `{_cell(action.usage)}` | {DEFAULT.filled(action.help).rstrip('.')}{where} |")
    return "\n".join(lines) + "\n"


def preset_table() -> str:
    """Every action that has other keys in one of them."""
    names = list(keyboard.PRESETS)
    maps = [Keymap(name) for name in names]
    lines = ["| What it does | " + " | ".join(names) + " |", "| --- " * (len(names) + 1) + "|"]
    for action in ACTIONS:
        keys = [" ".join(f"`{_cell(keyboard.shown(key))}`" for key in keymap.of(action)) for keymap in maps]
        if len(set(keys)) > 1:
            where = f" ({WHERE[action.scope]})" if WHERE[action.scope] else ""
            lines.append(f"| {action.title}{where} | " + " | ".join(keys) + " |")
    return "\n".join(lines) + "\n"


def signs_table() -> str:
    """What each sign on the screen means."""
    rows = [f"| `{sign}` | {sign.told.rstrip('.')} ({sign.where}) |" for sign in SIGNS]
    return "\n".join(["| Sign | What it means |", "| --- | --- |", *rows]) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
