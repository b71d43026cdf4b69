"""Reading a prospect's reply: which words show interest, refusal, stalling, price, a question or a machine."""

from walkaway.prospects.reply.cues import KINDS, load_cues
from walkaway.prospects.reply.examples import load_examples
from walkaway.prospects.reply.reader import Cue, Reading, ReplyReader

__all__ = ["KINDS", "Cue", "Reading", "ReplyReader", "load_cues", "load_examples"]
