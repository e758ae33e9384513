"""A server for each test, and a Fetcher that is as impatient as tests are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from orda_tui.fetch.client import Fetcher, Request
from tests.loopback import Loopback

MakeFetcher = Callable[..., Fetcher]


@pytest.fixture
def server() -> Iterator[Loopback]:
    with Loopback() as running:
        yield running


@pytest.fixture
def fetcher_for() -> MakeFetcher:
    """Fetcher with the given options over those of tests."""

    def make(**options: Any) -> Fetcher:
        settings: dict[str, Any] = {"environ": {}, "spacing": 0.0, "rate_window": 0.1, "least_rate": 2000.0} | options
        return Fetcher(**settings)

    return make


def asking(url: str, **options: Any) -> Request:
    """A request that may reach this machine."""
    settings: dict[str, Any] = {"allow_private": True, "deadline": 10.0} | options
    return Request(url, **settings)
