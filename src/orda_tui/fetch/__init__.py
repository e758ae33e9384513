"""Fetching: network -> bytes. The only package that opens a connection.

::

    client      Fetcher.get(Request) -> Answer: one polite, bounded exchange, redirects included
    messages    Request and Answer
    address     what a pasted URL means: scheme, host in its one true spelling, port, target   (pure)
    policy      which IP addresses may be reached at all                                        (pure)
    pacing      how many requests at once, over all hosts and at one host
    pool        connections that are open and may be used again
    resolve     name lookups in threads of their own
    dial        name -> checked addresses -> connection, TLS and proxies included
    link        a connection as asyncio sees it
    exchange    one request and the answer as it comes in, within its limits
    http1 http2 the two wire protocols, on the state machines of ``h11`` and ``h2``
    body        decompression that cannot be made to explode                                    (pure)
    headers     validators, Retry-After, how long an answer is fresh                            (pure)
    tls         which certificates are believed
    tunnel socks  ways through an HTTP or a SOCKS5 proxy
    proxies     the standard environment variables
    secrets     passwords and header values, bound to the origin they were given for
    mishaps     what can go wrong on the way
    sentences   what went wrong, in one sentence for the reader                                 (pure)
    schedule    when to ask a source again, and why                                             (pure)

A refresh is a thousand small exchanges, nearly all of them "304, nothing new". A general client spends most of its time
on what is not needed here (cookies, redirects with bodies, authentication flows, a pool that is searched through for
each request) and leaves out what is: a check of the address that is really connected to, bounded decompression, one
deadline from the name lookup to the last byte. So this package drives ``h11`` and ``h2`` itself.
"""
