"""A server that means harm: the client ends with a reason, in bounded time and memory."""

import contextlib
import json
import struct
import subprocess
import sys
import tracemalloc
import zlib
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.console import hostile, rfb
from vmdesk.console.errors import ProtocolError
from vmdesk.console.pseudo import Pseudo
from vmdesk.console.tls import Trust

ENCODINGS = [0, 1, 5, 6, 7, 16, *(int(kind) for kind in Pseudo), -260, 99]
RECORDED = hostile.recordings()
RECORDING = RECORDED["all"]
RUN_SECONDS = 1200


def survives(data: bytes, chunk: int = 1 << 20) -> None:
    """Any exception but ProtocolError fails the test."""
    client = hostile.new_client(Trust(clear_text=True))
    with contextlib.suppress(ProtocolError):
        rfb.feed(client, data, chunk)
    client.data_to_send()


@pytest.mark.parametrize("name", [name for name in RECORDED if name != "tls"])
def test_the_recordings_are_understood_as_they_are(name):
    """What the other tests spoil is right before they spoil it."""
    client = hostile.new_client(Trust(clear_text=True))
    assert rfb.feed(client, RECORDED[name])
    assert client.framebuffer is not None


def many_spoilt_streams(count: int, seed: int) -> dict[str, Any]:
    """What tests/console/hostile.py says of so many streams, in a process of little memory."""
    command = [sys.executable, "-m", "tests.console.hostile", str(count), str(seed)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=RUN_SECONDS, check=False)
    assert done.returncode == 0, done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    return report


@pytest.mark.parametrize(
    "count",
    [
        pytest.param(3000, id="3000 streams"),
        pytest.param(200_000, id="200000 streams", marks=pytest.mark.slow),
    ],
)
def test_spoilt_streams_end_with_a_reason_in_little_time_and_memory(count):
    """No crash, no hang, no more than 256 MiB; the largest sizes there are come before them."""
    report = many_spoilt_streams(count, seed=count)
    assert report["streams"] == count
    assert report["peak_mib"] < 256
    assert report["longest_stream_ms"] < 5000
    assert report["longest_turn_ms"] < 500
    assert report["extremes"]["fill"] == ""
    assert "impossible size" in report["extremes"]["hello"]
    assert all(
        "damaged" in report["extremes"][f"{kind} bomb"] for kind in ("ZRLE", "zlib", "Tight")
    )


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(RECORDING) - 1), st.binary(max_size=8)), max_size=6),
    st.integers(0, len(RECORDING)),
    st.integers(1, 5000),
)
def test_a_spoilt_recording_ends_with_a_reason(patches, length, chunk):
    """Bytes overwritten anywhere, cut anywhere, in any pieces: a ProtocolError or nothing."""
    data = bytearray(RECORDING)
    for place, patch in patches:
        data[place : place + len(patch)] = patch
    survives(bytes(data[:length]), chunk)


numbers = st.one_of(st.integers(0, 70), st.integers(0, 65535), st.just(65535))
rectangles = st.builds(
    lambda x, y, w, h, encoding, body: rfb.header(x, y, w, h, encoding) + body,
    numbers, numbers, numbers, numbers, st.sampled_from(ENCODINGS), st.binary(max_size=40),
)  # fmt: skip
messages = st.one_of(
    st.lists(rectangles, max_size=4).map(lambda rects: rfb.update(*rects)),
    st.binary(max_size=40),
    st.builds(lambda count: struct.pack(">B3xI", 3, count), st.integers(0, 2**32 - 1)),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(messages, max_size=6))
def test_senseless_messages_end_with_a_reason(sent):
    """Rectangles with random places, encodings and contents: a ProtocolError or nothing."""
    survives(rfb.hello() + b"".join(sent))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200), st.sampled_from([b"", b"RFB 003.003\n", b"RFB 003.008\n"]))
def test_a_senseless_handshake_ends_with_a_reason(data, start):
    """Random bytes instead of a handshake: a ProtocolError or nothing."""
    survives(start + data)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\2" * 100_000, id="bells"),
        pytest.param(rfb.update() * 20_000, id="empty updates"),
        pytest.param(struct.pack(">B3xI", 3, 60 << 20) + bytes(60 << 20), id="endless text"),
        pytest.param(rfb.update(rfb.header(0, 0, 64, 48, 5) + b"\0" * 12) * 999, id="tiles"),
    ],
)
def test_a_flood_takes_no_memory(data):
    """However much is sent, the client keeps next to nothing of it."""
    client = rfb.connected()
    tracemalloc.start()
    try:
        view = memoryview(data)
        while view:
            target = client.next_buffer()
            count = min(len(target), len(view))
            target[:count] = view[:count]
            client.filled(count)
            view = view[count:]
            while not client.advance():
                client.events()
            client.events()
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 4 << 20


def test_a_compression_bomb_unpacks_no_more_than_its_rectangle():
    """A gigabyte of zeros in a megabyte of data stops at the first pixel too many."""
    packer = zlib.compressobj(9)
    bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(256))
    client = rfb.connected(1920, 1080)
    head = rfb.header(0, 0, 1920, 1080, 6) + struct.pack(">I", len(bomb))
    tracemalloc.start()
    try:
        with pytest.raises(ProtocolError, match="damaged"):
            rfb.feed(client, rfb.update(head + bomb))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 4 << 20


def test_screens_as_large_as_allowed_stay_under_the_limit():
    """Resizing between the largest screens, drawn all over, keeps at most two pictures."""
    client = rfb.connected(7680, 4320)
    tracemalloc.start()
    try:
        for width in (7679, 7680, 7678):
            rfb.feed(client, rfb.update(rfb.header(0, 0, width, 4320, -223)))
            assert client.framebuffer is not None
            client.framebuffer.pixels.fill(1)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 256 << 20
    assert np.all(rfb.shown(client) == 1)


def test_others_may_run_while_a_lot_is_unpacked():
    """A small message that causes much work hands control back in between."""
    client = rfb.connected(7680, 4320)
    message = rfb.update(*[rfb.copy(0, 0, 7680, 4320, 0, 0)] * 3)
    target = client.next_buffer()
    target[: len(message)] = message
    client.filled(len(message))
    turns = 0
    while not client.advance():
        turns += 1
    assert turns > 100
