"""What is dragged inside the library: references to VMs."""

import json
from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QMimeData

from vmdesk.model.vm import VMRef

MIME = "application/x-vmdesk-vms"


def pack(refs: Sequence[VMRef]) -> QMimeData:
    data = QMimeData()
    text = json.dumps([[ref.host, ref.key] for ref in refs])
    data.setData(MIME, QByteArray(text.encode()))
    return data


def unpack(data: QMimeData) -> list[VMRef]:
    """The VMs in *data*; empty when something else is dragged."""
    if not data.hasFormat(MIME):
        return []
    return [VMRef(host, key) for host, key in json.loads(bytes(data.data(MIME).data()))]
