"""Copies: documents that tell one story in nearly the same words, as the many prints of an agency's report do, told by their records alone.

A document's shingles are the runs of three words in the sentences of its relations and the runs of three among its mentions of actors.
MinHash keeps of them a signature by which the share of shingles that two documents have in common (Jaccard's) is estimated.
Source: A. Broder, On the resemblance and containment of documents, 1997. The hashing is rensa's.
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rensa import RMinHash, RMinHashDeduplicator

from .errors import RecordError
from .records import Actor, Relation

ALIKE = 0.5
"""The least share of shingles that copies have in common: one may lack nearly half of what the other has, or have every tenth word changed."""

LEAST = 8
"""The least number of shingles by which a document is compared: short sentences agree by chance."""

_SIZE = 3
_SLOTS, _BANDS, _SEED = 64, 16, 1
_PUNCTUATION = string.punctuation.encode()


def signature(records: Iterable[Actor | Relation]) -> bytes:
    """The signature of a document, 320 bytes; empty where the document says too little to be compared.

    Parameters
    ----------
    records
        Those of one document, in any order. The same records have the same signature on every machine.
    """
    found = _shingles(list(records))
    if len(found) < LEAST:
        return b""
    made = RMinHash(_SLOTS, _SEED)
    made.update(found)
    state: bytes = made.__getstate__()  # what pickle keeps: it bears the version of the hashing, and another version refuses it
    return state


def families(signatures: Mapping[str, bytes]) -> dict[str, str]:
    """Which documents are copies.

    Parameters
    ----------
    signatures
        By document, in any order.

    Returns
    -------
    dict
        For each document that has copies, itself included, the first of them by alphabet, to which the others are alike.

    Raises
    ------
    RecordError
        If a signature is none, or of another version.
    """
    names = sorted(name for name in signatures if signatures[name])
    firsts = RMinHashDeduplicator(ALIKE, _SLOTS, True, _BANDS, _SEED)
    heads: dict[str, str] = {}
    for place, name in enumerate(names):
        made = _minhash(name, signatures[name])
        if not firsts.add(str(place), made):
            head = names[min(map(int, firsts.get_duplicates(made)))]
            heads[head] = heads[name] = head
    return heads


def _shingles(records: Sequence[Actor | Relation]) -> list[bytes]:
    sentences = {record.sentence.text for record in records if isinstance(record, Relation)}
    mentions = {(each.start, each.end, each.text) for record in records if isinstance(record, Actor) for each in record.mentions}
    words = _plain(" ".join(sorted(sentences))).split()
    names = [_plain(text) for _, _, text in sorted(mentions)]
    return [*map(b" ".join, _runs(words)), *map(b"\n".join, _runs(names))]


def _runs(items: Sequence[bytes]) -> Iterator[tuple[bytes, ...]]:
    return zip(*(items[start:] for start in range(_SIZE)), strict=False)


def _plain(text: str) -> bytes:
    """The text without what one paper sets otherwise than another: capitals, punctuation, and letters beyond ASCII, as quotation marks are."""
    return text.encode("ascii", "ignore").lower().translate(None, _PUNCTUATION)


def _minhash(name: str, state: bytes) -> RMinHash:
    made = RMinHash(_SLOTS, _SEED)
    try:
        made.__setstate__(state)
    except ValueError as error:
        raise RecordError(f"the signature of {name!r} cannot be read: {error}") from None
    return made
