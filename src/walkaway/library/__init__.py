"""Templates: whole calm messages with places to fill in, found by search and ranked for a draft."""

from walkaway.library.errors import LibraryError, TemplateError
from walkaway.library.fields import Field, Placeholder
from walkaway.library.kinds import SITUATIONS, Kind
from walkaway.library.ranking import Ranking
from walkaway.library.recognise import Evidence
from walkaway.library.store import Change, Library, open_library
from walkaway.library.template import Template

__all__ = [
    "SITUATIONS",
    "Change",
    "Evidence",
    "Field",
    "Kind",
    "Library",
    "LibraryError",
    "Placeholder",
    "Ranking",
    "Template",
    "TemplateError",
    "open_library",
]
