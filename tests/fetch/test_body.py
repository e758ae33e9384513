"""Bodies: every packing undone, none of them allowed to explode."""

from __future__ import annotations

import contextlib
import gzip
import time
import tracemalloc
import zlib

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from orda_tui.fetch.body import Body
from orda_tui.fetch.mishaps import BadPacking, TooLarge
from tests.loopback import bomb_bytes

TEXT = "қазақ тілі " * 500
PLAIN = TEXT.encode()


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


PACKINGS = {
    "": PLAIN,
    "identity": PLAIN,
    "gzip": gzip.compress(PLAIN),
    "x-gzip": gzip.compress(PLAIN),
    "GZIP": gzip.compress(PLAIN),
    "deflate": zlib.compress(PLAIN),
    " deflate ": raw_deflate(PLAIN),
    "gzip, identity": gzip.compress(PLAIN),
    "deflate, gzip": gzip.compress(zlib.compress(PLAIN)),
}


def unpacked(encoding: str, data: bytes, *, step: int = 1 << 20, limit: int = 1 << 20) -> bytes:
    body = Body(encoding, limit)
    for start in range(0, len(data), step):
        body.feed(data[start : start + step])
    return body.finish()


@pytest.mark.parametrize("encoding", PACKINGS)
@pytest.mark.parametrize("step", [7, 1000, 1 << 20])
def test_every_packing_is_undone(encoding: str, step: int) -> None:
    assert unpacked(encoding, PACKINGS[encoding], step=step) == PLAIN


@pytest.mark.parametrize("encoding", ["", "gzip"])
@pytest.mark.parametrize("step", [1, 1 << 20])
def test_gzip_that_no_header_names_is_undone(encoding: str, step: int) -> None:
    data = gzip.compress(PLAIN)
    assert unpacked(encoding, gzip.compress(data) if encoding else data, step=step) == PLAIN


@pytest.mark.parametrize("step", [1, 1 << 20])
def test_several_gzip_members_are_one_body_and_padding_is_left_out(step: int) -> None:
    data = gzip.compress(PLAIN) + gzip.compress(b"end")
    assert unpacked("gzip", data, step=step) == PLAIN + b"end"
    assert unpacked("gzip", data + bytes(100), step=step) == PLAIN + b"end"


def test_an_empty_body_is_empty_however_it_claims_to_be_packed() -> None:
    assert unpacked("gzip", b"") == unpacked("", b"") == b""


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_body_that_ends_too_early_is_cut(encoding: str) -> None:
    with pytest.raises(BadPacking) as failure:
        unpacked(encoding, PACKINGS[encoding][:-20])
    assert failure.value.cut


@pytest.mark.parametrize("encoding", ["br", "zstd", "compress", "gzip, br", "gzip, gzip, gzip"])
def test_a_packing_that_was_not_asked_for_is_refused_before_anything_is_unpacked(encoding: str) -> None:
    with pytest.raises(BadPacking):
        Body(encoding, 100)


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_damaged_data_is_said_to_be_damaged(encoding: str) -> None:
    with pytest.raises(BadPacking) as failure:
        unpacked(encoding, b"<html>no such thing</html>")
    assert not failure.value.cut


@given(st.binary(max_size=300), st.sampled_from(["", "gzip", "deflate", "deflate, gzip"]), st.integers(1, 50))
def test_any_bytes_are_unpacked_or_refused(data: bytes, encoding: str, step: int) -> None:
    with contextlib.suppress(BadPacking, TooLarge):
        assert len(unpacked(encoding, data, step=step, limit=200)) <= 200


@given(st.binary(max_size=2000), st.integers(1, 100), st.sampled_from(["", "gzip"]))
def test_how_the_bytes_come_does_not_matter(data: bytes, step: int, encoding: str) -> None:
    assume(data[:2] != b"\x1f\x8b")
    assert unpacked(encoding, gzip.compress(data) if encoding else data, step=step) == data


@pytest.mark.parametrize("step", [1, 10])
def test_a_beginning_like_gzip_is_not_lost(step: int) -> None:
    assert unpacked("", b"\x1f", step=step) == b"\x1f"
    assert unpacked("", b"\x1fx", step=step) == b"\x1fx"


@pytest.mark.parametrize("limit", [10, len(PLAIN) - 1])
@pytest.mark.parametrize("encoding", PACKINGS)
def test_no_body_is_larger_than_its_limit(encoding: str, limit: int) -> None:
    with pytest.raises(TooLarge):
        unpacked(encoding, PACKINGS[encoding], limit=limit)


def nested_bomb() -> bytes:
    return gzip.compress(bomb_bytes("gzip", 2000), 9)


@pytest.mark.parametrize(
    ("encoding", "data"),
    [
        ("gzip", bomb_bytes("gzip", 1000)),
        ("deflate", bomb_bytes("deflate", 1000)),
        ("", bomb_bytes("gzip", 1000)),
        ("gzip, gzip", nested_bomb()),
        ("gzip", nested_bomb()),
        ("gzip", gzip.compress(b"") * 200_000),
    ],
    ids=["gzip", "deflate", "unnamed", "nested", "nested-unnamed", "empty-members"],
)
def test_a_bomb_costs_less_than_thirty_megabytes_and_a_second(encoding: str, data: bytes) -> None:
    started = time.process_time()
    tracemalloc.start()
    try:
        body = Body(encoding, 20 << 20)
        with pytest.raises((TooLarge, BadPacking)):
            body.feed(data)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 30 << 20
    assert time.process_time() - started < 1
