"""Every page of the corpus says exactly what stands beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.extract.corpus import KINDS, PAGES, read, told

FILES = sorted(path for path in PAGES.iterdir() if path.suffix in KINDS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_page_says_what_stands_beside_it(path: Path) -> None:
    expected = json.loads(path.with_name(path.name + ".json").read_text(encoding="utf-8"))
    assert told(read(path)) == expected


def test_corpus_holds_every_kind_and_language() -> None:
    names = {path.name for path in FILES}
    assert {path.suffix for path in FILES} == set(KINDS)
    assert {f"{stem}{kind}" for stem in ("harbour_en", "bridge_ru", "school_kk") for kind in (".html", ".txt")} <= names
