"""Document -> key statements: who said what, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from orda_tui.model.document import Document, Item, Paragraph
from orda_tui.model.statement import Statement
from orda_tui.statements.article import Reading
from orda_tui.statements.languages import LANGUAGES


def find_statements(
    document: Document, *, title: str = "", lang: str = "", source: str = "", authors: Sequence[str] = ()
) -> tuple[Statement, ...]:
    """The statements of an article in reading order. Deterministic, offline, never raises; time grows with the length.

    ``lang`` is what the source claims; it is used where the text does not plainly say otherwise. ``source`` and
    ``authors`` are never speakers of what they report.
    """
    return tuple(
        statement for statement, _ in find_with_places(document, title=title, lang=lang, source=source, authors=authors)
    )


def find_with_places(
    document: Document, *, title: str = "", lang: str = "", source: str = "", authors: Sequence[str] = ()
) -> list[tuple[Statement, tuple[int, int, int]]]:
    """The same, each with the place (block, start, end) where its speaker's mention is printed; block -1: nowhere."""
    language = LANGUAGES.get(lang or document.lang) or LANGUAGES["en"]
    reading = Reading(document, language, title=title, source=source, authors=tuple(authors))
    for number, block in enumerate(document.blocks):
        if isinstance(block, Paragraph | Item) and block.text:
            reading.paragraph(number, block.text)
    return list(zip(reading.finish(), reading.places, strict=True))
