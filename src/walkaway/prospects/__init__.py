"""Prospects: who is written to, what was sent to them with which move, and what came back."""
