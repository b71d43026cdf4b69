"""The panel on the right: findings and templates behind tabs."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QTabWidget, QVBoxLayout, QWidget

_FINDINGS, _TEMPLATES = 0, 1


class SidePanel(QFrame):
    """Two tabs; the first one says how many findings there are."""

    def __init__(self, findings: QWidget, templates: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(findings, "Findings")
        self.tabs.addTab(templates, "Templates")
        self.tabs.tabBar().setExpanding(False)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setAccessibleName("Findings and templates")
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

    def show_templates(self) -> None:
        """Bring the templates to the front."""
        self.tabs.setCurrentIndex(_TEMPLATES)
