"""Which client suits a display: what it may cost, and whom to trust there."""

from pathlib import Path

from PySide6.QtGui import QImage

from vmdesk.console.client import LOCAL, REMOTE, RFBClient
from vmdesk.console.tls import Trust, anonymous_context, verified_context
from vmdesk.errors import N_, HostError
from vmdesk.model.display import DisplayLink

# Where libvirt's tools look for the authority that signed a host's certificates, the user's first.
_AUTHORITIES = (Path("~/.pki/CA/cacert.pem"), Path("/etc/pki/CA/cacert.pem"))
_QUALITY = 8
_COMPRESSION = 4


def client_for(link: DisplayLink) -> RFBClient:
    """A client for a display on this computer, or on the other side of a network."""
    if not link.remote:
        # What libvirt hands over is not encrypted; a server that listens here may want to be.
        anonymous = anonymous_context() if link.server else None
        return RFBClient(LOCAL, trust=Trust(clear_text=True, anonymous=anonymous))
    return RFBClient(
        REMOTE,
        trust=_trust(link),
        decode_jpeg=decode_jpeg,
        quality=_QUALITY,
        compression=_COMPRESSION,
        continuous=True,
    )


def decode_jpeg(data: bytes) -> tuple[int, int, bytes]:
    """Width, height and pixels of a JPEG whose size was looked at before; see tight.DecodeJPEG."""
    # The stub is wrong: a str is what works.
    image = QImage.fromData(data, "JPEG")  # type: ignore[arg-type]
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    if image.isNull():
        raise ValueError("damaged JPEG")
    return image.width(), image.height(), bytes(image.constBits())


def _trust(link: DisplayLink) -> Trust:
    if link.tunnelled:
        return Trust(clear_text=True, anonymous=anonymous_context())
    authority = next((file for path in _AUTHORITIES if (file := path.expanduser()).exists()), None)
    try:
        x509 = verified_context(str(authority) if authority else None)
    except OSError as error:
        raise HostError(
            N_("The certificate in {file} cannot be used"), detail=str(error), file=authority
        ) from error
    # A display without any encryption is shown too, so one without certificates is no worse.
    return Trust(x509=x509, host=link.server, anonymous=anonymous_context())
