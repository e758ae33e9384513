"""HTML, Markdown or plain text -> a document: ``page``, ``html`` (bodies of feeds), ``markdown``, ``plain``."""
