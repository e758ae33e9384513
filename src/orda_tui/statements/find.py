"""Document -> key statements: who said what, and where it stands.

The way through: names are read first, then the blocks in order. Lists of key statements, block quotations and posts
are statements by their form; running text goes through quote marks, sentences, verbs of speech and their subjects.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orda_tui.model.document import Block, Document, Heading, Item, Post, Quote
from orda_tui.model.document import Paragraph as ParagraphBlock
from orda_tui.model.statement import Statement
from orda_tui.statements.article import Paragraph, Place, Reading, tells
from orda_tui.statements.blocks import block_quote, post
from orda_tui.statements.keylists import key_lists, read_list
from orda_tui.statements.languages import LANGUAGES, Language
from orda_tui.statements.languages.detect import cyrillic, detect, script
from orda_tui.statements.marks import has_marks
from orda_tui.statements.ranking import rank
from orda_tui.statements.speakers import Speakers

#: Headings over the headlines of other stories: nothing below them was said in this one.
_OTHER_STORIES = re.compile(
    r"\s*(?:latest news|read (?:also|more|next)|related|more (?:on|from|stories|news)|most read|see also|also read"
    r"|последние новости|читайте также|читать также|по теме|материалы по теме|ещё по теме|еще по теме|другие новости"
    r"|соңғы жаңалықтар|тағы оқыңыз|оқи отырыңыз|тақырып бойынша|mehr zum thema|lesen sie auch|weitere (?:artikel|news)"
    r"|à lire aussi|lire aussi|sur le même sujet|lea también|noticias relacionadas|te puede interesar|ilgili haberler"
    r"|читайте (?:та|ще)кож|останні новини|čtěte také|související|czytaj także|leggi anche|leia também)\b",
    re.I,
)


#: Words in marks, which may be of any language, whatever the paragraph is written in.
_QUOTED = re.compile('[“«„"][^”»“"]{0,600}(?:[”»“"]|$)')


def find_statements(
    document: Document, *, title: str = "", lang: str = "", source: str = "", authors: Sequence[str] = ()
) -> tuple[Statement, ...]:
    """The statements of an article in reading order, scored. Deterministic, offline, never raises; time grows with
    the article's length and no faster.

    ``lang`` is what the source claims; it is used where the text does not plainly say otherwise. ``source`` is where
    the article comes from and never a speaker in it, nor are its ``authors``.
    """
    found = find_with_places(document, lang=lang, source=source, title=title, authors=authors)
    lead = next((b.text for b in document.blocks if isinstance(b, ParagraphBlock) and len(b.text) > 40), "")
    return rank([statement for statement, _ in found], title, lead, len(document.blocks))


def find_with_places(
    document: Document, *, title: str = "", lang: str = "", source: str = "", authors: Sequence[str] = ()
) -> list[tuple[Statement, Place]]:
    """The same without scores, each with the place (block, start, end) where its speaker's mention is printed; block
    -1: nowhere."""
    blocks = document.blocks
    language = language_of(document, lang)
    lists = key_lists(blocks, language)
    if not lists and not any(_may_speak(block, language) for block in blocks):
        return []
    speakers = Speakers(language, source, authors)
    ats: list[int] = []
    at = 0
    for block in blocks:
        speakers.register.read(block.text, at)
        ats.append(at)
        at += len(block.text) + 1
    reading = Reading(speakers)
    inside = {number for keys in lists.values() for number in keys.items}
    for number in _told_here(blocks, title):
        block = blocks[number]
        if number in lists:
            for statement, place in read_list(lists[number], blocks, speakers, language, ats):
                reading.add(statement, place)
            reading.pause()
        elif number in inside:
            continue
        elif isinstance(block, ParagraphBlock | Item):
            paragraph = Paragraph(number, block.text, ats[number], _language_here(block.text, language))
            reading.paragraph(paragraph, indirect=isinstance(block, ParagraphBlock))
        else:
            _block(number, block, reading, speakers)
    return sorted(zip(reading.found, reading.places, strict=True), key=lambda found: (found[0].block, found[0].start))


def _may_speak(block: Block, language: Language) -> bool:
    """Can anything be said in this block? A quick look, so that the names of a silent article need not be read."""
    if isinstance(block, ParagraphBlock | Item):
        return has_marks(block.text) or tells(block.text, _language_here(block.text, language))
    return isinstance(block, Quote | Post)


def _block(number: int, block: Block, reading: Reading, speakers: Speakers) -> None:
    """A block that is no running text."""
    if isinstance(block, Quote):
        quoted = block_quote(number, block, reading.lead, speakers)
        if quoted:
            statement, speaker = quoted
            reading.add(statement, speaker.place)
            if speaker:
                speakers.spoke(speaker)
    elif isinstance(block, Post):
        posted = post(number, block, speakers)
        if posted:
            reading.add(posted)
    if not isinstance(block, Post):
        reading.pause()


def _told_here(blocks: Sequence[Block], title: str) -> list[int]:
    """The numbers of the blocks that belong to this story: no title, no headlines of other stories, no bare links."""
    told: list[int] = []
    plain_title = " ".join(title.split()).casefold()
    skipping = False
    for number, block in enumerate(blocks):
        text = block.text.strip()
        short = len(text) < 60
        if isinstance(block, Heading) or (isinstance(block, ParagraphBlock) and short):
            if _OTHER_STORIES.match(text):
                skipping = True
            elif isinstance(block, Heading):
                skipping = False
        elif skipping and isinstance(block, ParagraphBlock) and not _only_link(block):
            skipping = False
        if skipping or not text or _only_link(block):
            continue
        if plain_title and " ".join(text.split()).casefold() == plain_title:
            continue
        told.append(number)
    return told


def _only_link(block: Block) -> bool:
    """Is the whole block one link, as the headlines of other stories are?"""
    text = block.text.strip()
    return isinstance(block, ParagraphBlock | Item) and any(
        mark.kind == "link" and mark.end - mark.start >= len(text) for mark in block.marks
    )


def language_of(document: Document, lang: str = "") -> Language:
    """The language whose rules an article is read by: what its text says, else what is claimed, else English."""
    sample: list[str] = []
    length = 0
    for block in document.blocks:
        if isinstance(block, ParagraphBlock | Item | Quote) and block.text:
            sample.append(block.text[:1500])
            length += len(sample[-1])
            if length > 2500:
                break
    claimed = (lang or document.lang).lower().replace("_", "-").partition("-")[0]
    return LANGUAGES.get(detect("\n".join(sample), claimed)) or LANGUAGES["en"]


def _language_here(text: str, language: Language) -> Language:
    """A paragraph in another script than the article is read by its own rules."""
    expected = {"kk": "kazakh", "ru": "cyrillic", "uk": "cyrillic"}.get(language.code, "latin")
    if expected == "latin" and not cyrillic(text[:600]):
        return language
    told = _QUOTED.sub(" ", text[:600])
    written = script(told)
    if not written or len(told.split()) < 5:
        return language
    if written == expected or len(text) < 40 or (language.code == "kk" and written == "cyrillic"):
        return language
    return LANGUAGES.get(detect(text, language.code)) or language
