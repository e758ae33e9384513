"""The settings screen: what it shows, what a change does, what a bad value is answered."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest

from orda_tui.config import Config, load
from orda_tui.errors import UsageError
from orda_tui.tui.screens.settings import Setting, Settings, settings_of
from orda_tui.tui.widgets.bars import KeyBar
from tests.tui.house import Journey, journey


def setting(name: str) -> Setting:
    return next(one for one in settings_of(Config()) if one.name == name)


async def opened(reader: Journey, file: Path) -> Settings:
    reader.app.services.config = replace(reader.app.services.config, path=file)
    await reader.press("P")
    screen = reader.app.screen
    assert isinstance(screen, Settings)
    await reader.until(lambda: screen.listing.rows)
    return screen


def stand_on(screen: Settings, section: str, name: str) -> None:
    keys = [row.key for row in screen.listing.rows]
    screen.listing.cursor = keys.index((section, name))


def test_every_setting_is_shown() -> None:
    every = {
        (section.name, one.name)
        for section in fields(Config)
        if is_dataclass(value := getattr(Config(), section.name))
        for one in fields(value)
    }
    assert {(one.section, one.name) for one in settings_of(Config())} == every
    assert all(one.comment and one.value == one.default for one in settings_of(Config()))


def test_what_is_typed_becomes_a_value_or_a_sentence() -> None:
    assert setting("measure").read(" 70 ") == 70
    assert setting("browser").read("firefox '--new tab'") == ("firefox", "--new tab")
    with pytest.raises(UsageError, match="whole number from 30 to 200"):
        setting("measure").read("wide")
    with pytest.raises(UsageError, match="quote"):
        setting("browser").read("'firefox")


async def test_a_switch_and_a_choice_hold_at_once(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    async with journey(folder) as reader:
        screen = await opened(reader, file)
        stand_on(screen, "screen", "justify")
        await reader.press("enter")
        await reader.until(lambda: reader.main.reader.justified)
        await reader.until(lambda: screen.status.message == "justify: yes.")
        stand_on(screen, "screen", "theme")
        await reader.press("enter", "j", "enter")
        await reader.until(lambda: reader.main.theme_key == "light")
        await reader.until(lambda: any(row.right == "default auto" for row in screen.listing.rows))
        assert (load(file).screen.theme, load(file).screen.justify) == ("light", True)
        stand_on(screen, "screen", "justify")
        await reader.press("r")
        await reader.until(lambda: not reader.main.reader.justified)
        assert not load(file).screen.justify


async def test_a_number_is_typed_and_a_bad_one_is_refused(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    async with journey(folder) as reader:
        screen = await opened(reader, file)
        stand_on(screen, "screen", "measure")
        await reader.press("enter", "backspace", "backspace")
        await reader.type("5")
        await reader.press("enter")
        await reader.until(lambda: screen.status.is_error)
        assert screen.status.message == "screen.measure: it is a whole number from 30 to 200."
        assert not file.exists()
        await reader.press("enter", "backspace", "backspace")
        await reader.type("60")
        await reader.press("enter")
        await reader.until(lambda: reader.main.reader.measure == 60)
        assert load(file).screen.measure == 60


async def test_below_the_list_stands_what_a_setting_is_and_may_be(folder: Path, tmp_path: Path) -> None:
    async with journey(folder, size=(80, 24)) as reader:
        screen = await opened(reader, tmp_path / "config.toml")
        assert screen.listing.current is not None
        assert screen.listing.current.key == ("screen", "theme"), "no name of a section"
        for section, name, told in (
            ("screen", "hyphenate", "where their language is known. Yes or no. Default: no."),
            ("screen", "measure", "Widest column of text, in cells. 30 to 200. Default: 76."),
            ("network", "proxy", "empty: as the environment says. Text. Default: empty."),
            ("keys", "map", "Changed in the file, below [keys.map]. Default: none."),
        ):
            stand_on(screen, section, name)
            await reader.settle()
            assert str(screen.detail.content).endswith(told)
        await reader.press("slash")
        await reader.type("measure")
        await reader.press("enter")
        await reader.until(lambda: screen.title_line.detail == "1 with “measure”")
        assert screen.listing.current.key == ("screen", "measure")


async def test_the_choice_begins_on_what_holds_now(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('[screen]\norder = "source"\n')
    async with journey(folder) as reader:
        reader.app.services.config = load(file)
        await reader.press("P")
        screen = reader.app.screen
        assert isinstance(screen, Settings)
        await reader.until(lambda: screen.listing.rows)
        stand_on(screen, "screen", "order")
        await reader.press("enter", "enter")
        await reader.until(lambda: screen.status.message == "order: source.")


async def test_another_preset_gives_other_keys_at_once(folder: Path, tmp_path: Path) -> None:
    async with journey(folder) as reader:
        screen = await opened(reader, tmp_path / "config.toml")
        stand_on(screen, "keys", "preset")
        await reader.press("enter", "j", "enter")
        await reader.until(lambda: screen.status.message == "preset: newsboat.")
        assert screen.query_one(KeyBar).render_line(0).text.strip().startswith("Enter change")
        await reader.press("home")
        assert screen.listing.cursor == 0
        await reader.press("G")
        assert screen.listing.cursor == 0, "in this set G does something else"
        await reader.press("q", "N")
        assert reader.message == "Marked read."


async def test_without_a_file_nothing_changes(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("P")
        screen = reader.app.screen
        assert isinstance(screen, Settings)
        await reader.until(lambda: screen.listing.rows)
        await reader.press("j", "enter")
        assert screen.status.message == "There is no settings file: nothing can be changed here."
