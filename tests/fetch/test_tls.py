"""https: certificates that prove nothing, each with a sentence of its own."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from pathlib import Path

import pytest

from orda_tui.errors import FetchError
from orda_tui.fetch.tls import default_context
from tests.fetch.conftest import MakeFetcher, asking
from tests.loopback import Loopback, raw

CERTIFICATES = Path(__file__).parent / "certificates"


def serving(name: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATES / f"{name}.pem")
    return context


def trusting() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(CERTIFICATES / "authority.pem"))


async def resolve(host: str, port: int) -> list[str]:
    return ["127.0.0.1"]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
async def test_a_good_certificate(fetcher_for: MakeFetcher, host: str) -> None:
    with Loopback(tls=serving("good")) as server:
        server.add("/x", b"<rss/>")
        async with fetcher_for(tls=trusting(), resolve=resolve) as fetcher:
            for _ in range(2):
                assert (await fetcher.get(asking(f"https://{host}:{server.port}/x"))).body == b"<rss/>"
        assert server.connections == 1


@pytest.mark.parametrize(
    ("certificate", "host", "words"),
    [
        ("expired", "127.0.0.1", "has expired"),
        ("future", "127.0.0.1", "not valid yet; check the clock"),
        ("wrong_name", "localhost", "made out to another name"),
        ("wrong_name", "127.0.0.1", "made out to another address"),
        ("self_signed", "localhost", "signed by nobody but itself"),
        ("unknown_authority", "localhost", "authority this machine does not know"),
    ],
)
async def test_each_bad_certificate_has_its_sentence(
    fetcher_for: MakeFetcher, certificate: str, host: str, words: str
) -> None:
    with Loopback(tls=serving(certificate)) as server:
        server.add("/x", b"<rss/>")
        async with fetcher_for(tls=trusting(), resolve=resolve) as fetcher:
            with pytest.raises(FetchError, match=words) as failure:
                await fetcher.get(asking(f"https://{host}:{server.port}/x"))
        assert not server.seen
    assert str(failure.value).startswith(f"The certificate of {host} ") and str(failure.value).endswith(".")


async def test_nothing_is_believed_by_default_that_the_system_does_not_know(fetcher_for: MakeFetcher) -> None:
    with Loopback(tls=serving("good")) as server:
        server.add("/x", b"<rss/>")
        async with fetcher_for() as fetcher:
            with pytest.raises(FetchError, match="authority"):
                await fetcher.get(asking(server.url("/x")))


async def test_https_to_a_port_without_tls(server: Loopback, fetcher_for: MakeFetcher) -> None:
    server.on("/x", raw(b"HTTP/1.1 400 Bad Request\r\n\r\n"))
    async with fetcher_for(tls=trusting()) as fetcher:
        with pytest.raises(
            FetchError, match=r"is the address really https\?|broke off|does not answer|not answer within"
        ):
            await fetcher.get(asking(server.url("/x").replace("http:", "https:"), deadline=0.5))


async def test_http_to_a_port_with_tls(fetcher_for: MakeFetcher) -> None:
    with Loopback(tls=serving("good")) as server:
        async with fetcher_for() as fetcher:
            with pytest.raises(FetchError):
                await fetcher.get(asking(server.url("/x").replace("https:", "http:")))


async def test_a_redirect_from_https_to_http_is_not_followed(server: Loopback, fetcher_for: MakeFetcher) -> None:
    server.add("/plain", b"<rss/>")
    with Loopback(tls=serving("good")) as secure:
        from tests.loopback import redirect

        secure.on("/x", redirect(server.url("/plain"), 301))
        async with fetcher_for(tls=trusting()) as fetcher:
            with pytest.raises(FetchError, match="not encrypted"):
                await fetcher.get(asking(secure.url("/x")))
    assert not server.seen


def test_the_default_context_checks_name_and_chain() -> None:
    context = default_context()
    assert context.check_hostname and context.verify_mode is ssl.CERT_REQUIRED
    assert context.minimum_version >= ssl.TLSVersion.TLSv1_2


def test_where_a_system_has_no_authorities_those_of_certifi_count(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("certifi")
    make: Callable[[], ssl.SSLContext] = lambda: ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # noqa: E731
    nowhere = ssl.DefaultVerifyPaths("", "", "", "", "", "")
    monkeypatch.setattr(ssl, "create_default_context", make)
    monkeypatch.setattr(ssl, "get_default_verify_paths", lambda: nowhere)
    assert default_context().cert_store_stats()["x509_ca"] > 50
