"""A body as it comes in: decompressed piece by piece, and never larger than its limit. Pure."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from orda_tui.fetch.mishaps import BadPacking, TooLarge

#: What may be asked for: only what is decompressed here, in pieces of bounded size.
ACCEPT_ENCODING = "gzip, deflate"

_PIECE = 1 << 18
_GZIP_MAGIC = b"\x1f\x8b"
_MOST_LAYERS = 2
_MOST_MEMBERS = 100
_NAMES = {"gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate"}


class Body:
    """Takes the bytes of an answer as they come and keeps them unpacked, up to ``limit`` bytes.

    A body that is gzip although no header says so is unpacked, too. ``feed`` and ``finish`` raise TooLarge or
    BadPacking.
    """

    def __init__(self, encoding: str, limit: int) -> None:
        self._limit = limit
        self._kept: list[bytes] = []
        self._layers: list[_Layer] = []
        self._held = b""
        self._wire = 0
        names = [name.strip().lower() for name in encoding.split(",")] if encoding else []
        for name in reversed([name for name in names if name not in ("", "identity")]):
            if name not in _NAMES or len(self._layers) == _MOST_LAYERS:
                raise BadPacking(name if name.isascii() and name.isalnum() and len(name) < 20 else "something unknown")
            self._layers.append(_Layer(_NAMES[name], limit))

    def feed(self, data: bytes) -> None:
        """The next bytes from the wire."""
        if not data:
            return
        self._wire += len(data)
        if self._wire > self._limit:
            raise TooLarge
        self._unpack(data, 0)

    def finish(self) -> bytes:
        """The whole body. BadPacking where the packed data ends too early."""
        for layer in self._layers:
            if not layer.complete:
                raise BadPacking(layer.name, cut=True)
        if self._held:
            return self._held
        return self._kept[0] if len(self._kept) == 1 else b"".join(self._kept)

    def _unpack(self, data: bytes, depth: int) -> None:
        if depth < len(self._layers):
            for piece in self._layers[depth].pieces(data):
                self._unpack(piece, depth + 1)
            return
        if not self._kept and depth < _MOST_LAYERS:
            data, self._held = self._held + data, b""
            if data == _GZIP_MAGIC[:1]:
                self._held = data  # the next byte tells
                return
            if data[:2] == _GZIP_MAGIC:
                self._layers.append(_Layer("gzip", self._limit))
                self._unpack(data, depth)
                return
        self._kept.append(data)


class _Layer:
    """One layer of packing, undone in pieces of at most 256 kB."""

    def __init__(self, name: str, limit: int) -> None:
        self.name = name
        self._left = limit
        self._inflater = zlib.decompressobj(31) if name == "gzip" else None
        self._started = False
        self._members = 1
        self._over = False

    @property
    def complete(self) -> bool:
        return self._over or not self._started or (self._inflater is not None and self._inflater.eof)

    def pieces(self, data: bytes) -> Iterator[bytes]:
        while not self._over:
            inflater = self._inflater
            if inflater is None:
                # "deflate" means zlib's wrapping, but some servers send the bare stream; the first byte tells.
                inflater = self._inflater = zlib.decompressobj(15 if data[0] & 0x0F == 8 else -15)
            self._started = True
            try:
                piece = inflater.decompress(data, _PIECE)
            except zlib.error as error:
                raise BadPacking(self.name) from error
            self._left -= len(piece)
            if self._left < 0:
                raise TooLarge
            if piece:
                yield piece
            data = self._after(inflater.unused_data) if inflater.eof else inflater.unconsumed_tail
            # A full piece may have left more behind, although all input is used up.
            if not data and (inflater.eof or len(piece) < _PIECE):
                return

    def _after(self, rest: bytes) -> bytes:
        """What follows the end of the packed data: another gzip member, or padding that is left out."""
        if self.name == "gzip" and rest[:2] == _GZIP_MAGIC:
            self._members += 1
            if self._members > _MOST_MEMBERS:  # each costs a copy of the rest: many empty ones would cost minutes
                raise BadPacking(self.name)
            self._inflater = zlib.decompressobj(31)
            return rest
        if not _GZIP_MAGIC.startswith(rest[:2]):
            self._over = True
        return b""
