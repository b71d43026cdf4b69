"""A real client of the protocol talks to `walkaway lsp`, as an editor would."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator

import pytest
import pytest_lsp
from lsprotocol import types as lsp
from pytest_lsp import ClientServerConfig, LanguageClient

NEEDY = "Hi Ana,\n\n🙂 I can lower my price.\n"
URI = "file:///offer.md"
pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.fixture(autouse=True)
def _rules_are_compiled_once(compiled_rules: None) -> None:
    """A home without a cache would compile all rules again."""


@pytest_lsp.fixture(scope="module", config=ClientServerConfig(server_command=[sys.executable, "-m", "walkaway", "lsp"]))
async def client(lsp_client: LanguageClient) -> AsyncIterator[None]:
    await lsp_client.initialize_session(
        lsp.InitializeParams(capabilities=pytest_lsp.client_capabilities("visual-studio-code"), root_uri=None)
    )
    yield
    await lsp_client.shutdown_session()


async def opened(client: LanguageClient, text: str, uri: str = URI) -> list[lsp.Diagnostic]:
    """Open a document; what the server says of it."""
    document = lsp.TextDocumentItem(uri, "markdown", 1, text)
    client.text_document_did_open(lsp.DidOpenTextDocumentParams(document))
    await client.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    return list(client.diagnostics[uri])


async def test_needy_wording_is_marked_at_its_place(client: LanguageClient) -> None:
    (found,) = await opened(client, NEEDY)

    assert (found.source, found.code) == ("Walkaway", "concession/lower-my-price")
    assert found.severity == lsp.DiagnosticSeverity.Warning
    assert found.range == lsp.Range(lsp.Position(2, 3), lsp.Position(2, 23))
    assert "first price was not real" in found.message


async def changed(client: LanguageClient, text: str, version: int) -> list[lsp.Diagnostic]:
    """Change the document; what the server says of it now."""
    document = lsp.VersionedTextDocumentIdentifier(version=version, uri=URI)
    whole = lsp.TextDocumentContentChangeWholeDocument(text)
    client.text_document_did_change(lsp.DidChangeTextDocumentParams(document, [whole]))
    await client.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    return list(client.diagnostics[URI])


async def actions(client: LanguageClient, range: lsp.Range, *only: str) -> list[lsp.CodeAction]:
    """What the server offers for a range."""
    context = lsp.CodeActionContext([], only=[*only] or None)
    asked = lsp.CodeActionParams(lsp.TextDocumentIdentifier(URI), range, context)
    offered = await client.text_document_code_action_async(asked)
    return [each for each in offered or [] if isinstance(each, lsp.CodeAction)]


def applied(text: str, action: lsp.CodeAction) -> str:
    """The text after an action's one edit, in code points of a line that holds an emoji of two units."""
    assert action.edit is not None
    assert action.edit.document_changes is not None
    (change,) = action.edit.document_changes
    assert isinstance(change, lsp.TextDocumentEdit)
    (edit,) = change.edits
    assert isinstance(edit, lsp.TextEdit)
    lines = text.splitlines(keepends=True)

    def at(place: lsp.Position) -> int:
        line = lines[place.line] if place.line < len(lines) else ""
        units = line.encode("utf-16-le")[: place.character * 2]
        return sum(map(len, lines[: place.line])) + len(units.decode("utf-16-le"))

    return text[: at(edit.range.start)] + edit.new_text + text[at(edit.range.end) :]


async def test_each_wording_is_a_quick_fix_and_the_first_is_preferred(client: LanguageClient) -> None:
    await opened(client, NEEDY)
    inside = lsp.Range(lsp.Position(2, 9), lsp.Position(2, 9))

    offered = await actions(client, inside)

    assert [each.is_preferred for each in offered] == [True, *[False] * (len(offered) - 1)]
    assert len(offered) >= 2
    assert all(each.title.startswith(("Write “", "Leave out “")) for each in offered)
    after = applied(NEEDY, offered[1])
    assert after.startswith("Hi Ana,\n\n🙂 ")
    assert "lower my price" not in after
    assert await changed(client, after, 2) == []


async def test_beside_the_marks_nothing_is_offered(client: LanguageClient) -> None:
    await opened(client, NEEDY)
    greeting = lsp.Range(lsp.Position(0, 0), lsp.Position(0, 3))

    assert await actions(client, greeting) == []


async def test_all_first_wordings_can_be_put_in_at_once(client: LanguageClient) -> None:
    await opened(client, NEEDY)
    everywhere = lsp.Range(lsp.Position(0, 0), lsp.Position(4, 0))

    (action,) = await actions(client, everywhere, lsp.CodeActionKind.SourceFixAll.value)

    assert action.kind == "source.fixAll.walkaway"
    assert await changed(client, applied(NEEDY, action), 2) == []


async def test_hovering_says_why_and_what_to_write_instead(client: LanguageClient) -> None:
    await opened(client, NEEDY)

    there = await client.text_document_hover_async(
        lsp.HoverParams(lsp.TextDocumentIdentifier(URI), lsp.Position(2, 10))
    )
    elsewhere = await client.text_document_hover_async(
        lsp.HoverParams(lsp.TextDocumentIdentifier(URI), lsp.Position(0, 1))
    )

    assert there is not None
    assert isinstance(there.contents, lsp.MarkupContent)
    assert "strong, 13 points" in there.contents.value
    assert "first price was not real" in there.contents.value
    assert elsewhere is None


async def test_marks_follow_the_text_and_go_with_the_document(client: LanguageClient) -> None:
    await opened(client, "All is well.\n")

    assert len(await changed(client, "All is well.\r\nSo sorry to bother you.\r\n", 2)) == 1

    client.text_document_did_close(lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(URI)))
    await client.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    assert list(client.diagnostics[URI]) == []


async def test_a_line_separator_in_the_text_moves_no_mark(client: LanguageClient) -> None:
    (found,) = await opened(client, "One\u2028line. I can lower my price.\n")

    assert found.range == lsp.Range(lsp.Position(0, 10), lsp.Position(0, 30))
