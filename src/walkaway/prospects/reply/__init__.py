"""Reading a prospect's reply: which words show interest, refusal, stalling, price, a question or a machine."""

from walkaway.language.labelled import ExamplesError
from walkaway.prospects.reply.automatic import sent_by_machine
from walkaway.prospects.reply.cues import KINDS, load_cues
from walkaway.prospects.reply.examples import load_examples
from walkaway.prospects.reply.reader import Cue, Reading, ReplyReader
from walkaway.prospects.reply.shipped import shipped_reader

__all__ = [
    "KINDS",
    "Cue",
    "ExamplesError",
    "Reading",
    "ReplyReader",
    "load_cues",
    "load_examples",
    "sent_by_machine",
    "shipped_reader",
]
