"""Pictures in half cells: bytes -> rows of segments, two pixels a cell. Works in every terminal with 256 colours."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.color import Color
from rich.segment import Segment
from rich.style import Style

if TYPE_CHECKING:
    from PIL.Image import Image

_FORMATS = ("JPEG", "PNG", "GIF", "WEBP")
_MOST_PIXELS = 40_000_000
_COLOURS = 256
_PIXELS_A_CELL = 4  # a small picture grows at most to this many times fewer cells than it has pixels


class BadPicture(Exception):
    """The bytes are no picture that can be shown; the sentence says why."""


def size_of(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels from the first bytes of a JPEG, PNG, GIF or WebP; None where they do not say."""
    if data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) >= 24:
        return _sane(*struct.unpack(">II", data[16:24]))
    if data[:6] in (b"GIF87a", b"GIF89a") and len(data) >= 10:
        return _sane(*struct.unpack("<HH", data[6:10]))
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP" and len(data) >= 30:
        return _webp_size(data)
    if data[:2] == b"\xff\xd8":
        return _jpeg_size(data)
    return None


def _sane(width: int, height: int) -> tuple[int, int] | None:
    return (width, height) if width > 0 and height > 0 else None


def _webp_size(data: bytes) -> tuple[int, int] | None:
    kind = data[12:16]
    if kind == b"VP8X":
        return _sane(1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little"))
    if kind == b"VP8 ":
        width, height = struct.unpack("<HH", data[26:30])
        return _sane(width & 0x3FFF, height & 0x3FFF)
    if kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return _sane((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    return None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return _sane(width, height)
        if marker == 0xFF or 0xD0 <= marker <= 0xD9:
            at += 1 if marker == 0xFF else 2
            continue
        at += 2 + max(2, int.from_bytes(data[at + 2 : at + 4], "big"))
    return None


def fit(width: int, height: int, columns: int, most_rows: int) -> tuple[int, int]:
    """Columns and rows for a picture of so many pixels: at most ``columns`` by ``most_rows``, in its proportions."""
    wide = max(1, min(columns, max(8, width // _PIXELS_A_CELL)))
    rows = max(1, round(wide * height / width / 2))
    if rows > most_rows:
        rows = most_rows
        wide = max(1, min(wide, round(rows * 2 * width / height)))
    return wide, rows


def decoded(data: bytes, width: int, height: int) -> Image:
    """The picture scaled to so many pixels, on a middle grey where it is transparent.

    Slow (milliseconds to tenths of a second): call it in a thread. Raises BadPicture.
    """
    from PIL import Image

    size = size_of(data)
    if size is None or size[0] * size[1] > _MOST_PIXELS:
        raise BadPicture("not a picture that can be shown" if size is None else "too large a picture")
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            if image.width * image.height > _MOST_PIXELS:
                raise BadPicture("too large a picture")
            # JPEG decodes at an eighth to a half of its size: many times cheaper, and sharper than it looks here.
            image.draft("RGB", (width * 2, height * 2))
            small = image.convert("RGBA").resize((width, height), Image.Resampling.LANCZOS)
    except (OSError, ValueError, SyntaxError, EOFError, struct.error, Image.DecompressionBombError) as error:
        raise BadPicture(f"a damaged picture ({type(error).__name__})") from error
    ground = Image.new("RGBA", small.size, (128, 128, 128, 255))
    return Image.alpha_composite(ground, small).convert("RGB")


def half_cells(data: bytes, columns: int, rows: int) -> list[list[Segment]]:
    """``rows`` rows of ``columns`` cells. Slow: call it in a thread. Raises BadPicture."""
    flat = decoded(data, columns, rows * 2).quantize(_COLOURS, kmeans=1).convert("RGB")
    pixels = list(zip(*[iter(flat.tobytes())] * 3, strict=True))
    return [
        list(_row(pixels[2 * row * columns : (2 * row + 1) * columns], pixels[(2 * row + 1) * columns :]))
        for row in range(rows)
    ]


def _row(upper: list[tuple[int, int, int]], lower: list[tuple[int, int, int]]) -> Iterator[Segment]:
    """One row of cells; equal neighbours share a segment, and so one colour sequence."""
    start = 0
    for at in range(1, len(upper) + 1):
        if at < len(upper) and (upper[at], lower[at]) == (upper[start], lower[start]):
            continue
        style = Style(color=Color.from_rgb(*upper[start]), bgcolor=Color.from_rgb(*lower[start]))
        yield Segment("▀" * (at - start), style)
        start = at
