"""What the ``:`` line means: an action by its name, and the words it is given. Importable without Textual."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orda_tui.errors import UsageError
from orda_tui.text.counting import number_in
from orda_tui.text.neutral import one_line
from orda_tui.tui.actions import ACTIONS, BY_ID, Action
from orda_tui.tui.keys import latin

_HERE = [action for action in ACTIONS if action.scope != "listing"]  # those belong to screens of their own
_LONGEST_NAME = max(len(action.name.split("_")) for action in _HERE)

#: What fingers type in other programs.
_ALSO = {
    **dict.fromkeys(("q", "q!", "qa", "wq", "exit"), "app.quit"),
    "source": "app.find_source",
    "write": "app.save",
}


def parse(line: str) -> tuple[Action | None, str]:
    """The action that the line begins with, and the words after it: by the longest name that is there, unless words
    follow and only a shorter one takes some."""
    count = min(len(line.split()), _LONGEST_NAME)
    for length in range(count, 1, -1):
        *named, rest = [*line.split(None, length), ""][: length + 1]
        action = _exactly(" ".join(named))
        if action is not None and (action.takes or not rest):
            return action, rest.strip()
    name, _, rest = line.strip().partition(" ")
    return by_name(name), rest.strip()


def by_name(name: str) -> Action | None:
    """The action of that name (``app`` before the panes), or the only one that begins so; None if there is none. A name
    typed in a Cyrillic layout is read by its keys."""
    exact = _exactly(name)
    if exact is not None:
        return exact
    start = _spelled(name)
    begins = {action.name: action for action in reversed(_HERE) if action.name.startswith(start)}
    return next(iter(begins.values())) if start and len(begins) == 1 else None


def _exactly(name: str) -> Action | None:
    name = _spelled(name)
    if name in _ALSO:
        return BY_ID[_ALSO[name]]
    exact = [action for action in _HERE if name in (action.name, action.id)]
    if exact:
        return next((action for action in exact if action.scope == "app"), exact[0])
    return next((action for action in _HERE if action.title.lower().replace(" ", "_") == name), None)


def _spelled(name: str) -> str:
    return latin(name.strip()).replace("-", "_").replace(" ", "_").lower()


def fitting(action: Action, words: str) -> str:
    """The words as the action takes them: of a closed list a beginning is enough. UsageError says what it takes."""
    if not action.takes:
        raise UsageError(f"“{action.name}” takes no words.")
    if action.takes == "number" and number_in(words) is None:
        raise UsageError(f"“{action.name}” takes a number, not “{one_line(words, 60)}”.")
    if not action.choices:
        return words
    for typed in (words.lower(), latin(words.lower())):
        begin = [choice for choice in action.choices if choice.startswith(typed)]
        if typed in begin or len(begin) == 1:
            return typed if typed in begin else begin[0]
    *others, last = action.choices
    raise UsageError(f"“{action.name}” takes {', '.join(others)} or {last}, not “{one_line(words, 60)}”.")


def lines(known: Mapping[str, Sequence[str]]) -> list[str]:
    """What the line may be completed to: every name, alone and with each of the words it may take. ``known``: those
    that only the reader's library and settings tell, by what an action ``takes``."""
    named = {action.name: action for action in reversed(_HERE)}
    named |= {name: BY_ID[id] for name, id in _ALSO.items() if id != "app.quit"}
    found = []
    for name, action in sorted(named.items()):
        found.append(name)
        found += [f"{name} {one_line(word)}" for word in action.choices or known.get(action.takes, ())]
    return found
