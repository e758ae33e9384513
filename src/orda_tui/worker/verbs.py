"""The verbs a face may ask for, by name: each takes its details from the request and returns those of "finished"."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from orda_tui.importing import import_list
from orda_tui.read import fetch_pictures, read_pages, restate, try_selector
from orda_tui.refresh import refresh
from orda_tui.session import Session
from orda_tui.subscribe import add, add_edition
from orda_tui.worker.protocol import Message

Details = dict[str, Any]


def _ids(message: Message, name: str) -> list[int] | None:
    given = message.get(name)
    return [int(number) for number in given] if isinstance(given, list) else None


async def _add(session: Session, message: Message) -> Details:
    return await add(
        session,
        str(message["what"]),
        name=str(message.get("name", "")),
        folder=str(message.get("folder", "")),
        allow_private=bool(message.get("allow_private")),
        take_first=bool(message.get("take_first")),
        entry=int(message.get("entry", 0)),
        blame=_ids(message, "blame") or (),
    )


async def _import(session: Session, message: Message) -> Details:
    return import_list(
        session,
        str(message["source"]),
        kind=str(message.get("kind", "")),
        folder=str(message.get("folder", "")),
        allow_private=bool(message.get("allow_private")),
        apply=bool(message.get("apply")),
    )


async def _refresh(session: Session, message: Message) -> Details:
    return dict(
        await refresh(
            session,
            _ids(message, "feeds"),
            due_only=bool(message.get("due_only")),
            skip=_ids(message, "skip") or (),
            blame=_ids(message, "blame") or (),
        )
    )


async def _read(session: Session, message: Message) -> Details:
    articles = _ids(message, "articles") or []
    whole = await read_pages(session, articles)
    await fetch_pictures(session, articles)
    return {"whole": whole}


async def _try_selector(session: Session, message: Message) -> Details:
    return await try_selector(session, int(message["article"]), str(message.get("selector", "")))


async def _restate(session: Session, message: Message) -> Details:
    return {"read": await restate(session, _ids(message, "articles"))}


async def _pictures(session: Session, message: Message) -> Details:
    wanted = str(message.get("wanted", ""))
    return {"came": await fetch_pictures(session, _ids(message, "articles") or [], wanted)}


async def _edition(session: Session, message: Message) -> Details:
    return await add_edition(session, asked=bool(message.get("asked")))


VERBS: dict[str, Callable[[Session, Message], Awaitable[Details]]] = {
    "add": _add,
    "import": _import,
    "refresh": _refresh,
    "read": _read,
    "try_selector": _try_selector,
    "restate": _restate,
    "pictures": _pictures,
    "edition": _edition,
}
