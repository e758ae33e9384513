"""Which statements matter most: a score for each, and the choice of a few. Reading order stays."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from orda_tui.model.statement import Statement
from orda_tui.statements.languages.base import words

_KIND = {"keyitem": 1.0, "direct": 0.95, "blockquote": 0.9, "social": 0.8, "mixed": 0.65, "indirect": 0.55}
_WORD = re.compile(r"\w+")
_TELLING = words("""
    will must should never won cannot need должен должна должны должно будет будем будут нельзя необходимо надо никогда
    керек қажет тиіс болады wird werden muss müssen doit faut debe gerek gerekiyor musí musi""")
_TELLING_ENDINGS = ("мақ", "мек", "пақ", "пек", "бақ", "бек")
#: How many are shown at most; a list of key statements counts as one.
_CHOSEN = 7
#: Shared words (Jaccard) that make two statements the same.
_SAME = 0.6
_NEAR = 12


def rank(statements: Sequence[Statement], title: str, lead: str, blocks: int) -> tuple[Statement, ...]:
    """The statements with ``score`` (0 to 1) and ``key`` set. ``lead``: the article's first paragraph; ``blocks``: how
    many blocks the article has."""
    spoken = [_WORD.findall(s.text.lower()) for s in statements]
    content = [frozenset(word for word in said if len(word) > 3) for said in spoken]
    topic = frozenset(word for word in _WORD.findall(f"{title} {lead}".lower()) if len(word) > 3)
    weight = Counter(s.speaker for s in statements if s.speaker)
    seen: Counter[str] = Counter()
    scores: list[float] = []
    for index, statement in enumerate(statements):
        seen[statement.speaker] += 1
        scores.append(
            _score(statement, content[index], topic, weight, seen[statement.speaker], blocks, _tells(spoken[index]))
        )
    for index in range(len(statements)):
        for other in range(max(0, index - _NEAR), index):
            if _jaccard(content[index], content[other]) >= _SAME:
                weaker = min((index, other), key=lambda i: (_KIND[statements[i].kind], -i))
                scores[weaker] -= 0.3
    chosen = _choose(statements, scores)
    return tuple(
        replace(statement, score=round(min(1.0, max(0.0, score)), 3), key=index in chosen)
        for index, (statement, score) in enumerate(zip(statements, scores, strict=True))
    )


def _score(
    statement: Statement,
    words: frozenset[str],
    topic: frozenset[str],
    weight: Counter[str],
    turn: int,
    blocks: int,
    telling: bool,
) -> float:
    score = _KIND[statement.kind] * _length(len(statement.text.split()))
    score *= 0.72
    if words and topic:
        score += 0.12 * min(1.0, 3 * len(words & topic) / len(words))
    if statement.speaker:
        score += 0.08 * weight[statement.speaker] / max(weight.values())
        if turn == 1:
            score += 0.05
    else:
        score -= 0.15
    if telling:
        score += 0.04
    score += 0.05 * (1 - statement.block / max(1, blocks))
    if turn > 2 and statement.heading < 0:
        score -= 0.05
    return score


def _tells(words: Sequence[str]) -> bool:
    """A number, or a word that binds: must, will, never."""
    return any(word in _TELLING or word[0].isdigit() or word.endswith(_TELLING_ENDINGS) for word in words)


def _length(count: int) -> float:
    """1 between 8 and 45 words, falling to .4 at 3 and at 90."""
    if count < 8:
        return max(0.2, 0.4 + 0.6 * (count - 3) / 5)
    if count > 45:
        return max(0.4, 1 - 0.6 * (count - 45) / 45)
    return 1.0


def _jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a and b else 0.0


def _choose(statements: Sequence[Statement], scores: Sequence[float]) -> set[int]:
    """The few that are shown: the best scores, a key list as one, never two of the same words."""
    lists: dict[int, list[int]] = {}
    single: list[tuple[float, list[int]]] = []
    for index, statement in enumerate(statements):
        if statement.heading >= 0:
            lists.setdefault(statement.heading, []).append(index)
        elif scores[index] >= 0.2:
            single.append((scores[index], [index]))
    groups = [(2.0, items) for items in lists.values()] + single
    groups.sort(key=lambda group: (-group[0], group[1][0]))
    return {index for _, items in groups[:_CHOSEN] for index in items}
