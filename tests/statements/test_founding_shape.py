"""A page shaped like the founding one: report, embedded post, quotation, key statements, headlines of other stories."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from orda_tui.model.document import Document, Figure, Heading, Item, Paragraph, Post
from orda_tui.model.statement import Statement
from orda_tui.statements.find import find_statements

OWN = Document(
    (
        Figure(credit="harbour.example"),
        Paragraph("Lindholm Mayor Anna Lindqvist met Harbour Master Karl Nyberg on the quay, Gavan.kz reports."),
        Paragraph("During the walk, Lindqvist announced that she had called off a boat trip with Karl Nyberg."),
        Post(
            "x",
            "URGENT: Lindqvist:\nI called off the trip.\nThe wind was wrong.",
            author="Quay Watch",
            handle="@quaywatch",
            date="2025-10-22",
        ),
        Paragraph("According to Lindqvist, the decision rested on the weather of the past week."),
        Paragraph('"I had the feeling that the sea did not want us," Lindqvist noted.'),
        Paragraph("She did not rule out a trip in spring."),
        Paragraph(
            'Meanwhile, the Lindholm Port Authority closed two piers, citing "a lack of interest in safe steps."'
        ),
        Paragraph("Lindqvist put the paper on her wall."),
        Heading("Lindqvist’s Key Statements During Her Walk With Karl Nyberg:"),
        Item("Lindqvist believes that the quay must be widened before winter"),
        Item("Lindholm sells fish to the islands, but not to the mainland"),
        Item("According to Lindqvist, the islands use only old boats"),
        Item("The Lindholm mayor called on both piers to “keep their lamps lit until morning”"),
        Item("Lindqvist expressed hope that the storm “won’t last too long”"),
        Item("She added that Karl Nyberg could play a part in it"),
        Paragraph("The day before, the port held its yearly drill."),
        Heading("Latest news"),
        Item("Harbour Spokesman Says Pier Is Safe"),
        Item("“We Will Sail,” Says Captain of the Aurora"),
    ),
    "en",
)


def short(statement: Statement) -> tuple[str, str, str, bool, str]:
    return (statement.kind, statement.speaker, statement.mention, statement.inferred, statement.text)


def test_a_page_of_that_shape_gives_all_its_statements_and_no_headline() -> None:
    anna = "Anna Lindqvist"
    statements = find_statements(OWN, title="Lindqvist Calls Off Trip", source="Gavan.kz", authors=("Ola Berg",))
    assert [short(statement) for statement in statements] == [
        ("indirect", anna, "Lindqvist", False, "she had called off a boat trip with Karl Nyberg"),
        (
            "social",
            "Quay Watch",
            "Quay Watch",
            False,
            "URGENT: Lindqvist:\nI called off the trip.\nThe wind was wrong.",
        ),
        ("indirect", anna, "Lindqvist", False, "the decision rested on the weather of the past week"),
        ("direct", anna, "Lindqvist", False, "I had the feeling that the sea did not want us"),
        ("indirect", anna, "She", True, "did not rule out a trip in spring"),
        ("mixed", "Lindholm Port Authority", "Lindholm Port Authority", False, "a lack of interest in safe steps"),
        ("keyitem", anna, "Lindqvist", False, "the quay must be widened before winter"),
        ("keyitem", anna, "", True, "Lindholm sells fish to the islands, but not to the mainland"),
        ("keyitem", anna, "Lindqvist", False, "the islands use only old boats"),
        ("mixed", anna, "The Lindholm mayor", True, "keep their lamps lit until morning"),
        ("mixed", anna, "Lindqvist", False, "won’t last too long"),
        ("keyitem", anna, "She", True, "Karl Nyberg could play a part in it"),
    ]
    assert [statement.quoting for statement in statements if statement.kind == "social"] == [anna]
    assert {statement.heading for statement in statements[6:]} == {9}


FOUNDING = Path(__file__).resolve().parents[3] / "shared" / "seed"


@pytest.mark.skipif(not FOUNDING.is_dir(), reason="the founding page does not lie beside this checkout")
def test_the_founding_page_gives_exactly_what_it_must() -> None:
    plain = pytest.importorskip("orda_tui.extract.plain")
    page = plain.extract_plain((FOUNDING / "page.txt").read_text(encoding="utf-8"), "page.txt")
    expected = json.loads((FOUNDING / "expected.json").read_text(encoding="utf-8"))
    statements = find_statements(
        page.document, title=page.title, lang=page.lang, source=page.source, authors=page.authors
    )
    wanted: list[dict[str, object]] = []
    for callout in expected["callouts"]:
        if callout["kind"] == "keylist":
            wanted += [{"kind": "keyitem", **item, "heading": callout["heading"]} for item in callout["items"]]
        else:
            wanted.append(callout)
    assert len(statements) == len(wanted)
    for want in wanted:
        got = next(statement for statement in statements if statement.text == want["text"])
        assert got.kind == want["kind"]
        if got.kind == "social":
            assert (got.speaker, got.quoting) == (want["author"], want["quoted_speaker"])
            continue
        assert got.speaker == want["speaker"]
        assert got.mention == want.get("mention", got.mention)
        assert got.cue == want.get("cue", got.cue)
        assert got.heading < 0 or page.document.blocks[got.heading].text == want["heading"]
