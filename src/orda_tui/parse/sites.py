"""Where well-known sites keep the feeds of a page. Pure: from the address alone, nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qs, quote, urlsplit

_YOUTUBE_FEED = "https://www.youtube.com/feeds/videos.xml"
_CHANNEL = re.compile(r"UC[A-Za-z0-9_-]{22}")
_NAME = re.compile(r"[A-Za-z0-9_.-]{1,100}")
_GITHUB_PAGES = frozenset((
    "about", "apps", "collections", "contact", "customer-stories", "enterprise", "events", "explore", "features",
    "issues", "join", "login", "marketplace", "new", "notifications", "orgs", "pricing", "pulls", "search",
    "security", "settings", "site", "sponsors", "stars", "topics", "trending",
))  # fmt: skip
_NOT_MASTODON = frozenset(
    ("youtube.com", "medium.com", "tiktok.com", "threads.net", "threads.com", "substack.com", "dev.to", "t.me", "x.com")
)

Rule = Callable[[str, list[str], str], list[str]]


def youtube_feeds(channel: str) -> list[str]:
    """The feeds of a channel's id (``UC...``): everything, then the videos without shorts and streams."""
    if not _CHANNEL.fullmatch(channel):
        return []
    return [f"{_YOUTUBE_FEED}?channel_id={channel}", f"{_YOUTUBE_FEED}?playlist_id=UULF{channel[2:]}"]


def _youtube(host: str, path: list[str], query: str) -> list[str]:
    playlist = parse_qs(query[:2000], max_num_fields=50).get("list", [""])[0]
    if _NAME.fullmatch(playlist):
        return [f"{_YOUTUBE_FEED}?playlist_id={playlist}"]
    if len(path) > 1 and path[0] == "channel":
        return youtube_feeds(path[1])
    return []


def _github(host: str, path: list[str], query: str) -> list[str]:
    if not path or path[0] in _GITHUB_PAGES or not all(map(_NAME.fullmatch, path[:2])):
        return []
    if len(path) == 1:
        return [f"https://github.com/{path[0].removesuffix('.atom')}.atom"]
    repository = f"https://github.com/{path[0]}/{path[1].removesuffix('.git')}"
    feeds = [f"{repository}/{kind}.atom" for kind in ("releases", "commits", "tags")]
    if len(path) > 2 and path[2] in ("commits", "tags"):
        feeds.sort(key=lambda feed: not feed.endswith(f"/{path[2]}.atom"))
    return feeds


def _gitlab(host: str, path: list[str], query: str) -> list[str]:
    if "-" in path:
        path = path[: path.index("-")]
    if not path or not all(map(_NAME.fullmatch, path)):
        return []
    page = f"https://{host}/{'/'.join(path)}"
    return [f"{page}.atom"] if len(path) == 1 else [f"{page}/-/tags?format=atom", f"{page}.atom"]


def _codeberg(host: str, path: list[str], query: str) -> list[str]:
    if not path:
        return []
    page = f"https://{host}/{'/'.join(path[:2])}"
    return [f"{page}.rss"] if len(path) == 1 else [f"{page}/releases.rss", f"{page}.rss"]


def _reddit(host: str, path: list[str], query: str) -> list[str]:
    if len(path) < 2 or path[0] not in ("r", "u", "user"):
        return []
    place = "/".join(["user" if path[0] == "u" else path[0], *path[1:]]).removesuffix(".rss")
    return [f"https://www.reddit.com/{place}.rss"]


def _bluesky(host: str, path: list[str], query: str) -> list[str]:
    return [f"https://bsky.app/profile/{path[1]}/rss"] if len(path) > 1 and path[0] == "profile" else []


def _medium(host: str, path: list[str], query: str) -> list[str]:
    if host != "medium.com":
        return [f"https://{host}/feed"]
    if not path or path[0] == "feed":
        return []
    place = "/".join(path[:2]) if path[0] == "tag" else path[0]
    return [f"https://medium.com/feed/{place}"]


def _devto(host: str, path: list[str], query: str) -> list[str]:
    return [f"https://dev.to/feed/{path[0]}"] if path and path[0] != "feed" else ["https://dev.to/feed"]


def _vimeo(host: str, path: list[str], query: str) -> list[str]:
    return [f"https://vimeo.com/{path[0]}/videos/rss"] if path and not path[0].isdigit() else []


def _arxiv(host: str, path: list[str], query: str) -> list[str]:
    return [f"https://rss.arxiv.org/rss/{path[1]}"] if len(path) > 1 and path[0] == "list" else []


def _habr(host: str, path: list[str], query: str) -> list[str]:
    language = path[0] if path and len(path[0]) == 2 else "ru"
    rest = path[1:] if path and len(path[0]) == 2 else path
    if len(rest) > 1 and rest[0] in ("hubs", "hub"):
        return [f"https://habr.com/{language}/rss/hubs/{rest[1]}/articles/"]
    return [f"https://habr.com/{language}/rss/articles/"]


def _same(path: str) -> Rule:
    """A rule for hosts that keep one feed at one path."""
    return lambda host, _path, _query: [f"https://{host}/{path}"]


_RULES: tuple[tuple[str, Rule], ...] = (
    ("youtube.com", _youtube),
    ("youtu.be", _youtube),
    ("github.com", _github),
    ("gitlab.com", _gitlab),
    ("codeberg.org", _codeberg),
    ("reddit.com", _reddit),
    ("bsky.app", _bluesky),
    ("medium.com", _medium),
    ("dev.to", _devto),
    ("vimeo.com", _vimeo),
    ("arxiv.org", _arxiv),
    ("habr.com", _habr),
    ("lobste.rs", _same("rss")),
    ("news.ycombinator.com", _same("rss")),
    (".substack.com", _same("feed")),
    (".wordpress.com", _same("feed/")),
    (".tumblr.com", _same("rss")),
    (".livejournal.com", _same("data/rss")),
    (".micro.blog", _same("feed.xml")),
)
_BLOGGER = re.compile(r"[a-z0-9-]{1,63}\.blogspot\.[a-z.]{2,6}")


def site_rules(address: str, *, bridge: str = "") -> list[str]:
    """Addresses of feeds that belong to a page of a known site, the likeliest first; [] where nothing is known.

    ``bridge``: address of a service that makes feeds of Telegram channels (an RSSHub); without it they have none.
    """
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower().removeprefix("www.").removeprefix("m.")
    except ValueError:
        return []
    path = [quote(part, safe="@:~+.,!*()%-_") for part in parts.path.split("/") if part]
    channel = telegram_channel(address)
    if channel:
        return [f"{bridge.rstrip('/')}/telegram/channel/{channel}"] if bridge else []
    for name, rule in _RULES:
        if host == name.lstrip(".") and not name.startswith("."):
            return rule(host, path, parts.query)
        if host.endswith(name if name.startswith(".") else "." + name) and host.count(".") < 5:
            return rule(host, path, parts.query)
    if _BLOGGER.fullmatch(host):
        return [f"https://{host}/feeds/posts/default"]
    return _fediverse(host, path)


def _fediverse(host: str, path: list[str]) -> list[str]:
    """Mastodon and its kin live on thousands of hosts; their paths give them away."""
    if not host or not path or host in _NOT_MASTODON:
        return []
    if path[0].startswith("@") and len(path[0]) > 1:
        name = path[0].removesuffix(".rss")
        return [f"https://{host}/{name}.rss"]
    if len(path) == 2 and path[0] in ("c", "u") and re.fullmatch(r"[A-Za-z0-9_]{2,50}(?:@[\w.-]{3,80})?", path[1]):
        return [f"https://{host}/feeds/{path[0]}/{path[1]}.xml?sort=New"]
    return []


def telegram_channel(address: str) -> str:
    """The name of a Telegram channel whose page or preview (``t.me/s/name``) the address is, or ""."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower().removeprefix("www.")
    except ValueError:
        return ""
    path = [part for part in parts.path.split("/") if part]
    if host not in ("t.me", "telegram.me", "telegram.dog") or not path:
        return ""
    name = path[1] if path[0] == "s" and len(path) > 1 else path[0]
    return name if re.fullmatch(r"[A-Za-z][A-Za-z0-9_]{3,40}", name) else ""
