"""Labels, pointers and appeals; and what class names say."""

from __future__ import annotations

import pytest

from orda_tui.extract.hints import Hint, hint_of_names
from orda_tui.extract.labels import is_promotion, is_tail_label, pointed_at


@pytest.mark.parametrize(
    "text",
    ["Latest news", "LATEST NEWS", "Read also:", "More on this story", "Most read", "You may also like", "Related",
     "Recommended for you", "3 comments", "Последние новости", "Читайте также:", "Материалы по теме", "Ещё по теме",
     "Главные новости дня", "Популярное", "Соңғы жаңалықтар", "Тағы да оқыңыз", "Оқи отырыңыз:", "Ең көп оқылған",
     "Тақырып бойынша", "Mehr zum Thema", "Lesen Sie auch", "Das könnte Sie auch interessieren", "À lire aussi",
     "Te puede interesar", "Leggi anche", "İlgili Haberler", "Читайте також", "Související články", "Czytaj także"],
)  # fmt: skip
def test_labels(text: str) -> None:
    assert is_tail_label(text)


@pytest.mark.parametrize(
    "text",
    ["", "The latest news from the harbour is that there is none", "News", "Read the small print",

     "Related to the mayor by blood",
     "More than a hundred boats", "По теме доклада выступил аким", "Последние новости обрадовали жителей левого берега",
     "Соңғы жаңалықтарды естіген тұрғындар қуанды", "Mehr als hundert Boote", "Key statements",
     "Comment on this, said he"],
)  # fmt: skip
def test_no_labels(text: str) -> None:
    assert not is_tail_label(text)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Read also: Boats counted", "Boats counted"),
        ("READ MORE — Boats counted", "Boats counted"),
        ("Читайте также: Лодки сосчитаны", "Лодки сосчитаны"),
        ("Оқи отырыңыз: Қайықтар саналды", "Қайықтар саналды"),
        ("Lesen Sie auch: Boote gezählt", "Boote gezählt"),
        ("Read also", None),
        ("He read: boats counted", None),
    ],
)
def test_pointers(text: str, headline: str | None) -> None:
    assert pointed_at(text) == headline


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Subscribe to our newsletter", True),
        ("Подписывайтесь на наш Telegram-канал", True),
        ("Telegram-арнамызға жазылыңыз", True),
        ("«Подписывайтесь на мой канал», — сказал аким.", False),
        ("The harbour slept.", False),
        ("Subscribe, said the mayor, " + "and went on for a very long while about other things. " * 5, False),
    ],
)
def test_promotion(text: str, expected: bool) -> None:
    assert is_promotion(text) is expected


@pytest.mark.parametrize(
    ("names", "hint"),
    [
        ("article-body", Hint.BODY),
        ("ArticleBody_text__x9", Hint.BODY),
        ("entry-content widget", Hint.BODY),
        ("related-posts", Hint.CHROME),
        ("storyRelated", Hint.CHROME),
        ("c-newsletterBox", Hint.CHROME),
        ("share", Hint.WEAK),
        ("sidebar", Hint.WEAK),
        ("comment-list", Hint.REMARKS),
        ("standfirst", Hint.DEK),
        ("image-caption", Hint.CAPTION),
        ("media info", Hint.CAPTION),
        ("md:hidden print:hidden", Hint.NONE),
        ("block block--related", Hint.NONE),
        ("sc-ad6ed3 xyz", Hint.NONE),
        ("loading", Hint.NONE),
        ("", Hint.NONE),
    ],
)
def test_names(names: str, hint: Hint) -> None:
    assert hint_of_names(names) is hint
