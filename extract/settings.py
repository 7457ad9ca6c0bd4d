"""What the records of a text depend on beside the text: the program, its language model, its lexicon and the user's actors."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import msgspec

from .errors import LexiconError
from .language import BUILT_IN

HERE = Path(__file__).parent


class Settings(msgspec.Struct, frozen=True):
    """A version and digests (BLAKE2b, hexadecimal); two readings of the same texts under equal settings give the same records."""

    whowhom: str
    model: str
    model_digest: str | None
    lexicon_digest: str
    actors_digest: str | None

    def changes(self, now: Settings) -> str:
        """What differs between these settings and those of now, in words; empty if nothing does."""
        said = []
        if self.whowhom != now.whowhom:
            said.append(f"whowhom {self.whowhom} (now {now.whowhom})")
        if self.model != now.model:
            said.append(f"the model {self.model} (now {now.model})")
        elif self.model_digest != now.model_digest:
            said.append(f"another model named {self.model}")
        if self.lexicon_digest != now.lexicon_digest:
            said.append("another lexicon")
        if self.actors_digest != now.actors_digest:
            said.append("no actors file" if self.actors_digest is None else "another actors file" if now.actors_digest else "an actors file")
        return ", ".join(said)


def settings(model: str | Path, actors: Path | None) -> Settings:
    """The settings under which `extract` reads with this model and this actors file; neither is loaded.

    Raises
    ------
    LexiconError
        If the actors file cannot be read.
    """
    try:
        own = None if actors is None else _digest([actors], actors.parent)
    except OSError as error:
        raise LexiconError(f"{actors}: cannot be read: {error.strerror}") from None
    return Settings(version("whowhom"), str(model), _model(str(model)), _lexicon(), own)


@cache
def _model(name: str) -> str | None:
    """The digest of a pipeline's files; None if there is no such pipeline, which loading it will tell."""
    folder = HERE / "language" / name if name in BUILT_IN else Path(name)
    if not folder.is_dir():
        spec = find_spec(name) if name.isidentifier() else None
        folder = Path(spec.origin).parent if spec and spec.origin else folder
    files = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    return _digest(files, folder) if files else None


@cache
def _lexicon() -> str:
    return _digest([*(HERE / "lexicon").rglob("*.toml"), *(HERE / "relations").rglob("*.toml")], HERE)


def _digest(files: Iterable[Path], folder: Path) -> str:
    """A digest over the contents of files and their places in `folder`."""
    whole = hashlib.blake2b(digest_size=16)
    for path in sorted(files):
        content = hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()
        whole.update(f"{path.relative_to(folder).as_posix()}\0{content}\n".encode(errors="surrogateescape"))
    return whole.hexdigest()
