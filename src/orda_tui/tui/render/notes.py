"""Footnotes: which passage a link inside the article leads to.

Anchors are not part of a document, so a reference and its note are joined by the number that both their addresses end
with (``#note-3`` and ``#ref-3``): a reference leads down to its note, and the link in the note back up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orda_tui.tui.render.passages import Passage

_NUMBERED = re.compile(r"#[^\s#]{0,80}?(\d+)")

#: The passage a link stands in -> its address -> the passage it leads to.
Notes = dict[int, dict[str, int]]


def find_notes(passages: Sequence[Passage]) -> Notes:
    """All links inside the article that lead somewhere."""
    places: dict[str, list[tuple[str, int]]] = {}
    for number, passage in enumerate(passages):
        for mark in passage.marks:
            found = _NUMBERED.fullmatch(mark.href) if mark.kind == "link" and mark.href[:1] == "#" else None
            if found is not None and (mark.href, number) not in places.setdefault(found.group(1), []):
                places[found.group(1)].append((mark.href, number))
    notes: Notes = {}
    for linked in places.values():
        for href, number in linked:
            # The note is the last passage with another address of that number; the reference is the first.
            others = [place for other, place in linked if other != href and place != number]
            if others:
                notes.setdefault(number, {})[href] = others[-1] if others[-1] > number else others[0]
    return notes
