"""Draw the one picture of the bundled edition: ``python -m tests.edition.draw``. The same bytes each time."""

from __future__ import annotations

import math
from pathlib import Path

from PIL import Image, ImageDraw

import orda_tui.edition

WIDTH, HEIGHT = 480, 270
SKY = ((24, 32, 66), (236, 156, 96))
SUN = (255, 226, 150)
RIDGES = (((96, 84, 112), 0.60, 26, 1.7), ((62, 66, 84), 0.70, 18, 2.9), ((34, 42, 48), 0.82, 12, 4.3))


def mix(share: float) -> tuple[int, int, int]:
    """A colour of the sky, from the top (0) to the horizon (1)."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(*SKY, strict=True))
    return red, green, blue


def draw() -> Image.Image:
    """Sunrise over a steppe with three ridges, and a yurt in front of them."""
    image = Image.new("RGB", (WIDTH, HEIGHT))
    pen = ImageDraw.Draw(image)
    for y in range(HEIGHT):
        pen.line((0, y, WIDTH, y), fill=mix(min(1.0, y / (HEIGHT * 0.7)) ** 1.4))
    pen.ellipse((300, 96, 376, 172), fill=SUN)
    for colour, height, swing, waves in RIDGES:
        crest = [
            (x, HEIGHT * height + swing * math.sin(x / WIDTH * math.tau * waves / 2 + waves)) for x in range(WIDTH + 1)
        ]
        pen.polygon([(0, HEIGHT), *crest, (WIDTH, HEIGHT)], fill=colour)
    pen.polygon([(96, 214), (150, 176), (204, 214)], fill=(214, 196, 170))
    pen.rectangle((96, 214, 204, 246), fill=(196, 176, 150))
    pen.rectangle((138, 220, 162, 246), fill=(122, 64, 46))
    pen.line((96, 214, 204, 214), fill=(122, 64, 46), width=3)
    return image.quantize(48)


if __name__ == "__main__":
    target = Path(orda_tui.edition.__file__).parent / "pictures" / "steppe.png"
    draw().save(target, optimize=True)
