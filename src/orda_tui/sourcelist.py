"""All subscriptions as a plain text that can be edited, and what an edited text changes. Pure.

::

    https://example.org/feed.xml    What I call it

    [News/Far away]
    https://example.com/rss

A line is an address or path, then, after two blanks or more, the reader's own name for it. A line in brackets opens a
folder; lines before the first one are in none. What follows a # at the start of a line is a comment.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from orda_tui.errors import UsageError
from orda_tui.model.feed import Feed
from orda_tui.text.links import safe_link
from orda_tui.text.neutral import one_line

HEAD = """\
# Your sources, one a line: address or path, then (after two blanks) what you call it.
# [Brackets] open a folder. Move a line to move the source, delete it to remove the source
# (undo brings it back), write an address to add one. Lines that begin with # say nothing.

"""


@dataclass(frozen=True, slots=True)
class Line:
    """One source as the text has it."""

    address: str
    name: str
    folder: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What the text changes: lines to add, ids to remove, and new places and names by id (with the position)."""

    add: tuple[tuple[int, Line], ...]
    remove: tuple[int, ...]
    change: tuple[tuple[int, int, Line], ...]

    @property
    def empty(self) -> bool:
        """Nothing is different."""
        return not (self.add or self.remove or self.change)


def to_text(feeds: Sequence[Feed]) -> str:
    """The text of all sources, those in no folder first."""
    rows = [HEAD]
    folder = ""
    for feed in sorted(feeds, key=lambda feed: (feed.folder != "", feed.folder, feed.position, feed.id)):
        if feed.folder != folder:
            folder = feed.folder
            rows.append(f"\n[{one_line(folder)}]\n")
        name = one_line(feed.name)
        rows.append(f"{feed.address}  {name}\n" if name else f"{feed.address}\n")
    return "".join(rows)


def from_text(text: str) -> list[Line]:
    """The lines of a text. UsageError names the first line that makes no sense."""
    lines: list[Line] = []
    folder = ""
    seen: dict[str, int] = {}
    for number, raw in enumerate(text.splitlines(), 1):
        row = raw.strip()
        if not row or row.startswith("#"):
            continue
        if row.startswith("["):
            if not row.endswith("]"):
                raise UsageError(f"Line {number}: a folder ends with a bracket, like [News].")
            folder = "/".join(part for part in (one_line(part) for part in row[1:-1].split("/")) if part)
            continue
        address, _, name = _split(row)
        if not (safe_link(address) == address or address.startswith("/") or address == "edition:"):
            raise UsageError(f"Line {number}: {one_line(address, 80)} is neither a web address nor an absolute path.")
        if address in seen:
            raise UsageError(f"Line {number}: {one_line(address, 80)} stands in line {seen[address]} already.")
        seen[address] = number
        lines.append(Line(address, one_line(name), folder))
    return lines


def _split(row: str) -> tuple[str, str, str]:
    found = re.search(r"\s{2,}|\t", row)
    if found is None:
        return row, "", ""
    return row[: found.start()], found.group(), row[found.end() :].strip()


def difference(feeds: Sequence[Feed], lines: Sequence[Line]) -> Difference:
    """What must be done so that the subscriptions are as the text has them."""
    by_address = {feed.address: feed for feed in feeds}
    wanted = {line.address for line in lines}
    add: list[tuple[int, Line]] = []
    change: list[tuple[int, int, Line]] = []
    places = {line.address: place for place, line in enumerate(from_text(to_text(feeds)))}
    for place, line in enumerate(lines):
        feed = by_address.get(line.address)
        if feed is None:
            add.append((place, line))
        elif (feed.name, feed.folder, places[feed.address]) != (line.name, line.folder, place):
            change.append((feed.id, place, line))
    remove = tuple(feed.id for feed in feeds if feed.address not in wanted)
    return Difference(tuple(add), remove, tuple(change))
