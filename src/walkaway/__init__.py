"""Walkaway: write like you don't need the sale."""

__version__ = "0.1.0"
