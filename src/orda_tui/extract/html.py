"""HTML of a feed's entry, or any other piece of HTML that is all article -> a document."""

from __future__ import annotations

from collections.abc import Mapping

from orda_tui.extract.blocks import SILENT_IN_FEEDS, BlockBuilder
from orda_tui.extract.decode import decode_page
from orda_tui.extract.embeds import lift_posts
from orda_tui.extract.figures import FigureLifter
from orda_tui.extract.finish import finish, without_title
from orda_tui.extract.labels import is_credit_of_feed
from orda_tui.extract.language import guess_language, primary
from orda_tui.extract.tree import Element, parse_html, text_of
from orda_tui.model.document import Block, Document, Figure, Paragraph


def document_from_html(fragment: str, base: str = "", *, title: str = "", lang: str = "") -> Document:
    """The blocks of the fragment, all of it: nothing is searched for and nothing is cut but a repetition of ``title``
    at the beginning, and at the end the line in which the feed names its own site. ``base`` is what addresses are
    relative to. Never raises."""
    root = parse_html(decode_page(fragment))
    blocks = fragment_blocks(root, base) if root is not None else []
    blocks = without_title(blocks, (title,))
    if blocks and _names_the_feed(blocks[-1]):
        blocks.pop()
    return Document(tuple(blocks), primary(lang) or language_of(blocks))


def fragment_blocks(root: Element, base: str) -> list[Block]:
    """The blocks of a tree that is all article."""
    lifted: dict[Element, Block | None] = {**lift_posts(root, frames=True)}
    FigureLifter(base, lifted, words=True).lift(root)
    repeated = {element for element in root.iter("noscript") if _repeats_a_picture(element, lifted)}
    return finish(BlockBuilder(base, lifted, repeated, silent=SILENT_IN_FEEDS).build(root))


def _repeats_a_picture(noscript: Element, lifted: Mapping[Element, Block | None]) -> bool:
    """Does this hold only the picture that a script would load in the element right before it, which is kept?"""
    before = noscript.getprevious()
    if before is None or text_of(noscript):
        return False
    return any(isinstance(lifted.get(element), Figure) for element in before.iter())


def language_of(blocks: list[Block]) -> str:
    """The language that the words of the blocks are in, or ""."""
    return guess_language("\n".join(block.text for block in blocks[:60]))


def _names_the_feed(block: Block) -> bool:
    linked = isinstance(block, Paragraph) and any(mark.kind == "link" for mark in block.marks)
    return linked and is_credit_of_feed(block.text)
