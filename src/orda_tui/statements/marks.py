"""Quote marks: which stretches of a paragraph stand between them.

One pass over the marks of a paragraph with a stack for nesting. Only the outermost quotes are given; what stands in
them may hold further marks. A mark is judged by its neighbours, because writers and systems mix the marks of languages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

#: opening mark -> marks that may close it
_CLOSERS = {
    "“": '”“"',
    "„": '“”"„',
    "«": "»",
    "»": "«",
    '"': '"”',
    "‘": "’",
    "‚": "‘’",
    "‹": "›",
    "›": "‹",
    "''": "''",
    "``": "''",
    "‟": "”“",
    "”": "”",
    ",,": "''",
}
_MARK = re.compile(r"''|``|,,(?=\w)|[“”„«»‘’‚‹›‟\"″ʺ＂]")
_STRAIGHT = {"″": '"', "ʺ": '"', "＂": '"'}
_LETTER = re.compile(r"\w")
_OPENS_AFTER = frozenset(" \t\n\u00a0\u202f\u2009([{—–-/:;>*…'\"“„«‘")
_STOPS_AFTER = re.compile(r"\s*(?:[,.;!?…]|[—–-]\s|$)")
_SPEECH_FOLLOWS = re.compile(r",?\s*[—–-]\s")
_SENTENCE_END = frozenset(".!?…")


@dataclass(slots=True)
class Quoted:
    """A quotation: ``open``..``close`` with its marks, ``start``..``end`` the words, in offsets of the paragraph.

    ``mark`` is the opening mark. ``closed`` is False where it runs to the paragraph's end. ``ended``: the words end
    like a sentence or are followed by a comma (marks of speech rather than of a name).
    """

    open: int
    close: int
    start: int
    end: int
    mark: str
    closed: bool = True
    dashed: bool = False
    words: int = 0


@dataclass(slots=True)
class _Open:
    mark: str
    at: int
    after: int
    inside: list[Quoted]


def has_marks(text: str) -> bool:
    """Does a paragraph hold any quote mark?"""
    return _MARK.search(text) is not None


def scan(text: str) -> list[Quoted]:
    """The outermost quotations of a paragraph in order. Takes time in proportion to its length."""
    stack: list[_Open] = []
    found: list[Quoted] = []
    for hit in _MARK.finditer(text):
        mark, at, after = hit.group(), hit.start(), hit.end()
        mark = _STRAIGHT.get(mark, mark)
        before_char = text[at - 1] if at else "\n"
        next_char = text[after] if after < len(text) else "\n"
        if mark in "‘’" and len(mark) == 1 and not _is_quote_mark(mark, before_char, next_char, stack):
            continue
        if stack and _closes(mark, stack[-1].mark, before_char, next_char):
            _close(stack, found, text, at, after)
        elif len(stack) > 1 and _closes_outer(mark, stack, before_char, next_char):
            stack.pop()
            _close(stack, found, text, at, after)
        elif not stack and found and mark in '»"”' and _reopens(found[-1], text, at, after):
            # one opening mark served a name and the speech that begins with it: "Name" is here to stay", said X.
            opened = found.pop()
            stack.append(_Open(opened.mark, opened.open, opened.start, []))
            _close(stack, found, text, at, after)
        elif mark in _CLOSERS and _opens(mark, before_char, next_char) and len(stack) < 8:
            stack.append(_Open(mark, at, after, []))
    _unclosed(stack, found, text)
    found.sort(key=lambda quoted: quoted.open)
    return found


def _reopens(last: Quoted, text: str, at: int, after: int) -> bool:
    """A closing mark with nothing open, right before a comma and a dash, after a quoted name that opened a sentence."""
    if last.words > 3 or not _SPEECH_FOLLOWS.match(text, after) or text[at - 1].isspace():
        return False
    return not last.open or text[max(0, last.open - 3) : last.open].rstrip()[-1:] in _SENTENCE_END


def _is_quote_mark(mark: str, before: str, following: str, stack: list[_Open]) -> bool:
    if mark == "‘":
        return not before.isalnum() and (following.isalnum() or following in '“"')
    # ’ is an apostrophe far more often; a closing mark only where ‘ is open and no letter follows
    return any(opened.mark in "‘‚" for opened in stack) and not following.isalnum() and not before.isspace()


def _opens(mark: str, before: str, following: str) -> bool:
    if mark == "”":
        return False
    if mark in "“„«‚‟":
        return not (mark == "“" and following.isspace() and before.isalnum())
    if mark == "»":
        return before in _OPENS_AFTER and not following.isspace() and (following.isalnum() or following in "„‚›")
    return (before in _OPENS_AFTER or before == "\n") and not following.isspace()


def _closes(mark: str, opened: str, before: str, following: str) -> bool:
    if mark not in _CLOSERS[opened]:
        return False
    if mark == '"' and opened in '"“„':
        # a straight mark between a blank and a letter opens one more, unless nothing could be meant to be open
        return not (before.isspace() and (following.isalnum() or following in "«“„"))
    if mark == "“" and opened == "“":
        return not before.isspace() and not following.isalnum()
    if mark == "„":
        return not before.isspace() and not following.isalnum()
    if mark == "«" and opened == "»":
        return not (before.isspace() and following.isalnum())
    return True


def _closes_outer(mark: str, stack: list[_Open], before: str, following: str) -> bool:
    """An inner mark was left open and this one closes the outer one, of another kind."""
    inner, outer = stack[-1].mark, stack[-2].mark
    return inner != outer and _closes(mark, outer, before, following) and not _opens_straight(mark, before)


def _opens_straight(mark: str, before: str) -> bool:
    return mark == '"' and before in _OPENS_AFTER


def _close(stack: list[_Open], found: list[Quoted], text: str, at: int, after: int) -> None:
    opened = stack.pop()
    quoted = _quoted(text, opened, at, after, closed=True)
    (stack[-1].inside if stack else found).append(quoted)


def _quoted(text: str, opened: _Open, at: int, after: int, *, closed: bool) -> Quoted:
    start, end = trim(text, opened.after, at)
    return Quoted(opened.at, after, start, end, opened.mark, closed, words=len(text[start:end].split()))


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without blanks at its edges, and without a comma, full stop or the like at its end; ? and ! stay."""
    while start < end and (text[start].isspace() or text[start] in ".…,;:-–—"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".,;:-–—…"):
        end -= 1
    # an abbreviation keeps its point: "in the U.S."
    if text[end : end + 1] == "." and re.search(r"(?:^|[^\w])(?:\w\.)+\w$", text[max(start, end - 8) : end]):
        end += 1
    return start, end


def _unclosed(stack: list[_Open], found: list[Quoted], text: str) -> None:
    """What is still open at the paragraph's end runs on to it, or its mark meant nothing and what it holds counts."""
    while stack:
        opened = stack.pop()
        target = stack[-1].inside if stack else found
        tail = text.rstrip()
        inner_end = next(
            (q for q in opened.inside if q.mark == opened.mark and _STOPS_AFTER.match(text, q.close)), None
        )
        if opened.mark == "«" and inner_end is not None:
            # «A «B», — said: one mark closes both
            end = text.find("»", inner_end.end)
            target.append(_quoted(text, opened, end if end >= 0 else inner_end.end, inner_end.close, closed=True))
            target.extend(q for q in opened.inside if q.open >= inner_end.close)
        elif (
            not stack
            and not opened.inside
            and opened.mark not in ("‘", "‚", "‹", "›", ",,", "»")
            and (tail[-1:] in _SENTENCE_END or tail[-1:] in ",:;")
        ) or (not stack and opened.inside and _runs_on(opened, text, tail)):
            target.append(_quoted(text, opened, len(tail), len(tail), closed=False))
        else:
            target.extend(opened.inside)


def _runs_on(opened: _Open, text: str, tail: str) -> bool:
    """A quote over several paragraphs that itself holds quoted words: it opens the paragraph and the inner ones are
    of another kind."""
    opens_paragraph = not text[: opened.at].strip()
    return opens_paragraph and tail[-1:] in _SENTENCE_END and all(q.mark != opened.mark for q in opened.inside)
