"""Pictures the kitty way."""

from __future__ import annotations

import base64
import io
import re

import pytest
from PIL import Image
from rich.cells import cell_len
from rich.color import ColorSystem

from orda_tui.model.document import Figure, Paragraph
from orda_tui.tui.render.kitty import (
    MOST_CELLS,
    knows_placeholders,
    new_number,
    placeholders,
    removal,
    transmission,
    without_pictures,
)
from orda_tui.tui.render.pictures import BadPicture
from tests.tui.reader.articles import article
from tests.tui.reader.stage import settle, staged
from tests.tui.reader.test_pictures import ADDRESS, picture

SEQUENCE = re.compile("\x1b_G([^;\x1b]*)(?:;([A-Za-z0-9+/=]*))?\x1b\\\\")


def sequences(text: str) -> list[tuple[dict[str, str], str]]:
    """The graphics sequences of a text, which must hold nothing else."""
    assert SEQUENCE.sub("", text) == ""
    return [(dict(pair.split("=") for pair in keys.split(",")), payload) for keys, payload in SEQUENCE.findall(text)]


def test_a_picture_is_handed_over_in_pieces_that_the_protocol_allows() -> None:
    noise = Image.effect_noise((800, 400), 90)
    out = io.BytesIO()
    noise.save(out, "PNG")
    sent = sequences(transmission(out.getvalue(), 40, 10, 77))
    keys = sent[0][0]
    assert {name: keys[name] for name in "aUfqicr"} == {
        "a": "T", "U": "1", "f": "100", "q": "2", "i": "77", "c": "40", "r": "10",
    }  # fmt: skip
    assert len(sent) > 1
    assert [part["m"] for part, _ in sent] == ["1"] * (len(sent) - 1) + ["0"]
    assert all(len(payload) <= 4096 for _, payload in sent)
    with Image.open(io.BytesIO(base64.b64decode("".join(payload for _, payload in sent)))) as image:
        assert (image.format, image.size) == ("PNG", (400, 200))


def test_every_placeholder_says_its_row_its_column_and_its_picture() -> None:
    rows = placeholders(3, 2, 0x010203)
    texts = ["".join(segment.text for segment in row) for row in rows]
    assert [cell_len(text) for text in texts] == [3, 3]
    assert texts[0] == "\U0010eeee\u0305\u0305\U0010eeee\u0305\u030d\U0010eeee\u0305\u030e"
    assert texts[1][:3] == "\U0010eeee\u030d\u0305"
    style = rows[0][0].style
    assert style is not None and style.color is not None and style.color.triplet is not None
    assert tuple(style.color.triplet) == (1, 2, 3)


def test_there_are_marks_for_a_wide_screen() -> None:
    assert MOST_CELLS > 120
    text = placeholders(MOST_CELLS, MOST_CELLS, 1)[-1][0].text
    assert cell_len(text) == MOST_CELLS
    assert len({text[at : at + 3] for at in range(0, len(text), 3)}) == MOST_CELLS


def test_what_is_no_picture_is_not_sent() -> None:
    with pytest.raises(BadPicture):
        transmission(b"nothing", 4, 4, 1)
    assert sequences(removal(5)) == [({"a": "d", "d": "I", "q": "2", "i": "5"}, "")]


@pytest.mark.parametrize(
    ("environment", "known"),
    [
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"}, True),
        ({"TERM_PROGRAM": "ghostty"}, True),
        ({"TERM": "xterm-kitty", "TMUX": "x"}, False),
        ({"TERM": "xterm-kitty", "NO_COLOR": "1"}, False),
        ({"TERM_PROGRAM": "WezTerm"}, False),
        ({}, False),
    ],
)
def test_only_terminals_that_know_placeholders_get_them(environment: dict[str, str], known: bool) -> None:
    assert knows_placeholders(environment) is known


async def test_the_terminal_gets_the_picture_once_and_may_forget_it_afterwards() -> None:
    sent: list[str] = []
    data = picture("PNG", (400, 200))
    shown = article(Figure(ADDRESS), Paragraph("Below."))
    async with staged(shown, (80, 30), pictures=lambda address: data, shown="all", kitty=sent.append) as (stage, pilot):
        await settle(stage, pilot)
        await stage.workers.wait_for_complete()
        await settle(stage, pilot)
        number = sequences(sent[0])[0][0]["i"]
        assert sum("\U0010eeee" in row for row in stage.row_texts()) == 19
        assert len(sent) == 1
        stage.reader.action_open_picture()
        await settle(stage, pilot)
        await stage.workers.wait_for_complete()
        await settle(stage, pilot)
        large = sequences(sent[1])[0][0]["i"]
        assert large != number
        stage.pop_screen()
        await settle(stage, pilot)
        stage.reader.clear()
        await settle(stage, pilot)
        gone = [keys["i"] for text in sent[2:] for keys, _ in sequences(text)]
        assert sorted(gone) == sorted([number, large])


def test_a_number_survives_as_a_colour_also_where_there_are_few() -> None:
    for few in (False, True):
        numbers = {new_number(few_colours=few) for _ in range(200)}
        assert len(numbers) == 200
        for number in numbers:
            style = placeholders(1, 1, number)[0][0].style
            assert style is not None and style.color is not None
            if few:
                assert style.color.number == number
                assert style.color.downgrade(ColorSystem.EIGHT_BIT).number == number
            else:
                red, green, blue = style.color.get_truecolor()
                assert red << 16 | green << 8 | blue == number


def test_a_frame_without_pictures_has_blanks_for_them() -> None:
    row = "".join(segment.text for segment in placeholders(3, 1, 300)[0])
    assert without_pictures(f"a\x1b[1m{row}\x1b[0mb\u0301") == "a\x1b[1m   \x1b[0mb\u0301"
    assert without_pictures("plain") == "plain"
