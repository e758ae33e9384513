"""Every parser fed with what nobody would write, for as long as one likes; what it found is kept in ``corpus/``.

A target takes bytes and may raise nothing but the program's own errors; what comes out must be only text, links that
may be opened, marks inside their text, statements that stand where they say; and it takes no more than two CPU seconds.
Each batch runs in a process of its own with the worker's limits; the input at hand is on disk before it is tried, so
that even a death names its cause.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import random
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.factories import PAGE, QUOTED, rss

from orda_tui.errors import OrdaError
from orda_tui.extract.html import document_from_html
from orda_tui.extract.markdown import extract_markdown
from orda_tui.extract.page import extract_page
from orda_tui.extract.plain import extract_plain
from orda_tui.model.document import Code, Document, Figure, Post, Quote, Table
from orda_tui.parse.addresses import read_list
from orda_tui.parse.dates import parse_date
from orda_tui.parse.discovery import candidates, normalise_address
from orda_tui.parse.feed import parse_feed
from orda_tui.parse.newsboat import read_urls
from orda_tui.parse.opml import read_opml
from orda_tui.statements.find import find_statements
from orda_tui.text.links import safe_link
from orda_tui.worker import limits
from torture.poison import CHARACTERS, LINKS, MARKUP, SEQUENCES, acting

CORPUS = Path(__file__).parent / "corpus"
SLOWEST = 2.0
"""CPU seconds one input may take."""

_URL = "https://a.example/news/"


class Fault(Exception):
    """What a target gave back is not fit to be stored."""


def only_text(texts: Iterable[str], what: str) -> None:
    """Fault where a text acts."""
    for text in texts:
        found = acting(text)
        if found:
            raise Fault(f"{what} acts: {found}")


def fit(document: Document) -> None:
    """Fault where a document is not fit to be stored and shown."""
    for block in document.blocks:
        texts = [block.text]
        if isinstance(block, Table):
            texts += [cell for row in block.rows for cell in row]
            if len({len(row) for row in block.rows}) > 1:
                raise Fault("a table with rows of several lengths")
        elif isinstance(block, Figure):
            texts += [block.src, block.credit, block.alt]
        elif isinstance(block, Post):
            texts += [block.platform, block.author, block.handle, block.date, block.url]
        elif isinstance(block, Quote):
            texts.append(block.cite)
        elif isinstance(block, Code):
            texts.append(block.language)
        only_text(texts, block.tag)
        for mark in block.marks:
            if not 0 <= mark.start <= mark.end <= len(block.text):
                raise Fault(f"a mark outside its {block.tag}: {mark}")
            if mark.href and not mark.href.startswith(("http://", "https://", "mailto:", "#")):
                raise Fault(f"a link that may not be opened: {mark.href!r}")


def stated(document: Document) -> None:
    """Fault where a statement does not stand where it says, or its speaker is not printed."""
    signed = [block.cite for block in document.blocks if isinstance(block, Quote)]
    signed += [block.author for block in document.blocks if isinstance(block, Post)]
    printed = "\n".join([document.plain(), *signed])
    for statement in find_statements(document, title="News", lang=document.lang):
        text = document.blocks[statement.block].text
        if text[statement.start : statement.end] != statement.text:
            raise Fault(f"a statement that does not stand in its article: {statement.text!r}")
        if statement.speaker and not all(word in printed + " News" for word in statement.speaker.split()):
            raise Fault(f"a speaker who is not printed: {statement.speaker!r}")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _feed(data: bytes) -> None:
    parsed = parse_feed(data, _URL)
    only_text([parsed.title, parsed.link], "a feed")
    for entry in parsed.entries:
        only_text([entry.key, entry.title, entry.link, *entry.categories], "an entry")
        fit(document_from_html(entry.content or entry.summary, entry.link))


def _page(data: bytes) -> None:
    page = extract_page(data, _URL)
    only_text([page.title, page.dek, page.source, *page.authors, *page.headlines], "a page")
    fit(page.document)
    stated(page.document)


def _html(data: bytes) -> None:
    document = document_from_html(_text(data), _URL)
    fit(document)
    stated(document)


def _markdown(data: bytes) -> None:
    fit(extract_markdown(_text(data)).document)


def _plain(data: bytes) -> None:
    document = extract_plain(_text(data)).document
    fit(document)
    stated(document)


def _lists(data: bytes) -> None:
    for read in (read_opml, read_urls, read_list):
        try:
            listed = read(data)
        except OrdaError:
            continue
        for item in listed.items:
            only_text([item.address, item.title, item.name, item.folder], "a subscription")
            if not item.address.startswith(("http://", "https://")):
                raise Fault(f"a subscription to {item.address!r}")


def _discovery(data: bytes) -> None:
    for found in candidates(data, _URL):
        only_text([found.address], "an address")
        if not found.address.startswith(("http://", "https://")):
            raise Fault(f"a feed at {found.address!r}")


def _words(data: bytes) -> None:
    text = _text(data[:2000])
    parse_date(text)
    only_text([safe_link(text), normalise_address(text)], "an address")


TARGETS: dict[str, Callable[[bytes], None]] = {
    "feed": _feed, "page": _page, "html": _html, "markdown": _markdown, "plain": _plain, "lists": _lists,
    "discovery": _discovery, "words": _words,
}  # fmt: skip

_OPML = b'<opml version="2.0"><body><outline text="F"><outline text="x" xmlUrl="https://a.example/rss"/></outline></body></opml>'
_ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><id>1</id><title type="html">a</title>'
    f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{QUOTED}</div></content></entry></feed>'
).encode()
_JSON = b'{"version":"https://jsonfeed.org/version/1.1","title":"t","items":[{"id":"1","content_html":"<p>x</p>"}]}'
_MARKDOWN = b"""# T

> quote
> - A

- a
  1. b

```py
x
```

| a | b |
|---|---|
| [x](https://a.example) | ![y](z) |
"""
_RUSSIAN = "— Мы построим мост, — сказал Аскар Ержанов. Он отметил, что «всё готово». Ол «келісті» деді.".encode()
SEEDS = (
    rss(("Storm", QUOTED), ("Calm", "<p>x</p>")),
    PAGE.encode(),
    _OPML,
    _ATOM,
    _JSON,
    _MARKDOWN,
    _RUSSIAN,
    b"Mon, 23 Nov 2026 09:00:00 GMT",
)
PIECES = (
    *(piece.encode("utf-8", "surrogatepass") for piece in (*SEQUENCES, *CHARACTERS, *MARKUP, *LINKS)),
    *(b"<![CDATA[", b"]]>", b"<!--", b"-->", b"<?xml", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;", b"&#x1b;"),
    *(b"&#xD800;", b"<div>" * 300, b"<table><tr><td>", b"</td>", b"<blockquote>", b"<script>", b"<svg><style>"),
    *(b"<a href='", b"<pre>", b"\xff\xfe", b"\x00", b"\xc2\x9b", b"\xe2\x80\xae", b"(" * 500, b"**" * 300),
    *(b"`" * 300, b"> " * 300, b"[" * 300, b"\xe2\x80\x9c", b"\xe2\x80\x9d", b"\xc2\xab", b"\xc2\xbb", b" said "),
    *(b" according to ", b"\n\n", b"\t", b"A" * 5000),
)  # fmt: skip


def mutated(dice: random.Random, seeds: list[bytes]) -> bytes:
    """A seed with stretches cut, doubled, swapped with another seed's, and odd pieces put in."""
    data = bytearray(dice.choice(seeds))
    for _ in range(dice.randrange(1, 12)):
        at = dice.randrange(len(data) + 1)
        to = min(len(data), at + dice.randrange(60))
        kind = dice.randrange(6)
        if kind == 0:
            del data[at:to]
        elif kind == 1:
            data[at:at] = data[at:to] * dice.randrange(1, 30)
        elif kind == 2:
            other = dice.choice(seeds)
            start = dice.randrange(len(other) + 1)
            data[at:to] = other[start : start + dice.randrange(200)]
        elif kind == 3 and data:
            data[at % len(data)] = dice.randrange(256)
        else:
            data[at:at] = dice.choice(PIECES)
        del data[200_000:]
    return bytes(data)


def tried(target: str, data: bytes) -> str:
    """What is wrong with how a target takes an input; empty: nothing."""
    start = time.process_time()
    try:
        TARGETS[target](data)
    except OrdaError as error:
        if not str(error):
            return "an error without a word"
    except Fault as fault:
        return str(fault)
    except Exception as error:  # noqa: BLE001 - this is what is looked for
        return f"{type(error).__name__}: {error}"[:300]
    spent = time.process_time() - start
    return f"{spent:.1f} CPU seconds" if spent > SLOWEST else ""


def corpus() -> list[tuple[str, Path]]:
    """The inputs that once found something, with the name of their target."""
    return [(path.name.partition("-")[0], path) for path in sorted(CORPUS.glob("*-*.bin"))]


def _batch(target: str, seed: int, seconds: float, hand: Path) -> None:
    """Try inputs for that much CPU time or until one is taken badly; ``hand`` then holds it, the file beside it why."""
    limits.apply()
    dice = random.Random(seed)
    seeds = [*SEEDS, *(path.read_bytes() for name, path in corpus() if name == target)]
    start, count, wrong = time.process_time(), 0, ""
    while (spent := time.process_time() - start) < seconds and not wrong:
        data = mutated(dice, seeds)
        hand.write_bytes(data)
        with limits.cpu_seconds(10 * SLOWEST):
            wrong = tried(target, data)
        count += 1
    hand.with_suffix(".json").write_text(json.dumps([count, wrong, spent]), encoding="utf-8")


def run(folder: Path, seconds: float, seed: int, *, keep: bool = True) -> tuple[Counter[str], list[str]]:
    """Each target in turn for its share of so many CPU seconds; how many inputs were tried, and what was found. With
    ``keep`` what was found goes into the corpus."""
    counts: Counter[str] = Counter()
    found: list[str] = []
    context = multiprocessing.get_context("fork")
    folder.mkdir(parents=True, exist_ok=True)
    share = seconds / len(TARGETS)
    for number, target in enumerate(TARGETS):
        left, turn = share, 0
        while left > 0.05:
            hand = folder / f"{target}.bin"
            hand.with_suffix(".json").unlink(missing_ok=True)
            process = context.Process(target=_batch, args=(target, seed * 1000 + number * 100 + turn, left, hand))
            process.start()
            process.join(10 * left + 60)  # others may want the machine, too
            if process.is_alive():
                process.kill()
                process.join()
            count, wrong, data, spent = 1, f"ended by {process.exitcode}", hand.read_bytes(), left / 5
            if process.exitcode == 0:
                count, wrong, spent = json.loads(hand.with_suffix(".json").read_text(encoding="utf-8"))
            counts[target] += count
            left -= spent
            turn += 1
            if wrong:
                name = f"{target}-{hashlib.sha256(data).hexdigest()[:12]}.bin"
                found.append(f"{name}: {wrong}")
                if keep:
                    CORPUS.mkdir(exist_ok=True)
                    (CORPUS / name).write_bytes(data)
                if turn > 5:
                    break
    return counts, found
