"""Linked data (JSON-LD) of a page, read as tolerantly as it is written."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from orda_tui.extract.patterns import lazy
from orda_tui.extract.tree import Element

_TRAILING_COMMA = lazy(r",(\s*[}\]])")
_COMMENT = lazy(r"^\s*(?:<!--|//<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?:-->|//\]\]>|/\*\]\]>\*/)\s*$")
_ARTICLE = lazy(r"(?:article|posting|reportage|newsstory|review|report)$", re.I)
_DEEPEST, _MOST = 12, 3000
Node = dict[str, Any]


def linked_data(root: Element) -> list[Node]:
    """Every object of the page's linked data, outer ones first; broken scripts are mended where that is easy, else
    left out."""
    nodes: list[Node] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            nodes.extend(_objects(_load(script.text or ""), 0))
            if len(nodes) > _MOST:
                break
    return nodes[:_MOST]


def _load(text: str) -> Any:
    text = _COMMENT.sub("", text).strip().rstrip(";")
    if not text:
        return None
    plain = _TRAILING_COMMA.sub(r"\1", text)
    for mended in (text, plain, html.unescape(plain)):
        try:
            return json.loads(mended, strict=False)
        except (ValueError, RecursionError):
            continue
    try:
        return json.JSONDecoder(strict=False).raw_decode(text)[0]
    except (ValueError, RecursionError):
        return None


def _objects(value: Any, depth: int) -> Iterator[Node]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for part in value:
            yield from _objects(part, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            if name in value:
                yield from _objects(value[name], depth + 1)


def kinds(node: Node) -> list[str]:
    """The node's types, as a list whatever the page wrote."""
    value = node.get("@type")
    return [kind for kind in (value if isinstance(value, list) else [value]) if isinstance(kind, str)]


def article_nodes(nodes: list[Node]) -> list[Node]:
    """The nodes that stand for articles, in the page's order, those with a headline first."""
    found = [node for node in nodes if any(_ARTICLE.search(kind.rsplit("/", 1)[-1]) for kind in kinds(node))]
    return sorted(found, key=lambda node: not (node.get("headline") or node.get("articleBody")))


def string(value: Any) -> str:
    """A text from whatever stands where one belongs: a string, a list of them, an object with a value or name."""
    if isinstance(value, list):
        value = next((part for part in value if part), None)
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or value.get("url") or value.get("@id")
    return html.unescape(value).strip() if isinstance(value, str) else ""


def strings(value: Any) -> list[str]:
    """All texts of a list (or of a single value)."""
    values = value if isinstance(value, list) else [value]
    return [text for text in map(string, values) if text]


def references(value: Any, nodes: list[Node]) -> list[Any]:
    """The values of a property, with ``{"@id": ...}`` resolved to the node of the page that it names."""
    by_name = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 2}
    values = value if isinstance(value, list) else [value]
    resolved = []
    for part in values:
        if isinstance(part, list):
            resolved.extend(part)
        elif isinstance(part, dict) and not part.get("name") and isinstance(part.get("@id"), str):
            resolved.append(by_name.get(part["@id"], part))
        elif part is not None:
            resolved.append(part)
    return resolved
