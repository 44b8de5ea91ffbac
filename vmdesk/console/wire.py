"""Between the parser and whoever owns the socket: plain at first, encrypted once that is agreed."""

import ssl

from vmdesk.console.intake import Gate, Intake
from vmdesk.console.tls import TLSLayer


class Wire:
    """Gathers what is to be sent, and leads what was received to an intake."""

    def __init__(self) -> None:
        self._out = bytearray()
        self._tls: TLSLayer | None = None

    def send(self, data: bytes) -> None:
        if self._tls is None:
            self._out += data
        else:
            self._tls.write(data)

    def start_tls(self, context: ssl.SSLContext, host: str) -> Gate:
        """Encrypt from here on; the gate opens when the other side has proved itself."""
        self._tls = TLSLayer(context, host)
        return self._tls.ready

    def data_to_send(self) -> bytes:
        """What was sent since the last call, as it goes to the socket."""
        data = bytes(self._out)
        self._out.clear()
        return data if self._tls is None else data + self._tls.data_to_send()

    def next_buffer(self, intake: Intake) -> memoryview:
        return intake.next_buffer() if self._tls is None else self._tls.next_buffer()

    def filled(self, intake: Intake, count: int) -> None:
        if self._tls is None:
            intake.filled(count)
        else:
            self._tls.filled(count)

    def advance(self, intake: Intake) -> bool:
        """See Intake.advance."""
        if self._tls is not None:
            return self._tls.advance(intake)
        settled = intake.advance()
        # Asked again, since advancing may have begun TLS: what came after that belongs to it.
        started: TLSLayer | None = self._tls
        if started is None:
            return settled
        started.received(intake.take_rest())
        return False
