"""LanguageTool on a server: its address, a warning where others can read on the way, and the user's consent."""

from __future__ import annotations

from urllib.parse import urlsplit

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from walkaway.grammar.languagetool.place import address_problem, is_loopback, is_readable_on_the_way
from walkaway.gui.preferences.page import muted
from walkaway.settings import Settings

_MOST_HOST = 40
_SENT = "Nothing is sent before you tick this. Then the messages that you open or write go there."
_READABLE = "This address begins with http://, so others on the way can read your text. Use https:// where you can."


class ServerPart(QWidget):
    """`changed(dict)` carries the settings that the user changed, by name."""

    changed = Signal(dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.address = QLineEdit(self)
        self.address.setPlaceholderText("https://grammar.example.org/")
        self.address.setAccessibleName("Address of the LanguageTool server")
        self.warning = muted("")
        self.warning.setProperty("kind", "danger")
        self.consent = QCheckBox(self)
        self.sent = muted(_SENT)
        self.sent.setIndent(27)
        label = QLabel("Address of the server", self)
        label.setBuddy(self.address)
        box = QVBoxLayout(self)
        box.setContentsMargins(27, 0, 0, 6)
        box.setSpacing(6)
        for widget in (label, self.address, self.warning, self.consent, self.sent):
            box.addWidget(widget)
        self.address.textChanged.connect(self._describe)
        self.address.textEdited.connect(self._on_edit)
        self.address.editingFinished.connect(self._on_address)
        self.consent.clicked.connect(self._on_consent)
        self._describe("")

    def show_settings(self, settings: Settings) -> None:
        """Show these values; tells nobody."""
        if not self.address.hasFocus() or not self.address.isModified():
            self.address.setText(settings.languagetool_url)
        url = settings.languagetool_url
        self.consent.setChecked(bool(url) and settings.languagetool_consent == url == self._url())

    def _url(self) -> str:
        return self.address.text().strip()

    def _describe(self, text: str) -> None:
        """Say what the address in the field means."""
        url = text.strip()
        problem = address_problem(url) if url else None
        readable = bool(url) and problem is None and is_readable_on_the_way(url)
        self.warning.setText(problem or (_READABLE if readable else ""))
        self.warning.setVisible(bool(self.warning.text()))
        self.consent.setEnabled(bool(url) and problem is None)
        self.consent.setChecked(False)
        self.consent.setText(f"Send the text of my messages to {_host(url)}")
        self.consent.setAccessibleDescription(_SENT)

    def _on_edit(self) -> None:
        # At once: the box beside it is empty now, and nothing may be sent while it is.
        self.changed.emit({"languagetool_consent": ""})

    def _on_address(self) -> None:
        if not self._url() or address_problem(self._url()) is None:  # what is refused, a password say, is not kept
            self.address.setModified(False)
            self.changed.emit({"languagetool_url": self._url()})

    def _on_consent(self, agreed: bool) -> None:
        # The address with it: not every system takes the focus, and with it the address, when a box is clicked.
        self.address.setModified(False)
        self.changed.emit({"languagetool_url": self._url(), "languagetool_consent": self._url() if agreed else ""})


def _host(url: str) -> str:
    """Who is at an address, as people say it."""
    if not url or address_problem(url):
        return "this server"
    if is_loopback(url):
        return "this computer"
    host = urlsplit(url).netloc
    # The end of a name says whose it is.
    return host if len(host) <= _MOST_HOST else f"…{host[1 - _MOST_HOST :]}"
