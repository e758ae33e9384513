"""Many requests at once: quick over all hosts, polite to each."""

from __future__ import annotations

import asyncio
import itertools
from collections import Counter
from contextlib import ExitStack

import pytest

from orda_tui.errors import FetchError, HttpStatus
from orda_tui.fetch.address import split_address
from orda_tui.fetch.pacing import Pace, host_key
from tests.fetch.conftest import MakeFetcher, asking
from tests.loopback import Loopback, Visit, busy, in_turn


class Crowd:
    """Counts who is at a host at the same time; ``run`` takes a turn and stays for a few rounds of the loop."""

    def __init__(self, pace: Pace) -> None:
        self.pace = pace
        self.now: Counter[str] = Counter()
        self.most: Counter[str] = Counter()
        self.starts: list[tuple[str, float]] = []

    async def run(self, url: str) -> None:
        address = split_address(url)
        async with self.pace.turn(address):
            for key in (address.host, "all"):
                self.now[key] += 1
                self.most[key] = max(self.most[key], self.now[key])
            self.starts.append((address.host, asyncio.get_running_loop().time()))
            for _ in range(5):
                await asyncio.sleep(0)
            for key in (address.host, "all"):
                self.now[key] -= 1


async def test_limits_hold_and_are_used() -> None:
    crowd = Crowd(Pace(6, 2, 0.0))
    urls = [f"http://h{number % 4}.example/{number}" for number in range(200)]
    await asyncio.gather(*(crowd.run(url) for url in urls))
    assert crowd.most["all"] == 6
    assert {crowd.most[f"h{number}.example"] for number in range(4)} == {2}
    assert len(crowd.starts) == 200


async def test_one_busy_host_does_not_hold_up_the_others() -> None:
    crowd = Crowd(Pace(4, 2, 0.0))
    urls = ["http://busy.example/"] * 100 + [f"http://h{number}.example/" for number in range(10)]
    await asyncio.gather(*(crowd.run(url) for url in urls))
    order = [host for host, _ in crowd.starts]
    assert max(order.index(f"h{number}.example") for number in range(10)) < 60


async def test_requests_to_a_host_are_spaced_and_to_this_machine_not() -> None:
    crowd = Crowd(Pace(10, 2, 0.02))
    await asyncio.gather(*(crowd.run(url) for url in ["http://a.example/"] * 4 + ["http://127.0.0.1/"] * 4))
    times = [time for host, time in crowd.starts if host == "a.example"]
    assert all(later - earlier > 0.015 for earlier, later in itertools.pairwise(times))
    here = [time for host, time in crowd.starts if host == "127.0.0.1"]
    assert here[-1] - here[0] < times[-1] - times[0]


async def test_what_is_called_off_frees_its_place() -> None:
    pace = Pace(2, 1, 0.0)
    address = split_address("http://a.example/")
    entered: list[int] = []

    async def stay(number: int) -> None:
        async with pace.turn(address):
            entered.append(number)
            await asyncio.sleep(60 if number < 3 else 0)

    tasks = [asyncio.create_task(stay(number)) for number in range(5)]
    while not entered:
        await asyncio.sleep(0)
    for task in tasks[:3]:
        task.cancel()
    await asyncio.gather(*tasks[3:])
    assert entered == [0, 3, 4]
    assert pace.hosts == 0


async def test_a_host_that_is_done_with_is_forgotten() -> None:
    pace = Pace(2, 2, 0.0)
    crowd = Crowd(pace)
    for number in range(50):
        await crowd.run(f"http://h{number}.example/")
    assert pace.hosts == 0


@pytest.mark.parametrize("asked", ["3600", "Fri, 31 Dec 2100 23:59:59 GMT"])
async def test_after_429_a_host_is_left_alone(server: Loopback, fetcher_for: MakeFetcher, asked: str) -> None:
    busy_url = server.on("/busy", busy(asked))
    fine = server.add("/fine", b"<rss/>")
    with Loopback() as other:
        elsewhere = other.add("/x", b"<rss/>")
        async with fetcher_for() as fetcher:
            with pytest.raises(HttpStatus, match="429") as first:
                await fetcher.get(asking(busy_url))
            with pytest.raises(FetchError, match="asked to be left alone") as second:
                await fetcher.get(asking(fine))
            assert (await fetcher.get(asking(elsewhere))).body == b"<rss/>"
    assert first.value.retry_after is not None and first.value.retry_after >= 3600
    assert second.value.retry_after is not None and second.value.retry_after > 3500
    assert len(server.seen) == 1


async def test_after_503_a_host_is_asked_one_request_at_a_time(server: Loopback, fetcher_for: MakeFetcher) -> None:
    now = 0
    most = 0

    async def counting(visit: Visit) -> None:
        nonlocal now, most
        now += 1
        most = max(most, now)
        await asyncio.sleep(0.01)
        await visit.reply(200, b"<rss/>")
        now -= 1

    url = server.on("/x", counting)
    tired = server.on("/tired", in_turn(busy("0", 503), counting))
    async with fetcher_for() as fetcher:
        await asyncio.gather(*(fetcher.get(asking(url)) for _ in range(6)))
        assert most == 2
        with pytest.raises(HttpStatus, match="503"):
            await fetcher.get(asking(tired))
        most = 0
        await asyncio.gather(*(fetcher.get(asking(url)) for _ in range(6)))
        assert most == 1


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://a.example/", "a.example"),
        ("https://a.example/x", "a.example"),
        ("http://a.example:8080/", "a.example:8080"),
    ],
)
def test_host_key(url: str, key: str) -> None:
    assert host_key(split_address(url)) == key


async def test_many_hosts_at_once(fetcher_for: MakeFetcher) -> None:
    with ExitStack() as stack:
        servers = [stack.enter_context(Loopback()) for _ in range(5)]
        urls = [server.add(f"/{number}", b"<rss/>") for server in servers for number in range(20)]
        async with fetcher_for(at_once=8) as fetcher:
            answers = await asyncio.gather(*(fetcher.get(asking(url, deadline=5)) for url in urls))
        assert [answer.url for answer in answers] == urls
        assert all(server.connections <= 2 for server in servers)
