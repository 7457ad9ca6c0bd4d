"""Text → relation records: who did what to whom, how real it is, and who says so.

Nothing heavy is loaded until a name is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .records import Actor, Document, Relation, from_dict, to_dict

if TYPE_CHECKING:
    from .workers import extract

__all__ = ["Actor", "Document", "Relation", "extract", "from_dict", "to_dict"]


def __getattr__(name: str) -> Any:
    """Load the pipeline, and with it spaCy, when `extract` is first asked for."""
    if name == "extract":
        from .workers import extract

        return extract
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
