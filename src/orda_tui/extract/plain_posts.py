"""Embedded posts in a plain text: an attribution line tells, and it may stand before, after or amid their lines."""

from __future__ import annotations

import re

from orda_tui.extract.dates import written_day
from orda_tui.extract.figures import credit_of
from orda_tui.extract.labels import is_tail_label
from orda_tui.extract.lines import Line
from orda_tui.extract.patterns import lazy
from orda_tui.extract.plain_lines import bullet, ends_sentence
from orda_tui.model.document import Post

_ATTRIBUTION = lazy(
    r"^\W{0,3}(?:[—–―-]{1,3}\s*(?P<name>[^()]{1,80}?)\s*\((?P<handle>@[\w.]{1,40})\)[\s,:·]*(?P<date>[^()]*\d{4}[^()]{0,12})?"
    r"|(?P<name2>[^()@]{1,80}?)\s*\(?(?P<handle2>@\w{1,40})\)?[\s,·•]+(?P<date2>[^()@]*\d{4}[^()]{0,12}))$"
)
_SHARED = lazy(
    r"^\W*(?:a\s+(?:post|photo|video|reel)\s+shared\s+by|публикация\s+от|(?:посмотреть\s+)?эту\s+публикацию.*от"
    r"|жариялаған)\s+(?P<name>[^()]{1,80}?)\s*\((?P<handle>@[\w.]{1,40})\).*$",
    re.I,
)
_END = lazy(
    r"(?:pic\.(?:twitter|x)\.com/\w+|(?:https?://)?(?:t\.co|x\.com|twitter\.com|t\.me|bsky\.app)/\S+)\s*$", re.I
)
#: « He wrote on X: » belongs to the article, not to the post under it.
_INTRODUCES = lazy(
    r"(?:wrote|writes|posted|posts|tweeted|shared|published|said|stated|announced|reported|according|account"
    r"|social|twitter|telegram|\bX\b"
    r"|написал\w*|пишет|опубликова\w*|заявил\w*|сообщ\w*|поделил\w*|соцсет\w*|твит\w*|аккаунт\w*|жазды|жазған"
    r"|жариялады|жарияланған|мәлімдеді|хабарлады|деді|парақша\w*|желі\w*"
    r"|schrieb|twitterte|erklärte|sagte|écrit|publié|escribió|publicó|yazdı|paylaştı|написав\w*|napsal\w*)[^.!?]*[:.]$",
    re.I,
)
_ONE_POST, _LINE, _LINES_BEFORE = 300, 60, 4
_SHORT, _LONGEST_LINE, _LONGEST_POST, _MOST_LINES = 100, 290, 900, 12


def find_posts(lines: list[Line]) -> dict[int, tuple[int, Post]]:
    """Posts by the number of their first line, each with the number of the line behind its last."""
    found: dict[int, tuple[int, Post]] = {}
    gaps = sum(line.gap for line in lines)
    grouped = 2 <= gaps < 0.8 * len(lines)
    taken = 0
    for at, line in enumerate(lines):
        shared = _SHARED.match(line.text)
        if shared and at >= taken:
            taken = at + 1
            found[at] = (taken, Post("instagram", "", shared["name"].strip(" ,"), shared["handle"]))
        signed = _ATTRIBUTION.match(line.text)
        if not signed or at < taken or (signed["name2"] and not written_day(signed["date2"])):
            continue
        start, end = _extent(lines, at, taken, grouped)
        text = "\n".join(lines[i].text.strip() for i in range(start, end) if i != at)
        date = (signed["date"] or signed["date2"] or "").strip()
        name, handle = signed["name"] or signed["name2"], signed["handle"] or signed["handle2"]
        post = Post(_platform(text), text, name.strip(), handle, written_day(date) or date, _url(text))
        found[start] = (end, post)
        taken = end
    return found


def _extent(lines: list[Line], at: int, first: int, grouped: bool) -> tuple[int, int]:
    """(first line, line behind the last) of the post whose attribution is line ``at``."""
    low, high = first, len(lines)
    if grouped:
        low, high = _group(lines, at, first)
        if (
            high - low > 1
            and high - low <= _MOST_LINES
            and sum(len(lines[i].text) for i in range(low, high)) <= _LONGEST_POST
        ):
            while low < at and _introduces(lines[low].text):
                low += 1
            return low, high
        if high - low == 1:  # the line stands alone: the post is the paragraph before it
            low, high = max(first, at - 1), at + 1
    end = _marked_end(lines, at, high)
    if end:
        return _before(lines, at, low), end
    if at > low and _END.search(lines[at - 1].text):
        return _closed_start(lines, at, low), at + 1
    return _unmarked(lines, at, low, high)


def _group(lines: list[Line], at: int, first: int) -> tuple[int, int]:
    start = at
    while start > first and not lines[start].gap:
        start -= 1
    end = at + 1
    while end < len(lines) and not lines[end].gap:
        end += 1
    return start, end


def _marked_end(lines: list[Line], at: int, high: int) -> int:
    """The line behind the one that ends with the post's own address, or 0."""
    size = 0
    for i in range(at + 1, min(high, at + 1 + _MOST_LINES)):
        size += len(lines[i].text)
        if size > _LONGEST_POST or len(lines[i].text) > _LONGEST_LINE or _ATTRIBUTION.match(lines[i].text):
            return 0
        if _END.search(lines[i].text):
            return i + 1
    return 0


def _before(lines: list[Line], at: int, low: int) -> int:
    """First line of a post whose attribution stands amid its lines: one short line before it; more only up to a line
    that opens with a colon."""
    start = at
    while start > low and at - start < _LINES_BEFORE and _may_open(lines[start - 1].text):
        start -= 1
        if lines[start].text.endswith(":"):
            return start
    return at - 1 if start < at else at


def _closed_start(lines: list[Line], at: int, low: int) -> int:
    """First line of a post that ends right above its attribution: as many short lines as one post can hold."""
    start = at - 1
    size = len(lines[start].text)
    while start > low:
        text = lines[start - 1].text
        size += len(text)
        if size > _ONE_POST or len(text) > _LINE or bullet(text) or is_tail_label(text) or _introduces(text):
            break
        if _END.search(text) or credit_of(text):
            break
        start -= 1
    return start


def _unmarked(lines: list[Line], at: int, low: int, high: int) -> tuple[int, int]:
    before = lines[at - 1].text if at > low else ""
    if before and len(before) <= _LONGEST_LINE and not _introduces(before):
        if not before.endswith(":"):
            return at - 1, at + 1
        start = at - 1
    else:
        start = at
    end = at + 1
    while end < high and end - at <= 4 and len(lines[end].text) <= _LINE and not (end > at + 1 and lines[end].gap):
        end += 1
    return start, end


def _may_open(text: str) -> bool:
    """Could be the first line of a post: short, and no whole sentence of some length, as the article's own are."""
    if bullet(text) or is_tail_label(text) or credit_of(text):
        return False
    return len(text) <= (_LINE if ends_sentence(text) else _SHORT) and not _introduces(text)


def _introduces(text: str) -> bool:
    if _INTRODUCES.search(text):
        return True
    # A post that opens with a colon cries or names; an article's own sentence is longer.
    return text.endswith(":") and len(text.split()) > 4 and not any(w.isupper() and len(w) > 2 for w in text.split())


def _platform(text: str) -> str:
    if "t.me/" in text:
        return "telegram"
    return "bluesky" if "bsky.app/" in text else "x"


def _url(text: str) -> str:
    found = re.search(r"https?://(?:x\.com|twitter\.com|t\.me|bsky\.app)/[\w/.:-]+", text)
    return found[0] if found else ""
