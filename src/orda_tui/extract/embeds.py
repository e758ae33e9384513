"""Embedded posts and players: lifted out of a page before anything is scored or cleaned, so that nothing drops them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

from orda_tui.extract.dates import iso_day, written_day
from orda_tui.extract.patterns import lazy
from orda_tui.extract.tree import Element, tag_of, text_of
from orda_tui.model.document import Post
from orda_tui.text.links import safe_link, without_tracking
from orda_tui.text.neutral import neutralise, one_line

#: platform, what the address of a post or player looks like, and the address under which a reader finds it.
_PLAYERS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("youtube", lazy(r"youtube(?:-nocookie)?\.com/(?:embed|v|shorts|live)/([\w-]{11})"), "https://www.youtube.com/watch?v={}"),
    ("youtube", lazy(r"(?:youtube\.com/watch\?(?:.*&)?v=|youtu\.be/)([\w-]{11})"), "https://www.youtube.com/watch?v={}"),
    ("telegram", lazy(r"//(?:t|telegram)\.me/([\w]{3,40}/\d+)"), "https://t.me/{}"),
    ("x", lazy(r"//(?:platform\.)?(?:twitter|x)\.com/embed/Tweet\.html\?(?:.*&)?id=(\d+)"), "https://x.com/i/status/{}"),
    ("x", lazy(r"//(?:www\.|mobile\.)?(?:twitter|x)\.com/(\w{1,15}/status/\d+)"), "https://twitter.com/{}"),
    ("instagram", lazy(r"instagram\.com/((?:[\w.]+/)?(?:p|reel|tv)/[\w-]+)"), "https://www.instagram.com/{}/"),
    ("tiktok", lazy(r"tiktok\.com/(?:embed(?:/v\d)?|player/v1)/(\d+)"), "https://www.tiktok.com/@/video/{}"),
    ("tiktok", lazy(r"tiktok\.com/(@[\w.-]+/video/\d+)"), "https://www.tiktok.com/{}"),
    ("vk", lazy(r"//(?:www\.|m\.)?(?:vk\.com|vkvideo\.ru)/video_ext\.php\?(?:.*&)?oid=(-?\d+&(?:amp;)?id=\d+)"), "https://vk.com/video{}"),
    ("vk", lazy(r"//(?:www\.|m\.)?vk\.com/((?:wall|video|clip)-?\d+_\d+)"), "https://vk.com/{}"),
    ("bluesky", lazy(r"//bsky\.app/(profile/[\w.:-]+/post/\w+)"), "https://bsky.app/{}"),
    ("vimeo", lazy(r"player\.vimeo\.com/video/(\d+)"), "https://vimeo.com/{}"),
    ("dailymotion", lazy(r"dailymotion\.com/embed/video/(\w+)"), "https://www.dailymotion.com/video/{}"),
    ("rutube", lazy(r"rutube\.ru/(?:play/embed|video/embed)/(\w+)"), "https://rutube.ru/video/{}/"),
)  # fmt: skip
_QUOTES = {
    "twitter-tweet": "x", "twitter-video": "x", "instagram-media": "instagram", "tiktok-embed": "tiktok",
    "bluesky-embed": "bluesky", "mastodon-embed": "mastodon", "text-post-media": "threads",
    "reddit-embed-bq": "reddit", "fb-xfbml-parse-ignore": "facebook",
}  # fmt: skip
#: « — NAME (@handle) DATE », the line under an embedded post.
ATTRIBUTION = lazy(
    r"(?:^|\n|\s)[—–―-]+\s*(?P<name>[^\n()]{1,80}?)\s*\((?P<handle>@[\w.-]{1,60})\)[\s:]*(?P<date>[^\n]*)$"
)
_SHARED = lazy(
    r"(?:shared by|from|публикация от|жариялаған|von|par|de"
    r"|@)\s+(?P<name>[^\n()@]{1,80}?)\s*\((?P<handle>@[\w.]{1,40})\)",
    re.I,
)
_IFRAMES = ("src", "data", "data-src", "data-lazy-src", "data-url", "data-original", "data-lazyload")
_WANTED = (
    "blockquote", "iframe", "script", "lite-youtube", "amp-youtube", "amp-twitter", "amp-instagram", "video", "audio",
    "object", "embed",
)  # fmt: skip
_BLANKS = lazy(r"\s+")
_MOST = 300


def lift_posts(root: Element, *, frames: bool = False) -> dict[Element, Post | None]:
    """Elements of embedded posts and players, each with the block made of it. ``frames``: frames of hosts that are not
    known count too (in a feed's body they stand for something; in a page most are advertisements)."""
    found: dict[Element, Post | None] = {}
    inside: set[Element] = set()
    facebook = [div for div in root.iterfind(".//div[@data-href]") if "fb-" in (div.get("class") or "")]
    for element in [*root.iter(*_WANTED), *facebook]:
        if len(found) >= _MOST:
            break
        if inside and element in inside:
            continue
        post = _post_of(element, frames)
        if post is not None:
            found[element] = post
            inside.update(element.iterdescendants())
    return found


def _post_of(element: Element, frames: bool) -> Post | None:
    tag = tag_of(element)
    if tag == "blockquote":
        return _quoted(element)
    if tag == "div":
        return _by_data(element)
    if tag == "script":
        channel = element.get("data-telegram-post") or ""
        return (
            Post("telegram", url=safe_link(f"https://t.me/{channel}"), handle="@" + channel.partition("/")[0])
            if re.fullmatch(r"\w+/\d+", channel)
            else None
        )
    if tag in ("lite-youtube", "amp-youtube"):
        name = element.get("videoid") or element.get("data-videoid") or ""
        return (
            Post(
                "youtube",
                text_of(element) or one_line(element.get("playlabel") or ""),
                url=f"https://www.youtube.com/watch?v={name}",
            )
            if re.fullmatch(r"[\w-]{6,16}", name)
            else None
        )
    if tag == "amp-twitter":
        name = element.get("data-tweetid") or ""
        return Post("x", url=f"https://x.com/i/status/{name}") if name.isdecimal() else None
    if tag == "amp-instagram":
        name = element.get("data-shortcode") or ""
        return (
            Post("instagram", url=f"https://www.instagram.com/p/{name}/")
            if re.fullmatch(r"[\w-]{5,40}", name)
            else None
        )
    if tag == "iframe":
        return _frame(element, frames)
    if tag in ("object", "embed"):
        return _frame(element, frames) if frames else None
    return _media(element) if frames else None


def player(address: str) -> tuple[str, str] | None:
    """Platform and plain address of a post or player from the address of its frame, or None."""
    for platform, pattern, form in _PLAYERS:
        found = pattern.search(address)
        if found:
            return platform, form.format(found[1].replace("&amp;", "&").replace("&id=", "_"))
    if "facebook.com/plugins/" in address:
        href = parse_qs(urlsplit(address).query).get("href", [""])[0]
        target = safe_link(href)
        return ("facebook", without_tracking(target)) if target else None
    return None


def _frame(element: Element, frames: bool) -> Post | None:
    title = one_line(element.get("title") or "", 300)
    if tag_of(element) == "object":
        title = title or one_line(text_of(element), 300)
    for name in _IFRAMES:
        address = (element.get(name) or "").strip()
        if address.startswith("//"):
            address = "https:" + address
        try:
            known = player(address[:2000]) if address else None
        except ValueError:
            continue
        if known:
            platform, url = known
            return Post(platform, title, handle=_handle_in(url), url=url)
        url = without_tracking(safe_link(address))
        if frames and url and not _unseen(element):
            return Post(_host(url), title, url=url)
    return None


def _unseen(element: Element) -> bool:
    """A frame of no size, which only counts its readers."""
    return any((element.get(side) or "").strip().removesuffix("px") in ("0", "1") for side in ("width", "height"))


def _media(element: Element) -> Post | None:
    sources = [element.get("src") or "", *(child.get("src") or "" for child in element.iterchildren("source"))]
    for address in sources:
        url = safe_link(address)
        if url:
            return Post(_host(url), one_line(element.get("title") or ""), url=url)
    return None


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _handle_in(url: str) -> str:
    found = re.search(r"//(?:t\.me|twitter\.com|x\.com|www\.tiktok\.com)/@?(\w[\w.-]+)/(?!status/)", url)
    return "@" + found[1] if found and found[1] != "i" else ""


def _by_data(element: Element) -> Post | None:
    """Posts that a script draws into an empty element: Facebook's, and lazy wrappers of YouTube."""
    names = (element.get("class") or "").split()
    if "fb-post" in names or "fb-video" in names:
        url = without_tracking(safe_link(element.get("data-href") or ""))
        return Post("facebook", text_of(element), url=url) if url else None
    return None


def _quoted(element: Element) -> Post | None:
    classes = (element.get("class") or "").split()
    platform = next((_QUOTES[name] for name in classes if name in _QUOTES), "")
    if not platform:
        return None
    lines = [line for line in _lines(element) if line]
    url, date = _address(element, platform), ""
    text = "\n".join(lines)
    author = handle = ""
    signed = ATTRIBUTION.search(text)
    shared = _SHARED.search(text)
    if signed:
        text, author, handle, date = text[: signed.start()].rstrip(), signed["name"], signed["handle"], signed["date"]
    elif shared:
        author, handle = shared["name"], shared["handle"]
    if not handle:
        handle = _handle_in(url)
    day = written_day(date) or iso_day(date)
    return Post(platform, text.strip(), author.strip(), handle, day or date.strip(), url)


def _lines(element: Element) -> Iterator[str]:
    """The words inside as lines: paragraphs and breaks end one, nothing else does."""
    pieces: list[str] = []

    def walk(node: Element, depth: int) -> None:
        pieces.append(_BLANKS.sub(" ", node.text or ""))
        for child in node:
            tag = tag_of(child)
            if tag in ("br", "p", "div", "section"):
                pieces.append("\n")
            if tag not in ("script", "style", "svg"):
                if depth < 60:
                    walk(child, depth + 1)
                else:
                    pieces.append(text_of(child))
            if tag in ("p", "div", "section"):
                pieces.append("\n")
            pieces.append(_BLANKS.sub(" ", child.tail or ""))

    walk(element, 0)
    return (" ".join(line.split()) for line in neutralise("".join(pieces)).split("\n"))


def _address(element: Element, platform: str) -> str:
    candidates = [
        element.get("data-instgrm-permalink"),
        element.get("cite"),
        element.get("data-text-post-permalink"),
        element.get("data-bluesky-uri"),
    ]
    candidates += [a.get("href") for a in reversed(element.findall(".//a"))]
    fallback = ""
    for candidate in candidates:
        url = without_tracking(safe_link(candidate or ""))
        known = player(url) if url else None
        if known and known[0] == platform:
            return url
        if url and not fallback and "t.co/" not in url:
            fallback = url
    return fallback
