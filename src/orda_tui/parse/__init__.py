"""Bytes -> what a feed said. Pure: no network, no clock, no store.

``feed`` is the front door: it sniffs and hands over to one small file per format (``rss`` with ``rsschannel`` and
``rssitem``, ``atom``, ``jsonfeed``, ``rssjson``, ``sitemap``). On the way there: ``encoding`` (bytes to text), ``tree`` (text to elements), ``repair`` and
``salvage`` (what to do when the XML is broken). Shared by the formats: ``names`` (namespaces), ``modules`` (media,
itunes, ...), ``entry`` (what one entry comes to), ``titles``, ``people``, ``dates``.

Lists of subscriptions: ``opml``, ``newsboat``, ``addresses``. Finding feeds: ``discovery``, ``sites``.
"""
