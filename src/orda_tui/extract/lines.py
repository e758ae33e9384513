"""The lines of a plain text, with what their white space says of them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from orda_tui.extract.patterns import lazy
from orda_tui.extract.plain_lines import bullet, ends_sentence, numbered
from orda_tui.text.neutral import neutralise

RULE = lazy(r"^\s*([*_=~·•-])(?:\s*\1){2,}\s*$")
UNDERLINE = lazy(r"^\s*(={3,}|-{3,}|~{3,})\s*$")
HASHES = lazy(r"^\s*(#{1,6})\s+(.*?)\s*#*\s*$")
QUOTED = lazy(r"^\s*>\s?(.*)$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank. ``gap``: a blank line stands before it; ``indent``: blanks at its beginning."""

    text: str
    gap: bool = False
    indent: int = 0


def read_lines(text: str) -> list[Line]:
    """The lines that are not blank. Text that is broken at a fixed width comes as one line a paragraph."""
    lines: list[Line] = []
    gap = False
    for raw in neutralise(text).split("\n"):
        if not raw.strip():
            gap = True
            continue
        lines.append(Line(" ".join(raw.split()), gap and bool(lines), len(raw) - len(raw.lstrip())))
        gap = False
    return _unwrapped(lines)


def _unwrapped(lines: list[Line]) -> list[Line]:
    """The lines as paragraphs, where the text is broken at a fixed width: then most lines go on in small letters."""
    inner = [(a, b) for a, b in pairwise(lines) if not b.gap and not b.indent and not starts_anew(b.text)]
    lengths = sorted(len(above.text) for above, _ in inner)
    if len(inner) < 3 or lengths[-1] > 100 or lengths[len(lengths) // 2] < 45:
        return lines
    if sum(below.text[0].islower() for _, below in inner) * 2 < len(inner):
        return lines
    width = lengths[-1]
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        continues = last is not None and not line.gap and not starts_anew(line.text)
        if continues and last is not None and (not line.indent or bullet(last.text)) and _is_full(last, width):
            joined[-1] = Line(f"{last.text} {line.text}", last.gap, last.indent)
        else:
            joined.append(line)
    return joined


def _is_full(line: Line, width: int) -> bool:
    """The line (or what was joined to it) runs on to the edge of the text, so that the next one continues it."""
    return len(line.text) > width * 0.4 or not ends_sentence(line.text)


def starts_anew(text: str) -> bool:
    """Opens with a mark of its own: an item, a rule, a heading, a quotation."""
    return bool(bullet(text) or numbered(text) or RULE.match(text) or HASHES.match(text) or QUOTED.match(text))
