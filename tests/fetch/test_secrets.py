"""Secrets: kept so that only their owner reads them, sent to their origin only, shown nowhere."""

from __future__ import annotations

import json
import logging
import stat
from pathlib import Path

import pytest

from orda_tui.errors import FetchError, UsageError
from orda_tui.fetch.secrets import Credentials, Secrets, system_keyring, take_userinfo
from tests.fetch.conftest import MakeFetcher, asking
from tests.loopback import Loopback, in_turn, password, redirect

CANARY = "CANARY-5e1f"


class Keyring:
    """A keyring in memory; ``locked`` refuses everything."""

    def __init__(self, *, locked: bool = False) -> None:
        self.held: dict[tuple[str, str], str] = {}
        self.locked = locked

    def _check(self) -> None:
        if self.locked:
            raise RuntimeError(CANARY)

    def get_password(self, service: str, name: str) -> str | None:
        self._check()
        return self.held.get((service, name))

    def set_password(self, service: str, name: str, secret: str) -> None:
        self._check()
        self.held[service, name] = secret

    def delete_password(self, service: str, name: str) -> None:
        self._check()
        del self.held[service, name]


def kept_in(folder: Path) -> Secrets:
    """Without any keyring."""
    return Secrets(folder, find_keyring=lambda: None)


def test_they_are_kept_for_the_origin_in_a_private_file(tmp_path: Path) -> None:
    secrets = kept_in(tmp_path / "new")
    where = secrets.set("https://user:x@Example.org/some/feed?a=b", Credentials("user", CANARY))
    assert "secrets.json, which only you can read" in where
    path = tmp_path / "new" / "secrets.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert secrets.origins() == ["https://example.org:443"]
    again = kept_in(tmp_path / "new")
    assert again.get("https://example.org:443") == Credentials("user", CANARY)
    assert again.get("http://example.org:80") is None
    assert again.get("https://example.org:8443") is None
    assert again.forget("https://example.org/") and not again.forget("https://example.org/")
    assert secrets.get("https://example.org:443") is None
    assert [file.name for file in path.parent.iterdir()] == ["secrets.json"]


def test_a_file_that_others_could_read_is_closed(tmp_path: Path) -> None:
    kept_in(tmp_path).set("https://a.example/", Credentials("u", "p"))
    path = tmp_path / "secrets.json"
    path.chmod(0o644)
    assert kept_in(tmp_path).get("https://a.example:443") == Credentials("u", "p")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"https://a.example:443": {"user": 1}}', '{"x": {"evil": "y"}}', "[" * 99999]
)
def test_a_damaged_file_is_said_and_set_aside(tmp_path: Path, text: str) -> None:
    path = tmp_path / "secrets.json"
    path.write_text(text)
    path.chmod(0o600)
    secrets = kept_in(tmp_path)
    assert secrets.get("https://a.example:443") is None
    assert "damaged" in secrets.problem
    secrets.set("https://b.example/", Credentials("u", "p"))
    assert (tmp_path / "secrets.damaged").read_text() == text
    assert kept_in(tmp_path).get("https://b.example:443") == Credentials("u", "p")


def test_the_keyring_holds_them_where_there_is_one(tmp_path: Path) -> None:
    keyring = Keyring()
    secrets = Secrets(tmp_path, find_keyring=lambda: keyring)
    assert "in the keyring" in secrets.set("https://a.example/", Credentials(header="X-Api-Key", value=CANARY))
    assert CANARY not in (tmp_path / "secrets.json").read_text()
    assert CANARY in json.dumps(list(keyring.held.values()))
    assert Secrets(tmp_path, find_keyring=lambda: keyring).get("https://a.example:443") == Credentials(
        header="X-Api-Key", value=CANARY
    )
    without = kept_in(tmp_path)
    assert without.has("https://a.example:443") and without.get("https://a.example:443") is None
    assert "keyring" in without.problem_with("https://a.example:443")
    assert not without.problem_with("https://b.example:443")
    assert secrets.forget("https://a.example/") and not keyring.held


def test_a_locked_keyring_is_said_and_the_file_is_the_way_out(tmp_path: Path) -> None:
    keyring = Keyring()
    Secrets(tmp_path, find_keyring=lambda: keyring).set("https://a.example/", Credentials("u", CANARY))
    keyring.locked = True
    secrets = Secrets(tmp_path, find_keyring=lambda: keyring)
    assert secrets.get("https://a.example:443") is None
    problem = secrets.problem_with("https://a.example:443")
    assert "keyring" in problem and CANARY not in problem
    with pytest.raises(UsageError) as failure:
        secrets.forget("https://a.example/")
    assert CANARY not in str(failure.value)
    assert "does not take it" in secrets.set("https://b.example/", Credentials("u", "p"))
    assert kept_in(tmp_path).get("https://b.example:443") == Credentials("u", "p")


def test_what_somebody_wrote_into_the_file_is_checked_before_it_is_sent(tmp_path: Path) -> None:
    (tmp_path / "secrets.json").write_text('{"https://a.example:443": {"header": "X", "value": "a\\r\\nHost: b"}}')
    secrets = kept_in(tmp_path)
    assert secrets.get("https://a.example:443") is None
    assert "cannot be sent" in secrets.problem_with("https://a.example:443")


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="not kept"):
        kept_in(tmp_path / "file").set("https://a.example/", Credentials("u", "p"))


@pytest.mark.parametrize(
    "credentials",
    [
        Credentials(header="Host", value="x"),
        Credentials(header="Content-Length", value="1"),
        Credentials(header="X:Y", value="x"),
        Credentials(header="X\r\nY", value="x"),
        Credentials(header="X", value="a\r\nY: b"),
        Credentials(header="X", value="қ"),
        Credentials(header="X", value=" a"),
        Credentials("", "p"),
        Credentials("a:b", "p"),
    ],
)
def test_what_cannot_be_sent_is_not_kept(tmp_path: Path, credentials: Credentials) -> None:
    with pytest.raises(UsageError):
        kept_in(tmp_path).set("https://a.example/", credentials)
    assert not list(tmp_path.iterdir())


def test_no_repr_shows_a_secret() -> None:
    assert CANARY not in repr([Credentials("user", CANARY), Credentials(header="X", value=CANARY)])


@pytest.mark.parametrize(
    ("url", "clean", "credentials"),
    [
        ("https://a.example/x", "https://a.example/x", None),
        ("https://u:p%40q@a.example:1/x?y@z", "https://a.example:1/x?y@z", Credentials("u", "p@q")),
        ("https://u@a.example", "https://a.example", Credentials("u", "")),
        ("https://a@b:p@c.example/", "https://c.example/", Credentials("a@b", "p")),
        ("https://a.example/x@y", "https://a.example/x@y", None),
        ("https://a.example?x@y", "https://a.example?x@y", None),
        ("https://@a.example/", "https://a.example/", None),
        ("a.example/x@y", "a.example/x@y", None),
    ],
)
def test_userinfo_leaves_an_address(url: str, clean: str, credentials: Credentials | None) -> None:
    assert take_userinfo(url) == (clean, credentials)


def test_the_keyring_package_may_be_missing_or_have_no_backend() -> None:
    keyring = system_keyring()
    assert keyring is None or hasattr(keyring, "get_password")


# -- on the wire -------------------------------------------------------------------------------------------------------


async def test_a_password_goes_to_its_origin_and_no_further(
    server: Loopback, fetcher_for: MakeFetcher, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    secrets = kept_in(tmp_path)
    with Loopback() as other, caplog.at_level(logging.DEBUG):
        other.add("/x", b"other")
        server.on("/feed", password("user", CANARY, b"<rss/>"))
        server.on("/away", redirect(other.url("/x")))
        server.on("/round", redirect(other.url("/back")))
        other.on("/back", redirect(server.url("/feed")))
        secrets.set(server.url(), Credentials("user", CANARY))
        async with fetcher_for(secrets=secrets) as fetcher:
            assert (await fetcher.get(asking(server.url("/feed")))).body == b"<rss/>"
            assert (await fetcher.get(asking(server.url("/away")))).body == b"other"
            assert (await fetcher.get(asking(server.url("/round")))).body == b"<rss/>"
            assert (
                await fetcher.get(asking(other.url("/back"), credentials_origin=server.url("/feed")))
            ).body == b"<rss/>"
            with pytest.raises(FetchError, match="401") as failure:
                await fetcher.get(asking(other.url("/back")))
        assert all("authorization" not in seen.headers for seen in other.seen)
    assert CANARY not in caplog.text and CANARY not in str(failure.value)


@pytest.mark.parametrize("accept", ["page", "picture", "any"])
async def test_pages_and_pictures_get_a_password_only_when_told(
    server: Loopback, fetcher_for: MakeFetcher, tmp_path: Path, accept: str
) -> None:
    secrets = kept_in(tmp_path)
    secrets.set(server.url(), Credentials("user", CANARY))
    url = server.on("/x", password("user", CANARY, b"in"))
    async with fetcher_for(secrets=secrets) as fetcher:
        with pytest.raises(FetchError, match="401"):
            await fetcher.get(asking(url, accept=accept))
        assert (await fetcher.get(asking(url, accept=accept, credentials_origin=server.url("/feed")))).body == b"in"


async def test_a_header_of_the_sources_own_and_a_change_by_another_process(
    server: Loopback, fetcher_for: MakeFetcher, tmp_path: Path
) -> None:
    url = server.add("/x", b"in")
    async with fetcher_for(config_dir=tmp_path, secrets=kept_in(tmp_path)) as fetcher:
        await fetcher.get(asking(url))
        kept_in(tmp_path).set(url, Credentials(header="X-Api-Key", value="caf\xe9"))
        await fetcher.get(asking(url))
        kept_in(tmp_path).forget(url)
        await fetcher.get(asking(url))
    assert [seen.headers.get("x-api-key") for seen in server.seen] == [None, "caf\xe9", None]


async def test_userinfo_in_an_address_is_not_sent(server: Loopback, fetcher_for: MakeFetcher) -> None:
    server.add("/x", b"in")
    async with fetcher_for() as fetcher:
        came = await fetcher.get(asking(f"http://user:{CANARY}@127.0.0.1:{server.port}/x"))
    assert CANARY not in came.url and "authorization" not in server.seen[0].headers


async def test_no_cookie_and_no_referer_ever(server: Loopback, fetcher_for: MakeFetcher) -> None:
    from tests.loopback import answer

    server.add("/x", b"in")
    url = server.on("/a", in_turn(answer(302, b"", {"Location": "/x", "Set-Cookie": "a=b"}), answer(200, b"x")))
    async with fetcher_for() as fetcher:
        await fetcher.get(asking(url))
        await fetcher.get(asking(url))
    assert not any({"cookie", "referer"} & set(seen.headers) for seen in server.seen)


async def test_the_401_says_why_no_password_was_sent(
    server: Loopback, fetcher_for: MakeFetcher, tmp_path: Path
) -> None:
    (tmp_path / "secrets.json").write_text("{")
    url = server.on("/x", password("user", CANARY, b"in"))
    async with fetcher_for(secrets=kept_in(tmp_path)) as fetcher:
        with pytest.raises(FetchError, match="is damaged, so no password is sent"):
            await fetcher.get(asking(url))
