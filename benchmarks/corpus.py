"""Made-up feeds for measuring: the same arguments give the same bytes on any machine."""

from __future__ import annotations

import random
from email.utils import formatdate
from html import escape

_NEWEST = 1_790_000_000
_STEM = {
    "en": "river council bridge market school engine harvest winter border station doctor signal forest budget museum",
    "ru": "река совет мост рынок школа мотор урожай зима граница станция врач сигнал лес бюджет музей",
    "kk": "өзен кеңес көпір нарық мектеп қозғалтқыш егін қыс шекара бекет дәрігер белгі орман қазына мұражай",
}
_GLUE = {
    "en": ["the", "of", "and", "to", "in", "that", "for", "with", "was", "by", "after", "said"],
    "ru": ["и", "в", "на", "не", "что", "с", "как", "за", "после", "сказал", "из", "для"],
    "kk": ["және", "бұл", "үшін", "мен", "деп", "бойынша", "кейін", "туралы", "болды", "деді", "осы", "бір"],
}
LANGUAGES = ("en", "ru", "kk")


def words(lang: str, count: int, random_: random.Random) -> list[str]:
    """``count`` words, every second one short."""
    stems = _STEM[lang].split()
    return [random_.choice(_GLUE[lang] if n % 2 else stems) for n in range(count)]


def paragraph(lang: str, random_: random.Random) -> str:
    """One to four sentences; one in five is quoted and attributed."""
    out = []
    for _ in range(random_.randint(1, 4)):
        sentence = " ".join(words(lang, random_.randint(8, 18), random_)).capitalize()
        if random_.random() < 0.2:
            tail = {"en": '," said Anna Petrova.', "ru": "», — сказала Анна Петрова.", "kk": "», — деді Анна Петрова."}[
                lang
            ]
            sentence = ("“" if lang == "en" else "«") + sentence + tail.replace('"', "”")
        else:
            sentence += "."
        out.append(sentence)
    return " ".join(out)


def body(number: int) -> str:
    """The HTML body of article ``number``: about 200 words."""
    random_ = random.Random(number)
    lang = LANGUAGES[number % 3]
    parts = [f"<p>{paragraph(lang, random_)}</p>" for _ in range(random_.randint(3, 9))]
    if number % 4 == 0:
        items = "".join(f"<li>{' '.join(words(lang, 6, random_))}</li>" for _ in range(4))
        parts.insert(2, f"<ul>{items}</ul>")
    return "\n".join(parts)


def feed(number: int, entries: int, host: str) -> bytes:
    """An RSS 2.0 document of so many entries, as UTF-8."""
    rows = []
    for place in range(entries):
        article = number * entries + place
        title = " ".join(words(LANGUAGES[article % 3], 7, random.Random(article))).capitalize()
        rows.append(
            f"<item><title>{escape(title)}</title><link>{host}/a/{article}</link><guid>{host}/a/{article}</guid>"
            f"<pubDate>{formatdate(_NEWEST - 97 * article, usegmt=True)}</pubDate>"
            f"<description><![CDATA[{body(article)}]]></description></item>"
        )
    head = f"<title>Feed {number:05d}</title><link>{host}/</link><description>Made up</description>"
    text = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>{head}{"".join(rows)}</channel></rss>\n'
    )
    return text.encode()
