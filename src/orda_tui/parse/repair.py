"""What can be mended in broken XML before it is parsed: text in, text out. CDATA sections are left alone.

No pattern here has an unbounded repeat that could be tried again from every place: hostile feeds cost linear time.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.entities import html5
from typing import NamedTuple

from orda_tui.parse.names import UNDECLARED, prefix_of

_NAME = r"[A-Za-z_][\w.-]{0,60}"
_ROOT = re.compile(
    rf"<(?P<name>(?:(?P<prefix>{_NAME}):)?(?P<local>rss|rdf|feed|channel|urlset|sitemapindex|opml))(?=[\s>/])", re.I
)
_BEFORE_ROOT = 20_000
_ATTRIBUTE = re.compile(rf"""({_NAME}(?::{_NAME})?)\s{{0,50}}=\s{{0,50}}(?:"([^"<]{{0,4000}})"|'([^'<]{{0,4000}})')""")
_BARE_AMPERSAND = re.compile(r"&(?![#A-Za-z])")
_REFERENCE = re.compile(
    r"&(?!(?:amp|lt|gt|quot|apos);)(?:#([0-9]{1,10})|#[xX]([0-9A-Fa-f]{1,8})|([A-Za-z][A-Za-z0-9]{1,31}));"
)
_NO_REFERENCE = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});)")
_MOST_REFERENCES = 300_000  # that are looked at one by one; those after them are shown as they stand
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_INSTRUCTION = re.compile(r"<\?[^<>]{0,2000}>")
_BARE_LESS = re.compile(r"<(?![A-Za-z_]|/[A-Za-z_]|!--|!\[CDATA\[)")
_PREFIXED = re.compile(rf"<({_NAME}):[A-Za-z_]")
_MOST_PREFIXES = 100
_SAMPLE = 2_000_000  # characters in which undeclared prefixes are looked for


class Root(NamedTuple):
    """The start tag of the root: its name as written, prefix, local name in lower case, attributes without doubles,
    and where in the text it starts and ends."""

    name: str
    prefix: str
    local: str
    attributes: dict[str, str]
    start: int
    end: int

    def tag(self) -> str:
        """The start tag anew, every attribute once."""
        written = "".join(f' {name}="{value}"' for name, value in self.attributes.items())
        return f"<{self.name}{written}>"

    def is_entry(self, prefix: str, local: str) -> bool:
        """Whether ``prefix:local`` is an entry of this feed, not an element of some module."""
        if (local == "url") != (self.local == "urlset"):
            return False
        if prefix in ("", self.prefix):
            return True
        return prefix_of(self.attributes.get(f"xmlns:{prefix}", "?")) in ("", "atom")


def find_root(text: str) -> Root | None:
    """The root of a feed in the first 20,000 characters, comments skipped; None where there is none."""
    head = text[: _BEFORE_ROOT * 2]
    found = _ROOT.search(head)
    while found:
        comment = head.rfind("<!--", 0, found.start())
        close = head.find("-->", comment) if comment >= 0 else -1
        if comment < 0 or close < 0 or close < found.start():
            break
        found = _ROOT.search(head, close)
    if not found:
        return None
    end = text.find(">", found.end())
    if end < 0:
        return None
    attributes: dict[str, str] = {}
    for name, double, single in _ATTRIBUTE.findall(text[found.end() : min(end, found.end() + 20_000)]):
        attributes.setdefault(name, _mend_markup(double or single).replace('"', "&quot;"))
    return Root(found["name"], found["prefix"] or "", found["local"].lower(), attributes, found.start(), end + 1)


def outside_cdata(text: str) -> Iterator[tuple[bool, str]]:
    """The text in pieces: (is CDATA, piece with its marks). A section that never ends is no section."""
    place = 0
    while (start := text.find("<![CDATA[", place)) >= 0:
        end = text.find("]]>", start)
        if end < 0:
            break
        yield False, text[place:start]
        yield True, text[start : end + 3]
        place = end + 3
    yield False, text[place:]


def mend(text: str) -> str:
    """Markup with what can be mended without guessing at its structure: references, control characters, stray
    instructions, bare ``<``."""
    return "".join(_CONTROL.sub("", piece) if cdata else _mend_markup(piece) for cdata, piece in outside_cdata(text))


def mend_document(text: str, root: Root) -> str:
    """The document from its root on, mended: what follows its end is gone, every prefix is declared."""
    end = text.rfind(f"</{root.name}")
    body = mend(text[root.end : end if end > root.end else len(text)])
    declare_prefixes(root, body)
    return f"{root.tag()}{body}</{root.name}>"


def declare_prefixes(root: Root, body: str) -> None:
    """Bind every prefix that is used and declared nowhere, so that its elements can be told by the prefix itself."""
    used = set(_PREFIXED.findall(body, 0, _SAMPLE)) | ({root.prefix} if root.prefix else set())
    used |= {name.partition(":")[0] for name in root.attributes if ":" in name}
    for prefix in sorted(used - {"xml", "xmlns"})[:_MOST_PREFIXES]:
        if f"xmlns:{prefix}" not in root.attributes:
            root.attributes[f"xmlns:{prefix}"] = UNDECLARED + prefix


def _mend_markup(text: str) -> str:
    if "&" in text:
        text = _BARE_AMPERSAND.sub("&amp;", text)
        text = _REFERENCE.sub(_reference, text, count=_MOST_REFERENCES)
        text = _NO_REFERENCE.sub("&amp;", text)
    text = _CONTROL.sub("", text)
    if "<" in text:
        if "<?" in text:
            text = _INSTRUCTION.sub("", text)
        text = _BARE_LESS.sub("&lt;", text)
        if "<![CDATA[" in text:  # one that never ends
            text = text.replace("<![CDATA[", "")
    return text


def _reference(found: re.Match[str]) -> str:
    decimal, hexadecimal, name = found.groups()
    if name:
        letters = html5.get(name + ";")
        return html.escape(letters, False) if letters else f"&amp;{name};"
    if (decimal or hexadecimal) in ("127", "7f", "7F"):
        return ""
    # html.unescape knows what 128-159 mean and turns what is no character into U+FFFD or nothing.
    return html.escape(_CONTROL.sub("", html.unescape(found.group())), False)
