"""Last touches on a run of blocks: no rules at the ends, no picture twice, no repetition of the title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from orda_tui.extract.patterns import lazy
from orda_tui.model.document import Block, Code, Figure, Heading, Paragraph, Post, Rule, Table
from orda_tui.text.neutral import one_line

_TAG = lazy(r"<[^<>]{1,300}>")
_SENTENCE = lazy(r"(?<=[.!?…][\s»”\"])\s*(?=[A-ZА-ЯЁӘҒҚҢӨҰҮІ«“\"„—])")
_LONG_PARAGRAPH = 500
_WORD = lazy(r"\W+")
_LETTER = lazy(r"\w")
_FIRST = 6
_SPOKEN = (Heading, Paragraph)
_WITHOUT_WORDS = (Figure, Post, Table, Code)
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
        elif block.text or isinstance(block, _WITHOUT_WORDS):
            kept.append(block)
    while kept and isinstance(kept[-1], Rule):
        kept.pop()
    return kept


def without_title(blocks: Sequence[Block], titles: Iterable[str]) -> list[Block]:
    """The blocks without a heading or paragraph among the first few that only repeats a title."""
    wanted = {squash(title) for title in titles if title} - {""}
    if not wanted:
        return finish(blocks)
    letters = {one[0] for one in wanted}
    first = [
        b
        for b in blocks[:_FIRST]
        if not (isinstance(b, _SPOKEN) and _first_letter(b.text) in letters and squash(b.text) in wanted)
    ]
    return finish([*first, *blocks[_FIRST:]])


def _first_letter(text: str) -> str:
    """What ``squash`` would begin with; most texts need no longer look."""
    found = _LETTER.search(text)
    return found[0].casefold()[0] if found else ""


def body_blocks(text: str) -> list[Block]:
    """A run of text without mark-up, such as linked data holds, as paragraphs; a very long line is cut at sentences."""
    blocks: list[Block] = []
    for line in _TAG.sub("\n", text).replace("\r", "\n").split("\n"):
        sentences = _SENTENCE.split(one_line(line))
        paragraph = ""
        for sentence in sentences:
            paragraph = f"{paragraph} {sentence}".strip()
            if len(paragraph) > _LONG_PARAGRAPH:
                blocks.append(Paragraph(paragraph))
                paragraph = ""
        if paragraph:
            blocks.append(Paragraph(paragraph))
    return blocks


def with_lead(blocks: Sequence[Block], image: str) -> list[Block]:
    """The blocks with the picture that stands for the whole article marked: the one the page names, or one above all
    text."""
    kept = list(blocks)
    words = 0
    for i, block in enumerate(kept):
        if isinstance(block, Figure) and block.src:
            if words < 200 or (image and _same_picture(block.src, image)):
                kept[i] = replace(block, lead=True)
                break
        elif not isinstance(block, Figure):
            words += len(block.text)
        if words > 1500:
            break
    return kept


def _same_picture(one: str, other: str) -> bool:
    return one.partition("?")[0].rsplit("/", 1)[-1] == other.partition("?")[0].rsplit("/", 1)[-1]


def title_of_name(name: str) -> str:
    """A title for a text that has none, from the name of its file: without folders and extension."""
    stem = one_line(name, 200).replace("\\", "/").rsplit("/", 1)[-1]
    return re.sub(r"(?<=.)\.[A-Za-z0-9]{1,8}$", "", stem)
