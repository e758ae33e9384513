"""A statement ready to be pasted: the words, who said them, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import tzinfo

from orda_tui.model.article import Article
from orda_tui.model.said import Kept
from orda_tui.model.statement import Statement, StatementKind
from orda_tui.text.dates import is_bare, long_date
from orda_tui.text.links import safe_link
from orda_tui.text.neutral import neutralise, one_line

#: How far the words are the speaker's own, said where they are not.
_HOW: dict[StatementKind, str] = {
    "mixed": "partly in the article's words",
    "indirect": "as reported, not word for word",
    "keyitem": "as summed up by the article",
}
_ANGLED = ("ru", "kk", "uk", "fr")
_QUOTE_MARKS = '"“”„«»'


def cited(statement: Statement) -> str:
    """What the citation of a statement is called when it was copied."""
    speaker = f" of {one_line(statement.speaker, 60)}" if statement.speaker else ""
    return f"the statement{speaker} with its citation"


def citation(article: Article, statement: Statement, *, zone: tzinfo | None = None) -> str:
    """The words in quote marks, then the speaker, then title, source and date, then the link, a line each.

    What is not known is left out; what a rule inferred and what is not word for word is said so. ``zone``: of the date,
    the machine's own if None. Plain text, neutralised.
    """
    said = [_quoted(neutralise(statement.text).strip(), article.lang or article.document.lang), _speaker(statement)]
    when = ""
    if article.published is not None:
        when = long_date(article.published, date_only=article.date_only, zone=zone)
    place = ", ".join(part for part in (one_line(article.source or article.feed_name), when) if part)
    title = one_line(article.title)
    said.append(f"{title}. {place}" if title and place else title or place)
    said.append(safe_link(article.url))
    return "\n".join(line for line in said if line)


def kept_markdown(kept: Iterable[Kept], *, zone: tzinfo | None = None) -> str:
    """Kept statements as Markdown: each a block quotation with its speaker, title, source, date and link."""
    parts = []
    for one in kept:
        words = neutralise(one.statement.text).strip().replace("\n", "\n> ")
        day = long_date(one.when, date_only=is_bare(one.when), zone=zone).partition(",")[0] if one.when else ""
        title, link = one_line(one.title), safe_link(one.url)
        place = f"[{_plain(title)}](<{link}>)" if link else _plain(title)
        about = ", ".join(part for part in (place, _plain(one_line(one.source)), day) if part)
        parts.append(f"> {words}\n>\n> {_plain(_speaker(one.statement))}\n\n{about}\n")
    return "\n".join(parts)


def _plain(text: str) -> str:
    """Text that Markdown takes for nothing else."""
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", text)


def _quoted(words: str, lang: str) -> str:
    if words[:1] in _QUOTE_MARKS and words[-1:] in _QUOTE_MARKS:
        return words
    return f"«{words}»" if lang in _ANGLED else f"“{words}”"


def _speaker(statement: Statement) -> str:
    name = one_line(statement.speaker)
    notes = []
    if name and statement.role:
        name = f"{name}, {one_line(statement.role)}"
    if statement.quoting:
        notes.append(f"quoting {one_line(statement.quoting)}")
    if statement.kind in _HOW:
        notes.append(_HOW[statement.kind])
    if name and statement.inferred:
        mention = one_line(statement.mention)
        printed = f"the article prints “{mention}” here" if mention else "the article prints no name here"
        notes.append(f"speaker inferred: {printed}")
    name = name or "speaker not named"
    return f"— {name} ({'; '.join(notes)})" if notes else f"— {name}"
