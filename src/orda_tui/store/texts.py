"""An article's text as one JSON value: everything a reader shows of it but its statements."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import Any

from orda_tui.model.article import NewArticle
from orda_tui.model.document import document_from_json, document_to_json
from orda_tui.model.enclosure import Enclosure

_SKIPPED = ("document", "statements", "enclosures")
_DEFAULTS = {field.name: field.default for field in fields(NewArticle) if field.name not in _SKIPPED}
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_TUPLES = ("authors", "categories", "headlines")


def to_text(article: NewArticle) -> str:
    """The article as it is stored; what is at its default is left out."""
    value: dict[str, Any] = {}
    for name, default in _DEFAULTS.items():
        mine = getattr(article, name)
        if mine != default:
            value[name] = mine
    if article.enclosures:
        value["enclosures"] = [asdict(enclosure) for enclosure in article.enclosures]
    value["document"] = document_to_json(article.document)
    return _ENCODER.encode(value)


def from_text(text: str) -> NewArticle:
    """The reverse of ``to_text``; fields of a newer version are dropped."""
    value: dict[str, Any] = json.loads(text)
    kept = {name: value[name] for name in _DEFAULTS if name in value}
    for name in _TUPLES:
        if name in kept:
            kept[name] = tuple(kept[name])
    enclosures = tuple(Enclosure(**enclosure) for enclosure in value.get("enclosures", ()))
    return NewArticle(document=document_from_json(value["document"]), enclosures=enclosures, **kept)


def searched_texts(text: str) -> list[tuple[int, str]]:
    """What the index of words holds of a stored text, but for its title: the number of a block and its text, in
    reading order; -1 for what is no block."""
    value: dict[str, Any] = json.loads(text)
    blocks = [
        (number, "\n".join([block.get("text", ""), *(" ".join(row) for row in block.get("rows", ()))]))
        for number, block in enumerate(value["document"]["blocks"])
    ]
    above = [(-1, value.get(name, "")) for name in ("short_title", "dek")]
    return [*above, *blocks, (-1, ", ".join(value.get("authors", ())))]
