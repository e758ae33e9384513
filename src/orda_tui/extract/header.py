"""The head of an article: its title on the page, the standfirst and the picture that stand between it and the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urljoin, urlsplit

from orda_tui.extract.blocks import BlockBuilder
from orda_tui.extract.dates import written_day
from orda_tui.extract.finish import squash
from orda_tui.extract.hints import Hint
from orda_tui.extract.labels import is_promotion
from orda_tui.extract.survey import Survey
from orda_tui.extract.tree import Element, text_of
from orda_tui.extract.trim import link_share
from orda_tui.model.document import Block, Figure, Heading, Item, Paragraph, Post

_LONGEST_DEK = 700


def title_element(body: Element, titles: Sequence[str], url: str) -> Element | None:
    """The heading that prints the article's title (the first of ``titles`` that any does), or None."""
    headings: dict[str, Element] = {}
    heads = list(body.iter("h1"))
    for element in [*heads, *body.iter("h2", "h3")]:
        if element.tag == "h1" or not _leads_elsewhere(element, url):
            headings.setdefault(squash(text_of(element)), element)
    for title in titles:
        found = headings.get(squash(title))
        if found is not None:
            return found
    if len(heads) == 1:
        return heads[0]
    for title in map(squash, titles):  # a heading that holds a kicker as well
        for words, element in headings.items():
            if len(title) > 20 and title in words and len(words) < 2 * len(title) + 20:
                return element
    return None


def _leads_elsewhere(heading: Element, url: str) -> bool:
    """A heading that is a link to another page is another story's."""
    link = next(heading.iter("a"), None)
    if link is None:
        link = next(heading.iterancestors("a"), None)
    href = (link.get("href") or "") if link is not None else ""
    try:
        return bool(href) and urlsplit(urljoin(url, href)).path.rstrip("/") != urlsplit(url).path.rstrip("/")
    except ValueError:
        return True


def header_blocks(
    found: Survey,
    title: Element | None,
    container: Element,
    lifted: Mapping[Element, Block | None],
    base: str,
    description: str,
) -> list[Block]:
    """Pictures and standfirst that stand outside the container, before it and under one roof with the title."""
    if title is None:
        return _pictures_above(found, container, lifted)
    if title in container.iterdescendants() or title is container:
        return []
    blocks: list[Block] = []
    after_title = False
    for element in _before(title, container):
        if element is title or title in element.iterdescendants():
            after_title = True
        if element in found.chrome and element not in lifted:
            continue
        builder = BlockBuilder(base, lifted, found.chrome, title)
        inner = builder.build(element, whole=True)
        start = builder.title_at if builder.title_at is not None else 0 if after_title else len(inner)
        summed_up = sum(map(_is_key_point, inner[start:])) > 1
        for place, block in enumerate(inner):
            if (
                isinstance(block, Figure | Post)
                or (
                    place >= start
                    and isinstance(block, Paragraph | Heading)
                    and _is_dek(block, element, found, description)
                )
                or (
                    place >= start
                    and isinstance(block, Item)
                    and ((summed_up and _is_key_point(block)) or _named_dek(block.text, element, found))
                )
            ):
                blocks.append(block)
    return blocks


def _pictures_above(found: Survey, container: Element, lifted: Mapping[Element, Block | None]) -> list[Block]:
    """Pictures with captions between the beginning of the ``article`` around the container and the container."""
    roof = next(container.iterancestors("article"), None)
    blocks: list[Block] = []
    if roof is not None:
        for element in _before(roof, container):
            if element not in found.chrome:
                inner = BlockBuilder("", lifted, found.chrome).build(element, whole=True)
                blocks.extend(block for block in inner if isinstance(block, Figure) and block.text)
    return blocks


def _before(title: Element, container: Element) -> Iterator[Element]:
    """Subtrees under the nearest common ancestor of title and container that come before the container, in order."""
    above = [container, *container.iterancestors()]
    over_title = {title, *title.iterancestors()}
    roof = next((i for i, element in enumerate(above) if element in over_title), None)
    if roof is None:
        return
    for i in range(roof, 0, -1):
        for child in above[i]:
            if child is above[i - 1]:
                break
            if isinstance(child.tag, str):
                yield child


def _is_dek(block: Block, element: Element, found: Survey, description: str) -> bool:
    text = block.text
    if not 20 < len(text) < _LONGEST_DEK or is_promotion(text):
        return False
    mine, told = squash(text), squash(description)
    if told and (mine in told or (told[:60] in mine and len(told) > 30)):
        return True
    if (
        isinstance(block, Paragraph)
        and len(text) > 60
        and text[-1] in '.!?…»”"'
        and link_share(block) < 0.3
        and len(text.split()) > 8
    ):
        return True
    return len(text) > 40 and _named_dek(text, element, found)


def _is_key_point(block: Block) -> bool:
    """An item of a list that sums the article up: it says something, which dates, names and links do not."""
    text = block.text
    if not isinstance(block, Item) or written_day(text):
        return False
    return (
        30 < len(text) < _LONGEST_DEK and len(text.split()) > 4 and link_share(block) < 0.3 and not is_promotion(text)
    )


def _named_dek(text: str, element: Element, found: Survey) -> bool:
    """An element that is called a standfirst holds this text."""
    mine = squash(text)
    return any(
        found.hints[found.index[inner]] is Hint.DEK and mine in squash(text_of(inner))
        for inner in element.iter()
        if inner in found.index
    )
