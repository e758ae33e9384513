"""A store in a folder of its own, and small articles to put into it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from orda_tui.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    with Store.open(tmp_path) as opened:
        yield opened
