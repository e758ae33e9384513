"""Pictures in half cells."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from orda_tui.model.document import Block, Document, Figure, Paragraph
from orda_tui.tui.render.pictures import BadPicture, fit, half_cells, size_of
from orda_tui.tui.widgets.article_view_pictures import Shown
from tests.tui.reader.articles import article
from tests.tui.reader.stage import press, settle, staged

ADDRESS = "https://harbour.example/pier.png"


def picture(kind: str, size: tuple[int, int] = (64, 32), **options: Any) -> bytes:
    """A picture whose upper half is red and whose lower half is blue."""
    image = Image.new("RGB", size, (0, 0, 255))
    image.paste((255, 0, 0), (0, 0, size[0], size[1] // 2))
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


KINDS: list[tuple[str, dict[str, Any]]] = [
    ("PNG", {}),
    ("JPEG", {}),
    ("JPEG", {"progressive": True}),
    ("GIF", {}),
    ("WEBP", {}),
    ("WEBP", {"lossless": True}),
]


@pytest.mark.parametrize(("kind", "options"), KINDS)
def test_size_is_read_from_the_head_alone(kind: str, options: dict[str, Any]) -> None:
    for size in ((64, 32), (1, 1), (333, 47)):
        assert size_of(picture(kind, size, **options)) == size


def test_a_webp_with_transparency_says_its_size_too() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (30, 20), (1, 2, 3, 4)).save(out, "WEBP")
    assert size_of(out.getvalue()) == (30, 20)


@given(
    st.binary(max_size=60), st.sampled_from([b"", b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF1234WEBPVP8X"])
)
def test_any_head_has_a_size_or_none(data: bytes, head: bytes) -> None:
    size = size_of(head + data)
    assert size is None or (size[0] > 0 and size[1] > 0)


@given(st.integers(1, 20_000), st.integers(1, 20_000), st.integers(1, 120))
def test_a_picture_fits_its_column_and_keeps_its_proportions(width: int, height: int, columns: int) -> None:
    wide, rows = fit(width, height, columns, 24)
    assert 1 <= wide <= columns
    assert 1 <= rows <= 24
    if 1 < rows < 24 and wide > 4:
        assert abs(wide / (2 * rows) - width / height) < width / height


@pytest.mark.parametrize(("kind", "options"), KINDS)
def test_each_cell_holds_two_pixels(kind: str, options: dict[str, Any]) -> None:
    rows = half_cells(picture(kind, **options), 16, 3)
    assert ["".join(segment.text for segment in row) for row in rows] == ["▀" * 16] * 3
    upper, middle, lower = (row[len(row) // 2].style for row in rows)
    assert upper is not None and middle is not None and lower is not None
    for style, front, back in ((upper, "red", "red"), (middle, "red", "blue"), (lower, "blue", "blue")):
        assert style.color is not None and style.bgcolor is not None
        for colour, name in ((style.color, front), (style.bgcolor, back)):
            triplet = colour.triplet
            assert triplet is not None
            assert (triplet.red > triplet.blue) == (name == "red")


def test_equal_cells_share_a_segment() -> None:
    rows = half_cells(picture("PNG"), 16, 4)
    assert len(rows[0]) == len(rows[3]) == 1


@settings(max_examples=30, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 300))
def test_broken_pictures_are_refused_and_nothing_else_happens(noise: bytes, at: int) -> None:
    whole = picture("PNG")
    for data in (noise, whole[:at], whole[:at] + noise):
        try:
            rows = half_cells(data, 8, 4)
        except BadPicture as error:
            assert str(error)
        else:
            assert len(rows) == 4


def test_a_picture_that_claims_to_be_enormous_is_not_decoded() -> None:
    bomb = bytearray(picture("PNG"))
    bomb[16:24] = (60_000).to_bytes(4, "big") * 2
    with pytest.raises(BadPicture, match="too large"):
        half_cells(bytes(bomb), 8, 4)


def test_a_picture_that_lies_about_its_size_is_not_decoded_either(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.BytesIO()
    Image.new("1", (7000, 6000)).save(out, "PNG")
    monkeypatch.setattr("orda_tui.tui.render.pictures.size_of", lambda data: (8, 8))
    with pytest.raises(BadPicture, match="too large"):
        half_cells(out.getvalue(), 8, 4)


async def test_pictures_come_by_a_key_and_the_text_below_does_not_jump() -> None:
    asked: list[str] = []

    def stored(address: str) -> bytes | None:
        asked.append(address)
        return picture("PNG", (400, 200))

    shown = article(Figure(ADDRESS, "A caption.", alt="A pier"), Paragraph("Below."))
    async with staged(shown, (80, 40), pictures=stored) as (stage, pilot):
        assert any("▧ A pier" in row for row in stage.row_texts())
        assert asked == []
        stage.reader.action_pictures()
        await settle(stage, pilot)
        before = [row.strip() for row in stage.row_texts()].index("Below.")
        await stage.workers.wait_for_complete()
        await settle(stage, pilot)
        rows = stage.row_texts()
        assert [row.strip() for row in rows].index("Below.") == before
        assert sum("▀" in row for row in rows) == 19
        assert set(asked) == {ADDRESS}
        stage.reader.action_pictures()
        await settle(stage, pilot)
        assert not any("▀" in row for row in stage.row_texts())


async def test_a_picture_that_is_not_stored_or_is_damaged_is_named() -> None:
    shown = article(Figure(ADDRESS, alt="A pier"), Paragraph("Below."))
    async with staged(shown, (80, 40), pictures=lambda address: None, shown="all") as (stage, _):
        assert any("▧ A pier" in row for row in stage.row_texts())
    damaged = picture("PNG", (400, 200))[:60]
    async with staged(shown, (80, 40), pictures=lambda address: damaged, shown="all") as (stage, pilot):
        await settle(stage, pilot)
        await stage.workers.wait_for_complete()
        await settle(stage, pilot)
        assert any("▧ a damaged picture" in row for row in stage.row_texts())


async def test_pictures_that_are_still_to_be_fetched_leave_no_remark_behind() -> None:
    stored: list[bytes] = []
    shown = article(Figure(ADDRESS, alt="A pier"), Paragraph("Below."))
    async with staged(shown, (80, 40), pictures=lambda address: stored[0] if stored else None) as (stage, pilot):
        await press(stage, pilot, "i")
        assert stage.reader.prompt() == ""
        stored.append(picture("PNG", (400, 200)))
        stage.reader.pictures_changed()
        await settle(stage, pilot)
        assert any(line.picture >= 0 for line in stage.reader.layout_now.lines)


async def test_only_the_lead_picture_where_that_is_asked_for() -> None:
    data = picture("PNG", (400, 200))
    shown = article(Figure(ADDRESS, lead=True), Paragraph("Below."), Figure(ADDRESS + "2", alt="Another"))
    async with staged(shown, (80, 60), pictures=lambda address: data, shown="lead") as (stage, pilot):
        await settle(stage, pilot)
        assert any("▧ Another" in row for row in stage.row_texts())
        assert sum(line.picture >= 0 for line in stage.reader.layout_now.lines) == 19


async def test_the_picture_at_the_top_leads_where_none_is_marked() -> None:
    data = picture("PNG", (100, 50))
    first, second, marked = Figure(ADDRESS), Figure(ADDRESS + "2"), Figure(ADDRESS + "3", lead=True)
    one, two = Paragraph("One."), Paragraph("Two.")
    cases: list[tuple[tuple[Block, ...], Figure | None]] = [
        ((first, one, second), first),
        ((one, first, second), first),
        ((one, Paragraph(" "), Figure(text="A caption."), first), first),
        ((one, two, first), None),
        ((first, one, marked), marked),
        ((one, two, marked), marked),
        ((one,), None),
    ]
    for blocks, lead in cases:
        assert Document(blocks).lead() is lead
        async with staged(article(*blocks), (80, 60), pictures=lambda address: data, shown="lead") as (stage, _):
            laid = stage.reader.layout_now
            assert {laid.passages[line.passage].part for line in laid.lines if line.picture >= 0} == (
                {lead} if lead is not None else set()
            )


async def test_the_key_leads_from_the_lead_picture_to_all_to_none() -> None:
    data = picture("PNG", (100, 50))
    first, one, second = Figure(ADDRESS), Paragraph("One."), Figure(ADDRESS + "2")
    cases: list[tuple[tuple[Block, ...], Shown, list[Shown]]] = [
        ((first, one, second), "lead", ["all", "none", "lead", "all"]),
        ((first, one), "lead", ["none", "lead", "none"]),
        ((one, Paragraph("Two."), second), "lead", ["all", "none", "all"]),
        ((first, one, second), "all", ["none", "all", "none"]),
        ((first, one, second), "none", ["all", "none", "all"]),
    ]
    for blocks, setting, turns in cases:
        async with staged(article(*blocks), (80, 60), pictures=lambda address: data) as (stage, pilot):
            stage.reader.shown = setting
            for turn in turns:
                await press(stage, pilot, "i")
                assert stage.reader.shown == turn
                assert ("the same key shows all" in stage.reader.prompt()) == (turn == "lead")


async def test_a_picture_opens_on_the_whole_screen_and_leads_to_the_others() -> None:
    figures = (Figure(ADDRESS, "First.", "Port archive"), Figure(ADDRESS + "2", alt="Second"), Figure(ADDRESS + "3"))
    stored = {ADDRESS: picture("PNG", (400, 200)), ADDRESS + "2": b"damaged"}
    shown = article(figures[0], Paragraph("Text."), *figures[1:])
    async with staged(shown, (80, 24), pictures=stored.get) as (stage, pilot):

        async def rows() -> list[str]:
            await settle(stage, pilot)
            await stage.workers.wait_for_complete()
            await settle(stage, pilot)
            return ["".join(segment.text for segment in strip) for strip in stage.screen._compositor.render_strips()]

        stage.reader.action_open_picture()
        seen = await rows()
        assert sum("▀" in row for row in seen) == 20
        assert "First. · Port archive · 1 of 3" in seen[-2]
        await press(stage, pilot, "right")
        assert any("no picture" in row for row in await rows())
        await press(stage, pilot, "right")
        assert any("not stored" in row for row in await rows())
        await press(stage, pilot, "left", "left")
        assert sum("▀" in row for row in await rows()) == 20
        await press(stage, pilot, "escape")
        assert not any("▀" in row for row in await rows())


async def test_a_click_on_a_picture_opens_it() -> None:
    data = picture("PNG", (400, 200))
    shown = article(Figure(ADDRESS), Paragraph("Text."))
    async with staged(shown, (80, 24), pictures=lambda address: data, shown="all") as (stage, pilot):
        await settle(stage, pilot)
        await pilot.click("ArticleView", offset=(10, 8))
        await settle(stage, pilot)
        assert len(stage.screen_stack) == 2
