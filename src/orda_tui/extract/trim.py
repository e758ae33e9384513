"""What of a page's blocks is no article: its title again, lists of links, appeals, and all that follows the end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from orda_tui.extract.dates import written_day
from orda_tui.extract.finish import squash
from orda_tui.extract.labels import is_promotion, is_tail_label, pointed_at
from orda_tui.extract.patterns import lazy
from orda_tui.model.document import Block, Figure, Heading, Item, Paragraph, Quote

_STAMP = lazy(
    r"\W*(?:(?:last\s+)?updated|published|posted|stand|veröffentlicht|aktualisiert|erstellt|опубликован\w*|обновлен\w*"
    r"|жарияланған|жаңартылған|publié|mis\s+à\s+jour|publicado|actualizado|pubblicato|güncelleme"
    r"|yayınlanma)\b.{0,80}\d",
    re.I,
)
_NEAR_END = 0.3
_SIGNATURE = lazy(r"\W*(?:original\s+)?(?:authors?|автор\w*|text|текст|мәтін\w*)\b", re.I)


def trim(blocks: Sequence[Block], titles: Iterable[str], authors: Iterable[str]) -> tuple[list[Block], list[str]]:
    """(what is left, headlines of other stories that were cut)."""
    kept = list(blocks)
    headlines: list[str] = []
    kept = _cut_tail(kept, headlines)
    kept = _without_link_lists(kept, headlines)
    names = {squash(name) for name in authors}
    told = {squash(title) for title in titles} - {""}
    seen: set[str] = set()
    result: list[Block] = []
    for place, block in enumerate(kept):
        if isinstance(block, Paragraph | Heading | Quote | Item):
            key = squash(block.text)
            if key in told and isinstance(block, Paragraph | Heading):
                continue
            if len(key) > 60 and key in seen and isinstance(block, Paragraph | Quote):
                continue
            seen.add(key)
            if isinstance(block, Paragraph) and _is_surroundings(block, place, names):
                headlines.extend(filter(None, [pointed_at(block.text)]))
                continue
        result.append(block)
    while result and isinstance(result[-1], Heading):
        result.pop()
    return result, headlines


def link_share(block: Block) -> float:
    """How much of the block's text is links, 0 to 1."""
    if not block.text:
        return 0.0
    covered = 0
    end = 0
    for mark in block.marks:
        if mark.kind == "link" and not mark.href.startswith("#"):
            covered += max(0, mark.end - max(mark.start, end))
            end = max(end, mark.end)
    return covered / len(block.text)


def _weight(block: Block) -> float:
    """Running text that a block holds."""
    if isinstance(block, Paragraph | Quote | Item):
        return len(block.text) * (1 - link_share(block))
    return 0.0


def _cut_tail(blocks: list[Block], headlines: list[str]) -> list[Block]:
    """Without what stands under labels such as "Read also": to the end where that is near, else the links under it."""
    total = sum(map(_weight, blocks)) or 1.0
    passed = 0.0
    kept: list[Block] = []
    i = 0
    while i < len(blocks):
        block = blocks[i]
        label = isinstance(block, Heading | Paragraph | Item) and is_tail_label(block.text)
        if not label:
            passed += _weight(block)
            kept.append(block)
            i += 1
            continue
        if passed / total > 1 - _NEAR_END and _ends_here(blocks, i):
            headlines.extend(b.text for b in blocks[i + 1 :] if link_share(b) > 0.7)
            kept.extend(b for b in blocks[i + 1 :] if _is_signature(b))
            break
        i += 1
        while i < len(blocks) and _is_pointer(blocks[i]):
            if link_share(blocks[i]) > 0.7:
                headlines.append(blocks[i].text)
            i += 1
    return kept


def _ends_here(blocks: list[Block], label: int) -> bool:
    """Nothing of the article follows the label: what stands under it is no box amid paragraphs."""
    behind = blocks[label + 1 :]
    prose = [isinstance(b, Paragraph) and len(b.text) > 80 and link_share(b) < 0.3 for b in behind]
    return sum(prose) < 2


def _is_signature(block: Block) -> bool:
    text = block.text
    return isinstance(block, Paragraph) and len(text) < 120 and ":" in text[:40] and bool(_SIGNATURE.match(text))


def _is_pointer(block: Block) -> bool:
    """Belongs to a box of other stories: a link, or the picture of one."""
    if isinstance(block, Figure):
        return not block.text
    return isinstance(block, Paragraph | Item | Heading) and link_share(block) > 0.7


def _without_link_lists(blocks: list[Block], headlines: list[str]) -> list[Block]:
    """Without lists whose items are all links, and paragraphs that are nothing but one."""
    kept: list[Block] = []
    i = 0
    while i < len(blocks):
        end = i
        while end < len(blocks) and isinstance(blocks[end], Item):
            end += 1
        run = blocks[i:end]
        if run:
            if not _is_link_list(run):
                kept.extend(run)
            i = end
            continue
        block = blocks[i]
        lonely = isinstance(block, Paragraph) and (
            (link_share(block) > 0.9 and len(block.text) < 250)
            or (link_share(block) > 0.65 and len(block.text) < 130 and block.text[-1] not in ".!?")
        )
        if not lonely:
            kept.append(block)
        i += 1
    return kept


def _is_link_list(run: list[Block]) -> bool:
    if sum(link_share(b) > 0.7 for b in run) >= 0.8 * len(run):
        return True
    short = all(len(b.text) < 130 and b.text[-1:] not in ".!?;" for b in run)
    return short and len(run) > 1 and all(link_share(b) > 0.4 for b in run)


def _is_surroundings(block: Paragraph, place: int, names: set[str]) -> bool:
    text = block.text
    if pointed_at(text) is not None or ((len(text) < 120 or link_share(block) > 0.2) and is_promotion(text)):
        return True
    if len(text) > 100:
        return False
    key = squash(text)
    if key in names or (place < 8 and any(name in key and len(key) < len(name) + 40 for name in names if name)):
        return True
    if place < 8 and (written_day(text) or _STAMP.match(text)) and text[-1] not in ".!?":
        return True
    return is_tail_label(text)
