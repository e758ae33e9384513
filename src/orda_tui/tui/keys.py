"""Keys by name: how they are shown, which letters of a Cyrillic layout lie on them, and the presets.

A key is written as in the settings: a character (``j``, ``?``), or a name (``enter``, ``ctrl+p``, ``pagedown``).
Imports nothing of Textual, so that commands can read it too.
"""

from __future__ import annotations

import re
import unicodedata

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбюё"
_SHIFTED = {"{": "Х", "}": "Ъ", ":": "Ж", '"': "Э", "<": "Б", ">": "Ю", "~": "Ё"}

#: Keys of a Latin layout -> the letter that the same key gives in the Russian and the Kazakh layout. The Kazakh layout
#: has letters on the row of figures too; "?" stands where these layouts have a comma, "/" where the Kazakh one has a
#: number sign. The Russian layout has a full stop there, which is a key of its own: "\\" lies on the same key in all.
CYRILLIC: dict[str, str] = {
    **dict(zip(_LATIN, _RUSSIAN, strict=True)),
    **{latin.upper(): letter.upper() for latin, letter in zip(_LATIN, _RUSSIAN, strict=True) if latin.isalpha()},
    **_SHIFTED,
    "2": "ә",
    "3": "і",
    "4": "ң",
    "5": "ғ",
    "0": "қ",
    "?": ",",
    "/": "№",
}
_LATIN_OF = {cyrillic: latin for latin, cyrillic in CYRILLIC.items() if cyrillic.isalpha()}

_SHOWN = {
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "delete": "Del",
    "backspace": "⌫",
}

#: Names that Textual's bindings want, where they are not those of the Unicode standard.
_RENAMED = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}


_NAMED = "|".join((*_SHOWN, "insert"))
_KEY = rf"(?:(?:ctrl|alt|shift|super|hyper|meta)\+)*(?:{_NAMED}|f\d\d?)|(?:alt\+)?(?:\S|F\d\d?|ctrl\+[^\sA-Z])"


def is_key(text: str) -> bool:
    """Is a key written so?"""
    return re.fullmatch(_KEY, text) is not None


def shown(key: str) -> str:
    """The key as people read it: ``ctrl+p`` is ``^P``, ``enter`` is ``Enter``."""
    if key in _SHOWN:
        return _SHOWN[key]
    if key.startswith("ctrl+"):
        return "^" + key[5:].upper()
    return key


def pressed(key: str, character: str | None) -> str:
    """A key that was pressed, as people read it. ``key``: its name in bindings."""
    return character if character and character.isprintable() and character != " " else shown(key)


def textual_name(key: str) -> str:
    """The key as Textual's bindings want it, with commas and other signs under their names."""
    held, last = key[:-1], key[-1:]
    if not last.isalnum() and (not held or held.endswith("+")):
        name = unicodedata.name(last, last).lower().replace("-", "_").replace(" ", "_")
        return held + _RENAMED.get(name, name)
    return key.lower() if key[:1] == "F" and key[1:].isdigit() else key


def latin(text: str) -> str:
    """What would have been typed in a Latin layout, by the same keys."""
    return "".join(_LATIN_OF.get(letter, letter) for letter in text)


def aliases(key: str) -> tuple[str, ...]:
    """Other characters that come from the same key in a Cyrillic layout; none for named keys."""
    letter = CYRILLIC.get(key)
    return (letter,) if letter else ()


#: What each preset changes: ``scope.action`` -> keys. All else stays as in the registry.
PRESETS: dict[str, dict[str, tuple[str, ...]]] = {
    "orda": {},
    "newsboat": {
        "app.toggle_read": ("N", "m"),
        "app.mark_everything": ("C",),
        "app.save": ("s", "w"),
        "app.star": ("S",),
        "app.browser": ("o", "O"),
        "app.next_source": ("ctrl+n", ")"),
        "app.previous_source": ("ctrl+p", "("),
        "app.next_pane": ("tab", "ctrl+v"),
        "app.previous_pane": ("shift+tab", "ctrl+g"),
        "app.palette": ("alt+x",),
        "app.tags": ("ctrl+e", "T"),
        "app.toggle_hide_read": ("l", "H"),
        "app.order": ("g", "G"),
        "app.search": ("/", "\\", "F"),
        "app.find_source": ("alt+f",),
        "app.catalogue": ("alt+c",),
        "app.theme": ("alt+t",),
        "app.group": ("alt+g",),
        "app.density": ("alt+d",),
        "app.all": ("ctrl+t", "alt+1"),
        "app.today": ("alt+2",),
        "app.unread": ("alt+3",),
        "app.starred": ("alt+4",),
        "app.later_list": ("alt+5",),
        "app.kept": ("alt+6", "M"),
        "app.speakers": ("alt+7", "W"),
        "app.undo": ("U",),
        "app.undo_list": ("alt+u",),
        "app.redo": ("alt+r",),
        "app.quit": ("Q", "ctrl+q"),
        "listing.undo": ("U",),
        "listing.redo": ("alt+r",),
        "listing.search": ("/", "\\", "F"),
        "listing.join": ("M",),
        "rows.line_down": ("j", "J", "down"),
        "rows.line_up": ("k", "K", "up"),
        "rows.top": ("home",),
        "rows.bottom": ("end",),
        "list.open": ("enter", "right"),
        "sources.open": ("enter", "right"),
        "sources.move": ("M",),
        "reader.top": ("home",),
        "reader.bottom": ("end",),
        "reader.link_hints": ("u", "f", "#"),
        "reader.select": ("V",),
    },
    "vim": {
        "app.next_pane": ("tab", "ctrl+w"),
        "app.back": ("escape", "h", "left", "ctrl+o"),
        "rows.page_up": ("ctrl+b", "pageup"),
        "reader.page_up": ("ctrl+b", "pageup"),
        "reader.next_statement": ("]", "}"),
        "reader.previous_statement": ("[", "{"),
    },
    "elfeed": {
        "rows.line_down": ("n", "ctrl+n", "j", "down"),
        "rows.line_up": ("p", "ctrl+p", "k", "up"),
        "rows.page_down": ("ctrl+v", "pagedown"),
        "rows.page_up": ("alt+v", "pageup"),
        "rows.top": ("<", "home"),
        "rows.bottom": (">", "end"),
        "reader.line_down": ("ctrl+n", "j", "down"),
        "reader.line_up": ("ctrl+p", "k", "up"),
        "reader.page_down": ("ctrl+v", "pagedown"),
        "reader.page_up": ("backspace", "alt+v", "pageup"),
        "reader.top": ("<", "home"),
        "reader.bottom": (">", "end"),
        "reader.shift_right": ("alt+right",),
        "reader.shift_left": ("alt+left",),
        "reader.find": ("ctrl+s", "/", "\\"),
        "reader.keep_statement": ("=",),
        "callouts.keep_statement": ("=",),
        "app.next_article": ("n",),
        "app.previous_article": ("p",),
        "app.next_unread": ("N", "alt+n"),
        "app.previous_unread": ("alt+p",),
        "app.palette": ("alt+x",),
        "app.mark_read": ("r",),
        "app.mark_unread": ("u",),
        "app.browser": ("b",),
        "app.search": ("s", "/", "\\"),
        "app.star": ("*",),
        "app.tags": ("+",),
        "app.refresh_all": ("G",),
        "app.refresh": ("g",),
        "app.undo": ("_", "ctrl+_"),
        "app.undo_list": ("U",),
        "listing.search": ("s", "/", "\\"),
        "listing.undo": ("_", "ctrl+_"),
    },
    "nnw": {
        "rows.line_up": ("up",),
        "rows.page_up": ("pageup",),
        "reader.line_up": ("up",),
        "reader.page_up": ("pageup",),
        "app.next_unread": ("n", "+"),
        "app.previous_unread": ("-", "p"),
        "app.toggle_read": ("r",),
        "app.mark_unread": ("u", "m"),
        "app.mark_all": ("k", "A"),
        "app.mark_below": ("o",),
        "app.browser": ("b",),
        "app.next_source": ("z", ")"),
        "app.previous_source": ("a", "("),
        "app.zoom": ("Z",),
        "app.add_source": ("alt+a",),
        "app.refresh": ("F5",),
        "app.undo": ("U",),
        "app.undo_list": ("alt+u",),
        "listing.undo": ("U",),
    },
}

_NOT_DELETED = "Nothing is deleted here; {app.toggle_read} marks it read, {app.toggle_hide_read} hides what is read."

#: Keys of the program a preset follows that have nothing to do here: what to press instead. Other keys of the main
#: screen come before them, so that one of them may mean something in a single pane.
ELSEWHERE: dict[str, dict[str, str]] = {
    "newsboat": {
        "D": _NOT_DELETED,
        "$": _NOT_DELETED,
        "e": "Nothing is queued here; {app.browser} opens the article in the browser.",
        "t": "Tags stand among the sources; {app.tags} sets those of an article.",
        "u": "Open an article first: {reader.link_hints} puts letters on its links.",
        "f": "There are no filters to choose from; {app.search} searches, {app.unread} lists what is unread.",
        "v": "There are no dialogs to choose from; {app.next_pane} goes to the next pane.",
        "ctrl+b": "{app.later} puts the article off for later, {app.star} stars it.",
        "ctrl+k": "Articles come in their order: {app.next_unread} opens the next unread one.",
        "ctrl+r": "Sources need no reloading; {app.edit_sources} edits them, {app.refresh_all} visits all.",
        **dict.fromkeys("1234567890", "{reader.link_hints} in an article puts letters on its links."),
    },
}
