"""Modules, classes and functions stay small enough to hold in one's head."""

from __future__ import annotations

import ast
from pathlib import Path

import orda_tui

SOURCE = Path(orda_tui.__file__).parent


def test_no_module_class_or_function_swells() -> None:
    large = []
    for path in sorted(SOURCE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if text.count("\n") > 400:
            large.append(f"{path.relative_to(SOURCE)}: {text.count(chr(10))} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
                size = node.end_lineno - node.lineno + 1
                if size > (300 if isinstance(node, ast.ClassDef) else 60):
                    large.append(f"{path.relative_to(SOURCE)}: {node.name} {size} lines")
    assert not large
