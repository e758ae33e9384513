"""Passwords: kept for their site only, sent to it only, and never printed, logged or stored elsewhere."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.cli.conftest import Orda
from tests.factories import LONG, rss
from tests.loopback import Loopback, Visit

CANARY = "CANARY-7f3a"


async def asks_for_a_password(visit: Visit) -> None:
    if visit.request.headers.get("authorization", "").startswith("Basic "):
        await visit.reply(200, rss(("Members only", LONG)), {"Content-Type": "application/rss+xml"})
    else:
        await visit.reply(401, b"", {"WWW-Authenticate": "Basic"})


def everything_written(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name != "secrets.json")


def test_a_password_in_an_address_is_kept_apart_and_leaves_no_trace(orda: Orda, tmp_path: Path) -> None:
    with Loopback() as server:
        url = server.on("/feed.xml", asks_for_a_password)
        refused = orda("add", "--allow-private", url)
        assert refused.code == 4
        assert "401" in refused.err or "password" in refused.err
        added = orda("add", "--allow-private", url.replace("://", f"://ann:{CANARY}@"))
        assert added.code == 0, added.err
        assert orda("refresh").code == 0
    assert CANARY not in added.out + added.err + orda("sources", "--verbose", "--json").out + orda("log").out
    assert CANARY.encode() not in everything_written(tmp_path)
    exported = tmp_path / "out.opml"
    orda("export", exported)
    assert CANARY not in exported.read_text()


def test_a_wrong_password_is_not_kept(orda: Orda) -> None:
    with Loopback() as server:
        url = server.add("/feed.xml", b"", status=401)
        assert orda("add", "--allow-private", url.replace("://", f"://ann:{CANARY}@")).code == 4
    assert orda("secret").out == ""


def test_a_token_is_read_from_standard_input(orda: Orda, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(CANARY + "\n"))
    kept = orda("secret", "example.org", "--header", "X-Api-Key")
    assert kept.code == 0, kept.err
    assert CANARY not in kept.out
    assert "https://example.org" in orda("secret").out
    assert orda("secret", "example.org", "--forget").code == 0
    assert orda("secret", "example.org", "--forget").code == 5
    assert orda("secret").out == ""


@pytest.mark.parametrize("options", [(), ("--user", "ann", "--header", "X-Key")])
def test_one_kind_of_secret_at_a_time(orda: Orda, options: tuple[str, ...]) -> None:
    assert orda("secret", "example.org", *options).code == 2
