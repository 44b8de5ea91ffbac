"""What can be done with a console besides looking: keys, pictures, films, the clipboard."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from vmdesk.console.keymap import parse_keys
from vmdesk.errors import N_, HostError
from vmdesk.services.jobs import Job, JobState
from vmdesk.services.text import tr
from vmdesk.views.console import recorder
from vmdesk.views.console.desk import Desk
from vmdesk.views.console.host_keys import (
    own_combinations,
    read_rules,
    set_own_combinations,
    write_rules,
)
from vmdesk.views.console.typing import type_text
from vmdesk.views.console.view import ConsoleView


class ConsoleCommands(QObject):
    """*window* is what dialogs stand over; *name* is the VM's, untrusted."""

    recording_changed = Signal(bool)
    rules_changed = Signal()

    def __init__(self, desk: Desk, view: ConsoleView, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._view, self._window = desk, view, parent
        self._film: Job | None = None
        self.name = ""

    @property
    def recording(self) -> bool:
        return self._film is not None

    def send(self, combination: str) -> None:
        """Press and release keys, written as `parse_keys` reads them."""
        codes = parse_keys(combination)
        self._view.press(codes, True)
        self._view.press(codes, False)
        self._view.setFocus()

    def type_text(self) -> None:
        self._desk.tasks.start(self._type_text())

    def edit_own_keys(self) -> None:
        self._desk.tasks.start(self._edit_own_keys())

    def edit_rules(self) -> None:
        self._desk.tasks.start(self._edit_rules())

    def copy_screenshot(self) -> None:
        if (image := self._view.screenshot()) is not None:
            QGuiApplication.clipboard().setImage(image)
            self._view.say(tr("The screenshot is in the clipboard"))

    def save_screenshot(self) -> None:
        """What is seen now; the file is asked for after that."""
        if (image := self._view.screenshot()) is None:
            return
        dialog = self._file_dialog(tr("Save the screenshot"), "png", tr("Pictures (*.png)"))
        dialog.fileSelected.connect(lambda path: self._save(image, path))
        dialog.open()

    def toggle_recording(self) -> None:
        """Begin a film, or end the one that is being made."""
        if self._film is not None:
            self._film.cancel()
            return
        if not recorder.available():
            self._desk.tasks.failed.emit(recorder.missing())
            self.recording_changed.emit(False)
            return
        if self._view.screenshot() is None:
            self.recording_changed.emit(False)
            return
        dialog = self._file_dialog(tr("Record the screen"), "webm", tr("Films (*.webm *.mp4)"))
        dialog.fileSelected.connect(lambda path: self._record(Path(path)))
        dialog.rejected.connect(lambda: self.recording_changed.emit(False))
        dialog.open()

    def end(self) -> None:
        """The console goes: a film of it is complete."""
        if self._film is not None:
            self._film.cancel()

    def _record(self, path: Path) -> None:
        film = recorder.Recorder(self._view.frame)
        self._view.updated.connect(film.changed)
        title = tr("Record the screen of “{name}”", name=self.name)
        job = self._film = self._desk.jobs.start(
            title, lambda job: film.record(job, path), self._desk.ref
        )
        job.enter(tr("Recording; cancel it to end the film"))
        job.changed.connect(lambda: self._on_film(job))
        self.recording_changed.emit(True)

    def _on_film(self, job: Job) -> None:
        if self._film is job and job.state is not JobState.RUNNING:
            self._film = None
            self.recording_changed.emit(False)

    async def _type_text(self) -> None:
        from vmdesk.views.console.type_dialog import TypeDialog

        copied = QGuiApplication.clipboard().text()
        dialog = TypeDialog(copied, self._desk.settings, self._window.window())
        if not await dialog.asked():
            return
        dialog.remember()
        strokes, rate = dialog.strokes(), dialog.per_second()
        title = tr("Type a text into “{name}”", name=self.name)
        self._desk.jobs.start(
            title, lambda job: type_text(job, self._view, strokes, rate), self._desk.ref
        )
        self._view.setFocus()

    async def _edit_own_keys(self) -> None:
        from vmdesk.views.console.combinations_dialog import OwnKeysDialog

        settings = self._desk.settings
        dialog = OwnKeysDialog(own_combinations(settings), self._window.window())
        if await dialog.asked():
            set_own_combinations(settings, dialog.combinations())

    async def _edit_rules(self) -> None:
        from vmdesk.views.console.combinations_dialog import KeyboardDialog

        dialog = KeyboardDialog(read_rules(self._desk.settings), self._window.window())
        if await dialog.asked():
            write_rules(self._desk.settings, dialog.rules())
            self.rules_changed.emit()

    def _save(self, image: QImage, path: str) -> None:
        if not image.save(path):
            error = HostError(N_("{file} cannot be written"), file=path)
            self._desk.tasks.failed.emit(error)

    def _file_dialog(self, title: str, suffix: str, kinds: str) -> QFileDialog:
        name = f"{self.name.replace('/', '_') or 'console'}.{suffix}"
        dialog = QFileDialog(self._window.window(), title, name, kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.finished.connect(dialog.deleteLater)
        return dialog
