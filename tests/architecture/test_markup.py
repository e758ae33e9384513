"""No text of the screen is ever read as markup: widgets that would do so by default are told not to."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import orda_tui

SCREEN = Path(orda_tui.__file__).parent / "tui"

#: Of Textual's widgets those whose texts are markup unless they are told otherwise; of others there is no such way.
TOLD = {"Static", "Label", "OptionList"}
NEVER = {
    "Button", "Checkbox", "Collapsible", "DataTable", "Digits", "Link", "Log", "Markdown", "MarkdownViewer", "Pretty",
    "RadioButton", "RichLog", "SelectionList", "Tab", "TabPane", "Toast", "Tooltip", "Tree", "from_markup", "notify",
    "render_markup",
}  # fmt: skip
TITLES = {"border_title", "border_subtitle", "tooltip"}


def read_as_markup(source: str) -> list[str]:
    """What in a module could be: calls and assignments, by line."""
    found = []
    tree = ast.parse(source)
    textual = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "textual"
        for alias in node.names
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if isinstance(node.func, ast.Name) and name not in textual:
                continue
            off = any(
                word.arg == "markup" and isinstance(word.value, ast.Constant) and word.value.value is False
                for word in node.keywords
            )
            if name in NEVER or (name in TOLD and not off):
                found.append(f"{node.lineno}: {name}")
        if isinstance(node, ast.Assign):
            for target in node.targets:
                own = isinstance(node.value, ast.Constant)
                if isinstance(target, ast.Attribute) and target.attr in TITLES and not own:
                    found.append(f"{node.lineno}: {target.attr}")
    return found


def test_nothing_on_the_screen_is_markup() -> None:
    found = {str(path): read_as_markup(path.read_text(encoding="utf-8")) for path in sorted(SCREEN.rglob("*.py"))}
    assert len(found) > 40
    assert {name: places for name, places in found.items() if places} == {}


@pytest.mark.parametrize(
    "line",
    ["Static(title)", "Label(x, markup=True)", "OptionList(*options)", "self.app.notify(text)", "w.border_title = name",
     "Content.from_markup(text)"],
)  # fmt: skip
def test_the_look_sees_what_would_be(line: str) -> None:
    assert len(read_as_markup(f"from textual.widgets import Static, Label, OptionList\n{line}")) == 1
