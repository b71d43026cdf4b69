"""How messages leave: the look before they go, the mail server with the drafts, and the icon in the tray."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from walkaway.gui.preferences.page import Page, dress, inset, muted
from walkaway.gui.widgets import FieldLabel
from walkaway.settings import BeforeSending, Security, Settings

_WHEN = {
    BeforeSending.FOUND: "When there is something to look at",
    BeforeSending.ALWAYS: "Each time",
    BeforeSending.NEVER: "Never",
}
_SECURITY = {
    Security.TLS: ("TLS", 993),
    Security.STARTTLS: ("STARTTLS", 143),
    Security.NONE: ("None, for a server on this computer", 143),
}
_LOOK = (
    "When you copy or send: fields that are empty, a name that does not fit, an attachment that is missing, "
    "wording marked strongly."
)
_SERVER = "“Send with” puts messages into your Drafts folder there. Nothing else is read or sent."
_PASSWORD = "It is kept in the keyring of this system, never in a file. Where there is none, it is asked for."
_TRAY = "With “Check the clipboard”, for text that you copied elsewhere."


class SendingPage(Page):
    """`test_requested(str)` carries the password that was typed, "" for the one that is kept."""

    test_requested = Signal(str)
    forget_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "Sending", "How messages leave. Everything is sent by the program or server you choose.", parent
        )
        self.when = self._combo("A look before it goes", _WHEN)
        self.when.activated.connect(lambda: self.say(before_sending=BeforeSending(self.when.currentData())))
        self.host, self.user, self.folder = (self._line(name) for name in ("Server", "User", "Drafts folder"))
        self.folder.setPlaceholderText("Found by itself")
        self.security = self._combo("Encryption", {one: words for one, (words, _) in _SECURITY.items()})
        self.security.activated.connect(self._on_security)
        self.port = QSpinBox()
        inset(self.port)
        self.port.setAccessibleName("Port")
        self.port.setRange(1, 65535)
        self.port.valueChanged.connect(lambda port: self.say(mail_port=port))
        self.password = QLineEdit()
        self.password.setAccessibleName("Password")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText("As it is kept")
        self.test, self.forget = QPushButton("Test"), QPushButton("Forget the password")
        self.result = muted("")
        self.tray = QCheckBox("Show an icon in the tray")
        self.tray.setAccessibleDescription(_TRAY)
        self.tray.clicked.connect(lambda on: self.say(tray_on=on))
        self.test.clicked.connect(self._on_test)
        self.forget.clicked.connect(self.forget_requested)
        self._lay_out()

    def _lay_out(self) -> None:
        first = self._form()
        first.addRow(FieldLabel("A look before it goes", self.when), self.when)
        self.box.addLayout(first)
        self.box.addWidget(muted(_LOOK))
        self._heading("Drafts on your mail server")
        self.box.addWidget(muted(_SERVER))
        form = self._form()
        rows = (("Server", self.host), ("Encryption", self.security), ("Port", self.port), ("User", self.user))
        for label, field in (*rows, ("Drafts folder", self.folder), ("Password", self.password)):
            form.addRow(FieldLabel(label, field), field)
        kept = muted(_PASSWORD)
        kept.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        form.addRow("", kept)
        self.box.addLayout(form)
        row = QHBoxLayout()
        for button, kind in ((self.test, "outlined"), (self.forget, "link")):
            button.setProperty("kind", kind)
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        self.box.addLayout(row)
        self.box.addWidget(self.result)
        self._heading("Tray")
        self.box.addWidget(self.tray)
        hint = muted(_TRAY)
        hint.setIndent(27)
        self.box.addWidget(hint)
        self.box.addStretch(1)

    def show_settings(self, settings: Settings) -> None:
        self.when.setCurrentIndex(self.when.findData(settings.before_sending))
        self.security.setCurrentIndex(self.security.findData(settings.mail_security))
        self.port.blockSignals(True)
        self.port.setValue(settings.mail_port)
        self.port.blockSignals(False)
        lines = ((self.host, settings.mail_host), (self.user, settings.mail_user), (self.folder, settings.mail_folder))
        for line, value in lines:
            if not (line.hasFocus() and line.isModified()):
                line.setText(value)
        self.tray.setChecked(settings.tray_on)
        self._show_buttons()

    def show_busy(self) -> None:
        """A trial is under way."""
        self.test.setEnabled(False)
        dress(self.result, "Asking the server…", danger=False)

    def show_result(self, words: str, *, well: bool) -> None:
        """How a trial went."""
        self._show_buttons()
        if well:
            self.password.clear()
        dress(self.result, words, danger=not well)
        self.box.activate()
        self.ensureWidgetVisible(self.result)

    def _show_buttons(self) -> None:
        named = bool(self.host.text().strip() and self.user.text().strip())
        self.test.setEnabled(named)
        self.forget.setEnabled(named)

    def _on_security(self) -> None:
        chosen = Security(self.security.currentData())
        usual = {port for _, port in _SECURITY.values()}
        port = _SECURITY[chosen][1] if self.port.value() in usual else self.port.value()
        self.say(mail_security=chosen, mail_port=port)

    def _on_line(self) -> None:
        names = {self.host: "mail_host", self.user: "mail_user", self.folder: "mail_folder"}
        line = self.sender()
        if isinstance(line, QLineEdit):
            line.setModified(False)
            self.say(**{names[line]: line.text().strip()})

    def _on_test(self) -> None:
        # Not every system takes the focus, and with it what was typed, when a button is clicked.
        lines = {"mail_host": self.host, "mail_user": self.user, "mail_folder": self.folder}
        self.say(**{name: line.text().strip() for name, line in lines.items()})
        self.test_requested.emit(self.password.text())

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(name)
        line.editingFinished.connect(self._on_line)
        line.textEdited.connect(self._show_buttons)
        return line

    def _combo(self, name: str, choices: dict[BeforeSending, str] | dict[Security, str]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for value, words in choices.items():
            box.addItem(words, value)
        return box

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setVerticalSpacing(8)
        return form

    def _heading(self, words: str) -> None:
        heading = QLabel(words)
        heading.setProperty("kind", "heading")
        self.box.addSpacing(8)
        self.box.addWidget(heading)
