"""The options that more than one command has."""

from __future__ import annotations

from pathlib import Path

import click

ACTORS = click.option("--actors", type=click.Path(path_type=Path), metavar="FILE", help="Actors of your own (TOML); they win.")
MODEL = click.option("--model", metavar="accurate|fast|NAME|PATH", help="Language model: accurate (the default), fast, or a spaCy pipeline.")
