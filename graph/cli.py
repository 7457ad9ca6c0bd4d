"""whowhom: arguments in, one call each, exit codes out.

0 done, with or without warnings; 1 something could not be read or written; 2 wrong options; 130 Ctrl-C; 143 ended by SIGTERM.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import webbrowser
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

import click

from extract.errors import WhowhomError

from .commands.asking import ask, export
from .commands.building import building, summarise
from .commands.choosing import counting
from .commands.console import tell
from .commands.evaluation import evaluate
from .commands.extracting import extracting
from .opening import load


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; a SIGTERM raises SystemExit, so that what is under way ends as it should."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _terminated)
    try:
        code = whowhom.main(args=argv, prog_name="whowhom", standalone_mode=False)
        sys.stdout.flush()
        return code or 0
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return 130
    except WhowhomError as error:
        tell(error)
    except BrokenPipeError:
        _discard_output()
    except OSError as error:
        _discard_output()
        tell(f"cannot write: {error.strerror}")
    return 1


def _terminated(number: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


def _discard_output() -> None:
    """Let nothing more be written to a standard output that takes no more, so that Python's own last flush is quiet."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group()
@click.version_option(package_name="whowhom")
def whowhom() -> None:
    """Who does what to whom: news articles to a graph of actors."""


@whowhom.command("show")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.json")
@click.option("-o", "page", type=click.Path(path_type=Path), metavar="FILE.html", help="The page to write; beside FILE.json by default.")
@click.option("--open", "browse", is_flag=True, help="Open the page in the browser.")
@click.version_option(package_name="whowhom")
def _show(file: Path, page: Path | None, browse: bool) -> int:
    """Print a saved graph and write its page anew."""
    page = page or file.with_suffix(".html")
    graph = load(file)
    graph.show(page)
    summarise(graph, page)
    if browse:
        webbrowser.open(page.resolve().as_uri())
    return 0


whowhom.add_command(building)
whowhom.add_command(extracting)
whowhom.add_command(counting)
whowhom.add_command(evaluate)
whowhom.add_command(ask)
whowhom.add_command(export)

