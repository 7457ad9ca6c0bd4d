"""The commands of `whowhom`, their options, and what they show beside their results; `graph.cli` puts them together."""
