"""Which certificates are believed."""

from __future__ import annotations

import ssl
from pathlib import Path


def default_context() -> ssl.SSLContext:
    """The system's authorities (SSL_CERT_FILE and SSL_CERT_DIR count); where it has none, those of ``certifi``."""
    context = ssl.create_default_context()
    folder = ssl.get_default_verify_paths().capath
    if not context.cert_store_stats()["x509_ca"] and not (folder and Path(folder).is_dir()):
        try:
            import certifi
        except ImportError:
            return context  # every https source will say that it does not know the authority
        context.load_verify_locations(certifi.where())
    return context
