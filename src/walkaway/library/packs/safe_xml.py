"""XML from a stranger as a small tree: no document type, so no entities; a limit to its depth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from walkaway.library.errors import TemplateError

_MAX_DEPTH = 50


@dataclass(slots=True)
class Element:
    """An element, its line (from 1), and the text that stands in it itself."""

    tag: str
    line: int
    attributes: dict[str, str]
    children: list[Element] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text between the tags."""
        return "".join(self.pieces)

    def child_text(self, tag: str) -> str:
        """The text of the first child of this name, "" where there is none."""
        return next((child.text for child in self.children if child.tag == tag), "")

    def below(self, tag: str) -> Iterator[Element]:
        """Every element of this name inside this one, in order."""
        for child in self.children:
            if child.tag == tag:
                yield child
            else:
                yield from child.below(tag)


def read(data: bytes) -> Element:
    """The root element; raises TemplateError with the line."""
    root = Element("", 1, {})
    stack = [root]
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise TemplateError("a document type (<!DOCTYPE)", "none", line=parser.CurrentLineNumber)

    def start(tag: str, attributes: dict[str, str]) -> None:
        if len(stack) > _MAX_DEPTH:
            raise TemplateError(f"more than {_MAX_DEPTH} levels", "fewer", line=parser.CurrentLineNumber)
        element = Element(tag, parser.CurrentLineNumber, attributes)
        stack[-1].children.append(element)
        stack.append(element)

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: stack.pop()
    parser.CharacterDataHandler = lambda text: stack[-1].pieces.append(text)
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise TemplateError(f"not readable ({expat.ErrorString(error.code)})", "XML", line=error.lineno) from None
    except (ValueError, LookupError):  # an encoding that is none, or half a character
        raise TemplateError("letters in an encoding that is not read", "UTF-8", line=1) from None
    return root.children[0]
