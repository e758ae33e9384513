"""The front door: bytes of any feed -> ParsedFeed. It sniffs and hands over; nothing but declared errors comes out."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable

from orda_tui.errors import BrokenFeed, EmptyAnswer, HtmlInstead, NotAFeed
from orda_tui.model.parsed import ParsedFeed
from orda_tui.parse.atom import parse_atom
from orda_tui.parse.encoding import decode
from orda_tui.parse.jsonfeed import load_json, parse_json_feed
from orda_tui.parse.rss import parse_rss
from orda_tui.parse.rssjson import channel_of, parse_rss_json
from orda_tui.parse.sitemap import parse_sitemap, parts_of
from orda_tui.parse.tree import BODY_LIMIT, Tree, read_tree

_HEAD = 20_000
_BLANKS = b"\xef\xbb\xbf\xfe\xff\x00 \t\r\n"
_PAGE = "This is a web page, not a feed; orda add looks for feeds on it."
_FORMATS: dict[str, Callable[[Tree, str], ParsedFeed]] = {
    "rss": parse_rss,
    "rdf": parse_rss,
    "channel": parse_rss,
    "feed": parse_atom,
    "entry": parse_atom,
    "urlset": parse_sitemap,
}
_GZIP = b"\x1f\x8b"
_SHORTEST = 12  # bytes; less than this is no feed of any kind
_HTML = re.compile(rb"<(?:!doctype\s{1,20}html|html|head|body)[\s>]", re.I)
_HTML_ANYWHERE = re.compile(
    rb"<(?:!doctype\s{1,20}html|html|head|body|title|div|meta|script|table|p|h1|b|br)[\s>/]", re.I
)


def parse_feed(body: bytes, url: str = "", content_type: str = "", *, encoding: str = "") -> ParsedFeed:
    """What a feed says. ``url``: where it stands, the last resort for relative addresses; ``content_type``: the HTTP
    header, of which only the charset counts; ``encoding``: the reader's own choice.

    Raises EmptyAnswer, HtmlInstead, NotAFeed or BrokenFeed, and never anything else. At most 20 MB of the body and
    5,000 entries are read.
    """
    if body[:2] == _GZIP:
        body = _inflate(body)
    start = body[:256].lstrip(_BLANKS)
    if not start:
        body = body.lstrip(_BLANKS)
        start = body[:256]
    if len(body) < _SHORTEST or not start:
        raise EmptyAnswer("The answer is empty: there is no feed in it.")
    if _HTML.match(start):
        raise HtmlInstead(_PAGE)
    try:
        if start[:1] in (b"{", b"["):
            return _from_json(body[: BODY_LIMIT + 1], url, content_type, encoding)
        return _from_tree(read_tree(body, content_type, encoding), body, url)
    except (RecursionError, MemoryError) as error:
        raise BrokenFeed("This feed needs more memory than any feed should; it was not read.") from error


def sitemap_parts(body: bytes, url: str = "") -> list[str]:
    """The sitemaps an index of sitemaps names, those of news first; [] where the body is no such index. Raises
    BrokenFeed and its kin as ``parse_feed`` does."""
    if body[:2] == _GZIP:
        body = _inflate(body)
    tree = read_tree(body)
    local = str(tree.root.tag).rpartition("}")[2].lower() if tree else ""
    return parts_of(tree, url) if tree and local == "sitemapindex" else []


def _from_tree(tree: Tree | None, body: bytes, url: str) -> ParsedFeed:
    local = str(tree.root.tag).rpartition("}")[2].lower() if tree else ""
    parse = _FORMATS.get(local)
    if tree and parse:
        feed = parse(tree, url)
        if feed.salvaged and not (feed.entries or feed.title or feed.link):
            raise BrokenFeed("This is the beginning of a feed, and nothing in it can be read.")
        return feed
    if local == "sitemapindex":
        raise NotAFeed("This is an index of sitemaps; orda add looks for the one with news.")
    if local == "opml":
        raise NotAFeed("This is a list of subscriptions (OPML); orda import reads it.")
    if local == "html" or _HTML_ANYWHERE.search(body[:_HEAD]):
        raise HtmlInstead(_PAGE)
    raise NotAFeed("The answer is neither RSS nor Atom nor JSON Feed.")


def _from_json(body: bytes, url: str, content_type: str, encoding: str) -> ParsedFeed:
    value = load_json(decode(body, content_type, encoding).text)
    channel = channel_of(value)
    if channel is not None:
        return parse_rss_json(channel, url)
    if isinstance(value, dict) and ("items" in value or "jsonfeed" in str(value.get("version"))):
        return parse_json_feed(value, url)
    raise NotAFeed("The answer is JSON, but no JSON Feed.")


def _inflate(body: bytes) -> bytes:
    """The body a server packed without being asked, up to the limit; what follows is left out."""
    unpacker = zlib.decompressobj(wbits=31)
    try:
        return unpacker.decompress(body, BODY_LIMIT + 1)
    except zlib.error as error:
        raise BrokenFeed("The answer is packed with gzip, and the packing is damaged.") from error
