"""What a guest shows becomes a film that is complete, or an error that says why not."""

import asyncio
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from tests.console import rfb
from tests.views.console.rig import Rig
from vmdesk.services.jobs import Jobs, JobState
from vmdesk.views.console import recorder


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="needs ffmpeg")
@pytest.mark.parametrize("suffix", ["webm", "mp4"])
def test_a_film_is_complete_when_its_job_is_cancelled(rig, tmp_path, suffix):
    """Frames come when the picture changes; another size of the guest is fitted in."""
    path = tmp_path / f"-a film.{suffix}"

    async def story(r: Rig):
        await r.connect()
        r.display.draw(np.full((200, 320), 0x2040FF, np.uint32))
        r.panel.commands._record(path)
        job = r.jobs.running[0]
        await asyncio.sleep(0.5)
        r.display.draw(np.full((200, 320), 0xFF4020, np.uint32))
        await asyncio.sleep(0.3)
        r.display.send(rfb.update(rfb.header(0, 0, 321, 99, -223)))
        await asyncio.sleep(0.3)
        assert r.panel.commands.recording
        r.panel.commands.toggle_recording()
        job.cancel()
        await job.wait()
        assert job.state is JobState.DONE
        assert not r.panel.commands.recording

    rig(story, seconds=30)
    assert films_first_frame(path) == (320, 200)


def films_first_frame(path: Path) -> tuple[int, int]:
    """The size of a film's picture; fails when it cannot be read."""
    png = subprocess.check_output(
        ["ffmpeg", "-loglevel", "error", "-i", f"file:{path}", "-frames:v", "1",
         "-f", "image2pipe", "-c:v", "png", "-"],
        timeout=30,
    )  # fmt: skip
    image = QImage.fromData(png)
    return image.width(), image.height()


def test_a_broken_film_says_why(run, tmp_path):
    """A folder that is not there is ffmpeg's word, not a traceback."""
    if not recorder.available():
        pytest.skip("needs ffmpeg")

    async def story() -> None:
        picture = QImage(64, 64, QImage.Format.Format_RGB32)
        picture.fill(0)
        film = recorder.Recorder(lambda: picture)
        jobs = Jobs()
        job = jobs.start("film", lambda job: film.record(job, tmp_path / "no" / "x.webm"))
        await asyncio.sleep(0.5)
        job.cancel()
        await job.wait()
        assert job.state is JobState.FAILED
        assert job.error is not None
        assert "No such file" in str(job.error) + job.error.detail

    run(story(), seconds=30)
