"""The store that most screen tests read: three sources, seven articles, two speakers."""

from __future__ import annotations

from pathlib import Path

import pytest

from orda_tui.store import Store
from tests.tui.house import article, fill

LONG = " ".join(f"Line {number} of a long report goes on and on and tells one more thing." for number in range(220))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    data = tmp_path / "data"
    data.mkdir()
    with Store.open(data) as store:
        fill(
            store,
            {
                "Herald": [
                    article("a", "Bridge opens", "It opened.", "We built it in a year.", hours=1, speaker="Aida Kim"),
                    article("b", "Ferry stops", hours=5, url="https://example.org/ferry"),
                    article("c", "A long report", LONG, hours=30),
                ],
                "Wire": [
                    article("d", "Grain prices fall", "They fell.", "We expect more.", hours=2, speaker="Boris Li"),
                    article("e", "Ёлки в городе", hours=3),
                ],
                "Science": [
                    article("f", "A new comet", "Seen.", "It is bright.", hours=4, speaker="Aida Kim"),
                    article("g", "Old bones", hours=24 * 40),
                ],
            },
            {"Wire": "News", "Science": "News/Far"},
        )
    return data
