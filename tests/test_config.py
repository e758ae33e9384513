"""Settings: what is good is taken, what is bad is named with its line."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orda_tui import config
from orda_tui.errors import UsageError


def test_the_default_file_sets_the_defaults() -> None:
    assert config.parse(config.default_text()) == config.Config()
    uncommented = config.default_text().replace("\n#", "\n")
    lines = [line for line in uncommented.splitlines() if "=" in line or line.startswith("[")]
    assert config.parse("\n".join(line for line in lines if not line.startswith(" "))).problems == ()


def test_good_values_are_taken_and_bad_ones_named_with_their_line() -> None:
    text = '[screen]\ntheme = "dark"\nmeasure = 7\n\n[keys]\npreset = "emacs"\n[nowhere]\nx = 1\n'
    settings = config.parse(text)
    assert settings.screen.theme == "dark"
    assert settings.screen.measure == config.Screen().measure
    assert [problem.line for problem in settings.problems] == [3, 6, 7]
    assert "screen.measure" in settings.problems[0].sentence


def test_a_setting_outside_its_section_is_sent_home() -> None:
    problem = config.parse('# mine\ntheme = "light"\n').problems[0]
    assert (problem.line, problem.sentence) == (2, "theme belongs under [screen].")


def test_the_commented_file_is_written_once(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    config.write_default(path)
    assert path.read_text() == config.default_text()
    path.write_text("# mine\n")
    config.write_default(path)
    assert path.read_text() == "# mine\n"
    config.write_default(tmp_path / "config.toml" / "below-a-file")


def test_each_kind_of_setting_says_what_it_may_be() -> None:
    text = "[network]\nproxy = 3\n[screen]\nmouse = 1\ntheme = 2\n[commands]\nbrowser = 'x'\n[keys]\nmap = 1\n"
    sentences = [problem.sentence for problem in config.parse(text).problems]
    wanted = ("text in quotes", "true or false", "one of auto", "list of words", "table of texts")
    for words, sentence in zip(wanted, sentences, strict=True):
        assert words in sentence


def test_a_file_that_is_no_toml_leaves_the_defaults() -> None:
    settings = config.parse("[screen\n")
    assert settings.screen == config.Screen()
    assert settings.problems[0].line == 1


def test_a_missing_file_is_no_problem(tmp_path: Path) -> None:
    assert config.load(tmp_path / "none.toml").problems == ()


def test_a_change_keeps_comments_and_everything_else(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "config.toml"
    assert config.change(path, "screen", "theme", "light").screen.theme == "light"
    path.write_text(path.read_text() + "# mine\n")
    settings = config.change(path, "commands", "browser", ("firefox", "--new-tab"))
    assert settings.screen.theme == "light"
    assert settings.commands.browser == ("firefox", "--new-tab")
    assert "# mine" in path.read_text()
    assert config.change(path, "screen", "theme", "mono").screen.theme == "mono"
    assert path.read_text().count("\ntheme =") == 1
    assert not [one for one in path.parent.iterdir() if one.name.startswith(".config-")]


def test_a_change_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"screen\.theme"):
        config.change(tmp_path / "c.toml", "screen", "theme", "pink")
    with pytest.raises(UsageError, match="no setting"):
        config.change(tmp_path / "c.toml", "screen", "nothing", 1)
    assert not (tmp_path / "c.toml").exists()


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(UsageError, match="cannot be changed"):
        config.change(blocked / "config.toml", "screen", "theme", "dark")


def test_the_file_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    config.change(path, "screen", "theme", "dark")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@given(st.text())
def test_any_text_is_read_without_raising(text: str) -> None:
    config.parse(text)


@given(st.text(max_size=20))
def test_any_word_survives_being_written(word: str) -> None:
    if not word or any(0xD800 <= ord(character) < 0xE000 for character in word):
        return
    text = config._with_value("[commands]\n", "commands", "browser", config._toml((word,)))
    assert config.parse(text).commands.browser == (word,)


def test_a_file_that_broke_leaves_the_settings_of_before(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("[refresh]\nevery = 5\n")
    before = config.load(path)
    path.write_text("[refresh\n")
    after = config.load(path, before)
    assert after.refresh.every == 5
    assert "stay as they were" in after.problems[0].sentence
    assert config.load(path).refresh.every == 0


def test_changes_at_once_are_all_kept(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    changes = [("order", "oldest"), ("group", True), ("hide_read", True), ("density", "one"), ("theme", "mono")]
    with ThreadPoolExecutor(len(changes)) as threads:
        list(threads.map(lambda pair: config.change(path, "screen", *pair), changes))
    screen = config.load(path).screen
    assert [(name, getattr(screen, name)) for name, _ in changes] == changes
