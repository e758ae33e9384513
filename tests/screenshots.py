"""Take the pictures in ``screenshots/`` from the program itself: ``make screenshots``.

The library holds the bundled edition, read by the real worker's verbs; the clock stands still, so that a picture
changes only when the program does.
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from orda_tui.config import Config, Screen
from orda_tui.session import Session
from orda_tui.store import Store
from orda_tui.subscribe import add_edition
from orda_tui.tui.screens.listing import Listing
from tests.tui import house

FOLDER = Path(__file__).parent.parent / "screenshots"
NOW = int(datetime(2026, 11, 24, 8, 30, tzinfo=UTC).timestamp())

# A picture that fetches its letters from somewhere is no picture for readers without a network.
_FONT_FACE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


LIT = "right_square_bracket"
"""The key that lights the next statement."""


@dataclass(frozen=True)
class Shot:
    """A picture: what to press before it is taken, on which screen."""

    name: str
    size: tuple[int, int]
    keys: tuple[str, ...] = ()
    theme: str = "dark"
    density: str = "two"


SHOTS = [
    Shot("reader", (200, 50), ("open:Trump Calls Off", LIT, LIT)),
    Shot("first-start", (120, 36)),
    Shot("reader-120x36", (120, 36), ("open:Trump Calls Off", LIT)),
    Shot("list-80x24", (80, 24)),
    Shot("reader-80x24", (80, 24), ("open:Trump Calls Off", LIT)),
    Shot("light-120x36", (120, 36), ("open:Трамп отменил", LIT), theme="light"),
    Shot("kazakh-120x36", (120, 36), ("open:Трамп Путинмен", LIT)),
    Shot("statements-in-list", (120, 36), density="statement"),
    Shot("mono-120x36", (120, 36), ("open:Trump Calls Off", LIT), theme="mono"),
    Shot("help", (120, 36), ("question_mark",)),
    Shot("speakers", (120, 36), ("W",)),
    Shot("catalogue", (120, 36), ("C",)),
    Shot("settings", (120, 36), ("P",)),
]


async def fill(folder: Path) -> None:
    """A library with the bundled edition, as a newcomer finds it."""
    session = Session(Store.open(folder), Config(), lambda event, details: None, clock=lambda: NOW)
    await add_edition(session)
    session.store.meta.set("edition.offered", "1")
    await session.close()


async def take(shot: Shot, data: Path, target: Path) -> None:
    """Run the program, press the keys, and write the picture."""
    screen = Screen(density=shot.density, splash=False)
    async with house.journey(data, size=shot.size, screen=screen, theme_key=shot.theme) as journey:
        services = journey.app.services
        services.config = replace(services.config, path=Path("~/.config/orda/config.toml"))
        reader = journey.main.reader
        for key in shot.keys:
            if key.startswith("open:"):
                place = next(n for n, title in enumerate(journey.titles) if title.startswith(key.removeprefix("open:")))
                await journey.press(*"j" * place, "enter")
                await journey.until(lambda: reader.has_focus and reader.region and reader.layout_now.lines)
            else:
                await journey.press(key)
        screen_now = journey.app.screen
        if isinstance(screen_now, Listing):
            await journey.until(lambda: screen_now.listing.rows)  # they come from a thread
        await journey.settle()
        target.write_text(_FONT_FACE.sub("", journey.app.export_screenshot(title="orda")), encoding="utf-8")
        print(target.name)  # noqa: T201 - progress of a command


async def main() -> None:
    """All pictures, one after the other."""
    house.NOW = NOW
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        for shot in SHOTS:
            data = Path(name) / shot.name
            data.mkdir()
            await fill(data)
            await take(shot, data, FOLDER / f"{shot.name}.svg")


if __name__ == "__main__":
    os.environ["TZ"] = "UTC"
    time.tzset()
    asyncio.run(main())
