"""Pictures: captions, credits, addresses, and what is no picture."""

from __future__ import annotations

import pytest

from orda_tui.extract.figures import credit_of, split_caption
from orda_tui.extract.html import document_from_html
from orda_tui.extract.page import extract_page
from orda_tui.model.document import Figure


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("Photo: Mira Holt", "", "Photo: Mira Holt"),
        ("(Photo by R. Vane)", "", "Photo by R. Vane"),
        ("Фото: пресс-служба", "", "Фото: пресс-служба"),
        ("Сурет: Нұрлан Әбенов", "", "Сурет: Нұрлан Әбенов"),
        ("Foto: dpa", "", "Foto: dpa"),
        ("© Reuters", "", "© Reuters"),
        ("The old crane. Photo: R. Vane", "The old crane.", "Photo: R. Vane"),
        ("Старый кран / Фото: Р. Вейн", "Старый кран", "Фото: Р. Вейн"),
        ("Ескі кран. Сурет: Р. Вейн", "Ескі кран.", "Сурет: Р. Вейн"),
        ("The old crane (Image: R. Vane)", "The old crane", "Image: R. Vane"),
        ("The old crane (Image: Vane Images/Quayside)", "The old crane", "Image: Vane Images/Quayside"),
        ("The old crane ( Photo: R. Vane (HTA) | Video: TV )", "The old crane", "Photo: R. Vane (HTA) | Video: TV"),
        ("The old crane at work QPA Photo/R. Vane, File", "The old crane at work", "QPA Photo/R. Vane, File"),
        ("The old crane.Foto: R. Vane/QPA", "The old crane.", "Foto: R. Vane/QPA"),
        ("A photo of the quay", "A photo of the quay", ""),
        ("Source code of the tide table", "Source code of the tide table", ""),
        ("Photo: ", "Photo: ", ""),
        ("Vane Images/Quayside", "Vane Images/Quayside", ""),
    ],
)
def test_captions(line: str, caption: str, credit: str) -> None:
    assert split_caption(line) == (caption, credit)
    assert bool(credit_of(line)) == (not caption)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Photo: Mira Holt", "Mira Holt"),
        ("(Photo by R. Vane)", "R. Vane"),
        ("Сурет: Нұрлан Әбенов", "Нұрлан Әбенов"),
        ("© Reuters", "Reuters"),
        ("The old crane. Photo: R. Vane", ""),
    ],
)
def test_who_is_credited(line: str, name: str) -> None:
    assert credit_of(line) == name


@pytest.mark.parametrize(
    ("inner", "caption", "credit"),
    [
        ("The crane. <span class=credit>R. Vane</span>", "The crane.", "R. Vane"),
        ("A vane on a crane. <span class=credit>vane</span>", "A vane on a crane.", "vane"),
        ("The crane. <span class=credit>Photo by R. Vane</span> /<span>Quayside</span>", "The crane.",
         "Photo by R. Vane /Quayside"),
        ("<div class=copyright>FOTO: R. Vane</div><div>The crane.</div>", "The crane.", "FOTO: R. Vane"),
        ("<span class=credit>Photo by R. Vane</span> /<span>Quayside</span>", "", "Photo by R. Vane /Quayside"),
        ("The crane <cite>QPA Photo/R. Vane</cite>", "The crane", "QPA Photo/R. Vane"),
        ("A scene of <cite>The Crane</cite> at the quay", "A scene of The Crane at the quay", ""),
        ("The crane. Foto: R. Vane <span role=button>Show more</span>", "The crane.", "Foto: R. Vane"),
        ("<p>The crane.</p><p class=credit>(Photo: Pool via QPA)</p><button>More</button>", "The crane.",
         "Photo: Pool via QPA"),
    ],
)  # fmt: skip
def test_captions_of_figures(inner: str, caption: str, credit: str) -> None:
    html = f'<p>Text.</p><figure><img src="https://a.example/a.jpg"><figcaption>{inner}</figcaption></figure>'
    assert [(b.text, b.credit) for b in document_from_html(html).blocks if isinstance(b, Figure)] == [(caption, credit)]


@pytest.mark.parametrize(
    ("html", "src"),
    [
        ('<img src="/a.jpg">', "https://a.example/a.jpg"),
        ('<img src="a.jpg?utm_source=x&w=1">', "https://a.example/dir/a.jpg?w=1"),
        ('<img data-src="/real.jpg" src="data:image/gif;base64,R0">', "https://a.example/real.jpg"),
        ('<img srcset="/s.jpg 300w, /l.jpg 1200w" src="">', "https://a.example/l.jpg"),
        ('<picture><source srcset="/p.webp 800w"><img alt="x"></picture>', "https://a.example/p.webp"),
        ('<img src="/missing.svg" data-srcset="/s.jpg 300w, /l.jpg 1200w">', "https://a.example/l.jpg"),
        ('<img data-src=\'{"default": {"src": "/a.jpg"}}\' src="/b.jpg">', "https://a.example/b.jpg"),
        ('<img src="javascript:alert(1)">', ""),
        ('<img src="/pixel.gif" width="1" height="1">', ""),
        ('<img src="/img/logo.png">', ""),
    ],
)
def test_addresses(html: str, src: str) -> None:
    blocks = document_from_html(f"<p>Text.</p>{html}", "https://a.example/dir/page").blocks
    assert [b.src for b in blocks if isinstance(b, Figure)] == ([src] if src else [])


def test_one_picture_twice_is_one() -> None:
    blocks = document_from_html(
        '<img src="https://a.example/a.jpg"><p>Text.</p><img src="https://a.example/a.jpg">'
    ).blocks
    assert sum(isinstance(b, Figure) for b in blocks) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<figure><img src="/a.jpg"><figcaption>The crane. <span class="credit">© R. Vane</span></figcaption></figure>',
        '<div class="wp-caption"><img src="/a.jpg"><p class="wp-caption-text">The crane. © R. Vane</p></div>',
        '<div class="image"><a href="/b"><img src="/a.jpg"></a><span class="caption">The crane. © R. Vane</span></div>',
    ],
)
def test_forms_of_captions(html: str) -> None:
    (figure,) = (
        b for b in document_from_html(f"<p>Text.</p>{html}", "https://a.example/").blocks if isinstance(b, Figure)
    )
    assert (figure.text, figure.credit) == ("The crane.", "© R. Vane")


def test_a_caption_stays_where_the_address_of_its_picture_is_of_no_use() -> None:
    shown = (
        '<div class="pic"><img src="/quay.jpg"><div class="pic-caption">The quay at noon. Photo: Mira Holt</div></div>'
    )
    words = "<p>" + "The ferry had left the quay before the war. " * 8 + "</p>"
    page = extract_page(f"<article><h1>Ferry</h1>{shown}{words}</article>")
    figures = [block for block in page.document.blocks if isinstance(block, Figure)]
    assert [(f.src, f.text, f.credit) for f in figures] == [("", "The quay at noon.", "Photo: Mira Holt")]


def test_a_caption_apart_from_its_picture_goes_to_it() -> None:
    words = "<p>" + "The crane had stood at the quay since the war. " * 8 + "</p>"
    page = extract_page(
        f'<article><h1>Crane</h1>{words}<img src="/a.jpg"><div class="my-caption">The crane</div>{words}</article>',
        "https://a.example/",
    )
    assert [(b.src, b.text) for b in page.document.blocks if isinstance(b, Figure)] == [
        ("https://a.example/a.jpg", "The crane")
    ]
