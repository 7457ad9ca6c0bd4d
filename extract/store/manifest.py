"""The manifest of a store: what it was made with and which parts count."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from ..errors import StoreError
from ..files import replacing
from ..settings import Settings

NAME, VERSION = "manifest.json", 1


class Part(msgspec.Struct, frozen=True):
    """A part of a store: the stem of its files, and how many rows each table has."""

    name: str
    documents: int
    actors: int
    relations: int


class Manifest(msgspec.Struct, frozen=True):
    """What a store was made with, and its parts in their order."""

    settings: Settings
    parts: tuple[Part, ...] = ()
    format: Literal["whowhom-store"] = "whowhom-store"
    version: int = VERSION


def read(folder: Path) -> Manifest:
    """The manifest of the store `folder`.

    Raises
    ------
    StoreError
        If there is none, or it is not one that this version of the program can read.
    """
    path = folder / NAME
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise StoreError(f"{folder}: is {'a damaged' if is_store(folder) else 'not a'} store: it has no {NAME}") from None
    except OSError as error:
        raise StoreError(f"{path}: cannot be read: {error.strerror}") from None
    try:
        manifest = msgspec.json.decode(data, type=Manifest)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise StoreError(f"{path}: is not a store's manifest: {error}") from None
    if manifest.version > VERSION:
        raise StoreError(f"{folder}: was made by a later version of whowhom; install that one to read it")
    if any(Path(part.name).name != part.name or part.name in ("", "..") for part in manifest.parts):
        raise StoreError(f"{path}: is not a store's manifest: the name of a part is a path")
    return manifest


def write(folder: Path, manifest: Manifest) -> None:
    """Write the manifest of the store `folder`, whole or not at all.

    Raises
    ------
    OutputError
        If it cannot be written.
    """
    with replacing(folder / NAME) as path:
        path.write_bytes(msgspec.json.format(msgspec.json.encode(manifest), indent=1))


def is_store(path: Path) -> bool:
    """Whether a path is the folder of a store, sound or damaged; a folder of other things may have a manifest.json too."""
    try:
        data = (path / NAME).read_bytes()
    except OSError:
        return any((path / "relations").glob("part-*.parquet")) and (path / "documents").is_dir() and (path / "actors").is_dir()
    return b'"whowhom-store"' in data or (path / "relations").is_dir()
