"""Theme and language, as menus of which one entry is on."""

from collections.abc import Callable

from vmdesk.errors import N_
from vmdesk.services.settings import Settings
from vmdesk.services.text import tr
from vmdesk.views.menus import Menus
from vmdesk.views.theme import Scheme, Theme

LANGUAGE = "language"
AS_SYSTEM = N_("As the system")
SCHEMES = {Scheme.SYSTEM: AS_SYSTEM, Scheme.LIGHT: N_("Light"), Scheme.DARK: N_("Dark")}
# Each is called what its speakers call it.
LANGUAGES = {"en": "English", "zh_CN": "简体中文"}


def add_choices(
    menus: Menus, theme: Theme, settings: Settings, tell: Callable[[str], None]
) -> None:
    """Put both menus into View."""
    menus.add_choice(
        tr("Theme"),
        {scheme.value: tr(name) for scheme, name in SCHEMES.items()},
        theme.scheme.value,
        lambda value: theme.choose(Scheme(value)),
    )

    def choose_language(value: str) -> None:
        settings.set_text(LANGUAGE, value)
        tell(tr("VMDesk speaks the chosen language from its next start on"))

    menus.add_choice(
        tr("Language"), {"": tr(AS_SYSTEM), **LANGUAGES}, settings.text(LANGUAGE), choose_language
    )
