"""Text into cells: exactly so wide, cut between characters, never half a wide one."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style

from orda_tui.text.searching import Searched


def cut(text: str, width: int) -> str:
    """At most ``width`` cells; what is cut ends with an ellipsis."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…"


def fit(text: str, width: int) -> str:
    """Exactly ``width`` cells: cut, or filled with blanks."""
    text = cut(text, width)
    return text + " " * max(0, width - cell_len(text))


def lit(text: str, looked_for: Searched, plain: Style, light: Style) -> list[Segment]:
    """The text as segments, with every place of what was searched in ``light``."""
    segments: list[Segment] = []
    at = 0
    for start, end, _ in looked_for.places(text):
        if start > at:
            segments.append(Segment(text[at:start], plain))
        segments.append(Segment(text[start:end], light))
        at = end
    if at < len(text) or not segments:
        segments.append(Segment(text[at:], plain))
    return segments


def wrapped(text: str, width: int) -> list[str]:
    """Lines of at most ``width`` cells, broken at blanks; a longer word is cut into pieces."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        while cell_len(word) > width > 0:
            piece = set_cell_size(word, width).rstrip()
            lines += [line, piece] if line else [piece]
            line, word = "", word[len(piece) :]
        longer = f"{line} {word}" if line else word
        if cell_len(longer) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line] if line else lines
