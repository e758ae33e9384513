"""Authors: ``Name``, ``mail (Name)``, ``Name <mail>``, and several of them in one field."""

from __future__ import annotations

import re

from orda_tui.model.parsed import Person
from orda_tui.parse.titles import line, title_of

NAME_LIMIT = 500
MOST_PEOPLE = 50

_MAIL = r"[^\s<>()\[\],;:\"]{1,64}@[^\s<>()\[\],;:\"]{1,255}"
_MAIL_NAME = re.compile(rf"(?:mailto:)?({_MAIL})\s{{0,10}}[(\[]\s{{0,10}}([^()\[\]]{{0,200}})[)\]]\s{{0,10}}")
_NAME_MAIL = re.compile(
    rf"\"?([^<>()\"@]{{1,200}})\"?\s{{0,10}}[<(\[]\s{{0,10}}(?:mailto:)?({_MAIL})\s{{0,10}}[>)\]]\s{{0,10}}"
)
_ONLY_MAIL = re.compile(rf"<?(?:mailto:)?({_MAIL})>?")


def person(text: str) -> Person | None:
    """One author from one field; None for an empty one."""
    if "@" in text:
        text = line(text, NAME_LIMIT * 2)
        if found := _MAIL_NAME.fullmatch(text):
            return Person(line(found[2], NAME_LIMIT), found[1])
        if found := _NAME_MAIL.fullmatch(text):
            return Person(line(title_of(found[1]), NAME_LIMIT), found[2])
        if found := _ONLY_MAIL.fullmatch(text):
            return Person("", found[1])
    name = line(title_of(text), NAME_LIMIT)
    return Person(name) if name else None


def join(people: list[Person]) -> tuple[Person, ...]:
    """Everybody once, in order; who stands there with and without an address counts as one."""
    found: dict[str, Person] = {}
    for one in people[: MOST_PEOPLE * 4]:
        key = (one.name or one.email or one.url).casefold()
        known = found.get(key)
        if known is None:
            found[key] = one
        elif (one.email and not known.email) or (one.url and not known.url):
            found[key] = Person(known.name, known.email or one.email, known.url or one.url)
    return tuple(found.values())[:MOST_PEOPLE]
