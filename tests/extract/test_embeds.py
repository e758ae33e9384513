"""Posts and players of every platform, from the mark-up their platforms hand out."""

from __future__ import annotations

import pytest

from orda_tui.extract.html import document_from_html
from orda_tui.extract.page import extract_page
from orda_tui.model.document import Post

VIDEO = "https://www.youtube.com/watch?v=abcDEF12345"
TWEET = (
    '<blockquote class="twitter-tweet"><p lang="en">Low water\nat six.<br><br>Mind the <a href="https://t.co/x1">step</a>'
    "</p>&mdash; Quay Watch (@quaywatch) "
    '<a href="https://twitter.com/quaywatch/status/19?ref_src=twsrc%5Etfw">{}</a></blockquote>'
)
TABLE = [
    ('<iframe src="https://www.youtube.com/embed/abcDEF12345?autoplay=1"></iframe>', Post("youtube", url=VIDEO)),
    ('<iframe data-src="//www.youtube-nocookie.com/embed/abcDEF12345"></iframe>', Post("youtube", url=VIDEO)),
    ('<lite-youtube videoid="abcDEF12345"></lite-youtube>', Post("youtube", url=VIDEO)),
    ('<script data-telegram-post="quay/7"></script>', Post("telegram", handle="@quay", url="https://t.me/quay/7")),
    ('<iframe src="https://t.me/quay/7?embed=1"></iframe>', Post("telegram", handle="@quay", url="https://t.me/quay/7")),
    (
        '<iframe src="https://platform.twitter.com/embed/Tweet.html?dnt=true&id=19"></iframe>',
        Post("x", url="https://x.com/i/status/19"),
    ),
    ('<div class="fb-post" data-href="https://www.facebook.com/a/posts/1"></div>',
     Post("facebook", url="https://www.facebook.com/a/posts/1")),
    ('<iframe src="https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fa%2Fposts%2F1"></iframe>',
     Post("facebook", url="https://www.facebook.com/a/posts/1")),
    ('<iframe src="https://vk.com/video_ext.php?oid=-12&id=34&hash=a"></iframe>',
     Post("vk", url="https://vk.com/video-12_34")),
    ('<iframe src="https://player.vimeo.com/video/77"></iframe>', Post("vimeo", url="https://vimeo.com/77")),
    ('<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@quay/video/7"><section>Evening</section></blockquote>',
     Post("tiktok", "Evening", "", "@quay", "", "https://www.tiktok.com/@quay/video/7")),
    ('<blockquote class="bluesky-embed"><p>Low water</p>&mdash; Quay (<a href="https://bsky.app/profile/q.example/post/3k">'
     '@q.example</a>) <a href="https://bsky.app/profile/q.example/post/3k">May 2, 2025</a></blockquote>',
     Post("bluesky", "Low water", "Quay", "@q.example", "2025-05-02", "https://bsky.app/profile/q.example/post/3k")),
]  # fmt: skip


@pytest.mark.parametrize(("html", "post"), TABLE, ids=[post.platform for _, post in TABLE])
def test_platform(html: str, post: Post) -> None:
    assert document_from_html(f"<p>before</p>{html}<p>after</p>").blocks[1] == post


@pytest.mark.parametrize(
    ("date", "expected"),
    [("May 2, 2025", "2025-05-02"), ("2 мая 2025 г.", "2025-05-02"), ("2025 ж. 2 мамыр", "2025-05-02"), ("now", "now")],
)
def test_tweet(date: str, expected: str) -> None:
    (post,) = document_from_html(TWEET.format(date)).blocks
    assert post == Post(
        "x",
        "Low water at six.\nMind the step",
        "Quay Watch",
        "@quaywatch",
        expected,
        "https://twitter.com/quaywatch/status/19",
    )


def test_a_wrapper_called_social_does_not_hide_a_post() -> None:
    body = "<p>" + "The harbour slept while the water went out and out. " * 6 + "</p>"
    page = extract_page(
        f"<article>{body}<div class='social-share embed'>{TWEET.format('May 2, 2025')}</div>{body}</article>"
    )
    assert sum(isinstance(block, Post) for block in page.document.blocks) == 1


def test_frames_of_strangers_count_in_feeds_only() -> None:
    html = '<p>Words of the article that stand before the frame.</p><iframe src="https://maps.example/e"></iframe>'
    assert Post("maps.example", url="https://maps.example/e") in document_from_html(html).blocks
    assert not any(isinstance(block, Post) for block in extract_page(html).document.blocks)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", ""])
def test_unsafe_frames_never(address: str) -> None:
    assert document_from_html(f'<p>a</p><iframe src="{address}"></iframe>').plain() == "a"
    assert len(document_from_html(f'<p>a</p><iframe src="{address}"></iframe>').blocks) == 1
