"""Text that acts in a terminal or in a markup parser, a store full of it, and the eye that finds what came through.

The store is written below its own boundary, by SQL, so that what is tried is the guard of those who show it. The eye
knows nothing of ``text.neutral``: it goes by Unicode's own categories.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import apsw

from orda_tui.model.article import NewArticle
from orda_tui.model.document import (
    Block,
    Code,
    Document,
    Figure,
    Heading,
    Item,
    Mark,
    Paragraph,
    Post,
    Quote,
    Rule,
    Table,
)
from orda_tui.model.parsed import Enclosure
from orda_tui.model.statement import RULES_VERSION, Statement
from orda_tui.store import Store

NOW = 1_790_000_000
CLIPBOARD = "\x1b]52;c;c3RvbGVu\x07"
SEQUENCES = (
    CLIPBOARD,
    "\x1b]0;stolen\x07",
    "\x1b]2;stolen\x1b\\",
    "\x1bkstolen\x1b\\",
    "\x9d52;c;c3RvbGVu\x9c",
    "\x1bP+q544e\x1b\\",
    "\x90q#0\x9c",
    "\x1b_Ga=T;AAAA\x1b\\",
    "\x1b]8;;file:///etc/passwd\x1b\\x\x1b]8;;\x1b\\",
    "\x1b[2J\x1b[H",
    "\x9b31m",
    "\x1b[?1049l",
    "\x1b[6n",
    "\x1bc",
    "\x1b(0",
    "\x1b",
)
CHARACTERS = (
    *"\x00\x01\x07\x08\x0b\x0c\r\x0e\x1a\x7f\x80\x85\x9b\u200b\u200e\u202e\u2028\u2066\u2069\ufeff\ud800\U000e0041",
    "a" + "\u0301" * 40,
)
MARKUP = ("[@click=app.quit]x[/]", "[/nope]", "[bold", "price [USD] 5", "[link=file:///etc/passwd]y[/link]", "$x {y}")
LINKS = ("javascript:alert(1)", "file:///etc/passwd", "--help", "data:text/html,x", f"https://a.example/{CLIPBOARD}")
POISON = " ".join((*SEQUENCES, *CHARACTERS, *MARKUP))

#: Joiners that words of some scripts need, and signs that stand before a number and are seen.
_HARMLESS = set("\u200c\u200d\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2")
_BAD_CATEGORIES = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def acting(text: str, *, allowed: str = "\n") -> list[str]:
    """The characters of a text that a terminal would not merely show, as names; empty: it is only text."""
    return sorted({
        f"U+{ord(one):04X}"
        for one in text
        if one not in allowed and one not in _HARMLESS and unicodedata.category(one) in _BAD_CATEGORIES
    })  # fmt: skip


def texts_in(value: Any) -> Iterator[str]:
    """Every text in a JSON value, names of members included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from texts_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts_in(inner)


def poisoned(word: str) -> str:
    """A text that begins and ends with a word of its own, and acts in between."""
    return f"{word} {POISON} {word}end"


def storable(text: str) -> str:
    """What SQLite takes: everything but lone surrogates, which can only hide in JSON."""
    return re.sub("[\ud800-\udfff]", "", text)


def poisoned_article(word: str) -> NewArticle:
    """An article in which every text acts, with one statement in its first paragraph."""
    p = poisoned
    marks = (Mark("link", 0, 4, LINKS[0]), Mark("link", 5, 9, LINKS[4]), Mark("strong", 0, 900_000))
    blocks: tuple[Block, ...] = (
        Paragraph(p("body"), marks),
        Heading(p("heading")),
        Item(p("item"), number=1),
        Quote(p("quote"), cite=p("cite")),
        Table(((p("cell"), p("cell")), ("plain", p("cell"))), 1, p("caption")),
        Figure(LINKS[1], p("figure"), p("credit"), p("alt"), lead=True),
        Code(p("code"), p("language")),
        Post(p("platform"), p("post"), p("author"), p("handle"), p("date"), LINKS[4]),
        Rule(),
    )
    text = p("body")
    said = Statement(
        "direct", text[:200], 0, 0, 200, p("speaker"), p("mention"), True, p("role"), p("cue"), -1, p("quoting"),
        p("rule"), 0.9, True,
    )  # fmt: skip
    return NewArticle(
        p(word), p("title"), Document(blocks, p("lang")), (said,), LINKS[4], p("short"), p("dek"), (p("author"),),
        p("source"), NOW - 3600, None, False, p("lang"), "feed", "whole", LINKS[1], p("section"), (p("category"),),
        (Enclosure(LINKS[4], p("type"), 5, p("enclosure")),), LINKS[0], (p("headline"),), p("digest"),
    )  # fmt: skip


def poison_store(folder: Path, articles: int = 3) -> None:
    """A store in which every text that came from outside, or from the reader's own hand, acts."""
    folder.mkdir(parents=True, exist_ok=True)
    plain = "Plain words that somebody said to all of us. " * 6
    said = Statement("direct", plain[:44], 0, 0, 44, "Ann Lee", "Ann Lee", key=True)
    with Store.open(folder) as store:
        feed = store.feeds.add("feed", "https://a.example/rss", now=NOW, title="A", folder="F").id
        new = [NewArticle(f"k{n}", f"T{n}", Document((Paragraph(plain),)), published=NOW - n) for n in range(articles)]
        ids = store.articles.insert(feed, new, NOW)
        for number in ids:
            store.articles.set_statements(number, (said,), RULES_VERSION)
        store.kept.keep(ids[0], said, NOW)
        store.statuses.tag(ids[:1], {"tag": True}, NOW)
        store.statuses.mark(ids[:1], starred=True, now=NOW)
        store.records.save(store.records.get(feed))
    connection = apsw.Connection(str(folder / "orda.db"))
    _poison_articles(connection, ids)
    _poison_rest(connection)
    connection.close()


def _poison_articles(connection: apsw.Connection, ids: list[int]) -> None:
    from orda_tui.store.texts import to_text

    for number in ids:
        article = poisoned_article(f"key{number}")
        # With escapes, so that lone surrogates come through as well.
        text = json.dumps(json.loads(to_text(article)), ensure_ascii=True)
        title, source, said = (storable(each) for each in (article.title, article.source, article.statements[0].text))
        connection.execute("UPDATE own_texts SET json = ? WHERE article = ?", (text, number))
        connection.execute(
            "UPDATE articles SET title = ?, source = ?, url = ?, page_note = ?, lang = ?, strongest = ?, speaker = ? "
            "WHERE id = ?",
            (title, source, article.url, title, storable(article.lang), said, title, number),
        )
        connection.execute(
            "UPDATE statements SET text = ?, speaker = ?, mention = ?, role = ?, cue = ?, quoting = ?, start = 0, "
            '"end" = 200, person = ? WHERE article = ?',
            (said, *(storable(poisoned(w)) for w in ("speaker", "mention", "role", "cue", "quoting", "who")), number),
        )


def _poison_rest(connection: apsw.Connection) -> None:
    def p(word: str) -> str:
        return storable(poisoned(word))

    connection.execute(
        "UPDATE feeds SET address = ?, title = ?, name = ?, site = ?, folder = ?, selector = ?, encoding = ?",
        (f"https://a.example/{storable(POISON)}", p("feed"), p("name"), LINKS[4], p("folder"), p("sel"), p("enc")),
    )
    connection.execute(
        "UPDATE records SET outcome = ?, etag = ?, due_why = ?, moved_to = ?, failing = 1",
        (p("outcome"), p("etag"), p("why"), LINKS[4]),
    )
    statement = json.dumps(
        {"kind": "direct", "text": poisoned("kept"), "block": 0, "start": 0, "end": 5, "speaker": poisoned("speaker"),
         "mention": poisoned("mention"), "inferred": True, "role": poisoned("role"), "quoting": poisoned("quoting")}
    )  # fmt: skip
    connection.execute(
        "UPDATE kept SET statement = ?, text = ?, speaker = ?, title = ?, source = ?, url = ?, lang = ?",
        (statement, p("kept"), p("speaker"), p("title"), p("source"), LINKS[4], p("lang")),
    )
    connection.execute("UPDATE journal SET sentence = ?", (p("sentence"),))
    connection.execute("UPDATE tags SET tag = ?", (p("tag"),))
