"""A page of HTML -> an article: metadata, container, blocks, what is cut, how whole it is."""

from __future__ import annotations

from orda_tui.extract.blocks import BlockBuilder
from orda_tui.extract.container import choose_container, prune_cards, survey
from orda_tui.extract.decode import decode_page
from orda_tui.extract.embeds import lift_posts
from orda_tui.extract.figures import FigureLifter, lift_captions
from orda_tui.extract.finish import finish
from orda_tui.extract.header import header_blocks, title_element
from orda_tui.extract.html import language_of
from orda_tui.extract.metadata import metadata_of
from orda_tui.extract.tree import Element, parse_html
from orda_tui.extract.trim import trim
from orda_tui.model.document import Block, Document, Figure
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
    body_element = root.find("body")
    body_element = root if body_element is None else body_element
    title = title_element(body_element, meta.titles)
    found = survey(body_element, lifted, title, meta.lang in ("ja", "zh", "ko", "th"))
    container = choose_container(found)
    prune_cards(found, container)
    lift_captions(found, lifted)
    builder = BlockBuilder(url, lifted, found.chrome, title)
    blocks = builder.build(container)
    if builder.title_at is not None:
        before = [block for block in blocks[: builder.title_at] if isinstance(block, Figure)]
        blocks = before + blocks[builder.title_at :]
    blocks, headlines = trim(blocks, meta.titles, meta.authors)
    blocks = finish([*header_blocks(found, title, container, lifted, url, meta.description), *blocks])
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
        headlines=tuple(headlines),
        access="whole" if blocks else "empty",
    )
