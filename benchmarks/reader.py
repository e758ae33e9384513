"""How fast the reader is: opening, paging and resizing an article, beside Textual's own Markdown widget.

``python -m benchmarks.reader [words ...]`` prints milliseconds until the screen is composed, and ratios. Both widgets
run headless in the same process, on the same text, at 150x40. Limits are those of an idle two-core machine.
"""

from __future__ import annotations

import asyncio
import gc
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from datetime import UTC
from functools import partial

from textual import events
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Size
from textual.pilot import Pilot
from textual.widgets import Markdown

from orda_tui.model.article import Article, Status
from orda_tui.model.document import Block, Document, Heading, Item, Mark, Paragraph
from orda_tui.model.statement import Statement
from orda_tui.tui.widgets.article_view import ArticleView

SIZE, NARROW = (150, 40), (90, 40)
LIMITS = {"open": 50.0, "page": 15.0, "resize": 60.0}
ROUNDS = 5
_SENTENCES = (
    "The harbour office counted eleven ships before noon and wrote the number on the board by the gate. ",
    "“Nobody has asked the fishers what they think of it,” the keeper said, and went back to his lamp. ",
    "В среду совет порта ещё раз обсудил причал, дорогу и то, кто за них заплатит. ",
    "Жұмыс көктемде басталады, ал алғашқы кеме мамырда келеді деп күтіледі. ",
)


def article_of(words: int) -> Article:
    """About so many words: paragraphs with links and emphasis, a heading every ten, a list every seven, statements."""
    blocks: list[Block] = []
    statements: list[Statement] = []
    count = 0
    while count < words:
        number = len(blocks)
        if number % 10 == 0:
            blocks.append(Heading(f"Part {number // 10 + 1}"))
        text = "".join(_SENTENCES[(number + step) % 4] for step in range(5)).strip()
        if number % 7 == 6:
            blocks.append(Item(text[:90], number=number))
        else:
            blocks.append(Paragraph(text, (Mark("link", 4, 18, "https://harbour.example/"), Mark("strong", 30, 42))))
            start = text.find("Nobody has asked")
            if start >= 0:
                end = text.index("”", start)
                statements.append(
                    Statement("direct", text[start:end], len(blocks) - 1, start, end, f"Keeper {number % 8}")
                )
        count += len(blocks[-1].text.split())
    document = Document(tuple(blocks), "en")
    return Article(1, 1, "k", "The log", document, tuple(statements), 0, 0, words=document.words(), rules_version=1)


def markdown_of(article: Article) -> str:
    """The same article for the Markdown widget."""
    parts = ["# " + article.title]
    for block in article.document.blocks:
        if isinstance(block, Heading):
            parts.append("## " + block.text)
        elif isinstance(block, Item):
            parts.append("- " + block.text)
        else:
            text = block.text
            parts.append(f"{text[:4]}[{text[4:18]}](https://harbour.example/){text[18:30]}**{text[30:42]}**{text[42:]}")
    return "\n\n".join(parts)


class Ours(App[None]):
    """The reader."""

    def compose(self) -> ComposeResult:
        """One widget."""
        yield ArticleView(zone=UTC)


class Theirs(App[None]):
    """Textual's Markdown in a scrolling container."""

    def compose(self) -> ComposeResult:
        """One widget."""
        with VerticalScroll():
            yield Markdown("")


async def timed(pilot: Pilot[None], act: Callable[[], Awaitable[None] | None]) -> float:
    """Milliseconds of work until what was done stands in the compositor and nothing more is on its way."""
    await settle(pilot)
    gc.collect()
    start = time.perf_counter()
    done = act()
    if done is not None:
        await done
    await settle(pilot)
    pilot.app.screen._compositor.render_strips()
    return (time.perf_counter() - start) * 1000


async def settle(pilot: Pilot[None]) -> None:
    """Until every message has arrived and the screen was updated; without the wait for the next frame's timer."""
    quiet = 0
    while quiet < 3:
        arrived = asyncio.Event()
        pilot.app.call_later(arrived.set)
        await arrived.wait()
        pilot.app.screen._on_timer_update()
        nodes = [pilot.app, pilot.app.screen, *pilot.app.screen.walk_children()]
        quiet = quiet + 1 if all(node._message_queue.empty() for node in nodes) else 0


async def resize(app: App[None], size: tuple[int, int]) -> None:
    """What a terminal says when it is resized, until the screen has that size."""
    new = Size(*size)
    if isinstance(app._driver, HeadlessDriver):
        app._driver._size = new
    app.post_message(events.Resize(new, new))
    while app.screen.children[0].outer_size != new:
        await asyncio.sleep(0)


async def ours(article: Article) -> dict[str, list[float]]:
    """Timings of the reader."""
    took: dict[str, list[float]] = {name: [] for name in LIMITS}
    app = Ours()
    async with app.run_test(size=SIZE) as pilot:
        view = app.query_one(ArticleView)
        for _ in range(ROUNDS):
            view.clear()
            took["open"].append(await timed(pilot, lambda: view.show(article, Status(1))))
            for _ in range(5):
                took["page"].append(await timed(pilot, view.action_page_down))
            for size in (NARROW, SIZE):
                took["resize"].append(await timed(pilot, partial(resize, app, size)))
    return took


async def theirs(article: Article) -> dict[str, list[float]]:
    """Timings of the Markdown widget."""
    took: dict[str, list[float]] = {name: [] for name in LIMITS}
    text = markdown_of(article)
    app = Theirs()
    async with app.run_test(size=SIZE) as pilot:
        widget, scroll = app.query_one(Markdown), app.query_one(VerticalScroll)

        async def show() -> None:
            await widget.update(text)

        for _ in range(2):
            took["open"].append(await timed(pilot, show))
            for _ in range(5):
                took["page"].append(await timed(pilot, lambda: scroll.scroll_page_down(animate=False)))
            for size in (NARROW, SIZE):
                took["resize"].append(await timed(pilot, partial(resize, app, size)))
    return took


def main() -> int:
    """Print the table; 1 where a limit is passed at 10,000 words."""
    passed = 0
    for words in [int(word) for word in sys.argv[1:]] or [1000, 10_000]:
        article = article_of(words)
        print(f"{article.words} words, {len(article.statements)} statements, {SIZE[0]}x{SIZE[1]}")
        mine, other = asyncio.run(ours(article)), asyncio.run(theirs(article))
        for name, limit in LIMITS.items():
            here, there = statistics.median(mine[name]), statistics.median(other[name])
            over = here > limit
            passed |= over and words <= 10_000
            told = f"limit {limit:.0f}{', PASSED' if over else ''}"
            print(
                f"  {name:7} {here:6.1f} ms (least {min(mine[name]):5.1f}, most {max(mine[name]):5.1f}; {told})"
                f"   Markdown {there:8.1f} ms   x{there / here:.1f}"
            )
    return int(passed)


if __name__ == "__main__":
    sys.exit(main())
