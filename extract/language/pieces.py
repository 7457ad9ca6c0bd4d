"""Words as the encoder reads them: word pieces, and the casing that its lower-case alphabet loses."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

# A word is read by its first pieces; more, as in addresses, would only cost time.
MAX_PIECES = 6
SHAPES = 17
MOST_KNOWN = 200_000


@dataclass
class Pieces:
    """Word pieces of words, remembered by word."""

    path: Path
    known: dict[str, tuple[int, ...]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(self.path))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        vocabulary = self._tokenizer.get_vocab()
        self.start, self.end, self.unknown = (vocabulary[mark] for mark in ("[CLS]", "[SEP]", "[UNK]"))

    def of(self, word: str) -> tuple[int, ...]:
        """Return the ids of a word's pieces, at least one."""
        if (known := self.known.get(word)) is not None:
            return known
        if len(self.known) > MOST_KNOWN:
            self.known.clear()
        ids = tuple(self._tokenizer.encode(word, add_special_tokens=False).ids[:MAX_PIECES]) or (self.unknown,)
        self.known[word] = ids
        return ids

    def encode(self, words: Sequence[str]) -> tuple[list[int], list[int]]:
        """Return the ids of a window, its start and end marks among them, and the place of each word's first piece."""
        ids, firsts = [self.start], []
        for word in words:
            firsts.append(len(ids))
            ids.extend(self.of(word))
        ids.append(self.end)
        return ids, firsts


def shape(word: str, after_space: bool) -> int:
    """Return the class of a word's casing, from 1; 0 is kept for padding."""
    return 1 + 2 * _casing(word) + after_space


def _casing(word: str) -> int:
    if word.isalpha():
        if word.islower():
            return 0
        if word[1:].islower():
            return 1
        if word.isupper():
            return 3 if len(word) == 1 else 2
        return 4
    if not any(c.isalnum() for c in word):
        return 7
    if any(c.isdigit() for c in word):
        return 6 if any(c.isalpha() for c in word) else 5
    return 2 if word.isupper() else 1 if word[:1].isupper() else 0
