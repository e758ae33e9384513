"""Last touches on a run of blocks: no rules at the ends, no picture twice, no repetition of the title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from orda_tui.model.document import Block, Code, Figure, Heading, Paragraph, Post, Rule, Table

_WORD = re.compile(r"\W+")
#: Caps that no article reaches; a page that does is cut and stays readable.
MOST_BLOCKS = 20_000


def squash(text: str) -> str:
    """Letters and digits alone, case folded: what two texts are compared by."""
    return _WORD.sub("", text.casefold())


def finish(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without empty ones, without rules at the ends or in a row."""
    kept: list[Block] = []
    for block in blocks[:MOST_BLOCKS]:
        if isinstance(block, Rule):
            if kept and not isinstance(kept[-1], Rule):
                kept.append(block)
        elif block.text or isinstance(block, Figure | Post | Table | Code):
            kept.append(block)
    while kept and isinstance(kept[-1], Rule):
        kept.pop()
    return kept


def without_title(blocks: Sequence[Block], titles: Iterable[str]) -> list[Block]:
    """The blocks without a heading or paragraph among the first few that only repeats a title."""
    wanted = {squash(title) for title in titles if title} - {""}
    kept: list[Block] = []
    for place, block in enumerate(blocks):
        repeats = place < 6 and isinstance(block, Heading | Paragraph) and squash(block.text) in wanted
        if not repeats:
            kept.append(block)
    return finish(kept)
