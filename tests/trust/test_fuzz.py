"""What fuzzing once found stays mended, and a moment of it in each run."""

from __future__ import annotations

from pathlib import Path

import pytest
from torture import fuzz

from orda_tui.model.document import Document, Mark, Paragraph


@pytest.mark.parametrize(("target", "path"), fuzz.corpus(), ids=[path.name for _, path in fuzz.corpus()])
def test_what_was_found_is_mended(target: str, path: Path) -> None:
    assert fuzz.tried(target, path.read_bytes()) == ""


@pytest.mark.parametrize("target", fuzz.TARGETS)
def test_seeds_and_pieces_are_taken_well(target: str) -> None:
    for data in (*fuzz.SEEDS, *fuzz.PIECES, b"", b"".join(fuzz.PIECES)):
        assert fuzz.tried(target, data) == ""


def test_a_moment_of_fuzzing(tmp_path: Path) -> None:
    counts, found = fuzz.run(tmp_path, 3, seed=5, keep=False)
    assert found == []
    assert set(counts) == set(fuzz.TARGETS)


@pytest.mark.parametrize(
    "document",
    [
        Document((Paragraph("a\x1b[31m"),)),
        Document((Paragraph("a\u202eb"),)),
        Document((Paragraph("a", (Mark("strong", 0, 9),)),)),
        Document((Paragraph("a", (Mark("link", 0, 1, "javascript:x"),)),)),
    ],
)
def test_the_look_at_a_document_sees_what_is_wrong(document: Document) -> None:
    with pytest.raises(fuzz.Fault):
        fuzz.fit(document)
