"""Prospects: who is written to, what was sent to them with which move, what came back and what it says."""
