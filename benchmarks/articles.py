"""Extraction and statements on made-up pages, beside a bare parse of the same bytes and trafilatura where installed.

``python -m benchmarks.articles [PAGES]``. CPU milliseconds a page, best of three rounds taken in turn.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from lxml import etree

from benchmarks.corpus import LANGUAGES, body, words
from orda_tui.extract.page import extract_page
from orda_tui.statements.find import find_statements

_PARSER = etree.HTMLParser(encoding="utf-8", remove_comments=True)


def page(number: int) -> bytes:
    """A news page: navigation, the article of that number with a picture, related stories, a footer."""
    random_ = random.Random(-number)
    lang = LANGUAGES[number % 3]
    title = " ".join(words(lang, 8, random_)).capitalize()
    navigation = "".join(f'<li><a href="/s/{n}">{w}</a></li>' for n, w in enumerate(words(lang, 40, random_)))
    related = "".join(f'<li><a href="/a/{n}">{" ".join(words(lang, 7, random_))}</a></li>' for n in range(20))
    figure = f"<figure><img src='/p/{number}.jpg'><figcaption>{' '.join(words(lang, 6, random_))}</figcaption></figure>"
    text = body(number) + body(number + 1) + body(number + 2)
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title} | Made Up</title>'
        f'<meta property="og:title" content="{title}"></head><body><header><nav><ul>{navigation}</ul></nav></header>'
        f'<main><article class="post"><h1>{title}</h1>{figure}{text}</article>'
        f'<aside class="related"><h3>Read also</h3><ul>{related}</ul></aside></main><footer>{navigation}</footer>'
        "</body></html>"
    ).encode()


def rounds(jobs: dict[str, Callable[[bytes], Any]], pages: list[bytes]) -> dict[str, float]:
    """CPU milliseconds a page of each job, the best of three rounds in which they take turns."""
    best = dict.fromkeys(jobs, float("inf"))
    for job in jobs.values():
        job(pages[0])  # imports and tables are not counted
    for _ in range(3):
        for name, job in jobs.items():
            start = time.process_time()
            for one in pages:
                job(one)
            best[name] = min(best[name], (time.process_time() - start) * 1000 / len(pages))
    return best


def main(count: int) -> None:
    """Print the figures and the ratios to the bare parse."""
    pages = [page(number) for number in range(count)]
    documents = {one: extract_page(one, "https://made-up.example/a").document for one in pages}
    jobs: dict[str, Callable[[bytes], Any]] = {
        "bare parse (lxml)": lambda one: etree.fromstring(one, _PARSER),
        "extraction": lambda one: extract_page(one, "https://made-up.example/a"),
        "statements": lambda one: find_statements(documents[one]),
    }
    if find_spec("trafilatura"):
        extract = import_module("trafilatura").extract
        jobs["trafilatura (fast)"] = lambda one: extract(one.decode(), include_comments=False, fast=True)
    best = rounds(jobs, pages)
    size = sum(map(len, pages)) / len(pages) / 1000
    print(f"{count} pages of {size:.0f} kB, {sum(d.words() for d in documents.values()) // count} words each")
    floor = best["bare parse (lxml)"]
    for name, spent in best.items():
        print(f"{name:22}{spent:8.2f} ms{1000 / spent:9.0f} a second{spent / floor:8.2f} times the bare parse")
    if not find_spec("trafilatura"):
        print("trafilatura is not installed here, so it was not compared")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
