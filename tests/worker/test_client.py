"""The client against a worker that dies: one source pays, the others go on."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest

from orda_tui.errors import WorkerError
from orda_tui.worker.client import MOST_DEATHS, Worker
from orda_tui.worker.protocol import Message

FAKE = (sys.executable, str(Path(__file__).with_name("fake_worker.py")))


async def collect(worker: Worker, verb: str, **details: object) -> list[Message]:
    return [event async for event in worker.request(verb, **details)]


async def test_a_death_costs_one_source_and_the_refresh_goes_on(tmp_path: Path) -> None:
    async with Worker(tmp_path, FAKE) as worker:
        events = await collect(worker, "refresh", feeds=[1, 2, 3, 4], die=[2])
    assert [event["feed"] for event in events if event["event"] == "feed_done"] == [1, 3, 4]
    assert [event["blame"] for event in events if event["event"] == "worker_died"] == [[2]]
    assert events[-1]["event"] == "finished"
    assert events[-1]["blamed"] == [2]


async def test_two_deaths_cost_two_sources(tmp_path: Path) -> None:
    async with Worker(tmp_path, FAKE) as worker:
        events = await collect(worker, "refresh", feeds=[1, 2, 3, 4], die=[1, 3])
    assert [event["feed"] for event in events if event["event"] == "feed_done"] == [2, 4]
    assert events[-1]["event"] == "finished"


async def test_a_death_over_the_bytes_of_another_request_is_not_blamed_on_the_source_read_before(
    tmp_path: Path,
) -> None:
    async with Worker(tmp_path, FAKE) as worker:
        events: list[Message] = []
        waiting = asyncio.Event()

        async def refresh() -> None:
            async for event in worker.request("refresh", feeds=[1, 2, 3], die=[], wait=2):
                events.append(event)
                if event["event"] == "progress":
                    waiting.set()

        task = asyncio.create_task(refresh())
        await waiting.wait()
        page = await collect(worker, "page", feed=3)
        await task
    assert page[-1]["event"] == "failed"
    assert [event["blame"] for event in events if event["event"] == "worker_died"] == [[]]
    assert [event["feed"] for event in events if event["event"] == "feed_done"] == [1, 2, 3]
    assert events[-1]["blamed"] == []


async def test_dying_for_ever_ends(tmp_path: Path) -> None:
    everything = list(range(1, 40))
    async with Worker(tmp_path, FAKE) as worker:
        events = await collect(worker, "refresh", feeds=everything, die=everything)
    assert events[-1]["event"] == "failed"
    assert len([event for event in events if event["event"] == "worker_died"]) == MOST_DEATHS


async def test_a_death_in_another_verb_is_an_error_with_its_last_words(tmp_path: Path) -> None:
    async with Worker(tmp_path, FAKE) as worker:
        with pytest.raises(WorkerError, match="out of memory, they said"):
            await worker.ask("die")
        assert (await worker.ask("noise"))["event"] == "finished", "the next request starts a new worker"


async def test_lines_that_are_no_messages_are_passed_over(tmp_path: Path) -> None:
    async with Worker(tmp_path, FAKE) as worker:
        assert (await worker.ask("noise"))["stopped"] is False


async def test_a_message_without_end_is_an_error_and_holds_up_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("orda_tui.worker.client._LONGEST_LINE", 1 << 16)
    async with asyncio.timeout(30), Worker(tmp_path, FAKE) as worker:
        assert (await collect(worker, "flood", bytes=1 << 15))[-1]["event"] == "finished"
        with pytest.raises(WorkerError, match="ended unexpectedly"):
            await worker.ask("flood", bytes=1 << 20)
        assert (await worker.ask("noise"))["event"] == "finished"


async def test_a_worker_that_cannot_start_is_one_sentence(tmp_path: Path) -> None:
    async with Worker(tmp_path, (str(tmp_path / "nowhere"),)) as worker:
        with pytest.raises(WorkerError, match="cannot be started"):
            await worker.ask("noise")


async def test_a_busy_worker_is_left_without_waiting_and_ends_by_itself(tmp_path: Path) -> None:
    worker = Worker(tmp_path, FAKE)
    async for event in worker.request("linger", until=str(tmp_path / "go")):
        if event["event"] == "progress":
            break
    process = worker._process
    assert process is not None
    await worker.leave()
    assert process.returncode is None, "nobody waited"
    (tmp_path / "go").touch()
    assert await asyncio.wait_for(process.wait(), 20) == 0


async def test_an_idle_worker_has_ended_when_it_is_left(tmp_path: Path) -> None:
    worker = Worker(tmp_path, FAKE)
    await collect(worker, "refresh", feeds=[1], die=[])
    process = worker._process
    assert process is not None
    await worker.leave()
    assert process.returncode == 0
