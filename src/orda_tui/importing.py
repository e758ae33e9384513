"""The verb import: subscriptions from a list of another program's or the reader's own. Nothing is fetched."""

from __future__ import annotations

import codecs
import contextlib
from pathlib import Path
from typing import Any

from orda_tui.errors import BrokenFeed, UsageError
from orda_tui.model.subscription import Subscription, Subscriptions
from orda_tui.parse.addresses import read_list
from orda_tui.parse.newsboat import is_urls, read_urls
from orda_tui.parse.opml import read_opml
from orda_tui.session import Session

_LIST_LIMIT = 20 << 20
_SHORTEST_INTERVAL, _LONGEST_INTERVAL = 60, 31 * 86_400


def import_list(
    session: Session, source: str, *, kind: str = "", folder: str = "", allow_private: bool = False, apply: bool = False
) -> dict[str, Any]:
    """What a file of subscriptions holds, and with ``apply`` subscribe to it. Nothing is fetched here.

    ``kind``: opml, newsboat, addresses, or "" to tell by the content. Returns the new subscriptions, how many
    are known, and every skipped line with its reason.
    """
    try:
        data = Path(source).expanduser().read_bytes()[: _LIST_LIMIT + 1]
    except OSError as error:
        raise UsageError(f"{source} cannot be read: {error.strerror or error}.") from error
    if len(data) > _LIST_LIMIT:
        raise UsageError(f"{source} is larger than {_LIST_LIMIT >> 20} MB; that is no list of subscriptions.")
    with session.reading(0):
        listed = _read_subscriptions(data, kind, Path(source).name)
    new = []
    known = 0
    seen: set[str] = set()
    for item in listed.items:
        if item.address in seen or session.store.feeds.by_address(item.address) is not None:
            known += 1
            continue
        seen.add(item.address)
        new.append(item)
    if apply:
        now = session.now()
        with session.store.transaction():
            added = [
                session.store.feeds.add(
                    "feed",
                    item.address,
                    now=now,
                    title=item.title,
                    name=item.name,
                    site=item.site,
                    folder=item.folder or folder,
                    allow_private=allow_private,
                    **_chosen_before(item),
                ).id
                for item in new
            ]
            if added:
                session.store.feeds.added(added, now, source=Path(source).name)
        session.store.save_side_file()
    return {
        "title": listed.title,
        "new": [{"address": i.address, "name": i.name or i.title, "folder": i.folder or folder} for i in new],
        "known": known,
        "skipped": [{"line": s.line, "text": s.text, "why": s.why} for s in listed.skipped],
        "applied": apply,
    }


def _chosen_before(item: Subscription) -> dict[str, Any]:
    """What a reader had chosen for a source where the list was written, as far as it makes sense here."""
    told = dict(item.settings)
    chosen: dict[str, Any] = {}
    if told.get("full_text") in ("always", "never"):
        chosen["full_text"] = told["full_text"]
    if told.get("selector"):
        chosen["selector"] = told["selector"]
    with contextlib.suppress(LookupError, ValueError):
        chosen["encoding"] = codecs.lookup(told.get("encoding", "")).name
    with contextlib.suppress(ValueError):
        chosen["interval"] = min(max(int(told.get("interval", "")[:9]), _SHORTEST_INTERVAL), _LONGEST_INTERVAL)
    return chosen


def _read_subscriptions(data: bytes, kind: str, name: str) -> Subscriptions:
    if kind == "opml" or (not kind and b"<opml" in data[:4096].lower()):
        return read_opml(data)
    if kind == "newsboat" or (not kind and (name == "urls" or is_urls(data))):
        return read_urls(data)
    if data.lstrip()[:1] == b"<" and not kind:
        raise BrokenFeed(f"{name} is no list of subscriptions: OPML, newsboat's urls, or one address a line.")
    return read_list(data)
