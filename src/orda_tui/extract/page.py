"""A page of HTML -> an article: metadata, container, blocks, what is cut, how whole it is."""

from __future__ import annotations

import re
from typing import NamedTuple

from orda_tui.extract.access import access_of
from orda_tui.extract.blocks import BlockBuilder
from orda_tui.extract.container import choose_container, prune_cards
from orda_tui.extract.decode import decode_page
from orda_tui.extract.embeds import lift_posts
from orda_tui.extract.figures import FigureLifter, lift_captions
from orda_tui.extract.finish import body_blocks, finish, squash, with_lead
from orda_tui.extract.header import header_blocks, title_element
from orda_tui.extract.hints import FRAME
from orda_tui.extract.html import fragment_blocks, language_of
from orda_tui.extract.metadata import Metadata, metadata_of
from orda_tui.extract.patterns import lazy
from orda_tui.extract.survey import Survey, strip_frame, sums, survey
from orda_tui.extract.topics import distinct, topic_links, topics_near
from orda_tui.extract.tree import Element, parse_html, select
from orda_tui.extract.trim import trim
from orda_tui.model.document import Block, Document, Figure, Heading, Paragraph, Post
from orda_tui.model.page import Page
from orda_tui.text.links import safe_link

_DENSE = frozenset(("ja", "zh", "ko", "th"))
_MEAGRE = 250
_MARKUP = lazy(r"</(?:p|div|li|h[1-6])>", re.I)


class Reading(NamedTuple):
    """Blocks of the article, headlines of other stories, the standfirst, topics printed beside the article; whether
    a reader's selector picked them."""

    blocks: list[Block]
    headlines: list[str]
    dek: str
    topics: tuple[str, ...] = ()
    selected: bool = False


def extract_page(body: bytes | str, url: str = "", *, content_type: str = "", selector: str = "") -> Page:
    """The article of a page. ``selector`` is a CSS selector for the elements that hold it, given by a reader; where it
    matches nothing, or is none, the container is searched for. Never raises."""
    root = parse_html(decode_page(body, content_type))
    if root is None:
        return Page(url=safe_link(url), access="empty")
    meta = metadata_of(root, url)
    blocks, headlines, dek, topics, selected = _read(root, meta, url or meta.url, selector)
    return Page(
        Document(tuple(blocks), meta.lang or language_of(blocks)),
        meta.title,
        dek=dek,
        authors=meta.authors,
        source=meta.source,
        published=meta.published,
        updated=meta.updated,
        date_only=meta.date_only,
        url=meta.url,
        lang=meta.lang,
        image=meta.image,
        section=meta.section,
        keywords=distinct(*topics, *meta.keywords),
        headlines=tuple(dict.fromkeys(headlines)),
        access=access_of(root, blocks, meta),
        selected=selected,
    )


def _read(root: Element, meta: Metadata, url: str, selector: str) -> Reading:
    """What the page's tree holds."""
    found_body = root.find("body")
    body = root if found_body is None else found_body
    chosen = select(body, selector)
    printed = topic_links(body)
    if not chosen:
        strip_frame(body)
    lifted: dict[Element, Block | None] = {**lift_posts(body)}
    FigureLifter(meta.base, lifted).lift(body)
    title = title_element(body, meta.titles, url)
    if chosen:
        builder = BlockBuilder(meta.base, lifted, (), title)
        for element in chosen:
            builder.build(element, whole=True)
        return Reading(finish(builder.blocks), [], "", topics_near(printed, chosen[0]), selected=True)
    found = survey(body, lifted, title, meta.lang in _DENSE)
    found.topics = printed
    first = _article(found, lifted, title, meta)
    if _length(first.blocks) >= max(_MEAGRE, 0.6 * len(meta.body)):
        return first
    # Names misled, or a script makes the text: look again without regard to names, then at what linked data says.
    found.chrome = {element for element in found.chrome if element.tag in FRAME}
    found.prose = sums(found)
    again = _article(found, lifted, title, meta)
    best = again if _length(again.blocks) > 1.5 * _length(first.blocks) + 100 else first
    enough = 2 * _length(best.blocks) + 200
    told = _told(meta.body, meta.base) if len(meta.body) > enough else []
    if _length(told) > enough:
        pictures = [block for block in best.blocks if isinstance(block, Figure)]
        return Reading([*pictures, *told], [], "", best.topics)
    return best


def _told(text: str, base: str) -> list[Block]:
    """The article as linked data holds it: HTML on some sites, a run of text on most."""
    root = parse_html(text) if _MARKUP.search(text) else None
    return fragment_blocks(root, base) if root is not None else body_blocks(text)


def _article(found: Survey, lifted: dict[Element, Block | None], title: Element | None, meta: Metadata) -> Reading:
    container = choose_container(found)
    prune_cards(found, container)
    lift_captions(found, lifted)
    builder = BlockBuilder(meta.base, lifted, found.chrome, title)
    blocks = builder.build(container)
    if builder.title_at is not None:
        before = [block for block in blocks[: builder.title_at] if isinstance(block, Figure)]
        blocks = before + blocks[builder.title_at :]
    blocks, headlines = trim(blocks, meta.titles, meta.authors)
    head = header_blocks(found, title, container, lifted, meta.base, meta.description)
    dek = next((block.text for block in head if isinstance(block, Paragraph | Heading)), "")
    dek = dek or _dek_of(blocks, meta.description)
    topics = topics_near(found.topics, container)
    return Reading(finish(with_lead([*head, *blocks], meta.image)), headlines, dek, topics)


def _length(blocks: list[Block]) -> int:
    return sum(len(block.text) for block in blocks if not isinstance(block, Figure | Post))


def _dek_of(blocks: list[Block], description: str) -> str:
    """The first paragraph, where it is the standfirst: the page describes itself in the same words."""
    first = next((block for block in blocks if not isinstance(block, Figure)), None)
    if not isinstance(first, Paragraph) or len(first.text) > 500:
        return ""
    mine, told = squash(first.text), squash(description)
    return first.text if mine and told and (mine == told or (len(told) > 40 and mine in told)) else ""
