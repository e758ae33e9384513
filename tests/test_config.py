"""Settings: what is good is taken, what is bad is named with its line."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orda_tui import config, configfile
from orda_tui.errors import UsageError
from orda_tui.tui.actions import Keymap


def test_the_default_file_sets_the_defaults() -> None:
    assert config.parse(configfile.default_text()) == config.Config()
    uncommented = configfile.default_text().replace("\n#", "\n")
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
    configfile.write_default(path)
    assert path.read_text() == configfile.default_text()
    path.write_text("# mine\n")
    configfile.write_default(path)
    assert path.read_text() == "# mine\n"
    configfile.write_default(tmp_path / "config.toml" / "below-a-file")


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


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ('# a\n[keys]\nmap = { nosuch = "x" }\n', [3]),
        ('[keys.map]\nstar = "x"\nnosuch = "x"\n"no such" = "y"\n', [3, 4]),
        ('keys.map.nosuch = "x"\n', [1]),
        ('[keys]\npreset = "vim"\nmap.nosuch = "x"\n', [3]),
        ('[commands]\npipe = [\n  "sh",\n  "[keys.map]",\n]\n[keys.map]\nnosuch = "x"\n', [7]),
        ('[commands]\npipe = ["""\n[keys.map]\nnosuch = 1\n"""]\n[keys]\r\nmap.nosuch = "x"\n', [7]),
    ],
)
def test_an_action_that_there_is_not_is_named_with_its_line(tmp_path: Path, text: str, lines: list[int]) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text, newline="")
    settings = config.load(path)
    assert settings.problems == ()
    complaints = settings.complaints(Keymap(settings.keys.preset, settings.keys.map).problems)
    assert [one.partition(":")[0] for one in complaints] == [f"line {line}" for line in lines]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("[screen]\nmouse = true\n[", [3]),
        ("[screen]\nmouse = true\nx = [\n\n\n", [3]),
        ('[screen]\ntheme = """', [2]),
        ("x = " + "[" * 5000, [1]),
        ("# a\n\nx = " + "1" * 5000, [3]),
        ("theme = 'x'\n[screen]\ntheme = 'dark'\n", [1]),
        ("# a\nscreen = 3\n", [2]),
        ("# a\n[[screen]]\nmouse = true\n", [2]),
        ("# a\n[screen.nested]\nmouse = 1\n", [2]),
        ("# a\nscreen.mouse = 1\n", [2]),
        ("# a\nscreen = { mouse = 1, nothing = 2 }\n", [2, 2]),
        ("[keys.map]\nopen = 3\nstar = 'x'\n[screen]\nmouse = [\n1,\n]\n'measure' = 5\n", [2, 5, 8]),
    ],
)
def test_every_problem_names_its_line(text: str, lines: list[int]) -> None:
    assert [problem.line for problem in config.parse(text).problems] == lines


def test_a_file_that_is_no_text_names_its_line(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b"[screen]\n# \xff\n")
    assert [problem.line for problem in config.load(path).problems] == [2]


def test_a_missing_file_is_no_problem(tmp_path: Path) -> None:
    assert config.load(tmp_path / "none.toml").problems == ()


def test_a_change_keeps_comments_and_everything_else(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "config.toml"
    assert configfile.change(path, "screen", "theme", "light").screen.theme == "light"
    path.write_text(path.read_text() + "# mine\n")
    settings = configfile.change(path, "commands", "browser", ("firefox", "--new-tab"))
    assert settings.screen.theme == "light"
    assert settings.commands.browser == ("firefox", "--new-tab")
    assert "# mine" in path.read_text()
    assert configfile.change(path, "screen", "theme", "mono").screen.theme == "mono"
    assert path.read_text().count("\ntheme =") == 1
    assert not [one for one in path.parent.iterdir() if one.name.startswith(".config-")]


def test_a_change_keeps_the_comment_behind_the_value_and_odd_signs(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('# a\x85b\n[screen]\ntheme = "dark"  # at night\n')
    configfile.change(path, "screen", "theme", "light")
    assert path.read_text() == '# a\x85b\n[screen]\ntheme = "light"  # at night\n'


def test_a_change_goes_into_the_file_that_a_link_leads_to(tmp_path: Path) -> None:
    kept, path = tmp_path / "dotfiles.toml", tmp_path / "config.toml"
    kept.write_text("[screen]\n")
    path.symlink_to(kept)
    configfile.change(path, "screen", "mouse", False)
    assert path.is_symlink()
    assert kept.read_text() == "[screen]\nmouse = false\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('# a\nscreen.theme = "dark"\n', 2),
        ('screen = { theme = "dark" }\n', 1),
        ('[screen]\ntheme = """\ndark"""\n', 2),
    ],
)
@pytest.mark.parametrize("value", ["light", "auto"])
def test_a_change_that_would_break_the_file_is_refused(tmp_path: Path, text: str, line: int, value: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text)
    with pytest.raises(UsageError, match=f"line {line}: that is written in a way that can be changed only in the file"):
        configfile.change(path, "screen", "theme", value)
    assert path.read_text() == text


def test_a_change_in_a_file_that_cannot_be_read_says_what_is_wrong_with_it(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text := "# a\n[screen]\ntheme = 'dark'\n[keys\n")
    with pytest.raises(UsageError, match="line 4: This is no TOML, so all settings stay as they were: Expected"):
        configfile.change(path, "screen", "theme", "light")
    assert path.read_text() == text


def test_a_change_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"screen\.theme"):
        configfile.change(tmp_path / "c.toml", "screen", "theme", "pink")
    with pytest.raises(UsageError, match="no setting"):
        configfile.change(tmp_path / "c.toml", "screen", "nothing", 1)
    assert not (tmp_path / "c.toml").exists()


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(UsageError, match="cannot be changed"):
        configfile.change(blocked / "config.toml", "screen", "theme", "dark")


def test_the_file_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    configfile.change(path, "screen", "theme", "dark")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@given(st.text())
def test_any_text_is_read_without_raising(text: str) -> None:
    config.parse(text)


@given(st.text(max_size=20))
def test_any_word_survives_being_written(word: str) -> None:
    if not word or any(0xD800 <= ord(character) < 0xE000 for character in word):
        return
    text = configfile._with_value("[commands]\n", "commands", "browser", configfile._toml((word,)))
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
        list(threads.map(lambda pair: configfile.change(path, "screen", *pair), changes))
    screen = config.load(path).screen
    assert [(name, getattr(screen, name)) for name, _ in changes] == changes
