"""Hostile servers, asked by the real worker: the short form, with those that end at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from torture import network
from torture.network import Kind

QUICK = (
    "endless", "gzip-bomb", "nested-bomb", "cut", "one-header", "redirect-loop", "html at 200",
    "11 bytes", "304 with a body", "tls: expired for 127.0.0.1", "name whose address changes",
    "name with a private address too",
)  # fmt: skip


def test_hostile_servers_cost_time_and_memory_within_bounds_and_no_entry(tmp_path: Path) -> None:
    outcome = network.run(tmp_path / "net", 6, 3, chosen=lambda kind: kind if kind.name in QUICK else None)
    assert outcome.losses == []
    assert set(outcome.met) == set(QUICK)
    assert outcome.entries >= 5 * len(QUICK)


def test_what_should_not_happen_is_seen(tmp_path: Path) -> None:
    def wrong(kind: Kind) -> Kind | None:
        return replace(kind, words="never said") if kind.name == "no entries" else None

    outcome = network.run(tmp_path / "net", 0, 3, chosen=wrong)
    assert outcome.losses == [
        "no entries: ended as feed_done: 200, a feed without entries",
        "no entries: the wrong words: 200, a feed without entries",
        "no entries: the record says '200, a feed without entries', failing False",
    ]
