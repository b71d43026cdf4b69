"""The kinds of neediness. They stand this low because rules mark them and templates answer them."""

from __future__ import annotations

FAMILIES: dict[str, str] = {
    "pleading": "begging for a chance or an answer",
    "need": "the writer's need for money, quota, work",
    "apology": "sorry for writing, for the price, for existing",
    "minimising": "the message or the ask made small",
    "hedging": "no position taken",
    "self_deprecation": "the writer put below the reader",
    "chasing": "an anxious or guilt-making follow-up",
    "concession": "ground given that nobody asked for",
    "overavailability": "free at any hour, no calendar",
    "overpromising": "guarantees that nobody can give",
    "gushing": "flattery, over-excitement",
    "pressure": "pushing, false urgency, threats",
    "approval_seeking": "asking to be told that it is fine",
    "overthanking": "thanks in advance or out of proportion",
    "shouting": "exclamation marks, capitals, emoji in rows",
}
"""The fifteen families and what the reader hears."""
