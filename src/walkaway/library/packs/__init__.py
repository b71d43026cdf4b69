"""Templates from elsewhere and for elsewhere: packs that people pass on, and the exports of other programs.

What comes in is data from strangers: it is read with limits, looked at before anything is kept, and can be taken back.
"""

from walkaway.library.packs.comparing import Judge, Judged, Preview, Row, State, preview
from walkaway.library.packs.contents import Contents, PackError, Problem
from walkaway.library.packs.export import pack, write_pack
from walkaway.library.packs.keeping import Imported, apply, forget_imported, load_imported
from walkaway.library.packs.reading import ToText, read

__all__ = [
    "Contents",
    "Imported",
    "Judge",
    "Judged",
    "PackError",
    "Preview",
    "Problem",
    "Row",
    "State",
    "ToText",
    "apply",
    "forget_imported",
    "load_imported",
    "pack",
    "preview",
    "read",
    "write_pack",
]
