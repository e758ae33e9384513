"""Documents as they are met, beside what is expected of them: ``tests/corpus/feeds/NAME.feed`` and ``NAME.json``.

Expected: ``error`` (a class of errors.py), or ``feed`` and ``entries``, each with the fields that matter to the case;
``count`` where it differs from the number of entries listed, ``salvaged`` where something had to be done.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from orda_tui import errors
from orda_tui.model.parsed import ParsedEntry
from orda_tui.parse.feed import parse_feed

FEEDS = Path(__file__).parent.parent / "corpus" / "feeds"
URL = "https://feeds.example/feed.xml"


def plain(entry: ParsedEntry, field: str) -> Any:
    """A field in the form in which the expected values are written."""
    value = getattr(entry, field)
    if field == "authors":
        return [person.name for person in value]
    if field == "enclosures":
        return [[file.url, file.type, file.length, file.duration] for file in value]
    if field == "extras":
        return [list(pair) for pair in value]
    return list(value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("name", sorted(path.stem for path in FEEDS.glob("*.feed")))
def test_feed(name: str) -> None:
    body = (FEEDS / f"{name}.feed").read_bytes()
    expected = json.loads((FEEDS / f"{name}.json").read_text(encoding="utf-8"))
    if "error" in expected:
        with pytest.raises(errors.SourceError) as caught:
            parse_feed(body, URL)
        assert type(caught.value).__name__ == expected["error"]
        return
    feed = parse_feed(body, URL)
    assert {field: getattr(feed, field) for field in expected["feed"]} == expected["feed"]
    assert len(feed.entries) == expected.get("count", len(expected["entries"]))
    for entry, wanted in zip(feed.entries, expected["entries"], strict=False):
        assert {field: plain(entry, field) for field in wanted} == wanted
    assert bool(feed.salvaged) == expected.get("salvaged", False)
    if "schedule" in expected:
        interval, hours, days = expected["schedule"]
        assert feed.schedule.interval == interval
        assert (sorted(feed.schedule.skip_hours), sorted(feed.schedule.skip_days)) == (hours, days)


def test_the_corpus_is_there() -> None:
    assert len(list(FEEDS.glob("*.feed"))) > 60
