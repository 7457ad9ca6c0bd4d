"""Answers to questions: sequences that print as tables, and the evidence in them."""
