"""A store whose every text acts, through every command: text, JSON, exports, citations, the log, errors."""

from __future__ import annotations

import contextlib
import io
import json
import logging
import xml.etree.ElementTree as ET
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from torture.poison import (
    CHARACTERS,
    LINKS,
    MARKUP,
    NOW,
    POISON,
    SEQUENCES,
    acting,
    poison_store,
    poisoned,
    poisoned_article,
    texts_in,
)

from orda_tui import log
from orda_tui.cli.output import say
from orda_tui.model.article import Article
from orda_tui.store import Store
from orda_tui.text.citation import citation, kept_markdown
from orda_tui.text.neutral import neutralise, one_line
from orda_tui.text.plain import article_text
from tests.cli.conftest import Orda

COMMANDS = [
    "list", "list T0", "list --source 1", "show 1", "show 1 --width 20", "sources", "sources --verbose",
    "statements", "speakers", "kept", "kept --markdown", "catalogue", "doctor", "undo", "remove 1",
]  # fmt: skip
JSON_COMMANDS = [
    "list --json",
    "list T0 --json",
    "show 1 --json",
    "sources --json",
    "statements --json",
    "speakers --json",
    "kept --json",
]


@pytest.fixture
def poisoned_orda(orda: Orda, tmp_path: Path) -> Orda:
    poison_store(tmp_path / "data")
    return orda


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_prints_what_acts(poisoned_orda: Orda, command: str) -> None:
    said = poisoned_orda(*command.split())
    assert said.code == 0, said.err
    assert acting(said.out + said.err) == []
    if command.split()[0] in ("list", "show", "sources", "kept"):
        assert "price [USD] 5" in said.out, "what only looks like markup is text and stays"


@pytest.mark.parametrize("command", JSON_COMMANDS)
def test_no_text_in_json_acts(poisoned_orda: Orda, command: str) -> None:
    said = poisoned_orda(*command.split())
    assert said.code == 0, said.err
    assert acting(said.out) == []
    value = json.loads(said.out)
    assert value
    for text in texts_in(value):
        assert acting(text) == []


@pytest.mark.parametrize(
    "argv", [("list", "--source", POISON), ("add", f"./{POISON}"), ("import", POISON), ("show", "x")]
)
def test_no_error_repeats_what_acts(poisoned_orda: Orda, argv: tuple[str, ...]) -> None:
    argv = tuple(word.replace("\0", "").replace("\ud800", "") for word in argv)
    try:
        said = poisoned_orda(*argv)
    except SystemExit:
        return
    assert said.code != 0
    assert acting(said.out + said.err) == []
    assert said.err.count("\n") == 1


def test_exports_hold_text_alone(poisoned_orda: Orda, tmp_path: Path) -> None:
    assert poisoned_orda("export", tmp_path / "list.opml").code == 0
    data = (tmp_path / "list.opml").read_bytes()
    assert acting(data.decode()) == []
    for element in ET.fromstring(data).iter():
        for text in (element.text or "", *element.attrib.values()):
            assert acting(text) == []


def test_citations_hold_text_alone(tmp_path: Path) -> None:
    poison_store(tmp_path)
    with Store.open(tmp_path) as store:
        article = store.articles.get(1)
        kept = store.kept.all()
    cited = [citation(article, statement) for statement in article.statements]
    for text in [*cited, kept_markdown(kept)]:
        assert "speaker" in text
        assert acting(text) == []
        assert "javascript:" not in text


def test_the_log_writes_controls_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORDA_STATE_DIR", str(tmp_path))
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.handlers.clear()  # the runner's own would carry the poison on
    try:
        log.start()
        logging.getLogger("orda.test").warning("title %s", POISON)
        try:
            raise ValueError(POISON)
        except ValueError:
            logging.getLogger("orda.test").exception("failed")
    finally:
        for handler in root.handlers:
            handler.close()
        root.handlers[:] = handlers
        root.setLevel(level)
    text = (tmp_path / "orda.log").read_text(encoding="utf-8")
    assert "title" in text
    assert acting(text) == []
    assert (tmp_path / "orda.log").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("sequence", SEQUENCES, ids=repr)
def test_of_a_sequence_nothing_is_left_as_noise(sequence: str) -> None:
    left = {"\x1bkstolen\x1b\\": "stolen", "\x1b]8;;file:///etc/passwd\x1b\\x\x1b]8;;\x1b\\": "x"}
    assert neutralise(f"before {sequence}") == f"before {left.get(sequence, '')}"


ACTS = st.lists(
    st.sampled_from((*SEQUENCES, *CHARACTERS, *MARKUP, *LINKS, "a", "Ж", "\u0301", "\u200d", "\n", "\t", "]", ";"))
    | st.characters(),
    max_size=30,
).map("".join)


@given(ACTS)
def test_any_text_is_only_text_after_neutralising(text: str) -> None:
    for clean in (neutralise(text), one_line(text)):
        assert acting(clean) == []
        assert neutralise(clean) == clean
    assert "\n" not in one_line(text)


@given(ACTS)
def test_any_article_prints_as_text(text: str) -> None:
    new = poisoned_article(text)
    common = {field.name: getattr(new, field.name) for field in fields(new) if field.name != "digest"}
    article = Article(id=1, feed=1, when=NOW, first_seen=NOW, feed_name=poisoned(text), page_note=text, **common)
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        for line in article_text(article, 40):
            say(line)
    assert acting(printed.getvalue()) == []
    assert acting(citation(article, new.statements[0])) == []
