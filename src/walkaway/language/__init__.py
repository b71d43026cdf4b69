"""The rule language: patterns of words, kept as data, compiled and found in texts in linear time."""
