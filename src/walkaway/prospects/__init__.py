"""People written to: the ledger of what was sent and what came back, the reader of replies, the next move."""
