"""Running text under construction: white space as a browser shows it, marks with offsets into it."""

from __future__ import annotations

from collections.abc import Sequence

from orda_tui.model.document import Mark, MarkKind
from orda_tui.text.neutral import neutralise

_MARKS: dict[str, MarkKind] = {
    "b": "strong", "strong": "strong", "i": "emphasis", "em": "emphasis", "cite": "emphasis", "dfn": "emphasis",
    "var": "emphasis", "code": "code", "kbd": "code", "samp": "code", "tt": "code", "s": "strike", "del": "strike",
    "strike": "strike", "sup": "superscript", "sub": "subscript",
}  # fmt: skip


def mark_kind(tag: str) -> MarkKind | None:
    """The mark an inline element stands for, or None. Links are told by their ``href``, not here."""
    return _MARKS.get(tag)


class InlineText:
    """Collects the pieces of one block. ``open`` and ``close`` bracket a mark; ``take`` gives text and marks."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._open: list[tuple[MarkKind, str, int]] = []
        self._marks: list[Mark] = []

    @property
    def blank(self) -> bool:
        """Nothing but white space so far."""
        return self._length == 0

    def add(self, text: str | None) -> None:
        """Append text of the page; runs of white space shrink to one blank."""
        if not text:
            return
        piece = collapsed(text)
        if piece[0] == " ":
            self.space()
            piece = piece[1:]
        if piece:
            self._pieces.append(piece)
            self._length += len(piece)

    def space(self) -> None:
        """White space, which nothing needs at the beginning and nowhere twice."""
        if self._pieces and self._pieces[-1][-1] not in " \n":
            self._pieces.append(" ")
            self._length += 1

    def line_break(self) -> None:
        """A break the author made; never the first thing in a block."""
        if self._pieces:
            if self._pieces[-1][-1] == " ":
                self._length -= 1
                self._pieces[-1] = self._pieces[-1][:-1]
                if not self._pieces[-1]:
                    self._pieces.pop()
            self._pieces.append("\n")
            self._length += 1

    @property
    def marked(self) -> bool:
        """A mark is open: what comes next looks different."""
        return bool(self._open)

    @property
    def after_break(self) -> bool:
        """The last thing added was a line break."""
        return bool(self._pieces) and self._pieces[-1] == "\n"

    def open(self, kind: MarkKind, href: str = "") -> None:
        """A mark begins here."""
        self._open.append((kind, href, self._length))

    def close(self) -> None:
        """The mark opened last ends here."""
        kind, href, start = self._open.pop()
        if self._length > start:
            self._marks.append(Mark(kind, start, self._length, href))

    def take(self) -> tuple[str, tuple[Mark, ...]]:
        """The text so far without blanks at its ends, and its marks; marks still open go on in the next block."""
        raw = "".join(self._pieces)
        marks = self._marks
        if self._open:
            marks += [Mark(kind, start, self._length, href) for kind, href, start in self._open if start < self._length]
        self._pieces, self._length, self._marks = [], 0, []
        self._open = [(kind, href, 0) for kind, href, _ in self._open]
        return fit(raw, marks)


def collapsed(text: str) -> str:
    """The text with every run of white space as one blank."""
    if text.isprintable() and "  " not in text:
        return text  # the blank is the only white space that is printable
    words = " ".join(text.split())
    if not words:
        return " "
    return (" " if text[0].isspace() else "") + words + (" " if text[-1].isspace() else "")


def words_of(text: str | None) -> str:
    """The words of an element that holds nothing else: what an ``InlineText`` with this one piece would give."""
    return neutralise(collapsed(text)).strip() if text else ""


def fit(raw: str, marks: Sequence[Mark]) -> tuple[str, tuple[Mark, ...]]:
    """Neutralised and stripped text with the marks moved along; marks that hold nothing go."""
    clean = neutralise(raw)
    text = clean.strip()
    if not marks:
        return text, ()
    shift = len(clean) - len(clean.lstrip())
    same = clean == raw

    def moved(offset: int) -> int:
        # The length of what stands before, once neutralised; exact but for sequences that a mark's edge cuts in two.
        at = offset if same else len(neutralise(raw[:offset]))
        return min(max(at - shift, 0), len(text))

    fitted = set()
    for mark in marks:
        start, end = moved(mark.start), moved(mark.end)
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            fitted.add(Mark(mark.kind, start, end, mark.href))
    return text, tuple(sorted(fitted, key=lambda mark: (mark.start, -mark.end, mark.kind, mark.href)))


def joined(parts: Sequence[tuple[str, tuple[Mark, ...]]], between: str = "\n") -> tuple[str, tuple[Mark, ...]]:
    """Several texts as one, their marks moved along."""
    texts: list[str] = []
    marks: list[Mark] = []
    at = 0
    for text, own in parts:
        texts.append(text)
        marks.extend(Mark(mark.kind, mark.start + at, mark.end + at, mark.href) for mark in own)
        at += len(text) + len(between)
    return between.join(texts), tuple(marks)
