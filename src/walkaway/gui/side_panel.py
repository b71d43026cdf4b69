"""The panel on the right: findings, templates and prospect behind tabs, and fields while there are some to fill in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QTabWidget, QVBoxLayout, QWidget

_FINDINGS, _TEMPLATES, _PROSPECT = 0, 1, 2


class SidePanel(QFrame):
    """Tabs; the first one says how many findings there are, the last one how many fields are open."""

    def __init__(
        self,
        findings: QWidget,
        templates: QWidget,
        prospect: QWidget,
        fields: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(findings, "Findings")
        self.tabs.addTab(templates, "Templates")
        self.tabs.addTab(prospect, "Prospect")
        self.tabs.tabBar().setExpanding(False)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setUsesScrollButtons(False)  # a narrow panel shortens the words instead of hiding tabs
        self.tabs.tabBar().setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.tabBar().setAccessibleName("Findings, templates and prospect")
        self._fields = fields
        fields.setParent(self)
        fields.hide()
        self._before: QWidget = findings
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.tabs)

    def show_count(self, findings: int) -> None:
        """Say how many findings there are, on the tab."""
        text = f"Findings {findings}" if findings else "Findings"
        if text != self.tabs.tabText(_FINDINGS):  # Qt lays the tabs out anew for the same text, too
            self.tabs.setTabText(_FINDINGS, text)

    def show_findings(self) -> None:
        """Bring the findings to the front."""
        self.tabs.setCurrentIndex(_FINDINGS)

    @property
    def has_fields(self) -> bool:
        """True while there is a tab for the fields."""
        return self.tabs.indexOf(self._fields) >= 0

    def count_fields(self, number: int) -> None:
        """Have a tab for the fields that says how many are open."""
        text = f"Fields {number}" if number else "Fields"
        if not self.has_fields:
            self.tabs.addTab(self._fields, text)
        elif text != self.tabs.tabText(self.tabs.indexOf(self._fields)):
            self.tabs.setTabText(self.tabs.indexOf(self._fields), text)

    def show_fields(self) -> None:
        """Bring the fields to the front."""
        if self.has_fields and self.tabs.currentWidget() is not self._fields:
            self._before = self.tabs.currentWidget()
            self.tabs.setCurrentWidget(self._fields)

    def hide_fields(self) -> None:
        """Have no tab for the fields; what was in front before them is there again."""
        if self.has_fields:
            if self.tabs.currentWidget() is self._fields:
                self.tabs.setCurrentWidget(self._before)
            self.tabs.removeTab(self.tabs.indexOf(self._fields))
            self._fields.setParent(self)
            self._fields.hide()

    def show_templates(self) -> None:
        """Bring the templates to the front."""
        self.tabs.setCurrentIndex(_TEMPLATES)

    def show_prospect(self) -> None:
        """Bring whom the draft is for to the front."""
        self.tabs.setCurrentIndex(_PROSPECT)
