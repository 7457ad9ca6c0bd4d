"""Measures of this field, each a function of the graph; each says whose measure it is."""
