"""A host that mixes scripts shows its punycode, wherever an address is shown, copied or opened."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orda_tui.extract.html import document_from_html
from orda_tui.text.hosts import honest_host
from orda_tui.text.links import absolute_link, safe_link
from orda_tui.tui.browser import web_address

MIXED = [
    ("аpple.com", "xn--pple-43d.com"),  # the first letter is Cyrillic
    ("paypаl.com:8080", "xn--paypl-7ve.com:8080"),
    ("news.gοogle.com", "news.xn--gogle-rce.com"),  # a Greek omicron
    ("қazaq.kz", "xn--azaq-fke.kz"),
]
ONE_SCRIPT = [
    "example.org", "правда.рф", "ғылым-өнер-ұлы.қаз", "тілші.kz", "һарекет.kz", "münchen.de", "ελλάδα.gr",
    "日本のニュース.jp", "뉴스.kr", "новости24.ru:8080", "[::1]:80", "127.0.0.1",
]  # fmt: skip


@pytest.mark.parametrize(("host", "shown"), MIXED)
def test_a_mixed_host_is_shown_in_punycode(host: str, shown: str) -> None:
    assert honest_host(host) == shown
    assert safe_link(f"https://{host}/a?b=1") == f"https://{shown}/a?b=1"
    assert absolute_link(f"//{host}/a", "https://here.example/") == f"https://{shown}/a"
    assert web_address(f"https://{host}/") == f"https://{shown}/"
    document = document_from_html(f'<p>See <a href="https://{host}/">this</a>.</p>')
    assert [mark.href for mark in document.blocks[0].marks] == [f"https://{shown}/"]


@pytest.mark.parametrize("host", ONE_SCRIPT)
def test_a_host_in_one_script_stays_readable(host: str) -> None:
    assert honest_host(host) == host
    assert safe_link(f"https://{host}/") == f"https://{host}/"


@given(st.text(st.characters(codec="utf-8"), max_size=20))
def test_it_never_raises_and_says_the_same_twice(host: str) -> None:
    once = honest_host(host)
    assert honest_host(once) == once
