"""Goldens: rows as text with their styles, compared with a file; ``ORDA_GOLDENS=write`` writes the files anew."""

from __future__ import annotations

import os
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from orda_tui.tui.render.callouts import Callouts
from orda_tui.tui.render.lines import Layout, Line, Piece
from orda_tui.tui.render.wrap import cells

_FOLDER = Path(__file__).parent / "goldens"


def compare(name: str, text: str) -> None:
    """The text is what the golden file says."""
    path = _FOLDER / f"{name}.txt"
    if os.environ.get("ORDA_GOLDENS") == "write":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def drawn(layout: Layout, callouts: Callouts) -> str:
    """Each row: the speaker's bar, the text, the note in the margin; below it, where not all is body, the styles."""
    return "\n".join(part for line in layout.lines for part in _drawn_line(line, layout, callouts)) + "\n"


def _drawn_line(line: Line, layout: Layout, callouts: Callouts) -> Iterable[str]:
    number = line.statements[0] if line.statements else line.group
    bar = f"▎{callouts.colours[number]}" if number >= 0 else "  "
    text = "".join(piece.text for piece in line.pieces)
    if line.picture >= 0:
        text = f"[picture row {line.picture}]"
    note = "".join(piece.text for piece in line.note)
    if note:
        text += " " * (layout.frame.note_at - layout.frame.left - cells(text)) + note
    yield f"{bar} {text}".rstrip()
    styles = _styles(line.pieces) + (["|", *_styles(line.note)] if note else [])
    if styles and styles != ["body"]:
        yield f"      {{{' '.join(styles)}}}"


def _styles(pieces: Iterable[Piece]) -> list[str]:
    return [style for style, _ in groupby(piece.style for piece in pieces)]
