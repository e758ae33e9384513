"""What the readers of subscription lists share: which address may be taken, and how a skipped line is told."""

from __future__ import annotations

import re

from orda_tui.errors import NotAFeed
from orda_tui.model.subscription import Skipped
from orda_tui.parse.discovery import normalise_address
from orda_tui.parse.encoding import decode
from orda_tui.parse.titles import line
from orda_tui.text.links import safe_link

LIST_LIMIT = 10 << 20
"""Bytes of a list that are read; a larger one is refused, no reader has a hundred thousand sources."""
MOST_ITEMS = 20_000

_SHOWN = 200
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1a]")
_SCHEME = re.compile(r"^(?:feed:)?(?:\w+:)?//|^feed:", re.IGNORECASE)
_COMMANDS = ("exec:", "filter:", "query:", "|")


def text_of_list(body: bytes) -> str:
    """The text of a list in whatever encoding. Raises NotAFeed for one that is too large, or no text at all."""
    if len(body) > LIST_LIMIT:
        raise NotAFeed(f"This list has {len(body):,} bytes; at most {LIST_LIMIT:,} are read.")
    text = decode(body).text
    if _NO_TEXT.search(text, 0, 8192):
        raise NotAFeed("This file is no list of subscriptions: it holds no text.")
    return text


def skip(number: int, text: str, why: str) -> Skipped:
    """A skipped line, its text fit to be shown."""
    return Skipped(number, line(text, _SHOWN), why)


def address_of(text: str) -> tuple[str, str]:
    """(address, why not): one of them is empty. Only http and https are taken; feed: is another way to write them."""
    text = text.strip()
    lower = text.lower()
    if lower.startswith(_COMMANDS) or lower.startswith('"exec:'):
        return "", "runs a command or a query of another program; it is never run here"
    for scheme in ("feed://", "feed:", "rss://", "webcal://"):
        if lower.startswith(scheme):
            rest = text[len(scheme) :]
            text = rest if rest.lower().startswith(("http://", "https://")) else "https://" + rest.lstrip("/")
            break
    if "://" not in text and " " not in text:
        text = normalise_address(text)
    address = safe_link(text)
    if not address or address.startswith("mailto:"):
        return "", "is no address with http or https"
    return address, ""


def changed(text: str, address: str) -> list[str]:
    """What of an address is not taken as it is written there, each in a few words."""
    told = []
    text = text.strip()
    rest = _SCHEME.sub("", text)
    if rest == text and address.startswith("https://"):
        told.append("has no scheme, so https is tried (http:// has to be written)")
    if "@" in re.split("[/?#]", rest, maxsplit=1)[0][1:]:
        told.append("the name and password in it are left out (`orda secret` keeps them)")
    return told
