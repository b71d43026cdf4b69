"""How a finished message leaves: the ways, the look before it goes, and each exit."""
