"""The elements of an RSS item. Other formats borrow some of them."""

from __future__ import annotations

from orda_tui.model.parsed import Enclosure
from orda_tui.parse import atomlink
from orda_tui.parse.dates import moment
from orda_tui.parse.element import Element, base_of, inside, markup_of, text_of
from orda_tui.parse.entry import Draft, resolve
from orda_tui.parse.modules import ENTRY, VALUE_LIMIT, Reader, kind_of, number
from orda_tui.parse.people import person
from orda_tui.parse.titles import line, title_of

RESOURCE = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}resource"


def _title(draft: Draft, element: Element) -> None:
    title = title_of(text_of(element))
    if title and not draft.title:
        draft.title = title


def _link(draft: Draft, element: Element) -> None:
    address = text_of(element) or element.get("href") or element.get(RESOURCE) or ""
    own = base_of(element, "", draft.base or draft.url)
    draft.offer_link(resolve(address, own) if own else address, 6)


def _guid(draft: Draft, element: Element) -> None:
    text = text_of(element)
    if not text:
        return
    draft.id = text
    permanent = (element.get("isPermaLink") or element.get("ispermalink") or "true").strip().lower()
    if permanent != "false" and text.startswith(("http://", "https://")):
        draft.guid_link = text


def _description(draft: Draft, element: Element) -> None:
    text = markup_of(element)
    if text.strip():
        if draft.summary and not draft.content:
            draft.content = draft.summary
        draft.summary = text
        draft.body_base = draft.body_base or base_of(element, "", draft.base or draft.url)


def _summary(draft: Draft, element: Element) -> None:
    text = markup_of(element)
    if not draft.summary:
        draft.summary = text
    elif not draft.content:
        draft.content = text


def _content(draft: Draft, element: Element) -> None:
    text = markup_of(element)
    if len(text) > len(draft.content) and text.strip():
        draft.content = text
        draft.body_base = base_of(element, draft.body_base, draft.base or draft.url)


def _xhtml_body(draft: Draft, element: Element) -> None:
    text = inside(element) if len(element) else markup_of(element)
    if len(text) > len(draft.content) and text.strip():
        draft.content = text
        draft.body_base = base_of(element, draft.body_base, draft.base or draft.url)


def _published(draft: Draft, element: Element) -> None:
    draft.offer_date(moment(text_of(element)), 3)


def _updated(draft: Draft, element: Element) -> None:
    when = moment(text_of(element))
    if when is not None:
        draft.updated = when


def _created(draft: Draft, element: Element) -> None:
    draft.offer_date(moment(text_of(element)), 1)


def _author(draft: Draft, element: Element) -> None:
    one = atomlink.person_of(element) if len(element) else person(text_of(element))
    if one:
        draft.authors.append(one)


def _category(draft: Draft, element: Element) -> None:
    text = text_of(element) or element.get("term") or element.get("label") or ""
    draft.categories.append(line(title_of(text), VALUE_LIMIT))


def _enclosure(draft: Draft, element: Element) -> None:
    url = (element.get("url") or element.get("href") or element.get(RESOURCE) or "").strip()
    if not url:
        return
    kind = kind_of(element)
    if kind.startswith("image/") and not draft.second_image:
        draft.second_image = url
    draft.enclosures.append(Enclosure(url, kind, number(element.get("length"))))


def _comments(draft: Draft, element: Element) -> None:
    draft.comments = draft.comments or text_of(element)


def _source(draft: Draft, element: Element) -> None:
    value = line(title_of(text_of(element)), VALUE_LIMIT)
    if value:
        draft.extras.append(("source", value))


def _image(draft: Draft, element: Element) -> None:
    for child in element:
        if str(child.tag).rpartition("}")[2].lower() == "url":
            draft.second_image = draft.second_image or text_of(child)
    if not len(element):
        draft.second_image = draft.second_image or element.get("href") or text_of(element)


def _original_link(draft: Draft, element: Element) -> None:
    draft.offer_link(text_of(element), 9)


def _atom_id(draft: Draft, element: Element) -> None:
    draft.id = draft.id or text_of(element)


ITEM: dict[str, Reader] = {
    **ENTRY,
    "title": _title,
    "link": _link,
    "guid": _guid,
    "id": _atom_id,
    "description": _description,
    "summary": _summary,
    "body": _xhtml_body,
    "xhtml:body": _xhtml_body,
    "xhtml:div": _xhtml_body,
    "fullitem": _xhtml_body,
    "content": _content,
    "content:encoded": _content,
    "encoded": _content,
    "yandex:full-text": _content,
    "turbo:content": _content,
    "pubdate": _published,
    "date": _published,
    "published": _published,
    "issued": _published,
    "created": _created,
    "updated": _updated,
    "modified": _updated,
    "author": _author,
    "category": _category,
    "enclosure": _enclosure,
    "comments": _comments,
    "source": _source,
    "image": _image,
    "feedburner:origlink": _original_link,
    "atom:id": _atom_id,
    "atom:author": _author,
    "atom:updated": _updated,
    "atom:published": _published,
    "atom:title": _title,
    "atom:category": _category,
    "atom:issued": _published,
    "atom:created": _created,
    "atom:modified": _updated,
    "atom:summary": _summary,
    "atom:content": _content,
    "atom:link": atomlink.entry_link,
}

#: What is met in entries of other formats too.
BORROWED: dict[str, Reader] = {
    name: ITEM[name]
    for name in (
        *("guid", "description", "body", "xhtml:body", "xhtml:div", "content:encoded", "encoded", "fullitem"),
        *("yandex:full-text", "turbo:content", "pubdate", "date", "enclosure", "comments", "image"),
    )
}
