"""The text between two places of an article, as it is copied: no soft breaks, bars, bullets or frames."""

from __future__ import annotations

from collections.abc import Sequence

from orda_tui.tui.render.lines import Spot
from orda_tui.tui.render.passages import Passage

_CLOSE = frozenset(("item", "credit", "cite", "link", "headline"))


def excerpt(passages: Sequence[Passage], start: Spot, end: Spot) -> str:
    """The text from ``start`` up to ``end``; passages are parted by a blank line, items of a list by a line break."""
    if end < start:
        start, end = end, start
    parts: list[str] = []
    for number in range(start.passage, min(end.passage, len(passages) - 1) + 1):
        passage = passages[number]
        first = start.offset if number == start.passage else 0
        last = end.offset if number == end.passage else len(passage.text)
        text = passage.text[first:last]
        if not text:
            continue
        if parts:
            parts.append("\n" if passage.role in _CLOSE and passage.gap == 0 else "\n\n")
        parts.append(text)
    return "".join(parts)


def whole(passages: Sequence[Passage]) -> str:
    """The whole article, header to end."""
    return excerpt(passages, Spot(0, 0), Spot(max(0, len(passages) - 1), len(passages[-1].text) if passages else 0))
