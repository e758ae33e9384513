"""A server of made-up feeds on 127.0.0.1, in a process of its own.

``python -m benchmarks.server FEEDS ENTRIES FAULTS`` prints its port and serves until its input ends. With FAULTS
``1`` some feeds misbehave: of each hundred one stalls ten seconds, two answer 500, and every answer takes 20 to 120 ms.
"""

from __future__ import annotations

import asyncio
import gzip
import sys
import zlib

from benchmarks.corpus import feed


async def main(feeds: int, entries: int, faults: bool) -> None:
    """Serve until standard input ends."""
    bodies: dict[int, tuple[bytes, str]] = {}
    port = 0

    def answer(number: int, etag: str) -> bytes:
        if faults and number % 100 in (17, 58):
            return b"HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n"
        packed, mark = bodies[number]
        if etag == mark:
            return f"HTTP/1.1 304 Not Modified\r\nETag: {mark}\r\n\r\n".encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nContent-Encoding: gzip\r\nETag: {mark}\r\n"
        return head.encode() + f"Content-Length: {len(packed)}\r\n\r\n".encode() + packed

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                number = int(head.split(" ", 2)[1].strip("/").partition(".")[0])
                etag = next(
                    (line[15:].strip() for line in head.split("\r\n") if line.lower()[:14] == "if-none-match:"), ""
                )
                if faults:
                    await asyncio.sleep(10 if number % 100 == 33 else 0.02 + number % 11 / 100)
                writer.write(answer(number, etag))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0, backlog=2000)
    port = server.sockets[0].getsockname()[1]
    for number in range(feeds):
        raw = feed(number, entries, f"http://127.0.0.1:{port}")
        bodies[number] = (gzip.compress(raw, 6, mtime=0), f'"{zlib.crc32(raw):x}"')
    print(port, flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == "1"))
