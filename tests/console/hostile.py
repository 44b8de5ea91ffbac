"""Spoilt recordings by the thousand: `python -m tests.console.hostile COUNT SEED [ONLY]`.

Each stream is a recording of a well-behaved server with some of its bytes changed, fed to a client
in a process that may take 256 MiB and no more. It prints what came of it as one line of JSON;
anything but a ProtocolError is a traceback and another exit status.
"""

import json
import random
import resource
import struct
import sys
import time
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from tests.console import encoders, rfb
from vmdesk.console.client import RFBClient
from vmdesk.console.errors import ProtocolError
from vmdesk.console.tls import Trust, anonymous_context

LIMIT_BYTES = 256 << 20
JPEG_HEAD = b"\xff\xd8\xff\xc0\0\x11\x08\0\x14\0\x28\3" + bytes(20) + b"\xff\xda" + bytes(40)
NUMBERS = [b"\0", b"\xff", b"\x7f", b"\x80", b"\xff\xff", b"\x7f\xff", b"\xff\xff\xff\xff", b"\1"]


def few(width, height, colours, seed=1):
    return np.random.default_rng(seed).integers(0, colours, (height, width)).astype(np.uint32)


def recordings() -> dict[str, bytes]:
    """What servers say, from the first byte on: one session for each encoding and extension."""
    pixels, stream, tight = rfb.picture(64, 48), zlib.compressobj(), encoders.TightEncoder()
    runs = np.repeat(few(4, 48, 30), 16, axis=1)
    sessions = {
        "raw": rfb.update(rfb.raw(0, 0, pixels), rfb.raw(3, 4, rfb.picture(20, 10))),
        "copy": rfb.update(rfb.raw(0, 0, pixels), rfb.copy(0, 0, 30, 30, 5, 5)),
        "hextile": rfb.update(
            rfb.header(0, 0, 20, 20, 5) + b"\2abcd\0\x0cABCD\1\x11\0\x18\2abcd\x11\x11efgh\x22\0"
        ),
        "zlib": rfb.update(*[rfb.zlib_rect(1, 2, pixels[:9, :9], stream) for _ in range(3)]),
        "zrle": rfb.update(
            *[
                encoders.zrle(0, 0, part, stream, encode)
                for stream in [zlib.compressobj()]
                for part, encode in [
                    (few(64, 48, 3), encoders.zrle_packed),
                    (few(20, 20, 90), encoders.zrle_palette_runs),
                    (runs, encoders.zrle_palette_runs),
                    (runs, encoders.zrle_runs),
                    (pixels[:9, :9], encoders.zrle_raw),
                    (few(64, 48, 1), encoders.zrle_solid),
                ]
            ]
        ),
        "tight": rfb.update(
            tight.fill(0, 0, 20, 10, 0x123456),
            tight.copy(1, 1, pixels[:10, :10]),
            tight.palette(0, 0, few(30, 30, 2)),
            tight.palette(0, 0, few(30, 30, 20)),
            tight.gradient(2, 2, pixels[:12, :20]),
            tight.jpeg(0, 0, 40, 20, JPEG_HEAD),
            tight.copy(1, 1, pixels[:10, :10], 3, resets=(0, 3)),
        ),
        "pseudo": rfb.update(
            rfb.cursor(1, 1, pixels[:8, :8], pixels[:8, :8] > 99),
            rfb.header(1, 1, 8, 8, -314) + bytes(4) + pixels[:8, :8].tobytes(),
            rfb.header(0, 0, 0, 0, -258),
            rfb.header(1, 0, 0, 0, -257),
            rfb.header(0, 0, 0, 0, -261) + b"\7",
            rfb.header(0, 0, 0, 0, -307) + b"\0\0\0\3web",
            rfb.header(0, 0, 0, 0, -224),
        ),
        "sizes": rfb.update(rfb.extended_size(70, 50), rfb.raw(0, 0, pixels))
        + rfb.update(rfb.header(0, 0, 90, 40, -223), rfb.copy(0, 0, 90, 30, 0, 10)),
        "clipboard": struct.pack(">B3xI", 3, 4)
        + b"text"
        + clipboard(0x1F000001, bytes(4))
        + clipboard(0x10000001, zlib.compress(b"\0\0\0\5text\0"))
        + clipboard(0x08000001)
        + clipboard(0x02000001),
        "flow": b"\x96" + struct.pack(">B3xIB", 248, 1 << 31, 3) + b"abc\2",
    }
    recorded = {name: rfb.hello() + session for name, session in sessions.items()}
    recorded["all"] = rfb.hello() + b"".join(sessions.values())
    init = rfb.server_init(64, 48, b"web")
    recorded["password"] = b"RFB 003.008\n\1\2" + bytes(16) + bytes(4) + init
    types = struct.pack(">2I", 256, 257)
    recorded["plain"] = b"RFB 003.008\n\1\x13\0\2\0\1" + types[:4] + bytes(4) + init
    recorded["tls"] = b"RFB 003.008\n\1\x13\0\2\0\2" + types + b"\1\x16\3\3\0\x20" + bytes(64)
    return recorded


def clipboard(flags, body: bytes = b"") -> bytes:
    return struct.pack(">B3xiI", 3, -4 - len(body), flags) + body


def extremes() -> dict[str, bytes]:
    """The largest there can be, and what claims to be larger; a few seconds of work together."""
    width, height = 7680, 4320
    hello, whole = rfb.hello(width, height), (0, 0, width, height)
    solid = encoders.deflated(zlib.compressobj(9), b"\1abc" * (120 * 68))
    packer = zlib.compressobj(9)
    bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(400)) + packer.flush()
    tall = [rfb.header(0, 0, size, 4320, -223) for size in (7679, 7680, 7678)]
    sessions = {
        "fill": rfb.header(*whole, 7) + b"\x80abc",
        "solid": rfb.header(*whole, 16) + struct.pack(">I", len(solid)) + solid,
        "ZRLE bomb": rfb.header(*whole, 16) + struct.pack(">I", len(bomb)) + bomb,
        "zlib bomb": rfb.header(*whole, 6) + struct.pack(">I", len(bomb)) + bomb,
        "Tight bomb": rfb.header(*whole, 7) + b"\0" + encoders.compact(len(bomb)) + bomb,
        "gradient": rfb.header(0, 0, 2048, 4320, 7) + b"\x40\2" + encoders.compact(90_000) + bomb,
        "wide gradient": rfb.header(*whole, 7) + b"\x40\2" + encoders.compact(90_000) + bomb,
        "tall gradient": rfb.header(0, 0, 1, 4320, 7) + b"\x40\2" + encoders.compact(90_000) + bomb,
        "JPEG": rfb.header(*whole, 7) + b"\x90" + encoders.compact(len(JPEG_HEAD)) + JPEG_HEAD,
        "tiles": rfb.header(*whole, 5) + b"\2abcd" + b"\0" * 130_000,
        "resizes": b"".join(tall) * 3,
        "copies": rfb.copy(0, 0, width, height - 1, 0, 1) * 5,
        "pointer": rfb.header(0, 0, 65535, 65535, -314),
        "screen": rfb.header(0, 0, 65535, 65535, -223),
        "outside": rfb.header(65535, 65535, 65535, 65535, 0),
    }
    return {name: hello + struct.pack(">BxH", 0, 99) + data for name, data in sessions.items()} | {
        "hello": rfb.hello(65535, 65535),
        "name": rfb.hello()[:-8] + b"\xff" * 4 + bytes(1 << 20),
        "text": rfb.hello() + struct.pack(">B3xI", 3, 60 << 20) + bytes(60 << 20),
    }


def spoilt(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """*data* with a few changes, each of another kind; mostly behind the handshake."""
    spoiling = bytearray(data)
    said = len(rfb.hello()) if data.startswith(rfb.hello()) and chance.random() < 0.9 else 0
    for _ in range(chance.choice([1, 1, 2, 3, 6])):
        place = chance.randrange(min(said, len(spoiling)), len(spoiling) + 1)
        match chance.randrange(6):
            case 0:
                spoiling[place : place + 1] = chance.randbytes(1)
            case 1:
                number = chance.choice(NUMBERS)
                spoiling[place : place + len(number)] = number
            case 2:
                spoiling[place : place + chance.randrange(16)] = b""
            case 3:
                spoiling[place:place] = chance.randbytes(chance.randrange(8))
            case 4:
                start = chance.randrange(len(other))
                spoiling[place : place + 40] = other[start : start + 40]
            case 5:
                del spoiling[place:]
    return bytes(spoiling)


def new_client(trust: Trust) -> RFBClient:
    """One that takes everything there is, and decodes any JPEG to the size that it claims."""
    client = RFBClient(
        trust=trust,
        decode_jpeg=lambda data: (40, 20, bytes(40 * 20 * 4)),
        continuous=True,
    )
    client.give_password("ann", "secret")
    client.send_clipboard("offered")
    return client


class Longest:
    """How long a turn, and how long a whole stream took at most, in seconds."""

    def __init__(self) -> None:
        self.turn = self.stream = 0.0

    def survive(self, client: RFBClient, data: bytes, chunk: int) -> str:
        """The template of the reason for which the client gave up, or nothing."""
        began = time.perf_counter()
        try:
            for _ in self._turns(client, data, chunk):
                client.events()
                client.data_to_send()
        except ProtocolError as error:
            return error.template
        finally:
            self.stream = max(self.stream, time.perf_counter() - began)
        return ""

    def _turns(self, client: RFBClient, data: bytes, chunk: int) -> Iterator[None]:
        view, done = memoryview(data), True
        while view or not done:
            if done:
                target = client.next_buffer()
                count = min(len(target), len(view), chunk)
                target[:count] = view[:count]
                client.filled(count)
                view = view[count:]
            began = time.perf_counter()
            done = client.advance()
            self.turn = max(self.turn, time.perf_counter() - began)
            client.request_update()
            yield


def memory_kib(field: str) -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith(field)).split()[1])


def main(count: int, seed: int, only: str = "") -> None:
    corpus = {name: data for name, data in recordings().items() if only in name}
    trust = Trust(anonymous=anonymous_context())
    plain = Trust(clear_text=True)
    names, chance, longest = list(corpus), random.Random(seed), Longest()
    for name in names:
        longest.survive(new_client(trust if name == "tls" else plain), corpus[name], 1 << 20)
    before_kib = memory_kib("VmRSS")
    resource.setrlimit(resource.RLIMIT_AS, (memory_kib("VmSize") * 1024 + LIMIT_BYTES,) * 2)
    large = Longest()
    extreme = {n: large.survive(new_client(plain), d, 1 << 20) for n, d in extremes().items()}
    reasons: Counter[str] = Counter()
    for _ in range(count):
        name, other = chance.choice(names), corpus[chance.choice(names)]
        client = new_client(trust if name == "tls" else plain)
        data = spoilt(corpus[name], other, chance)
        reasons[longest.survive(client, data, chance.choice([1 << 20, 1 << 20, 100, 7]))] += 1
    report = {
        "streams": count,
        "longest_turn_ms": round(max(large.turn, longest.turn) * 1000, 1),
        "longest_stream_ms": round(longest.stream * 1000, 1),
        "longest_large_ms": round(large.stream * 1000, 1),
        "extremes": extreme,
        "peak_mib": round((memory_kib("VmHWM") - before_kib) / 1024, 1),
        "reasons": reasons.most_common(),
    }
    print(json.dumps(report))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:])
