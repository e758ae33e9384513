"""Statements that are blocks of their own: block quotations and embedded posts."""

from __future__ import annotations

import re

from orda_tui.model.document import Post, Quote
from orda_tui.model.statement import Statement
from orda_tui.statements.marks import trim
from orda_tui.statements.names import name_words
from orda_tui.statements.speakers import Speaker, Speakers

_SIGNATURE = re.compile(r"\n[ \u00a0]*[—–―-]{1,3}[ \u00a0]*(?P<who>[^\n]{2,120})\s*$")
_WRAPPED = re.compile(r"^[“«„\"»](?P<inside>.*)[”»“\"«]$", re.S)
#: 'BREAKING: NAME: ...' or 'NAME: ...' at the head of a post
_QUOTING = re.compile(
    r"(?:[^\w\n]*[^\W\d_a-zа-яёәғқңөұүһі]{2,15}[ ]?[:|!-]+\s*){0,2}"
    r"(?P<who>[^\W\d_][^:\n]{1,60}):(?:\s|$)"
)


def block_quote(number: int, block: Quote, lead: Speaker, speakers: Speakers) -> tuple[Statement, Speaker] | None:
    """A block quotation whole; its speaker is its citation, its signature, or who is named right before it."""
    text = block.text
    end, cue = len(text), ""
    speaker = Speaker()
    signature = _SIGNATURE.search(text)
    if signature:
        end = signature.start()
        who = signature.group("who")
        speaker = _signed(who, speakers, (number, signature.start("who"), signature.end("who")))
    elif block.cite.strip():
        speaker = _signed(block.cite.strip(" —–-\n"), speakers, (-1, 0, 0))
    elif lead:
        speaker = lead
    start, end = _inside(text, end)
    if start >= end:
        return None
    statement = Statement(
        "blockquote",
        text[start:end],
        number,
        start,
        end,
        speaker=speaker.name,
        mention=speaker.mention,
        inferred=speaker.inferred,
        role=speaker.role,
        cue=cue,
        rule="block-quote",
    )
    return statement, speaker


def _inside(text: str, end: int) -> tuple[int, int]:
    """The words without blanks and without marks around the whole."""
    start = len(text) - len(text.lstrip())
    end = len(text[:end].rstrip())
    wrapped = _WRAPPED.match(text[start:end])
    if wrapped:
        return trim(text, start + 1, end - 1)
    return start, max(start, end)


def _signed(who: str, speakers: Speakers, place: tuple[int, int, int]) -> Speaker:
    """'Anna Lindqvist, mayor' or 'mayor Anna Lindqvist' -> name and role; the name in its longest printed form."""
    parts = [part.strip() for part in re.split(r",|\s[—–-]\s|\(", who) if part.strip(" )")]
    if not parts:
        return Speaker()
    printed = parts[0]
    words = name_words(printed)
    entry = speakers.register.find(words)
    role = parts[1].strip(" )") if len(parts) > 1 else ""
    if entry and len(entry.words) >= len(words):
        return Speaker(entry.name, printed, False, role, place, entry.gender)
    return Speaker(printed, printed, False, role, place)


def post(number: int, block: Post, speakers: Speakers) -> Statement | None:
    """An embedded post whole; its author speaks, and it may quote somebody: 'BREAKING: NAME: ...'."""
    text = block.text
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    if start >= end:
        return None
    quoting = ""
    hit = _QUOTING.match(text[start : start + 200])
    if hit:
        who = hit.group("who").strip()
        entry = speakers.register.find(name_words(who)) or speakers.register.by_office(name_words(who), 1 << 60)
        capitals = all(word[0].isupper() or not word[0].isalpha() for word in who.split())
        if entry:
            quoting = entry.name
        elif capitals and not who.isupper() and (len(who.split()) in (2, 3) or (hit.start("who") and " " not in who)):
            quoting = who
    author = block.author or block.handle
    return Statement(
        "social", text[start:end], number, start, end, speaker=author, mention=author, quoting=quoting, rule="post"
    )
