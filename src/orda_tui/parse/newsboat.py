"""newsboat's ``urls`` file: an address, then tags; ``"~Name"`` names the source, ``!`` hides it. Commands are never
run: ``exec:``, ``filter:`` and ``query:`` lines are reported, and so is what a source has no room for."""

from __future__ import annotations

import re

from orda_tui.model.subscription import Skipped, Subscription, Subscriptions
from orda_tui.parse.lists import MOST_ITEMS, address_of, changed, skip, text_of_list
from orda_tui.parse.titles import TITLE_LIMIT, line

_TAG_LIMIT = 100
_LOOKED_AT = 4096
_ONLY_HERE = re.compile(rb'^\s*"?(?:exec|query|filter):|^\s*https?://\S+[ \t][^\n#]*"', re.MULTILINE)


def is_urls(body: bytes) -> bool:
    """Does it begin as a ``urls`` file does: with a command, a query, or words in quotes after an address?"""
    return _ONLY_HERE.search(body[:_LOOKED_AT]) is not None


def read_urls(body: bytes) -> Subscriptions:
    """The sources of a ``urls`` file. The first tag is the folder. Raises NotAFeed for a file that is too large."""
    items: list[Subscription] = []
    skipped: list[Skipped] = []
    partly: list[Skipped] = []
    for number, text in enumerate(text_of_list(body).splitlines(), 1):
        words = split_words(text)
        if not words:
            continue
        address, why = address_of(words[0])
        if why or len(items) >= MOST_ITEMS:
            skipped.append(skip(number, text, why or f"stands after the first {MOST_ITEMS:,}"))
            continue
        name = next((word[1:] for word in words[1:] if word.startswith("~")), "")
        tags = tuple(
            dict.fromkeys(tag for tag in (line(word, _TAG_LIMIT) for word in words[1:] if word[0] not in "~!") if tag)
        )
        folder = tags[0].replace("/", " ") if tags else ""
        items.append(Subscription(address, name=line(name, TITLE_LIMIT), folder=folder, tags=tags, line=number))
        lost = changed(words[0], address)
        if tags[1:]:
            lost.append(f"its first tag is its folder; not taken: {', '.join(tags[1:])}")
        if any(word.startswith("!") for word in words[1:]):
            lost.append("! hides it in newsboat; here it is listed like all others")
        partly += [skip(number, address, why) for why in lost]
    return Subscriptions("", tuple(items), tuple(skipped), tuple(partly))


def split_words(text: str) -> list[str]:
    """The words of a line: parted by blanks, held together by double quotes, ``\\`` before a character that is meant
    as it stands, ``#`` outside quotes ends the line."""
    words: list[str] = []
    word: list[str] = []
    quoted = started = False
    characters = iter(text)
    for character in characters:
        if character == "\\" and quoted:
            word.append(next(characters, ""))
        elif character == '"':
            quoted = not quoted
            started = True
        elif quoted or not (character.isspace() or (character == "#" and not started)):
            word.append(character)
            started = True
        elif character == "#":
            break
        elif started:
            words.append("".join(word))
            word, started = [], False
    if started:
        words.append("".join(word))
    return [word for word in words if word]
