"""Whose words stand where in the article, and what the label beside them says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from orda_tui.model.statement import Statement, StatementKind
from orda_tui.text.neutral import neutralise, one_line
from orda_tui.tui import signs
from orda_tui.tui.render.lines import Stretch
from orda_tui.tui.render.passages import Passage

#: Colours that speakers take in turn; 0 is for words nobody is named for.
SPEAKER_COLOURS = 6

#: Kinds as a word; ``signs.KINDS`` has their signs.
KIND_WORDS: dict[StatementKind, str] = {
    "direct": "quoted",
    "mixed": "partly quoted",
    "indirect": "reported",
    "blockquote": "block quotation",
    "social": "posted",
    "keyitem": "key statement",
}
NOBODY = "speaker not named"
_WORD = re.compile(r"\w{3,}")


class Label(NamedTuple):
    """What stands beside a statement: ``name`` in the speaker's colour, ``detail`` quieter. ``colour``: 0 to 6."""

    name: str
    detail: str
    colour: int
    key: bool


class Mention(NamedTuple):
    """A statement in one passage: its number and the stretch of the passage's text it takes."""

    statement: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Callouts:
    """Where the statements of an article stand. ``places[i]`` is None where statement ``i`` stands in no passage.

    ``grouped`` maps the passages of a key list (its heading and its items) to the number of its first statement.
    ``chosen``: some statements are marked as key ones, and not all. ``headed``: the numbers of those whose list has the
    speaker in its heading, by name or by office.
    """

    statements: tuple[Statement, ...]
    places: tuple[Stretch | None, ...]
    colours: tuple[int, ...]
    by_passage: dict[int, tuple[Mention, ...]]
    grouped: dict[int, int]
    chosen: bool = False
    headed: frozenset[int] = frozenset()

    def of(self, passage: int) -> tuple[Mention, ...]:
        """Statements of a passage in reading order."""
        return self.by_passage.get(passage, ())

    def passages_of(self, number: int) -> set[int]:
        """The passages that have rows of a statement: the one it stands in, and the list that it leads."""
        place = self.places[number]
        found = {passage for passage, leader in self.grouped.items() if leader == number}
        return found | {place.passage} if place is not None else found

    def speaks_for_itself(self, number: int) -> bool:
        """Whether the block already looks like what it is and there is nobody to name: no label is needed."""
        statement = self.statements[number]
        if statement.kind == "social":
            return not statement.quoting
        return statement.kind == "blockquote" and not statement.speaker

    def in_reading_order(self) -> list[int]:
        """Numbers of the statements that have a place, in the order of the text."""
        placed = [(place, number) for number, place in enumerate(self.places) if place is not None]
        return [number for _, number in sorted(placed)]

    def label(self, number: int, *, role: bool = True) -> Label:
        """The label of a statement, ``role``: with the speaker's office; of the first of a list, that of the list."""
        statement = self.statements[number]
        details = []
        if role and statement.role:
            details.append(one_line(statement.role))
        items = self._items_beside(statement) if statement.heading >= 0 else 0
        details.append(f"{items} key statements" if items > 1 else KIND_WORDS[statement.kind])
        if statement.quoting:
            details.append(f"quoting {one_line(statement.quoting)}")
        if statement.inferred and statement.speaker:
            mention = one_line(statement.mention)
            if mention:
                details.append(f"for “{mention}”")
            else:
                details.append("named in the heading" if number in self.headed else "name inferred")
        return Label(speaker_name(statement), " · ".join(details), self.colours[number], self.is_key(number))

    def _items_beside(self, statement: Statement) -> int:
        """How many items of its list are the same speaker's."""
        theirs = (statement.heading, statement.speaker)
        return len({said.block for said in self.statements if (said.heading, said.speaker) == theirs})

    def is_key(self, number: int) -> bool:
        """Whether the statement is marked as a key one: not where all of them are, for then a mark says nothing."""
        return self.statements[number].key and self.chosen


NO_CALLOUTS = Callouts((), (), (), {}, {})


def speaker_name(statement: Statement) -> str:
    """The speaker as lists show him, with the sign for an inferred name before it."""
    name = one_line(statement.speaker)
    if not name:
        return NOBODY
    return f"{signs.INFERRED} {name}" if statement.inferred else name


def find_callouts(statements: Sequence[Statement], passages: Sequence[Passage]) -> Callouts:
    """Place every statement. Speakers take colours in the order in which the article lets them speak."""
    of_block: dict[int, list[int]] = {}
    for number, passage in enumerate(passages):
        if passage.block >= 0:
            of_block.setdefault(passage.block, []).append(number)
    places = tuple(_place(statement, of_block.get(statement.block, ()), passages) for statement in statements)
    order: dict[str, int] = {}
    for statement in sorted(statements, key=lambda s: (s.block, s.start)):
        if statement.speaker:
            order.setdefault(statement.speaker, len(order) % SPEAKER_COLOURS + 1)
    by_passage: dict[int, list[Mention]] = {}
    for number, place in enumerate(places):
        if place is not None:
            by_passage.setdefault(place.passage, []).append(Mention(number, place.start, place.end))
    return Callouts(
        tuple(statements),
        places,
        tuple(order.get(statement.speaker, 0) for statement in statements),
        {passage: tuple(sorted(found, key=lambda m: (m.start, m.end))) for passage, found in by_passage.items()},
        _groups(statements, places, of_block),
        chosen=not all(statement.key for statement in statements),
        headed=frozenset(_headed(statements, passages, of_block)),
    )


def _headed(
    statements: Sequence[Statement], passages: Sequence[Passage], of_block: dict[int, list[int]]
) -> Iterator[int]:
    """The statements of lists in whose heading a word of the speaker's name or office stands, whatever its ending."""
    for number, statement in enumerate(statements):
        if statement.heading >= 0 and statement.speaker:
            heading = " ".join(passages[at].text for at in of_block.get(statement.heading, ()))
            told = _WORD.findall(heading.casefold())
            asked = _WORD.findall(f"{statement.speaker} {statement.role}".casefold())
            if any(_same_word(word, other) for word in asked for other in told):
                yield number


def _same_word(word: str, other: str) -> bool:
    """Is ``other`` the word, or the word with another ending: "Омарова", "Омаровой"?"""
    stem = max(4, len(word) - 2)
    return word == other if len(word) <= stem else word[:stem] == other[:stem]


def _place(statement: Statement, candidates: Sequence[int], passages: Sequence[Passage]) -> Stretch | None:
    """The statement's stretch, by its offsets; by its words where neutralising moved them."""
    words = neutralise(statement.text)
    for number in candidates:
        text = passages[number].text
        if words and text[statement.start : statement.end] == words:
            return Stretch(number, statement.start, statement.end)
    for number in candidates:
        at = passages[number].text.find(words) if words else -1
        if at >= 0:
            return Stretch(number, at, at + len(words))
    return None


def _groups(
    statements: Sequence[Statement], places: Sequence[Stretch | None], of_block: dict[int, list[int]]
) -> dict[int, int]:
    groups: dict[int, int] = {}
    first: dict[int, int] = {}
    for number, statement in enumerate(statements):
        place = places[number]
        if statement.heading < 0 or place is None:
            continue
        leader = first.setdefault(statement.heading, number)
        for passage in (*of_block.get(statement.heading, ()), place.passage):
            groups.setdefault(passage, leader)
    return groups
