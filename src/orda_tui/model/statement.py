"""A key statement: something that somebody is reported to have said, and where it stands in the article."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

StatementKind = Literal["direct", "mixed", "indirect", "blockquote", "social", "keyitem"]

#: The version of the rules. Raised with every change of what they find: stored articles are then read anew.
RULES_VERSION = 4


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement. ``text`` is exactly ``document.blocks[block].text[start:end]``, character for character.

    kind      direct: the words stand in quote marks; mixed: part of an attributed clause does; indirect: reported
              without marks; blockquote; social: an embedded post; keyitem: an item of a list of key statements
    speaker   the longest form of the speaker's name that the article prints, as printed; "" where no rule is sure
    mention   the speaker as printed beside the statement ("Trump", "He"); "" where nothing is printed there
    inferred  a rule joined ``mention`` (a pronoun, an office, nothing) to ``speaker``; the screen says so
    role      office or description printed with the name ("National Bank Governor"), or ""
    cue       the words that introduce it ("noted", "According to Trump"), or ""
    heading   block number of the heading whose list this is an item of; -1 elsewhere
    quoting   of a post: the person it quotes, where it says so ("BREAKING: Trump: ...")
    rule      name of the rule that found it, so that a test can pin it
    score     how much it matters, 0 to 1; used to choose, never to order: statements stay in reading order
    key       chosen as one of the article's key statements
    """

    kind: StatementKind
    text: str
    block: int
    start: int
    end: int
    speaker: str = ""
    mention: str = ""
    inferred: bool = False
    role: str = ""
    cue: str = ""
    heading: int = -1
    quoting: str = ""
    rule: str = ""
    score: float = 0.0
    key: bool = False


def statement_to_json(statement: Statement) -> dict[str, Any]:
    """All fields under their own names."""
    return asdict(statement)


def statement_from_json(value: dict[str, Any]) -> Statement:
    """The reverse of ``statement_to_json``; fields that a newer version added are dropped."""
    return Statement(**{name: value[name] for name in Statement.__dataclass_fields__ if name in value})
