"""What the steps hand to each other: frozen dataclasses without IO and without a clock.

``document`` the blocks of an article, ``statement`` who said what in it, ``parsed`` what a feed said, ``page`` what a
page said, ``feed`` a subscription and its record, ``article`` what is stored and what lists show, ``changes`` what a
refresh found. Times are whole seconds since 1970 (UTC) unless a name says otherwise; ``None`` is "not known".
"""
