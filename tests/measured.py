"""What benchmarks read off the process that they run in."""

from __future__ import annotations

import resource


def memory() -> float:
    """The most memory that this process has held, in GiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
