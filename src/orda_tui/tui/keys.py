"""Keys by name: how they are shown, which letters of a Cyrillic layout lie on them, and the presets.

A key is written as in the settings: a character (``j``, ``?``), or a name (``enter``, ``ctrl+p``, ``pagedown``).
Imports nothing of Textual, so that commands can read it too.
"""

from __future__ import annotations

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбюё"
_SHIFTED = {"{": "Х", "}": "Ъ", ":": "Ж", '"': "Э", "<": "Б", ">": "Ю", "~": "Ё"}

#: Keys of a Latin layout -> the letter that the same key gives in the Russian and the Kazakh layout. The Kazakh layout
#: has letters on the row of figures too; "?" stands where these layouts have a comma.
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
}

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

_TEXTUAL = {
    ",": "comma",
    "?": "question_mark",
    "/": "slash",
    ":": "colon",
    ".": "full_stop",
    "*": "asterisk",
    "[": "left_square_bracket",
    "]": "right_square_bracket",
    "|": "vertical_line",
    "<": "less_than_sign",
    ">": "greater_than_sign",
    "_": "underscore",
    "=": "equals_sign",
    "`": "grave_accent",
    ";": "semicolon",
    "'": "apostrophe",
    "+": "plus",
    "-": "minus",
}


def shown(key: str) -> str:
    """The key as people read it: ``ctrl+p`` is ``^P``, ``enter`` is ``Enter``."""
    if key in _SHOWN:
        return _SHOWN[key]
    if key.startswith("ctrl+"):
        return "^" + key[5:].upper()
    return key


def textual_name(key: str) -> str:
    """The key as Textual's bindings want it, with commas and other signs under their names."""
    return _TEXTUAL.get(key, key)


def aliases(key: str) -> tuple[str, ...]:
    """Other characters that come from the same key in a Cyrillic layout; none for named keys."""
    letter = CYRILLIC.get(key)
    return (letter,) if letter else ()


#: What each preset changes: ``scope.action`` -> keys. All else stays as in the registry.
PRESETS: dict[str, dict[str, tuple[str, ...]]] = {
    "orda": {},
    "newsboat": {
        "app.toggle_read": ("N",),
        "app.next_unread": ("n",),
        "app.previous_unread": ("p",),
        "app.next_article": ("J",),
        "app.previous_article": ("K",),
        "app.tags": ("ctrl+t",),
        "app.toggle_hide_read": ("l", "H"),
        "app.order": ("g",),
        "app.undo": ("ctrl+u",),
        "app.quit": ("Q", "ctrl+q"),
        "rows.top": ("home",),
        "rows.bottom": ("end",),
        "list.open": ("enter", "right"),
        "reader.top": ("home",),
        "reader.bottom": ("end",),
        "reader.link_hints": ("u", "f"),
        "reader.previous_hit": (),
    },
    "vim": {
        "rows.page_down": ("ctrl+f", "pagedown"),
        "rows.page_up": ("ctrl+b", "pageup"),
        "rows.half_down": ("ctrl+d",),
        "rows.half_up": ("ctrl+u",),
        "reader.page_down": ("ctrl+f", "pagedown"),
        "reader.page_up": ("ctrl+b", "pageup"),
        "app.undo": ("u",),
        "app.redo": ("ctrl+r",),
    },
    "elfeed": {
        "rows.line_down": ("n", "down"),
        "rows.line_up": ("p", "up"),
        "app.next_unread": ("]",),
        "app.previous_unread": ("[",),
        "app.next_article": ("n",),
        "app.previous_article": ("p",),
        "app.mark_read": ("r",),
        "app.mark_unread": ("u",),
        "app.browser": ("b",),
        "app.search": ("s",),
        "app.star": ("*",),
        "app.tags": ("+",),
        "app.refresh_all": ("G",),
        "app.refresh": ("g",),
        "app.undo": ("ctrl+z", "_"),
        "app.suspend": (),
        "app.later": ("L",),
        "rows.top": ("<", "home"),
        "rows.bottom": (">", "end"),
        "reader.top": ("<", "home"),
        "reader.bottom": (">", "end"),
        "reader.page_up": ("backspace", "pageup"),
        "reader.next_hit": (),
        "reader.previous_hit": (),
        "reader.keep_statement": ("=",),
        "callouts.keep_statement": ("=",),
    },
    "nnw": {
        "app.toggle_read": ("m",),
        "app.mark_read": ("r",),
        "app.mark_unread": ("U",),
        "app.mark_all": ("k",),
        "app.browser": ("b", "o"),
        "app.refresh": ("F5",),
        "app.refresh_all": ("R",),
        "rows.line_down": ("down", "j"),
        "rows.line_up": ("up",),
        "reader.line_up": ("up",),
        "reader.page_up": ("pageup",),
        "app.undo": ("u",),
        "app.undo_list": ("ctrl+u",),
    },
}
