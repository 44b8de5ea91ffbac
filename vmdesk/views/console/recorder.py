"""Records what a guest shows into a film, with ffmpeg."""

import asyncio
import os
import shutil
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Callable, Coroutine
from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter

from vmdesk.errors import N_, HostError, Unsupported
from vmdesk.services.jobs import Job

FRAMES_PER_SECOND = 12
_END_SECONDS = 30
_TOOL = "ffmpeg"
_CODECS = {
    ".mp4": ("libx264", "-preset", "veryfast", "-crf", "23"),
    ".webm": ("libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-crf", "32", "-b:v", "0"),
}


class Recorder:
    """*grab* gives the picture; `changed` says that it is another one since the last frame."""

    def __init__(self, grab: Callable[[], QImage | None]) -> None:
        self._grab = grab
        self._fresh = True

    def changed(self) -> None:
        self._fresh = True

    async def record(self, job: Job, path: Path) -> Path:
        """Record into *path* until the job is cancelled, which is how it is ended well."""
        first = self._grab()
        if first is None:
            raise Unsupported(N_("There is no picture to record"))
        ffmpeg = await _start(first.size(), path)
        try:
            await self._feed(ffmpeg, first.size())
        except asyncio.CancelledError:
            # The user's way to say that the film is complete.
            await self._frame(ffmpeg, first.size())
        except (BrokenPipeError, ConnectionResetError):
            pass
        await _whatever_comes(_finish(ffmpeg))
        return path

    async def _feed(self, ffmpeg: Process, size: QSize) -> None:
        while True:
            if self._fresh:
                self._fresh = False
                await self._frame(ffmpeg, size)
            await asyncio.sleep(1 / FRAMES_PER_SECOND)

    async def _frame(self, ffmpeg: Process, size: QSize) -> None:
        image = self._grab()
        if image is None or ffmpeg.stdin is None:
            return
        with suppress(BrokenPipeError, ConnectionResetError):
            ffmpeg.stdin.write(bytes(_fitted(image, size).constBits()))
            await ffmpeg.stdin.drain()


def available() -> bool:
    """Whether ffmpeg is installed."""
    return shutil.which(_TOOL) is not None


def missing() -> Unsupported:
    return Unsupported(
        N_("Recording needs ffmpeg, which is not installed"),
        hint=N_("Install it: sudo apt install {package}"),
        package="ffmpeg",
    )


def _fitted(image: QImage, size: QSize) -> QImage:
    """The picture as BGR0 in the film's size, which does not change with the guest's."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    if image.size() == size:
        return image
    shape, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    scaled = image.scaled(size, shape, smooth)
    framed = QImage(size, QImage.Format.Format_RGB32)
    framed.fill(Qt.GlobalColor.black)
    painter = QPainter(framed)
    left, top = size.width() - scaled.width(), size.height() - scaled.height()
    painter.drawImage(left // 2, top // 2, scaled)
    painter.end()
    return framed


async def _start(size: QSize, path: Path) -> Process:
    codec = _CODECS.get(path.suffix.lower(), _CODECS[".webm"])
    command = [
        *(_TOOL, "-hide_banner", "-loglevel", "error", "-y"),
        # Frames come when something changed: the clock says when that was.
        *("-use_wallclock_as_timestamps", "1"),
        *("-f", "rawvideo", "-pix_fmt", "bgr0"),
        *("-video_size", f"{size.width()}x{size.height()}", "-i", "pipe:0"),
        # The codecs want an even size.
        *("-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2", "-pix_fmt", "yuv420p", "-c:v", *codec),
        f"file:{path}",
    ]
    try:
        return await asyncio.create_subprocess_exec(
            *command,
            stdin=PIPE,
            stdout=DEVNULL,
            stderr=PIPE,
            env=os.environ | {"LC_ALL": "C.UTF-8"},
            # Ctrl+C in our terminal ends the film in order, not in the middle of a frame.
            start_new_session=True,
        )
    except FileNotFoundError as error:
        raise missing() from error


async def _whatever_comes(work: Coroutine[Any, Any, None]) -> None:
    """Await *work* to its end: a second cancel would leave ffmpeg and a broken film behind."""
    task = asyncio.ensure_future(work)
    while not task.done():
        with suppress(asyncio.CancelledError):
            await asyncio.shield(task)
    task.result()


async def _finish(ffmpeg: Process) -> None:
    """Close the film; HostError with ffmpeg's words when that failed."""
    assert ffmpeg.stdin is not None
    ffmpeg.stdin.close()
    try:
        async with asyncio.timeout(_END_SECONDS):
            _, errors = await ffmpeg.communicate()
    except TimeoutError:
        ffmpeg.kill()
        await ffmpeg.wait()
        raise HostError(N_("The recording could not be completed")) from None
    if ffmpeg.returncode:
        said = errors.decode(errors="replace").strip()
        raise HostError(
            N_("The recording failed: {reason}"),
            reason=said.splitlines()[-1] if said else f"{ffmpeg.returncode}",
            detail=said,
        )
