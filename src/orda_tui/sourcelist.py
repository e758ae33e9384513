"""All subscriptions as a plain text that can be edited, and what an edited text changes. Pure.

::

    https://example.org/feed.xml    What I call it

    [News/Far away]
    https://example.com/rss         What it calls itself

A line is an address or path, then, after two blanks or more, what the source is called: the reader's own name for it
where that is another one than its title. A line in brackets opens a folder; lines before the first one are in none.
What follows a # at the start of a line is a comment.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from orda_tui.errors import UsageError
from orda_tui.model.feed import Feed
from orda_tui.text.links import safe_link
from orda_tui.text.neutral import clean_folder, one_line

_COLUMN = 60
"""Characters of an address up to which the names stand below each other."""
HEAD = """\
# Your sources, one a line: address or path, then, after two blanks, what it is
# called. [Brackets] open a folder. Move a line to move the source, delete it to
# remove the source (undo brings it back), write an address to add one.
# Lines that begin with # say nothing.

"""


@dataclass(frozen=True, slots=True)
class Line:
    """One source as the text has it. An empty name: its own title."""

    address: str
    name: str
    folder: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What the text changes: lines to add, ids to remove, and new places and names by id (with the position).

    ``renamed`` and ``moved`` count what the reader did; sources that only make room for others are changed too.
    """

    add: tuple[tuple[int, Line], ...]
    remove: tuple[int, ...]
    change: tuple[tuple[int, int, Line], ...]
    renamed: int = 0
    moved: int = 0

    @property
    def empty(self) -> bool:
        """Nothing is different."""
        return not (self.add or self.remove or self.change)

    @property
    def sentence(self) -> str:
        """What is done, in one sentence."""
        counts = {"added": len(self.add), "removed": len(self.remove), "renamed": self.renamed, "moved": self.moved}
        done = [f"{count} {what}" for what, count in counts.items() if count]
        return (", ".join(done) or "Nothing was changed") + "."


def to_text(feeds: Sequence[Feed]) -> str:
    """The text of all sources, those in no folder first."""
    rows = [HEAD]
    folder = ""
    width = min(_COLUMN, max((len(feed.address) for feed in feeds), default=0))
    for feed in sorted(feeds, key=lambda feed: (feed.folder != "", feed.folder, feed.position, feed.id)):
        if feed.folder != folder:
            folder = feed.folder
            rows.append(f"\n[{one_line(folder)}]\n")
        name = one_line(feed.name or feed.title)
        rows.append(f"{feed.address:{width}}  {name}\n" if name else f"{feed.address}\n")
    return "".join(rows)


def from_text(text: str, known: Iterable[str] = ()) -> list[Line]:
    """The lines of a text. UsageError names the first line that makes no sense. ``known``: addresses that are there
    already, taken as they are: a path may hold two blanks."""
    known = set(known)
    lines: list[Line] = []
    folder = ""
    seen: dict[str, int] = {}
    odd = [address for address in known if _split(address.strip())[0] != address]
    for number, raw in enumerate(text.splitlines(), 1):
        row = raw.strip()
        if not row or row.startswith("#"):
            continue
        if row.startswith("["):
            if not row.endswith("]"):
                raise UsageError(f"Line {number}: a folder ends with a bracket, like [News].")
            folder = clean_folder(row[1:-1])
            continue
        own = next((address for address in odd if raw == address or raw.startswith(address + "  ")), "")
        address, name = (own, raw[len(own) :]) if own else _split(row)
        if not (address in known or safe_link(address) == address or address.startswith("/") or address == "edition:"):
            raise UsageError(
                f"Line {number}: {one_line(address, 80)} is neither a web address (with https://) nor an absolute path."
            )
        if address in seen:
            raise UsageError(f"Line {number}: {one_line(address, 80)} stands in line {seen[address]} already.")
        seen[address] = number
        lines.append(Line(address, one_line(name), folder))
    return lines


def _split(row: str) -> tuple[str, str]:
    found = re.search(r"\s{2,}|\t", row)
    return (row, "") if found is None else (row[: found.start()], row[found.end() :])


def difference(feeds: Sequence[Feed], lines: Sequence[Line]) -> Difference:
    """What must be done so that the subscriptions are as the text has them."""
    by_address = {feed.address: feed for feed in feeds}
    wanted = {line.address for line in lines}
    lines = _named(lines, by_address)
    before = {line.address: line for line in _named(from_text(to_text(feeds), by_address), by_address)}
    kept = [line for line in lines if line.address in before]
    add = tuple((place, line) for place, line in enumerate(lines) if line.address not in before)
    renamed = sum(before[line.address].name != line.name for line in kept)
    moved = _moved(before, kept)
    change = []
    for place, line in enumerate(lines):
        feed = by_address.get(line.address)
        if feed is not None:
            # Positions are written anew only where the order is another one, and then all of them.
            at = place if add or moved else feed.position
            if at != feed.position or line != before[line.address]:
                change.append((feed.id, at, line))
    remove = tuple(feed.id for feed in feeds if feed.address not in wanted)
    return Difference(add, remove, tuple(change), renamed, moved)


def _named(lines: Iterable[Line], feeds: Mapping[str, Feed]) -> list[Line]:
    """The lines, without the names that the sources have by themselves."""
    titles = {address: one_line(feed.title) for address, feed in feeds.items()}
    return [replace(line, name="") if line.name == titles.get(line.address) else line for line in lines]


def _moved(before: dict[str, Line], kept: Sequence[Line]) -> int:
    """How many sources have another place: another folder, or others before and after them in it."""
    places = {address: place for place, address in enumerate(before)}
    stayed: dict[str, list[int]] = {}
    for line in kept:
        if before[line.address].folder == line.folder:
            stayed.setdefault(line.folder, []).append(places[line.address])
    return len(kept) - sum(_longest_rising(places) for places in stayed.values())


def _longest_rising(numbers: Sequence[int]) -> int:
    """How many of the numbers can be left where they are so that they rise: the others were moved."""
    ends: list[int] = []
    for number in numbers:
        at = bisect_left(ends, number)
        ends[at : at + 1] = [number]
    return len(ends)
