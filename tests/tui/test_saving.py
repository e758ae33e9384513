"""An article is saved as text, and no file is written over unasked."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from orda_tui.files import file_name
from orda_tui.store import Store
from orda_tui.tui.screens.prompt import Choice, Prompt
from tests.tui.house import Journey, article, fill, journey


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "home"
    place.mkdir()
    monkeypatch.setenv("HOME", str(place))
    return place


async def save(reader: Journey, line: str) -> None:
    await reader.press("colon")
    await reader.type(line)
    await reader.press("enter")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Bridge opens", "Bridge-opens.txt"),
        ("Мост открыт: что дальше?", "Мост-открыт-что-дальше.txt"),
        ("../../etc/passwd", "etc-passwd.txt"),
        ("..", "article.txt"),
        ("-rf ~/*", "rf.txt"),
        ("a_b", "a-b.txt"),
        ("橋" * 200, "橋" * 40 + ".txt"),
    ],
)
def test_a_file_is_called_after_the_title(title: str, name: str) -> None:
    assert file_name(title, ".txt") == name


async def test_an_article_is_saved_under_the_name_that_is_offered(folder: Path, home: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("w")
        assert isinstance(reader.app.screen, Prompt)
        assert reader.app.screen.query_one(Input).value == "~/Bridge-opens.txt"
        await reader.press("enter")
        saved = home / "Bridge-opens.txt"
        await reader.until(lambda: reader.message == f"Saved as {saved}.")
        text = saved.read_text(encoding="utf-8")
        assert text.startswith("Bridge opens\n============\n")
        assert "We built it in a year." in text
        assert "Aida Kim" in text


async def test_a_file_that_is_there_stays_until_the_reader_says_otherwise(folder: Path, home: Path) -> None:
    there = home / "notes.txt"
    there.write_text("Mine.")
    async with journey(folder) as reader:
        await save(reader, f"save {there}")
        assert isinstance(reader.app.screen, Choice)
        await reader.press("enter")
        await save(reader, f"save {there}")
        await reader.press("escape")
        assert there.read_text() == "Mine."
        await save(reader, f"save {there}")
        await reader.press("j", "enter")
        await reader.until(lambda: reader.message == f"Saved as {there}.")
        assert there.read_text(encoding="utf-8").startswith("Bridge opens")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("{home}", "{home} is a folder; give the name of a file in it."),
        ("{home}/none/a.txt", "{home}/none/a.txt cannot be written: No such file or directory."),
        ("x" * 300, "x" * 79 + "… cannot be used: File name too long."),
        ("~nobody-at-all/a.txt", "~nobody-at-all/a.txt cannot be written: No such file or directory."),
    ],
)
async def test_what_cannot_be_saved_is_said(folder: Path, home: Path, name: str, says: str) -> None:
    async with journey(folder) as reader:
        await save(reader, "save " + name.format(home=home))
        await reader.until(lambda: reader.message == says.format(home=home))
        assert list(home.iterdir()) == []


async def test_the_library_is_never_written_over(folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORDA_DATA_DIR", str(folder))
    before = (folder / "orda.db").read_bytes()
    async with journey(folder) as reader:
        await save(reader, f"save {folder}/orda.db")
        await reader.until(lambda: "belongs to the library itself" in reader.message)
    assert (folder / "orda.db").read_bytes()[:100] == before[:100]


async def test_nothing_that_acts_gets_into_the_file(tmp_path: Path, home: Path) -> None:
    data = tmp_path / "hostile"
    data.mkdir()
    with Store.open(data) as store:
        fill(store, {"Herald": [article("a", "A\x1b[31m title", "Text \x1b]52;c;eA==\x07and \u202emore.", "End.")]})
    async with journey(data) as reader:
        await save(reader, "save ~/a.txt")
        await reader.until(lambda: reader.message.startswith("Saved"))
    text = (home / "a.txt").read_text(encoding="utf-8")
    assert not {"\x1b", "\x07", "\u202e"} & set(text)
