"""Connections to other computers."""

import asyncio
import socket

from vmdesk.errors import N_, ConnectionLost

_SECONDS = 10


async def connect_tcp(host: str, port: int) -> socket.socket:
    """A connected, non-blocking socket; ConnectionLost when nobody answers there."""
    loop = asyncio.get_running_loop()
    problem: Exception | None = None
    try:
        async with asyncio.timeout(_SECONDS):
            found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            for family, kind, protocol, _, address in found:
                try:
                    return await _connected(socket.socket(family, kind, protocol), address)
                except OSError as error:
                    problem = error
    except (OSError, TimeoutError, UnicodeError) as error:
        problem = error
    raise ConnectionLost(
        N_("No display answers at {host}, port {port}"), detail=str(problem), host=host, port=port
    )


async def _connected(made: socket.socket, address: object) -> socket.socket:
    try:
        made.setblocking(False)
        await asyncio.get_running_loop().sock_connect(made, address)  # type: ignore[arg-type]
        # A key must not wait for the next one.
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except BaseException:
        made.close()
        raise
    return made
