"""Cypher over a graph: what a statement may say, and the database that answers it."""

from .database import Database

__all__ = ["Database"]
