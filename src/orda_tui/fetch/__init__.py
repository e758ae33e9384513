"""Fetching: network -> bytes. The only package that opens a connection, and it does so through httpx.

::

    client      Fetcher.get(Request) -> Answer: one polite, bounded exchange, redirects included
    messages    Request and Answer
    address     what a pasted URL means: scheme, host in its one true spelling, port, target   (pure)
    policy      which IP addresses may be reached at all                                        (pure)
    pacing      how many requests at once, over all hosts and at one host
    transports  the transports of httpx, and what their connections are opened by
    dial        name -> checked addresses -> connection, in the place of httpcore's own way
    resolve     name lookups in threads of their own
    wire        a connection under watch: what is read is counted, what nobody wants is not read
    run         one request over a transport
    exchange    the answer as it comes in, within its limits
    body        decompression that cannot be made to explode                                    (pure)
    headers     validators, Retry-After, how long an answer is fresh                            (pure)
    tls         which certificates are believed
    proxies     which proxy for which address, by the standard environment variables
    secrets     passwords and header values, bound to the origin they were given for
    mishaps     what can go wrong on the way
    sentences   what went wrong, in one sentence for the reader                                 (pure)
    schedule    when to ask a source again, and why                                             (pure)

``docs/technotes/fetching.md`` tells what is checked where.
"""
