"""Bytes -> what a feed said. Pure: no network, no clock, no store.

``feed`` is the front door: it sniffs and hands over to one small file per format (``rss`` with ``rsschannel`` and
``rssitem``, ``atom`` with ``atomlink``, ``jsonfeed``, ``rssjson``, ``sitemap``). On the way there: ``encoding`` and
``guess`` (bytes to text), ``tree`` (text to elements), ``repair`` and ``salvage`` (what to do when the XML is
broken). Shared by the formats: ``names`` (namespaces), ``element`` (reading one), ``modules`` (media, itunes, ...),
``channel`` and ``entry`` (what a feed and an entry come to), ``titles``, ``people``, ``dates`` with ``loosedate`` and
``datewords``.

Lists of subscriptions: ``opml``, ``newsboat``, ``addresses``, with ``lists`` for what they share. Finding feeds:
``discovery`` and ``sites``.
"""
