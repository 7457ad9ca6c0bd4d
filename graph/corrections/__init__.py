"""Corrections made by hand: how people make them, and the log that the next build replays."""
