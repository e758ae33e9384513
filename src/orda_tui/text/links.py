"""Addresses from outside: which may be opened, and how they are written down."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit, urlunsplit

from orda_tui.text.hosts import honest_host
from orda_tui.text.neutral import neutralise

_UNSAFE = re.compile(r"[\x00-\x20\x7f\"<>\\^`{|}\u200c\u200d\s]")
# What nearly all addresses look like: nothing in them has to be mended, and taking them apart would change nothing.
_PLAIN = re.compile(
    r"https?://[A-Za-z0-9.-]+(?::[1-5]?[0-9]{1,4})?(?:/[A-Za-z0-9/._~%!$&'()*+,;=:@-]*)?(?:\?[A-Za-z0-9/._~%!$&'()*+,;=:@?-]+)?"
)
_TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|dclid|yclid|ysclid|msclkid|mc_cid|mc_eid|igshid|igsh|_openstat|ref_src|ref_url|cmpid|"
    r"at_medium|at_campaign|wt_mc|wt\.mc_id|spm|vero_id|oly_enc_id|oly_anon_id|_hsenc|_hsmi|mkt_tok|ns_campaign|xtor)$",
    re.I,
)


def safe_link(address: str) -> str:
    """The address, fit to be stored and opened, or "" where it is not one: only http, https and mailto pass, with a
    host, without userinfo, control characters or blanks. Never raises."""
    return address if not address or _PLAIN.fullmatch(address) else _mended(address)


def absolute_link(address: str, base: str) -> str:
    """``safe_link`` of an address that may be relative to ``base``. Never raises."""
    if _PLAIN.fullmatch(address):
        return address
    try:
        return safe_link(urljoin(base, address))
    except ValueError:
        return ""


def _mended(address: str) -> str:
    address = neutralise(address).strip()
    try:
        parts = urlsplit(address)
        scheme = parts.scheme.lower()
        if scheme == "mailto":
            return "" if _UNSAFE.search(address) or not parts.path else "mailto:" + parts.path
        if scheme not in ("http", "https") or not parts.hostname:
            return ""
        host = honest_host(parts.netloc.rpartition("@")[2])
        _ = parts.port  # raises ValueError where it is no number
    except ValueError:
        return ""
    quoted = _UNSAFE.sub(
        lambda bad: "".join(f"%{byte:02X}" for byte in bad.group().encode("utf-8", "replace")),
        urlunsplit((scheme, host, parts.path, parts.query, parts.fragment)),
    )
    return quoted if not _UNSAFE.search(host) else ""


def without_tracking(address: str) -> str:
    """The address without the query parameters that only follow the reader around."""
    head, mark, rest = address.partition("?")
    if not mark:
        return address
    query, hash_mark, fragment = rest.partition("#")
    kept = [part for part in query.split("&") if part and not _TRACKING.match(part.partition("=")[0])]
    return head + ("?" + "&".join(kept) if kept else "") + hash_mark + fragment
