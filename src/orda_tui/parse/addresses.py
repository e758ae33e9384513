"""A plain list of addresses: one a line, ``#`` begins a comment, a name may follow the address."""

from __future__ import annotations

from orda_tui.model.subscription import Skipped, Subscription, Subscriptions
from orda_tui.parse.lists import MOST_ITEMS, address_of, changed, skip, text_of_list
from orda_tui.parse.titles import TITLE_LIMIT, line


def read_list(body: bytes) -> Subscriptions:
    """The sources of a plain list. Raises NotAFeed for a list that is too large."""
    items: list[Subscription] = []
    skipped: list[Skipped] = []
    partly: list[Skipped] = []
    for number, text in enumerate(text_of_list(body).splitlines(), 1):
        text = text.strip()
        if not text or text.startswith(("#", ";", "//")):
            continue
        first, _, rest = text.partition(" ") if "\t" not in text else text.partition("\t")
        address, why = address_of(first)
        name = line(rest.partition(" #")[0] if not rest.lstrip().startswith("#") else "", TITLE_LIMIT)
        if why:
            skipped.append(skip(number, text, why))
        elif len(items) >= MOST_ITEMS:
            skipped.append(skip(number, text, f"stands after the first {MOST_ITEMS:,}"))
        else:
            items.append(Subscription(address, name=name, line=number))
            partly += [skip(number, address, why) for why in changed(first, address)]
    return Subscriptions("", tuple(items), tuple(skipped), tuple(partly))
