"""The registry: every key leads to one action, every action to a method, every list of keys is made from it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from orda_tui.tui import actions, by_name, keys
from orda_tui.tui.actions import ACTIONS, BY_ID, Keymap
from orda_tui.tui.key_tables import key_table, preset_table
from orda_tui.tui.screens.main.base import Pane
from orda_tui.tui.screens.main.layout import SCOPES

SETS = sorted(keys.PRESETS)
LISTS = [("list", "rows"), ("sources", "rows"), ("callouts", "rows"), ("reader",), ("app",), ("listing", "rows")]


def test_the_registry_is_importable_without_textual() -> None:
    code = "import sys, orda_tui.tui.actions as a; a.DEFAULT; assert 'textual' not in sys.modules, 'textual'"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=30)


def test_ids_are_unique_and_groups_known() -> None:
    assert len(BY_ID) == len(ACTIONS)
    assert {action.group for action in ACTIONS} <= set(actions.GROUPS)
    assert all(action.help.endswith(".") for action in ACTIONS)


@pytest.mark.parametrize("preset", SETS)
@pytest.mark.parametrize("scopes", LISTS)
def test_no_key_means_two_things_in_one_place(preset: str, scopes: tuple[actions.Scope, ...]) -> None:
    keymap = Keymap(preset)
    used = [key for action in ACTIONS if action.scope in scopes for key in keymap.of(action)]
    assert sorted(used) == sorted(set(used))


@pytest.mark.parametrize("preset", SETS)
def test_presets_name_real_actions(preset: str) -> None:
    assert set(keys.PRESETS[preset]) <= set(BY_ID)


@pytest.mark.parametrize("preset", SETS)
@pytest.mark.parametrize("name", ["app.undo", "app.quit", "app.help", "app.read_on", "list.open", "rows.line_down"])
def test_no_preset_loses_what_everybody_needs(preset: str, name: str) -> None:
    assert Keymap(preset).of(BY_ID[name])


def test_every_action_has_its_method() -> None:
    from orda_tui.tui.screens.catalogue import Catalogue
    from orda_tui.tui.screens.kept import KeptStatements
    from orda_tui.tui.screens.main.screen import MainScreen
    from orda_tui.tui.screens.settings import Settings
    from orda_tui.tui.screens.speakers import Speakers
    from orda_tui.tui.screens.undo_list import UndoList
    from orda_tui.tui.widgets.article_view import ArticleView
    from orda_tui.tui.widgets.callouts_pane import CalloutsPane
    from orda_tui.tui.widgets.headline_list import HeadlineList
    from orda_tui.tui.widgets.sources_pane import SourcesPane

    places: dict[actions.Scope, list[type]] = {
        "app": [MainScreen],
        "rows": [HeadlineList, SourcesPane, CalloutsPane],
        "list": [HeadlineList],
        "sources": [SourcesPane],
        "reader": [ArticleView],
        "callouts": [CalloutsPane],
    }
    for action in ACTIONS:
        for place in places.get(action.scope, []):
            assert hasattr(place, f"action_{action.name}"), f"{place.__name__} lacks {action.name}"
    several = (Speakers, KeptStatements, UndoList, Catalogue, Settings)
    for action in ACTIONS:
        if action.scope == "listing":
            assert any(hasattr(screen, f"action_{action.name}") for screen in several), action.name


def test_a_change_takes_the_key_from_its_neighbour() -> None:
    keymap = Keymap(changes={"star": "m"})
    assert keymap.of(BY_ID["app.star"]) == ("m",)
    assert keymap.of(BY_ID["app.toggle_read"]) == ()
    assert keymap.problems == {}


def test_a_change_may_name_a_scope_and_several_keys() -> None:
    keymap = Keymap(changes={"reader.line_down": "ctrl+n, down"})
    assert keymap.of(BY_ID["reader.line_down"]) == ("ctrl+n", "down")
    assert keymap.of(BY_ID["rows.line_down"]) == ("j", "down")


def test_a_change_of_nothing_is_a_problem() -> None:
    assert Keymap(changes={"fly": "z"}).problems == {"fly": "there is no action fly."}


@pytest.mark.parametrize("written", ["Ctrl-n", "ctrl+N", "C-n", "<F5>", "return", "j kk"])
def test_a_key_that_there_is_not_is_a_problem_and_changes_nothing(written: str) -> None:
    keymap = Keymap(changes={"star": written})
    assert keymap.problems["star"].startswith(f"there is no key {written.split()[-1]}; keys are written ")
    assert keymap.of(BY_ID["app.star"]) == ("s",)


@pytest.mark.parametrize("preset", SETS)
def test_every_key_of_ours_is_written_as_keys_are(preset: str) -> None:
    written = [key for action in ACTIONS for key in Keymap(preset).of(action)]
    assert [key for key in written if not keys.is_key(key)] == []
    assert all(map(keys.is_key, ("ctrl+shift+left", "alt+enter", "№", "й", "f12", "shift+tab", "ctrl+pagedown")))


@pytest.mark.parametrize(("latin", "cyrillic"), [("j", "о"), ("k", "л"), ("G", "П"), ("]", "ъ"), ("m", "ь")])
def test_letters_of_the_same_key_do_the_same(latin: str, cyrillic: str) -> None:
    named = {binding.key for binding in actions.bindings("reader", "app")}
    assert keys.textual_name(latin) in named
    assert cyrillic in named


@pytest.mark.parametrize("preset", SETS)
def test_an_alias_never_hides_a_key(preset: str) -> None:
    taken = {key for action in ACTIONS for key in Keymap(preset).of(action)}
    assert not taken & {alias for key in taken for alias in keys.aliases(key)}


def test_search_has_a_key_that_lies_in_the_same_place_in_every_layout() -> None:
    # In the Russian layout the key of "/" gives ".", which shows new headlines, in the Kazakh one a number sign.
    for name in ("app.search", "reader.find", "listing.search"):
        assert "\\" in Keymap().of(BY_ID[name])
    named = {binding.key for binding in actions.bindings("app")}
    assert {"ю", "full_stop", "slash", "backslash", "numero_sign"} <= named


@pytest.mark.parametrize("preset", SETS)
@pytest.mark.parametrize("pane", ["list", "sources", "reader", "callouts"])
def test_a_preset_hides_no_action_behind_one_of_a_nearer_pane(preset: str, pane: Pane) -> None:
    def hidden(keymap: Keymap) -> set[str]:
        seen: set[str] = set()
        found: set[str] = set()
        for scope in SCOPES[pane]:
            own = [action for action in ACTIONS if action.scope == scope]
            found.update(action.id for action in own if action.keys and not set(keymap.of(action)) - seen)
            seen.update(key for action in own for key in keymap.of(action))
        return found

    # These two go through lists and from article to article by the same keys.
    meant = {"app.next_article", "app.previous_article"} if preset in ("elfeed", "newsboat") else set()
    assert hidden(Keymap(preset)) - hidden(Keymap()) <= meant


@pytest.mark.parametrize("preset", SETS)
def test_a_preset_takes_back_by_one_key_everywhere(preset: str) -> None:
    keymap = Keymap(preset)
    for name in ("undo", "redo", "search"):
        assert keymap.of(BY_ID[f"app.{name}"]) == keymap.of(BY_ID[f"listing.{name}"])


def test_sentences_name_the_keys_of_the_preset() -> None:
    assert Keymap().filled("{app.undo} takes it back.") == "u takes it back."
    assert Keymap("newsboat").filled("{app.undo} takes it back.") == "U takes it back."
    assert Keymap().filled("{app.mark_above}") == ":mark_above"
    for action in ACTIONS:
        assert "{" not in Keymap().filled(action.help)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("+", "plus"),
        ("\\", "backslash"),
        ("ctrl+_", "ctrl+underscore"),
        ("F5", "f5"),
        ("F", "F"),
        ("alt+x", "alt+x"),
        ("№", "numero_sign"),
    ],
)
def test_keys_have_the_names_that_bindings_want(key: str, name: str) -> None:
    assert keys.textual_name(key) == name


def test_the_table_of_presets_has_the_keys_that_differ() -> None:
    rows = preset_table().splitlines()
    assert rows[0] == "| What it does | orda | newsboat | vim | elfeed | nnw |"
    assert "| undo | `u` | `U` | `u` | `_` `^_` | `U` |" in rows
    assert not any(row.startswith("| read on") for row in rows)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("star", "app.star"),
        ("q", "app.quit"),
        ("зшзу", "app.pipe"),
        ("mark-all", "app.mark_all"),
        ("refresh", "app.refresh"),
        ("undo_l", "app.undo_list"),
    ],
)
def test_actions_are_found_by_name(name: str, found: str) -> None:
    action = by_name.by_name(name)
    assert action is not None
    assert action.id == found


@pytest.mark.parametrize("name", ["", "zzz", "s"])
def test_a_name_of_none_or_of_many_finds_nothing(name: str) -> None:
    assert by_name.by_name(name) is None


def test_the_key_bar_shows_no_key_that_means_something_else_here() -> None:
    hints = dict(actions.footer(("reader", "app")))
    assert hints["/"] == "find"
    assert dict(actions.footer(("list", "rows", "app")))["/"] == "search"


def test_help_comes_last_so_that_it_is_never_dropped() -> None:
    assert actions.footer(("list", "rows", "app"))[-1] == ("?", "help")


def test_the_readme_table_has_every_action_with_a_key() -> None:
    table = key_table()
    assert all(Keymap().filled(action.help).rstrip(".") in table for action in ACTIONS if action.keys)
    assert "| `\\|` |" in key_table(Keymap(changes={"star": "|"}))
