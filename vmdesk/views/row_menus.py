"""The context menus of the library: of a host, a folder, a VM, and of nothing."""

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from vmdesk.model.host import HostState
from vmdesk.services.core import Core
from vmdesk.services.text import tr
from vmdesk.views.actions import VMActions
from vmdesk.views.desk_commands import DeskCommands
from vmdesk.views.icons import icon
from vmdesk.views.library_tree import Kind, Node
from vmdesk.views.menus import Menus


class RowMenus(QObject):
    def __init__(
        self, core: Core, vm_actions: VMActions, desk: DeskCommands, menus: Menus, window: QWidget
    ) -> None:
        super().__init__(window)
        self._core, self._actions, self._desk = core, vm_actions, desk
        self._commands, self._window = menus.commands, window

    def show(self, node: Node | None, position: QPoint) -> None:
        """Open the menu of a row; of the empty space when *node* is None."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        kind = node.kind if node else Kind.ROOT
        if node and kind is Kind.HOST:
            self._fill_host(menu, node)
        elif node and kind is Kind.FOLDER:
            self._fill_folder(menu, node)
        elif kind is Kind.VM:
            self._actions.fill(menu)
        else:
            menu.addAction(self._commands["new-vm"])
            menu.addAction(self._commands["connect"])
        menu.popup(position)

    def _fill_host(self, menu: QMenu, node: Node) -> None:
        host = self._core.inventory.hosts[node.uri]
        uri = node.uri
        if host.state is HostState.CONNECTED:
            menu.addAction(icon("new-vm"), tr("New VM…"), lambda: self._desk.new_vm(uri=uri))
        else:
            retry = menu.addAction(icon("connect"), tr("Retry Now"))
            retry.triggered.connect(lambda: self._core.hosts.retry(uri))
        menu.addAction(self._commands["new-folder"])
        menu.addSeparator()
        menu.addAction(tr("Disconnect…"), lambda: self._desk.disconnect_host(uri))

    def _fill_folder(self, menu: QMenu, node: Node) -> None:
        menu.addAction(self._commands["new-folder"])
        menu.addAction(icon("rename"), tr("Rename Folder…"), lambda: self._desk.rename_folder(node))
        menu.addAction(
            icon("delete"), tr("Remove Folder, Keep VMs"), lambda: self._desk.dissolve_folder(node)
        )
        menu.addSeparator()
        self._actions.fill(menu)
