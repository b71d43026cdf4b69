"""The language server: diagnostics as the text changes, quick fixes with the calm wordings, the reason on hover."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from walkaway import __version__
from walkaway.cli.lsp.places import Places
from walkaway.cli.tone import Tone
from walkaway.text.families import FAMILIES
from walkaway.text.finding import Finding, Weight
from walkaway.text.span import Span
from walkaway.tone import rewrite

SOURCE = "Walkaway"
FIX_ALL = f"{lsp.CodeActionKind.SourceFixAll.value}.walkaway"
_SEVERITIES = {
    Weight.STRONG: lsp.DiagnosticSeverity.Warning,
    Weight.MEDIUM: lsp.DiagnosticSeverity.Information,
    Weight.LIGHT: lsp.DiagnosticSeverity.Hint,
}
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#+!|~])")


@dataclass(frozen=True, slots=True)
class _Checked:
    """An open document in one version, with what was found in it."""

    version: int | None
    text: str
    places: Places
    findings: tuple[Finding, ...]

    def touched(self, span: Span) -> Iterator[Finding]:
        """The findings that a selection touches; an empty one touches what it stands in or beside."""
        return (one for one in self.findings if one.span.start <= span.end and span.start <= one.span.end)


class _Documents:
    """The open documents; each is checked anew when it changes."""

    def __init__(self, server: LanguageServer, tone: Tone) -> None:
        self._server, self._tone = server, tone
        self._checked: dict[str, _Checked] = {}

    def check(self, uri: str) -> None:
        """Check a document, and tell the editor what was found."""
        document = self._server.workspace.get_text_document(uri)
        text = document.source
        places = Places(text, self._server.workspace.position_encoding or lsp.PositionEncodingKind.Utf16)
        found = self._tone.check(text).findings
        self._checked[uri] = _Checked(document.version, text, places, found)
        self._tell(uri, document.version, [_diagnostic(one, places) for one in found])

    def close(self, uri: str) -> None:
        """Forget a document, and take its marks away."""
        self._checked.pop(uri, None)
        self._tell(uri, None, [])

    def actions(self, asked: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        """The wordings for what stands at a range, and all first wordings at once."""
        uri, only = asked.text_document.uri, asked.context.only
        checked = self._checked.get(uri)
        if checked is None:
            return []
        made = []
        if _wants(only, lsp.CodeActionKind.QuickFix.value):
            for finding in checked.touched(checked.places.span(asked.range)):
                made += [self._action(uri, checked, finding, wording) for wording in finding.rewrites]
        if checked.findings and only and _wants(only, FIX_ALL):
            made += self._fix_all(uri, checked)
        return made

    def hover(self, asked: lsp.HoverParams) -> lsp.Hover | None:
        """Why the words at a place are marked, and what to write instead."""
        checked = self._checked.get(asked.text_document.uri)
        if checked is None:
            return None
        at = checked.places.point(asked.position)
        finding = next(checked.touched(Span(at, at)), None)
        if finding is None:
            return None
        said = lsp.MarkupContent(lsp.MarkupKind.Markdown, _told(finding))
        return lsp.Hover(said, checked.places.range(finding.span))

    def _fix_all(self, uri: str, checked: _Checked) -> list[lsp.CodeAction]:
        calm = self._tone.calm(checked.text)
        if calm == checked.text:
            return []
        everything = checked.places.range(Span(0, len(checked.text)))
        edit = self._edit(uri, checked.version, lsp.TextEdit(everything, calm))
        return [lsp.CodeAction("Calm everything", FIX_ALL, edit=edit)]

    def _action(self, uri: str, checked: _Checked, finding: Finding, wording: str) -> lsp.CodeAction:
        edit = rewrite.edit_of_message(checked.text, finding.span, wording)
        return lsp.CodeAction(
            title=f"Write “{wording}”" if wording else f"Leave out “{finding.text}”",
            kind=lsp.CodeActionKind.QuickFix,
            diagnostics=[_diagnostic(finding, checked.places)],
            is_preferred=wording == finding.rewrites[0],
            edit=self._edit(uri, checked.version, lsp.TextEdit(checked.places.range(edit.span), edit.text)),
        )

    def _edit(self, uri: str, version: int | None, edit: lsp.TextEdit) -> lsp.WorkspaceEdit:
        """An edit that holds for one version of the document, where the editor knows such edits."""
        workspace = self._server.client_capabilities.workspace
        can = workspace.workspace_edit if workspace else None
        if not (can and can.document_changes):
            return lsp.WorkspaceEdit(changes={uri: [edit]})
        document = lsp.OptionalVersionedTextDocumentIdentifier(uri, version)
        return lsp.WorkspaceEdit(document_changes=[lsp.TextDocumentEdit(document, [edit])])

    def _tell(self, uri: str, version: int | None, diagnostics: list[lsp.Diagnostic]) -> None:
        told = lsp.PublishDiagnosticsParams(uri, diagnostics, version)
        self._server.text_document_publish_diagnostics(told)


def make_server(tone: Tone) -> LanguageServer:
    """A server that finds neediness with these rules; `start_io` runs it."""
    # Whole texts, not changes: mails are short, and changes would be put together by other ideas of what ends a line.
    server = LanguageServer("walkaway", __version__, text_document_sync_kind=lsp.TextDocumentSyncKind.Full)
    documents = _Documents(server, tone)

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(asked: lsp.DidOpenTextDocumentParams) -> None:
        documents.check(asked.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def changed(asked: lsp.DidChangeTextDocumentParams) -> None:
        documents.check(asked.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(asked: lsp.DidCloseTextDocumentParams) -> None:
        documents.close(asked.text_document.uri)

    kinds = lsp.CodeActionOptions([lsp.CodeActionKind.QuickFix, FIX_ALL])

    @server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, kinds)
    def actions(asked: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        return documents.actions(asked)

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hover(asked: lsp.HoverParams) -> lsp.Hover | None:
        return documents.hover(asked)

    return server


def _wants(only: object, kind: str) -> bool:
    """True where the editor asks for actions of a kind, or for all."""
    if not isinstance(only, list | tuple):
        return True
    names = [each.value if isinstance(each, lsp.CodeActionKind) else str(each) for each in only]
    return any(kind == name or kind.startswith(f"{name}.") for name in names)


def _diagnostic(finding: Finding, places: Places) -> lsp.Diagnostic:
    return lsp.Diagnostic(
        places.range(finding.span),
        finding.why,
        severity=_SEVERITIES[finding.weight],
        code=finding.rule,
        source=SOURCE,
    )


def _told(finding: Finding) -> str:
    """The reason and the wordings as Markdown."""
    wordings = [f"- {_plain(wording) if wording else '*(leave it out)*'}" for wording in finding.rewrites]
    head = f"**{_plain(FAMILIES[finding.family])}** · {finding.weight.value}, {finding.points} points"
    return "\n".join([head, "", _plain(finding.why), "", *wordings])


def _plain(words: str) -> str:
    return _MARKDOWN.sub(r"\\\1", " ".join(words.split()))
