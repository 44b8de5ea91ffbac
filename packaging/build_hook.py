"""The build's own step: compile forms and translations, and carry the data files in the wheel."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# Sources that the program does not read: it has the compiled form.
NOT_SHIPPED = ("translations",)


class VMDeskBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs before a wheel or an editable install is made; a source archive has the sources."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        packaging = root / "packaging"
        subprocess.run([sys.executable, str(packaging / "build_forms.py")], check=True)
        subprocess.run([sys.executable, str(packaging / "translations.py"), "compile"], check=True)
        if version == "editable":
            return
        for folder in sorted((root / "resources").iterdir()):
            if folder.name not in NOT_SHIPPED:
                build_data["force_include"][str(folder)] = f"vmdesk/_data/{folder.name}"
