"""Colours: every text can be read on every ground it can stand on; every theme works on every screen."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from textual.color import Color

from orda_tui.config import Screen
from orda_tui.tui import themes
from orda_tui.tui.question import theme_name
from tests.tui.house import journey

INKS = (
    *(
        "primary",
        "secondary",
        "warning",
        "error",
        "success",
        "accent",
        "foreground",
        "text-muted",
        "text-disabled",
        "text",
    ),
    *("text-primary", "text-secondary", "text-warning", "text-error", "text-success", "text-accent"),
)
GROUNDS = ("background", "surface", "panel")


def contrast(one: str, other: str) -> float:
    lights = sorted((themes.luminance(*Color.parse(colour).rgb) for colour in (one, other)), reverse=True)
    return (lights[0] + 0.05) / (lights[1] + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), list(product(INKS, GROUNDS)))
def test_every_ink_can_be_read_on_every_ground(name: str, ink: str, ground: str) -> None:
    colours = themes.THEMES[name].to_color_system().generate()
    assert contrast(colours[ink], colours[ground]) >= 4.5, f"{ink} on {ground}"


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("row", ["block-cursor", "block-cursor-blurred"])
def test_the_cursor_row_can_be_read(name: str, row: str) -> None:
    colours = themes.THEMES[name].to_color_system().generate()
    assert contrast(colours[f"{row}-foreground"], colours[f"{row}-background"]) >= 4.5


@pytest.mark.parametrize(("white", "black", "ratio"), [("#ffffff", "#000000", 21.0), ("#777777", "#777777", 1.0)])
def test_contrast_is_measured_as_the_web_does(white: str, black: str, ratio: float) -> None:
    assert contrast(white, black) == pytest.approx(ratio)


async def test_all_colours_can_be_walked_through_on_all_screens(folder: Path) -> None:
    async with journey(folder) as reader:
        seen = []
        for _ in themes.THEMES:
            await reader.press("ctrl+t")
            seen.append(reader.main.theme_key)
            await reader.press("question_mark", "escape", "a", "escape", "7", "q", "enter", "h")
        assert seen == ["ansi", "mono", "light", "dark"]


async def test_without_colours_nothing_but_the_terminals_own_is_used(folder: Path) -> None:
    async with journey(folder, theme_key="mono", screen=Screen(density="statement")) as reader:
        colours = {
            colour.name
            for strip in reader.app.screen._compositor.render_strips()
            for segment in strip
            if segment.style is not None
            for colour in (segment.style.color, segment.style.bgcolor)
            if colour is not None
        }
        assert colours <= {"default"}


DARK, LIGHT = (20, 20, 20), (250, 250, 245)


@pytest.mark.parametrize(
    ("wanted", "ground", "environment", "chosen"),
    [
        ("auto", DARK, {"TERM": "xterm-256color"}, "dark"),
        ("auto", LIGHT, {"TERM": "xterm-256color"}, "light"),
        ("auto", None, {"COLORTERM": "truecolor", "TERM": "xterm"}, "dark"),
        ("auto", LIGHT, {"TERM": "xterm"}, "ansi"),
        ("auto", LIGHT, {"TERM": "linux"}, "ansi"),
        ("dark", LIGHT, {"TERM": "xterm-256color"}, "dark"),
        ("light", LIGHT, {"TERM": "xterm-256color", "NO_COLOR": "1"}, "mono"),
        ("light", LIGHT, {"TERM": "xterm-256color", "NO_COLOR": ""}, "light"),
    ],
)
def test_the_theme_follows_the_terminal(
    wanted: str, ground: tuple[int, int, int] | None, environment: dict[str, str], chosen: str
) -> None:
    assert theme_name(wanted, ground, environment) == chosen
