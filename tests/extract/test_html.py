"""Bodies of feeds: everything that is there, in the kinds of blocks that the model has."""

from __future__ import annotations

import pytest

from orda_tui.extract.html import document_from_html
from orda_tui.model.document import Block, Code, Figure, Heading, Item, Mark, Paragraph, Post, Quote, Rule, Table

STRONG = Mark("strong", 0, 1)


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("plain text", [Paragraph("plain text")]),
        ("one<br>two", [Paragraph("one\ntwo")]),
        ("one<br> <br/>two", [Paragraph("one"), Paragraph("two")]),
        ("<p>a<p>b", [Paragraph("a"), Paragraph("b")]),
        ("  <p>  a\n b  </p> ", [Paragraph("a b")]),
        ("a&nbsp;b &lt;c&gt; &amp; &#8212; d", [Paragraph("a b <c> & — d")]),
        ("<p>a <b>b <i>c</i></b> d</p>", [Paragraph("a b c d", (Mark("strong", 2, 5), Mark("emphasis", 4, 5)))]),
        ("<p><b> a </b>b</p>", [Paragraph("a b", (Mark("strong", 0, 1),))]),
        ("<b>a<section>b</section></b>", [Paragraph("a", (STRONG,)), Paragraph("b", (STRONG,))]),
        ("<p><b></b>a<i> </i></p>", [Paragraph("a")]),
        ("H<sub>2</sub>O x<sup>2</sup> <s>no</s> <code>c</code>", [
            Paragraph("H2O x2 no c", (
                Mark("subscript", 1, 2), Mark("superscript", 5, 6), Mark("strike", 7, 9), Mark("code", 10, 11),
            ))
        ]),
        ('<p><a href="/x?utm_source=a&b=1">l</a> <a href="#n">n</a> <a href="mailto:a@b.example">m</a></p>', [
            Paragraph("l n m", (
                Mark("link", 0, 1, "https://a.example/x?b=1"), Mark("link", 2, 3, "#n"),
                Mark("link", 4, 5, "mailto:a@b.example"),
            ))
        ]),
        ('<a href=" javascript:alert(1)">a</a> <a href="data:text/html,b">b</a>', [Paragraph("a b")]),
        ("<q>hi</q> he said", [Paragraph("“hi” he said")]),
        ("<h1>a</h1><h4>b <i>c</i></h4>", [Heading("a", 2), Heading("b c", 4, (Mark("emphasis", 2, 3),))]),
        ("<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul>", [Item("a"), Item("b", 1), Item("c\nd")]),
        ("<ol start=3><li>a<li value=9>b<li>c</ol>", [Item("a", 0, 3), Item("b", 0, 9), Item("c", 0, 10)]),
        ("<ul>loose<li>a</li><ul><li>b</li></ul></ul>", [Paragraph("loose"), Item("a"), Item("b", 1)]),
        ("<blockquote>a<br>b</blockquote>", [Quote("a\nb")]),
        ("<blockquote><p>a</p><p>b</p><cite>— C</cite></blockquote>", [Quote("a\nb", "C")]),
        ("<blockquote><p>a</p><footer>C, <b>D</b></footer></blockquote>", [Quote("a", "C, D")]),
        ("<blockquote><p>a</p><p>— C</p></blockquote>", [Quote("a", "C")]),
        ("<blockquote><p>a</p><ul><li>b</li></ul></blockquote>", [Quote("a"), Item("b")]),
        ("<pre><code class='language-sh'>a  b\n  c\n</code></pre>", [Code("a  b\n  c", "sh")]),
        ("<pre>a<br>b</pre>", [Code("a\nb")]),
        ("<pre>if a:\n\tif b:\n\t\tc\td</pre>", [Code("if a:\n    if b:\n        c   d")]),
        ("<hr>a<hr><hr>b<hr>", [Paragraph("a"), Rule(), Paragraph("b")]),
        ("<table><caption>t</caption><tr><th>a<th>b<tr><td>1</table>", [Table((("a", "b"), ("1", "")), 1, "t")]),
        ("<table><tr><td colspan=2>a<td>b<tr><td>1<td>2<td>3</table>", [Table((("a", "", "b"), ("1", "2", "3")))]),
        (
            "<table><tr><th rowspan=2>a<th colspan=2>b<tr><th>c<th>d<tr><td>1<td>2<td rowspan=2>3<tr><td>4<td>5",
            [Table((("a", "b", ""), ("", "c", "d"), ("1", "2", "3"), ("4", "5", "")), 2)],
        ),
        (
            "<table><tr><td rowspan=3 colspan=2>a<td>b<tr><td>c<tr><td>d<tr><td>e<td>f<td>g</table>",
            [Table((("a", "", "b"), ("", "", "c"), ("", "", "d"), ("e", "f", "g")))],
        ),
        ("<table><tr><td>lay<td>out</table>", [Paragraph("lay"), Paragraph("out")]),
        ("<dl><dt>a<dd>b</dl>", [Item("a\nb", 0, None, (STRONG,))]),
        ("<dl><dt>a<dd>b<dt>c<dt>d<dd><p>e<p>f<dd>g</dl>", [
            Item("a\nb", 0, None, (STRONG,)),
            Item("c\nd\ne\nf\ng", 0, None, (Mark("strong", 0, 1), Mark("strong", 2, 3))),
        ]),
        ("<dl><div><dt>a</dt><dd>b<ul><li>c</ul></dd></div>d<div>e <i>f</i> g</div><dd>h</dl>", [
            Item("a\nb", 0, None, (STRONG,)), Item("c", 1), Paragraph("d"),
            Paragraph("e f g", (Mark("emphasis", 2, 3),)), Item("h"),
        ]),
        ("<div><dt>a</dt>b</div>", [Paragraph("a", (STRONG,)), Paragraph("b")]),
        ("<p>a</p><aside><p>b</p></aside><aside class=related>c <a href='/d'>d</a></aside>", [
            Paragraph("a"), Paragraph("b"), Paragraph("c d", (Mark("link", 2, 3, "https://a.example/d"),)),
        ]),
        ("<details><summary>s</summary>d</details>", [Paragraph("s"), Paragraph("d")]),
        ("<my-card>a <my-word>b</my-word></my-card><o:p>c</o:p>", [Paragraph("a"), Paragraph("b"), Paragraph("c")]),
        ("<p>a<script>x()</script><style>y</style>b</p>", [Paragraph("ab")]),
        ("a<!-- <script> -->b<script>x</script>c", [Paragraph("abc")]),
        ("", []),
        ("<p> </p><div><br></div>", []),
    ],
)  # fmt: skip
def test_blocks(html: str, blocks: list[Block]) -> None:
    assert list(document_from_html(html, "https://a.example/").blocks) == blocks


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<p>a</p><noscript><p>b</p></noscript>", [Paragraph("a"), Paragraph("b")]),
        ("<p>a</p><menu><li>b</li></menu><dialog open><p>c</p></dialog>", [Paragraph("a"), Item("b"), Paragraph("c")]),
        ("<p>a</p><object><p>b</p></object>", [Paragraph("a"), Paragraph("b")]),
        ("<p>a</p><video src='blob:x'>b</video>", [Paragraph("a"), Paragraph("b")]),
        ('<p>a</p><object data="https://b.example/c.pdf">a map</object><embed src="https://b.example/d.swf">', [
            Paragraph("a"), Post("b.example", "a map", url="https://b.example/c.pdf"),
            Post("b.example", url="https://b.example/d.swf"),
        ]),
        ('<object><embed src="https://www.youtube.com/v/abcDEF12345&amp;fs=1"></object>', [
            Post("youtube", url="https://www.youtube.com/watch?v=abcDEF12345"),
        ]),
        ('<p>a</p><iframe src="https://b.example/c" width="600" title="a chart"></iframe>', [
            Paragraph("a"), Post("b.example", "a chart", url="https://b.example/c"),
        ]),
        ('<p>a</p><noscript><iframe src="https://b.example/c" width="0" height="0"></iframe></noscript>', [
            Paragraph("a"),
        ]),
        ('<p>a</p><noscript><img src="/b.jpg"></noscript>', [Paragraph("a"), Figure("https://a.example/b.jpg")]),
        ('<p>a</p><div><img src="/b.jpg"><noscript><img src="/b-large.jpg"></noscript></div>', [
            Paragraph("a"), Figure("https://a.example/b.jpg"),
        ]),
        ('<p>a</p><img src="data:image/gif;base64,R0"><noscript><img src="/b.jpg"></noscript>', [
            Paragraph("a"), Figure("https://a.example/b.jpg"),
        ]),
    ],
)  # fmt: skip
def test_what_stands_for_readers_without_scripts_or_players_is_kept(html: str, blocks: list[Block]) -> None:
    assert list(document_from_html(html, "https://a.example/").blocks) == blocks


def test_a_repeated_title_goes() -> None:
    html = (
        "<h1>Low water!</h1><p>Low water</p><p>It was low.</p><p>Text.</p><p>More.</p><p>Yet more.</p><p>Low water</p>"
    )
    kept = [b.text for b in document_from_html(html, title="Low  Water").blocks]
    assert kept == ["It was low.", "Text.", "More.", "Yet more.", "Low water"]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The water went out and the boats stayed where they were.", "en"),
        ("Вода ушла, и лодки остались там, где они были, но не все.", "ru"),
        ("Су кетті, ал қайықтар сол орнында қалды және бұл туралы ешкім айтқан жоқ.", "kk"),
        ("Das Wasser ging zurück und die Boote blieben, wo sie waren.", "de"),
        ("Вода пішла, і човни залишилися там, де були, але не всі їх бачили.", "uk"),
        ("12 345", ""),
    ],
)
def test_language(text: str, lang: str) -> None:
    assert document_from_html(f"<p>{text}</p>").lang == lang
    assert document_from_html(f"<p>{text}</p>", lang="fr-CA").lang == "fr"


def test_an_item_outside_a_list_is_an_item() -> None:
    blocks = document_from_html(
        "<div><li>One <b>way</b></li><li>Another</li></div><blockquote><li>Third</li></blockquote>"
    )
    assert [(type(b), b.text) for b in blocks.blocks] == [(Item, "One way"), (Item, "Another"), (Item, "Third")]


@pytest.mark.parametrize(
    "line",
    [
        'The post <a href="/1">Ferry stops</a> appeared first on <a href="/">Coastline</a>.',
        'Запись <a href="/1">Паром встал</a> впервые появилась на Речной вестник.',
        'Сообщение <a href="/1">Паром встал</a> появились сначала на Речной вестник.',
        'Der Beitrag <a href="/1">Fähre fällt aus</a> erschien zuerst auf Hafenpost.',
        'L’article Le bac est arrêté est apparu en premier sur <a href="/">Le Quai</a>.',
        'La entrada <a href="/1">El barco</a> se publicó primero en El Muelle.',
    ],
)
def test_the_line_in_which_a_feed_names_its_site_is_no_text(line: str) -> None:
    base = "https://a.example/"
    text = "<p>The ferry stopped.</p>"
    assert document_from_html(f"{text}<p>{line}</p>", base).blocks == (Paragraph("The ferry stopped."),)
    assert len(document_from_html(f"<p>{line}</p>{text}", base).blocks) == 2


def test_a_sentence_that_only_sounds_like_it_stays() -> None:
    for text in ("The post office appeared first on our list of closures.", "The post was empty, she said."):
        assert document_from_html(f"<p>A.</p><p>{text}</p>").blocks[-1] == Paragraph(text)
