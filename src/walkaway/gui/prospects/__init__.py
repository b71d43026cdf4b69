"""Prospects in the window: who is written to, what was sent, what came back."""
