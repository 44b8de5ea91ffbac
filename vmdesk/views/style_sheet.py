"""The flat look of buttons, tabs, headers and scroll bars, on top of Qt's Fusion style."""

from collections.abc import Mapping

from PySide6.QtGui import QPalette

Role = QPalette.ColorRole

_SHEET = """
QPushButton, QToolButton[framed="true"] {{
    background: {button}; color: {text}; border: 1px solid {mid}; border-radius: 6px;
    padding: 5px 14px; min-height: 18px;
}}
QToolButton[framed="true"] {{ padding: 5px 12px; }}
QPushButton:hover, QToolButton[framed="true"]:hover {{ background: {hover}; }}
QPushButton:pressed, QToolButton[framed="true"]:pressed {{ background: {midlight}; }}
QPushButton:disabled {{ color: {disabled}; }}
QPushButton:default:enabled {{ background: {accent}; color: {bright}; border-color: {accent}; }}
QPushButton:default:enabled:hover {{ background: {link}; }}
QPushButton:focus, QToolButton[framed="true"]:focus {{ border: 1px solid {accent}; }}
QToolButton[framed="true"][primary="true"] {{
    background: {accent}; color: {bright}; border-color: {accent};
}}
QToolButton[framed="true"][primary="true"]:hover {{ background: {link}; }}
QToolButton#strip {{ border: none; background: transparent; padding: 3px 4px; }}
QPushButton[dangerous="true"] {{ color: {danger}; font-weight: 600; }}
QPushButton[dangerous="true"]:focus {{ border-color: {danger}; }}
QToolButton[framed="true"]::menu-indicator {{ image: none; }}
QToolBar {{ border: none; border-bottom: 1px solid {mid}; spacing: 2px; padding: 4px 8px; }}
QToolBar QToolButton {{ border: none; border-radius: 6px; padding: 5px 9px; }}
QToolBar QToolButton:hover {{ background: {midlight}; }}
QToolBar QToolButton:pressed {{ background: {mid}; }}
QToolBar QToolButton:focus {{ background: {midlight}; }}
QToolBar::separator {{ background: {mid}; width: 1px; margin: 5px 6px; }}
QMenuBar {{ background: {window}; }}
QTabBar {{ qproperty-drawBase: 0; }}
QTabBar::tab {{
    background: transparent; color: {muted}; border: none; border-bottom: 2px solid transparent;
    padding: 7px 12px; margin: 0;
}}
QTabBar::tab:selected {{ color: {text}; border-bottom-color: {accent}; }}
QTabBar::tab:hover:!selected {{ color: {text}; background: {midlight}; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {mid}; }}
QHeaderView {{ background: {base}; }}
QHeaderView::section {{
    background: {base}; color: {muted}; border: none; border-bottom: 1px solid {mid};
    padding: 5px 6px;
}}
QTreeView[roomy="true"]::item {{ padding: 5px 2px; }}
QLineEdit[frame="true"] {{
    background: {base}; border: 1px solid {mid}; border-radius: 6px; padding: 4px 7px;
    selection-background-color: {highlight}; selection-color: {highlighted};
}}
QLineEdit[frame="true"]:focus {{ border-color: {accent}; }}
QPlainTextEdit {{ background: {base}; border: 1px solid {mid}; border-radius: 6px; padding: 4px; }}
QPlainTextEdit:focus {{ border-color: {accent}; }}
QSplitter::handle {{ background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {scroll}; border-radius: 4px; margin: 1px; }}
QScrollBar::handle:vertical {{ min-height: 28px; }}
QScrollBar::handle:horizontal {{ min-width: 28px; }}
QScrollBar::handle:hover {{ background: {muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QToolTip {{
    background: {tip}; color: {text}; border: 1px solid {mid}; padding: 4px 6px;
}}
"""

_ROLES: Mapping[str, QPalette.ColorRole] = {
    "button": Role.Button,
    "text": Role.WindowText,
    "mid": Role.Mid,
    "midlight": Role.Midlight,
    "accent": Role.Accent,
    "bright": Role.BrightText,
    "link": Role.Link,
    "highlight": Role.Highlight,
    "highlighted": Role.HighlightedText,
    "window": Role.Window,
    "base": Role.Base,
    "muted": Role.PlaceholderText,
    "tip": Role.ToolTipBase,
    "scroll": Role.Dark,
    "hover": Role.AlternateBase,
}


def style_sheet(palette: QPalette, danger: str) -> str:
    """The sheet in the colours of *palette*; *danger* is that of what destroys."""
    colours = {name: palette.color(role).name() for name, role in _ROLES.items()}
    disabled = palette.color(QPalette.ColorGroup.Disabled, Role.ButtonText).name()
    return _SHEET.format(**colours, danger=danger, disabled=disabled)
