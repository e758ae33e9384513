"""Bytes -> a tree of elements: strictly if the document allows it, mended or salvaged if it does not.

A DOCTYPE is cut off by hand, so libxml2 never sees one: an external subset is not read, and a document whose entities
are built from other entities is refused. Short entities of plain text are put in by hand, a bounded number of times.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from orda_tui.errors import BrokenFeed
from orda_tui.parse.encoding import Decoded, declared_encoding, decode, wide_encoding
from orda_tui.parse.repair import find_root, mend_document
from orda_tui.parse.salvage import MENDED, markup, parser, salvage

BODY_LIMIT = 20 << 20
"""Bytes of a body that are read; what follows is cut off, and the entries before it are kept."""
ENTRY_LIMIT = 5_000
"""Entries of one document; those after it are left out."""

_PROLOG = 20_000
_SMALL = 6 << 20  # a body of this size makes no tree that is too big, whatever it is
_MARKUP = 600_000  # elements and attributes that may become one tree; about 200 bytes each
_DOCTYPE = re.compile(r"<!doctype\b", re.I)
_ENTITY = re.compile(
    r"""<!ENTITY\s{1,50}([A-Za-z_][\w.-]{0,60})\s{1,50}(?:"([^"]{0,5000})"|'([^']{0,5000})')\s{0,50}>"""
)
_LONGEST_ENTITY = 64
_MOST_ENTITIES = 300
_MOST_REFERENCES = 100_000
_ANY_REFERENCE = re.compile(r"&([A-Za-z_][\w.-]{0,60});")
_C1 = re.compile(b"\xc2[\x80-\x9f]")
_REFERENCE = re.compile(rb"&#(?:[xX]0{0,6}(?:7[fF]|[89][0-9A-Fa-f])|0{0,6}1(?:2[789]|[345][0-9]));")
# XML allows C1 and DEL; where they stand, they are letters of cp1252 that somebody took for Latin-1.
_LETTERS = {chr(code): bytes((code,)).decode("cp1252", "ignore") for code in range(0x80, 0xA0)} | {"\x7f": ""}


@dataclass(frozen=True, slots=True)
class Tree:
    """A document as elements, without control characters anywhere. ``salvaged``: what had to be done to it, or ""."""

    root: etree._Element
    salvaged: str = ""
    truncated: bool = False


def read_tree(body: bytes, content_type: str = "", encoding: str = "") -> Tree | None:
    """The tree of an XML document, or None where there is no root of a feed. Raises BrokenFeed."""
    truncated = len(body) > BODY_LIMIT
    body = body[:BODY_LIMIT] if truncated else body
    if not encoding and _plain_utf8(body) and not _has_controls(body):
        whole = not truncated and not _too_many(body)
        short = body if whole else _shortened(body)
        found = _strict(short) if _affordable(short) else None
        if found is not None:
            return Tree(found, truncated=not whole)
    return _read_text(decode(body, content_type, encoding), truncated)


def _plain_utf8(body: bytes) -> bool:
    """Whether the bytes may go to libxml2 as they are: it checks UTF-8 itself while it parses."""
    if wide_encoding(body) or _DOCTYPE.search(body[:_PROLOG].decode("ascii", "replace")):
        return False
    declared = declared_encoding(body)
    return declared in ("", "utf-8") or declared.startswith(("utf-16", "utf-32"))


def _affordable(body: bytes) -> bool:
    """Whether the tree of a body is known to fit: by its size, or by how much markup it holds."""
    return len(body) <= _SMALL or markup(body) <= _MARKUP


def _too_many(body: bytes) -> bool:
    return len(body) > _SMALL and body.count(b"<item") + body.count(b"<entry") > ENTRY_LIMIT


def _shortened(body: bytes) -> bytes:
    """The document up to its last entry that counts, and closed there: one cut off at a limit is whole again."""
    root = find_root(body[: 2 * _PROLOG].decode("ascii", "replace"))
    end_tag = b"</entry>" if root and root.local == "feed" else b"</item>"
    ends = [found.end() for found in islice(re.finditer(end_tag, body), ENTRY_LIMIT)]
    if not root or not ends:
        return body
    end = b"</channel></rss>" if root.local == "rss" else f"</{root.name}>".encode()
    return body[: ends[-1]] + end


def _has_controls(body: bytes) -> bool:
    return bool(_C1.search(body) or b"\x7f" in body or _REFERENCE.search(body))


def _without_controls(body: bytes) -> bytes:
    if b"\x7f" in body or _C1.search(body):
        text = body.decode("utf-8", "replace")
        for control, letter in _LETTERS.items():
            if control in text:
                text = text.replace(control, letter)
        body = text.encode()
    body = _REFERENCE.sub(_letter, body, count=_MOST_REFERENCES)
    return _REFERENCE.sub(b"", body)


def _letter(found: re.Match[bytes]) -> bytes:
    return html.unescape(found.group().decode()).strip("\x7f").encode()


def _read_text(decoded: Decoded, truncated: bool) -> Tree | None:
    text = _without_doctype(decoded.text)
    root = find_root(text)
    notes = ["some bytes made no sense in its encoding"] if decoded.mended else []
    body = text[root.start if root else 0 :].encode("utf-8", "replace")
    if _has_controls(body):
        body = _without_controls(body)
        text = body.decode()
        root = find_root(text)
    if not truncated and _affordable(body) and not _too_many(body):
        found = _strict(body)
        if found is not None:
            return Tree(found, "; ".join(notes))
    if root is None:
        return None
    if not truncated and len(text) <= MENDED:
        mended = mend_document(text, root)
        body = mended.encode("utf-8", "replace")
        found = _strict(body) if _affordable(body) else None
        if found is not None:
            return Tree(found, "; ".join([*notes, "its XML was mended"]))
    tree, lost, over = salvage(text[root.end :], root, ENTRY_LIMIT)
    if tree is None:
        raise BrokenFeed("This looks like a feed, but its XML is broken beyond reading.")
    notes.append("its XML was read entry by entry" + (f", {lost} of them could not be read" if lost else ""))
    return Tree(tree, "; ".join(notes), truncated or over)


def _strict(body: bytes) -> etree._Element | None:
    try:
        return etree.fromstring(body, parser())
    except (etree.XMLSyntaxError, ValueError):
        return None


def _without_doctype(text: str) -> str:
    """The text without XML declaration and DOCTYPE, its short entities put in. Raises BrokenFeed for entities that are
    built from entities: no feed needs them, every bomb does."""
    found = _DOCTYPE.search(text, 0, _PROLOG)
    if not found:
        return text
    end = text.find(">", found.end())
    subset = text.find("[", found.end())
    if 0 <= subset < end or end < 0:
        close = re.compile(r"\]\s{0,1000}>").search(text, subset)
        end = close.end() - 1 if close else text.find(">", subset)
    if end < 0:
        return text[: found.start()]
    declared = _ENTITY.findall(text[found.start() : end][:1_000_000]) if 0 <= subset < end else []
    rest = text[: found.start()] + text[end + 1 :]
    values: dict[str, str] = {}
    names = {name for name, _, _ in declared}
    for name, double, single in declared[:_MOST_ENTITIES]:
        value = double or single
        if names.intersection(_ANY_REFERENCE.findall(value)):
            raise BrokenFeed("This feed builds entities from entities, as attacks do; it was not read.")
        if len(value) <= _LONGEST_ENTITY:
            values[name] = html.escape(html.unescape(value), False)
    if not values:
        return rest
    return _ANY_REFERENCE.sub(lambda ref: values.get(ref[1], ref[0]), rest, count=_MOST_REFERENCES)
