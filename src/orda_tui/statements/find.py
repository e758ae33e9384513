"""Document -> key statements: who said what, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from orda_tui.model.document import Document, Item
from orda_tui.model.document import Paragraph as ParagraphBlock
from orda_tui.model.statement import Statement
from orda_tui.statements.article import Paragraph, Place, Reading
from orda_tui.statements.languages import LANGUAGES
from orda_tui.statements.speakers import Speakers


def find_statements(
    document: Document, *, title: str = "", lang: str = "", source: str = "", authors: Sequence[str] = ()
) -> tuple[Statement, ...]:
    """The statements of an article in reading order. Deterministic, offline, never raises; time grows with the length.

    ``lang`` is what the source claims; it is used where the text does not plainly say otherwise. ``source`` and
    ``authors`` are never speakers of what they report.
    """
    found = find_with_places(document, title=title, lang=lang, source=source, authors=authors)
    return tuple(statement for statement, _ in found)


def find_with_places(
    document: Document, *, title: str = "", lang: str = "", source: str = "", authors: Sequence[str] = ()
) -> list[tuple[Statement, Place]]:
    """The same, each with the place (block, start, end) where its speaker's mention is printed; block -1: nowhere."""
    language = LANGUAGES.get(lang or document.lang) or LANGUAGES["en"]
    speakers = Speakers(language, source)
    at = 0
    for block in document.blocks:
        speakers.register.read(block.text, at)
        at += len(block.text) + 1
    reading = Reading(language, speakers)
    at = 0
    for number, block in enumerate(document.blocks):
        if isinstance(block, ParagraphBlock | Item) and block.text:
            paragraph = Paragraph(number, block.text, at, language)
            reading.paragraph(paragraph, indirect=isinstance(block, ParagraphBlock))
        at += len(block.text) + 1
    return list(zip(reading.found, reading.places, strict=True))
