"""The reader as the main screen uses it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from orda_tui.model.document import Document, Figure, Paragraph
from orda_tui.store import Store
from tests.tui.house import NOW, article, journey
from tests.tui.reader.test_pictures import ADDRESS, picture


async def test_what_was_said_of_pictures_goes_when_they_do(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        feed = store.feeds.add("feed", "http://127.0.0.1/pier", now=NOW, title="Pier")
        blocks = (Figure(ADDRESS), Paragraph("One pier."))
        pictured = replace(article("p", "With a picture"), document=Document(blocks))
        store.articles.insert(feed.id, [pictured], NOW)
        store.pictures.put(ADDRESS, picture("PNG", (100, 50)), "image/png", NOW)
    async with journey(tmp_path) as reader:
        await reader.press("enter", "i")
        await reader.until(lambda: "Pictures are shown" in reader.message)
        await reader.press("i")
        assert reader.message == "Pictures are hidden."
        await reader.press("i")
        assert "Pictures are shown" in reader.message
