"""What the command line shows beside its results: faults and warnings, one line each, and a progress bar."""

from __future__ import annotations

import io
import logging
import sys
import time
from collections.abc import Iterator, Sequence
from threading import Timer
from types import TracebackType
from typing import Self, TypeVar

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from ..answers.table import plain

DELAY = 1.5
"""Seconds before a progress bar appears."""

_PACKAGES = ("extract", "graph")

Item = TypeVar("Item")


class Report(logging.Handler):
    """Tells faults and the library's warnings on standard error, and remembers whether there was a fault."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.failed = False

    def fault(self, error: object) -> None:
        """Tell what went wrong with one input."""
        self.failed = True
        tell(error)

    def emit(self, record: logging.LogRecord) -> None:
        """Tell a warning (called by `logging`)."""
        tell(f"warning: {record.getMessage()}")

    def __enter__(self) -> Self:
        for package in _PACKAGES:
            logging.getLogger(package).addHandler(self)
        return self

    def __exit__(self, *error: object) -> None:
        for package in _PACKAGES:
            logging.getLogger(package).removeHandler(self)


class Bar:
    """A progress bar on standard error, with rate and time left, if that is a terminal and the work takes longer than `DELAY`.

    With `prints`, the work prints its results while it goes on; the bar keeps off a terminal that shows them.
    """

    def __init__(self, what: str, prints: bool = False) -> None:
        console = Console(stderr=True)
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[done]}"), TimeElapsedColumn(),
                   TextColumn("left"), TimeRemainingColumn())
        self._progress = Progress(*columns, console=console, transient=True, redirect_stdout=False)
        self._task = self._progress.add_task(what, total=None, done="")
        self._begun = time.monotonic()
        shown = console.is_terminal and not (prints and sys.stdout.isatty())
        self._timer = Timer(DELAY, self._progress.start) if shown else None

    def expect(self, total: int | None) -> None:
        """Say how much there is to do, in the measure of `at`; None if nobody knows."""
        self._progress.update(self._task, total=total)

    def at(self, documents: int, amount: int) -> None:
        """Say that so many documents are done, and so much of what there is to do."""
        rate = documents / max(time.monotonic() - self._begun, 1e-3)
        self._progress.update(self._task, completed=amount, done=f"{documents:,} documents, {rate:,.1f} a second")

    def over(self, items: Sequence[Item]) -> Iterator[Item]:
        """The items, each counted as done when the next is asked for."""
        self.expect(len(items))
        for number, item in enumerate(items, start=1):
            yield item
            self.at(number, number)

    def __enter__(self) -> Self:
        if self._timer:
            self._timer.daemon = True
            self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer.join()
            self._progress.stop()


def utf8_output() -> None:
    """Let standard output be UTF-8 with plain line ends, whatever the terminal's encoding."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")


def forgiving_output() -> None:
    """Let standard output show a question mark for a letter that the terminal's encoding does not have."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def tell(message: object) -> None:
    """Print a message on standard error, each of its lines after the program's name."""
    for line in str(message).splitlines():
        print(f"whowhom: {plain(line)}", file=sys.stderr)
