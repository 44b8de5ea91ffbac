"""The window of VMDesk as the end-to-end tests see it: opened by its command, read over AT-SPI."""

import sys
from collections.abc import Callable
from pathlib import Path

from tests.end2end.desktop import Desktop, Program, Widget
from tests.end2end.libvirtd import wait_until

# The machines that run the tests have few processors, and share them with emulated guests.
PATIENCE = 60.0
HOST = "This computer"
COLUMNS = 3
NAME, STATE, IP = range(COLUMNS)

# A VM that boots nothing: its firmware waits for ever, and takes next to no memory.
IDLE_VM = """
<domain type="qemu">
  <name>{name}</name><memory unit="MiB">32</memory><vcpu>1</vcpu>
  <os><type arch="x86_64" machine="q35">hvm</type></os>
  <devices>
    {devices}
    <graphics type="vnc"><listen type="socket"/></graphics><video><model type="vga"/></video>
  </devices>
</domain>
"""


def open_vmdesk(desktop: Desktop, uri: str) -> "Window":
    """Start VMDesk on one host as a person does, and wait until it has listed the host's VMs."""
    # As the Makefile leaves it, beside the interpreter that runs the tests.
    program = desktop.launch([str(Path(sys.executable).with_name("vmdesk")), "-v", "-c", uri])
    window = Window(program)
    program.find("frame", "VMDesk", timeout=PATIENCE)
    wait_until(lambda: "listed " in program.log(), PATIENCE, "the host's VMs are listed")
    return window


class Window:
    """What a person reads and presses in VMDesk's window."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.desktop = program.desktop
        self._tree: Widget | None = None

    def rows(self) -> list[tuple[str, str, str]]:
        """Name, state and address of each row of the library, from the top."""
        names = [cell.name for cell in self._cells()]
        return [
            (names[at], names[at + 1], names[at + 2]) for at in range(0, len(names) - 2, COLUMNS)
        ]

    def states(self) -> dict[str, str]:
        """What the library says about each row, by its name."""
        return {name: state for name, state, _ in self.rows()}

    def cell(self, name: str, column: int = NAME) -> Widget:
        """One cell of the row called *name*, waiting for the row."""

        def find() -> Widget | None:
            cells = self._cells()
            at = [cell.name for cell in cells[::COLUMNS]]
            return cells[at.index(name) * COLUMNS + column] if name in at else None

        return wait_until(find, PATIENCE, f"a row called {name}")  # type: ignore[return-value]

    def wait_state(self, name: str, state: str) -> None:
        """Wait until the row called *name* says *state*."""
        self.wait(lambda: self.states().get(name) == state, f"the row of {name} says {state}")

    def wait(self, condition: Callable[[], object], what: str, seconds: float = PATIENCE) -> None:
        """Wait for *condition*; a failure shows what the window says meanwhile."""
        try:
            wait_until(condition, seconds, what)
        except AssertionError as error:
            self.desktop.picture("not-seen")
            raise AssertionError(f"{error}\n{self.program.tree()}\n{self.log()[-2000:]}") from None

    def select(self, name: str) -> None:
        """Select the row called *name* alone, as a click on it does."""
        cell = self.cell(name)
        cell.click()
        cell.wait("selected", timeout=PATIENCE)

    def selected(self) -> list[str]:
        """The names of the selected rows."""
        return [cell.name for cell in self._cells()[::COLUMNS] if "selected" in cell.states]

    def press(self, name: str, within: Widget | None = None) -> None:
        """Press the button called *name* once it can be pressed."""
        button = self.program.find(
            "push button", name, timeout=PATIENCE, within=within, states=["enabled"]
        )
        button.press()

    def labels(self) -> list[str]:
        """Every text that stands in the window and its dialogs."""
        return self.program.names("label")

    def log(self) -> str:
        return self.program.log()

    def _cells(self) -> list[Widget]:
        # Found once, as it stays; to look for it each time takes longer than to read it.
        if self._tree is None:
            self._tree = self.program.find("tree", "Library", timeout=PATIENCE)
        return self.program.find_all("table cell", within=self._tree)


def idle_vm(name: str, devices: str = "") -> str:
    """The XML of a VM that runs without doing anything; *name* is not escaped."""
    return IDLE_VM.format(name=name, devices=devices)
