"""The verb import: subscriptions from a list of another program's or the reader's own. Nothing is fetched."""

from __future__ import annotations

import codecs
import contextlib
from dataclasses import asdict
from pathlib import Path
from typing import Any

from orda_tui import files
from orda_tui.errors import BrokenFeed, UsageError
from orda_tui.model.subscription import Skipped, Subscription, Subscriptions
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
    are known, every skipped line with its reason, and every line that is not taken whole, with what it loses.
    """
    path = files.typed(source)
    data = _read(path)
    with session.reading(0):
        listed = _read_subscriptions(data, kind, path.name)
    new: dict[str, Subscription] = {}
    twice = []
    known = 0
    for item in listed.items:
        first = new.get(item.address)
        if first is not None:
            within = first.folder or folder
            place = f"in {within}" if within else "in no folder"
            twice.append(Skipped(item.line, item.address, f"stands in line {first.line} already, and stays {place}"))
        elif session.store.feeds.by_address(item.address) is not None:
            known += 1
        else:
            new[item.address] = item
    lines = {item.line for item in new.values()}
    partly = sorted([told for told in listed.partly if told.line in lines] + twice, key=lambda told: told.line)
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
                for item in new.values()
            ]
            if added:
                session.store.feeds.added(added, now, source=path.name)
        session.store.save_side_file()
    return {
        "title": listed.title,
        "new": [{"address": i.address, "name": i.name or i.title, "folder": i.folder or folder} for i in new.values()],
        "known": known,
        "skipped": [asdict(told) for told in listed.skipped],
        "partly": [asdict(told) for told in partly],
        "applied": apply,
    }


def _read(path: Path) -> bytes:
    """What is in a file of subscriptions. UsageError where it cannot be read, or can be no such list."""
    if path.is_dir():
        raise UsageError(f"{path} is a folder. Import the list in it, or add the folder to read the files it holds.")
    try:
        with path.open("rb") as file:
            data = file.read(_LIST_LIMIT + 1)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}.") from error
    if len(data) > _LIST_LIMIT:
        raise UsageError(f"{path} is larger than {_LIST_LIMIT >> 20} MB; that is no list of subscriptions.")
    return data


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
    if data.lstrip()[:1] == b"<":
        if kind:
            raise BrokenFeed(f"{name} is no list of one address a line. `orda import` takes OPML and newsboat's urls.")
        raise BrokenFeed(f"{name} is no list of subscriptions: OPML, newsboat's urls, or one address a line.")
    return read_list(data)
