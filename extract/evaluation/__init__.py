"""Records against gold: how much of what a reader marked was found, how much else, and whether confidence means what it says."""

from .calibration import Bin, Point, bins, curve, gap
from .gold import Mark, read
from .noise import false_per_hundred
from .score import Counts, Score, score

__all__ = ["Bin", "Counts", "Mark", "Point", "Score", "bins", "curve", "false_per_hundred", "gap", "read", "score"]
