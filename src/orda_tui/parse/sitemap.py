"""News sitemaps: the articles of the last two days, for sites without a feed. An index of sitemaps names more."""

from __future__ import annotations

from orda_tui.errors import NotAFeed
from orda_tui.model.parsed import ParsedFeed
from orda_tui.parse.channel import Channel
from orda_tui.parse.dates import moment
from orda_tui.parse.element import Element, text_of
from orda_tui.parse.entry import Draft, finish, resolve
from orda_tui.parse.modules import VALUE_LIMIT
from orda_tui.parse.names import Names
from orda_tui.parse.titles import line, title_of
from orda_tui.parse.tree import ENTRY_LIMIT, Tree

_MOST_PARTS = 1_000


def parse_sitemap(tree: Tree, url: str) -> ParsedFeed:
    """The news of a ``urlset``: pages with ``news:news``, an empty feed where there are none. Raises NotAFeed for a
    sitemap of pages that are no news."""
    names = _names(tree)
    feed = Channel(url)
    drafts: list[Draft] = []
    pages = 0
    for page in tree.root:
        if names[page.tag] != "url":
            continue
        pages += 1
        draft = _read_page(page, names, feed)
        if draft:
            drafts.append(draft)
    if pages and not drafts:
        raise NotAFeed("This is a sitemap, but not of news.")
    feed.truncated = tree.truncated or len(drafts) > ENTRY_LIMIT
    return feed.finish("news sitemap", [finish(draft) for draft in drafts[:ENTRY_LIMIT]], tree.salvaged)


def parts_of(tree: Tree, url: str) -> list[str]:
    """The sitemaps a ``sitemapindex`` names, newest first as far as it says, news before others."""
    names = _names(tree)
    parts: list[tuple[bool, int, str]] = []
    for part in tree.root:
        if names[part.tag] != "sitemap":
            continue
        fields = {names[child.tag]: text_of(child) for child in part}
        address = resolve(fields.get("loc", ""), url)
        if address:
            parts.append(("news" in address.lower(), moment(fields.get("lastmod", "")) or 0, address))
    parts.sort(key=lambda part: part[:2], reverse=True)
    return [address for _, _, address in parts[:_MOST_PARTS]]


def _names(tree: Tree) -> Names:
    tag = str(tree.root.tag)
    return Names(tag[1:].partition("}")[0] if tag.startswith("{") else "", "sitemap")


def _read_page(page: Element, names: Names, feed: Channel) -> Draft | None:
    draft = Draft("", feed.url)
    is_news = False
    for child in page:
        name = names[child.tag]
        if name == "loc":
            draft.offer_link(text_of(child), 1)
        elif name == "news:news":
            is_news = True
            _read_news(child, names, draft, feed)
        elif name == "image:image" and not draft.image:
            draft.image = next((text_of(part) for part in child if names[part.tag] == "image:loc"), "")
        elif name == "lastmod":
            draft.updated = moment(text_of(child))
    return draft if is_news else None


def _read_news(news: Element, names: Names, draft: Draft, feed: Channel) -> None:
    for child in news:
        name = names[child.tag]
        if name == "news:title":
            draft.title = title_of(text_of(child))
        elif name == "news:publication_date":
            draft.published = moment(text_of(child))
        elif name in ("news:keywords", "news:genres"):
            draft.words += [line(word, VALUE_LIMIT) for word in text_of(child)[:4000].split(",")]
        elif name == "news:publication":
            for part in child:
                if names[part.tag] == "news:name":
                    feed.title = feed.title or title_of(text_of(part))
                elif names[part.tag] == "news:language":
                    draft.lang = text_of(part)[:35]
                    feed.language = feed.language or draft.lang
