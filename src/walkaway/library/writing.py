"""Templates back to text. A file that exists is changed only where the template was: the author's layout stays."""

from __future__ import annotations

from walkaway.library.header import Entry, load, quoted, split
from walkaway.library.template import KEYS, Template, parse


def render(template: Template) -> str:
    """The text of a new file for this template, `\\n` line ends."""
    header = "".join(_lines(key, template) for key in KEYS if getattr(template, key))
    return f"---\n{header}---\n{template.body}\n"


def patch(text: str, new: Template) -> str:
    """The text of the file (`\\n` line ends) after its template became `new`; an equal template gives the same text.

    Comments, unknown keys, the order of keys and the way in which values are written stay where nothing changed.
    Raises TemplateError where the text is no template.
    """
    old = parse(text, new.id)
    header, body = split(text)
    entries = load(header)
    lines = header.splitlines(keepends=True)
    for key in reversed(KEYS):
        if getattr(old, key) != getattr(new, key):
            _put(lines, key, new, entries)
            entries = load("".join(lines))
    opening = text[: text.index("\n") + 1]
    closing = text[len(opening) + len(header) : len(text) - len(body)]
    return opening + "".join(lines) + closing + (_body(body, old.body, new.body) if old.body != new.body else body)


def _body(text: str, old: str, new: str) -> str:
    """The blank lines around the body stay."""
    at = text.find(old) if old else 0
    before, after = (text[:at], text[at + len(old) :]) if at >= 0 and old else ("", "\n")
    return before + new + after


def _put(lines: list[str], key: str, new: Template, entries: dict[str, Entry]) -> None:
    """Write one key into the lines of a header, where it stands or at its place in the usual order."""
    entry = entries.get(key)
    if entry is None:
        at = _place_for(key, entries, len(lines))
        lines[at:at] = [_lines(key, new)]
        return
    first, last = entry.line, _last_line(entry, entries, lines)
    place = entry.place
    if getattr(new, key) and key != "fields" and not place.block and place.line == place.end_line == first:
        line = lines[first]
        lines[first] = line[: place.column] + _value(key, new) + line[place.end_column :]
    else:
        lines[first:last] = [_lines(key, new)] if getattr(new, key) else []


def _place_for(key: str, entries: dict[str, Entry], end: int) -> int:
    after = KEYS[KEYS.index(key) + 1 :]
    return min((entries[later].line for later in after if later in entries), default=end)


def _last_line(entry: Entry, entries: dict[str, Entry], lines: list[str]) -> int:
    """Where the lines of this key end; comments and blank lines before the next key belong to that one."""
    end = min((other.line for other in entries.values() if other.line > entry.line), default=len(lines))
    while end > entry.line + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return end


def _lines(key: str, template: Template) -> str:
    if key == "fields":
        rows = (f"  {quoted(name)}: {quoted(label)}\n" for name, label in template.fields.items())
        return "fields:\n" + "".join(rows)
    return f"{key}: {_value(key, template)}\n"


def _value(key: str, template: Template) -> str:
    if key == "answers":
        return "[" + ", ".join(template.answers) + "]"
    return quoted(" ".join(str(getattr(template, key)).split()))
