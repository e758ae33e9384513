"""A page of HTML -> an article: metadata, container, blocks, what is cut, how whole it is."""

from __future__ import annotations

from orda_tui.extract.blocks import BlockBuilder
from orda_tui.extract.container import choose_container
from orda_tui.extract.decode import decode_page
from orda_tui.extract.embeds import lift_posts
from orda_tui.extract.figures import FigureLifter
from orda_tui.extract.finish import finish, without_title
from orda_tui.extract.html import language_of
from orda_tui.extract.metadata import metadata_of
from orda_tui.extract.tree import Element, parse_html
from orda_tui.model.document import Block, Document
from orda_tui.model.page import Page


def extract_page(body: bytes | str, url: str = "", *, content_type: str = "", selector: str = "") -> Page:
    """The article of a page. ``selector`` is a CSS selector for the elements that hold it, given by a reader; where it
    matches nothing, or is none, the container is searched for. Never raises."""
    root = parse_html(decode_page(body, content_type))
    if root is None:
        return Page(url=url, access="empty")
    meta = metadata_of(root, url)
    lifted: dict[Element, Block | None] = {**lift_posts(root)}
    FigureLifter(url, lifted).lift(root)
    container, skipped = choose_container(root, lifted)
    blocks = finish(BlockBuilder(url, lifted, skipped).build(container))
    blocks = without_title(blocks, meta.titles)
    return Page(
        Document(tuple(blocks), meta.lang or language_of(blocks)),
        meta.title,
        authors=meta.authors,
        source=meta.source,
        published=meta.published,
        updated=meta.updated,
        date_only=meta.date_only,
        url=meta.url,
        lang=meta.lang,
        image=meta.image,
        section=meta.section,
        keywords=meta.keywords,
        access="whole" if blocks else "empty",
    )
