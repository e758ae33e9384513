"""Colours: a light and a dark paper of our own, the terminal's own 16 colours, and none at all.

Every colour that text is set in has a contrast of at least 4.5:1 on every ground it can stand on (a test measures it).
"""

from __future__ import annotations

from textual.theme import Theme

_LIGHT = Theme(
    name="orda-light",
    primary="#8f3a12",
    secondary="#1f5c88",
    warning="#7a5200",
    error="#a3202a",
    success="#2a6632",
    accent="#7a2e6b",
    foreground="#22201c",
    background="#fbf9f4",
    surface="#fbf9f4",
    panel="#efebe1",
    dark=False,
    variables={
        "text": "#22201c",
        "text-muted": "#66604f",
        "text-disabled": "#6a6354",
        "foreground-muted": "#66604f",
        "block-cursor-foreground": "#fdfbf6",
        "block-cursor-background": "#7a3413",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-foreground": "#22201c",
        "block-cursor-blurred-background": "#e3dac8",
        "border": "#b9ad95",
        "border-blurred": "#d8cfbd",
        "scrollbar": "#cbbfa8",
        "scrollbar-hover": "#a89a7e",
        "scrollbar-active": "#8f3a12",
        "scrollbar-background": "#f4f0e7",
        "scrollbar-background-hover": "#f4f0e7",
        "scrollbar-background-active": "#f4f0e7",
        "input-selection-background": "#d9c7a8",
        "screen-selection-background": "#d9c7a8",
        "screen-selection-foreground": "#22201c",
    },
)

_DARK = Theme(
    name="orda-dark",
    primary="#e8a468",
    secondary="#8fc1e3",
    warning="#e3c26a",
    error="#f28b82",
    success="#93cf9a",
    accent="#d9a3d0",
    foreground="#e6e1d6",
    background="#171613",
    surface="#171613",
    panel="#24221d",
    dark=True,
    variables={
        "text": "#e6e1d6",
        "text-muted": "#a39c8b",
        "text-disabled": "#989180",
        "foreground-muted": "#a39c8b",
        "block-cursor-foreground": "#1a1712",
        "block-cursor-background": "#e8b27d",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-foreground": "#e6e1d6",
        "block-cursor-blurred-background": "#3a352b",
        "border": "#5d5646",
        "border-blurred": "#3a362d",
        "scrollbar": "#4a4539",
        "scrollbar-hover": "#6a6352",
        "scrollbar-active": "#e8a468",
        "scrollbar-background": "#1d1b17",
        "scrollbar-background-hover": "#1d1b17",
        "scrollbar-background-active": "#1d1b17",
        "input-selection-background": "#574b36",
        "screen-selection-background": "#574b36",
        "screen-selection-foreground": "#e6e1d6",
    },
)


def _terminal(name: str, inks: tuple[str, str, str, str, str, str]) -> Theme:
    """Nothing but the terminal's own colours, so that its user's palette holds. ``inks``: primary, secondary, accent,
    success, warning, error."""
    primary, secondary, accent, success, warning, error = inks
    return Theme(
        name=name,
        ansi=True,
        primary=primary,
        secondary=secondary,
        warning=warning,
        error=error,
        success=success,
        accent=accent,
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        dark=True,
        variables={
            "ansi-background": "ansi_black",
            "ansi-foreground": "ansi_white",
            "input-cursor-background": "ansi_black",
            "input-cursor-foreground": "ansi_white",
            "input-cursor-text-style": "reverse",
            "input-selection-background": "ansi_default",
            "input-selection-foreground": "ansi_default",
            "screen-selection-background": "ansi_default",
            "screen-selection-foreground": "ansi_default",
            "border": "ansi_default",
            "border-blurred": "ansi_default",
            "scrollbar": "ansi_bright_black",
            "scrollbar-hover": "ansi_bright_black",
            "scrollbar-active": primary,
            "scrollbar-background": "ansi_default",
            "scrollbar-background-hover": "ansi_default",
            "scrollbar-background-active": "ansi_default",
            "block-cursor-background": "ansi_default",
            "footer-key-foreground": primary,
            "link-color": secondary,
        },
    )


THEMES: dict[str, Theme] = {
    "light": _LIGHT,
    "dark": _DARK,
    "ansi": _terminal("orda-ansi", ("ansi_magenta", "ansi_cyan", "ansi_blue", "ansi_green", "ansi_yellow", "ansi_red")),
    "mono": _terminal("orda-mono", ("ansi_default",) * 6),
}


def luminance(red: int, green: int, blue: int) -> float:
    """Relative luminance of an sRGB colour, 0 (black) to 1 (white)."""

    def linear(value: int) -> float:
        share = value / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
