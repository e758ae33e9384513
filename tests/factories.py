"""Small documents that tests of several packages share. All of it is made up."""

from __future__ import annotations

from html import escape


def rss(*entries: tuple[str, str], title: str = "Harbour Gazette", link: str = "https://harbour.example/") -> bytes:
    """An RSS 2.0 feed of (title, HTML body) pairs; each entry's guid and link follow from its title."""
    items = "".join(
        f"<item><title>{escape(name)}</title><link>{link}{name.replace(' ', '-').lower()}</link>"
        f"<guid>{name}</guid><pubDate>Mon, 23 Nov 2026 0{number % 10}:00:00 GMT</pubDate>"
        f"<description>{escape(body)}</description></item>"
        for number, (name, body) in enumerate(entries)
    )
    head = f"<title>{escape(title)}</title><link>{link}</link>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{items}</channel></rss>'.encode()


LONG = "<p>" + "The ferry ran late again this morning and nobody on the pier was surprised by it. " * 12 + "</p>"

QUOTED = (
    "<p>The harbour master spoke after the storm.</p>"
    "<p>“We lost two cranes and no people,” said harbour master Ilse Brandt on Monday.</p>"
    "<p>According to Brandt, the third pier opens again in March.</p>" + LONG
)

PAGE = f"""<!doctype html><html lang="en"><head><title>Storm | Harbour Gazette</title>
<meta property="og:title" content="Storm takes two cranes"><meta property="og:site_name" content="Harbour Gazette">
</head><body><nav><a href="/">Home</a></nav><article><h1>Storm takes two cranes</h1>{QUOTED}</article></body></html>"""
