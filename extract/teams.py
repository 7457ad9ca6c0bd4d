"""Who does work given out: processes of this machine, or the workers of a Dask scheduler. Both give futures for it."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Any

from .errors import WorkerError
from .extras import extra

# Seconds in which a scheduler must answer, and have a worker.
PATIENCE = 30
# Seconds in which a process that has closed its pipe must be gone.
_ENDING = 5
# Times that work which raised on the cluster is given out again.
RETRIES = 3
_UNGUARDED = 'a script that reads with several workers does so under if __name__ == "__main__":, as each worker imports the script'


@dataclass(frozen=True, slots=True)
class Team:
    """Takes work: `submit(function, *arguments)`; `size` tells how many pieces it can do at once at this moment."""

    submit: Callable[..., Future[Any]]
    size: Callable[[], int]


@contextmanager
def processes(count: int) -> Iterator[Team]:
    """So many processes of this machine. They end at once when the block does, however it ends, or when this process is no more.

    A thread waits on each, so that one that is killed is noticed at once, even in the midst of an answer: there the pool of the standard
    library waits for ever.

    Raises
    ------
    WorkerError
        From a piece of work whose process was killed. Also in a process that is itself just starting, which happens when a script asks
        for processes as soon as it is imported.
    """
    try:
        with _unheard():
            everyone = [_Process() for _ in range(count)]
    except RuntimeError:  # what multiprocessing raises then
        raise WorkerError(_UNGUARDED) from None
    idle: SimpleQueue[_Process] = SimpleQueue()
    for process in everyone:
        idle.put(process)

    def done(*work: Any) -> Any:
        process = idle.get()
        try:
            return process.do(work)
        finally:
            idle.put(process)

    threads = ThreadPoolExecutor(count)
    try:
        yield Team(lambda *work: threads.submit(done, *work), lambda: count)
    finally:
        for process in everyone:
            process.kill()
        threads.shutdown(cancel_futures=True)
        for process in everyone:
            process.close()


class _Process:
    """A process that does one piece of work at a time."""

    def __init__(self) -> None:
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()

    def do(self, work: tuple[Any, ...]) -> Any:
        """What a function with its arguments returns or raises there."""
        try:
            self._pipe.send(work)
            answer, error = self._pipe.recv()
        except (EOFError, OSError):
            raise WorkerError(self._end()) from None
        if error is not None:
            raise error
        return answer

    def _end(self) -> str:
        """What to tell of a process that is gone: one that ended by itself failed while it imported the script that started it."""
        self._process.join(_ENDING)
        if self._process.exitcode is not None and self._process.exitcode > 0:
            return f"a worker process ended while it started: {_UNGUARDED}"
        return "a worker process was killed, most likely for want of memory: take fewer --workers"

    def kill(self) -> None:
        """End it, whatever it is at."""
        self._process.terminate()

    def close(self) -> None:
        """Let go of it, when it has ended and nobody waits for it."""
        self._process.join()
        self._process.close()
        self._pipe.close()


@contextmanager
def cluster(address: str) -> Iterator[Team]:
    """The workers of the Dask scheduler at `address`; they may come and go, and what one leaves undone another does.

    Raises
    ------
    MissingExtra
        If Dask is not installed.
    WorkerError
        If no scheduler answers, or it has no workers, gives up on a piece of work, or goes away.
    """
    distributed = extra("distributed")
    try:
        distributed.comm.get_address_host(address)  # a client that is made with no address leaves a trace of itself
        client = distributed.Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError):
        raise WorkerError(f"{address}: no Dask scheduler answers there") from None
    with client:
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
            yield Team(client.get_executor(pure=False, retries=RETRIES).submit, lambda: max(1, sum(client.nthreads().values())))
        except TimeoutError:
            raise WorkerError(f"{address}: the scheduler has no workers; start some with: dask worker {address} --nthreads 1") from None
        except distributed.KilledWorker as error:
            raise WorkerError(f"{address}: workers died over the same documents, most likely for want of memory: {error}") from None
        except (CancelledError, OSError) as error:
            raise WorkerError(f"{address}: the scheduler went away: {error or type(error).__name__}") from None


def _serve(pipe: Connection) -> None:
    """What a process does: work that comes through the pipe. It leaves Ctrl-C to the process that started it, and ends with that."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    while True:
        function, *arguments = pipe.recv()
        try:
            pipe.send((function(*arguments), None))
        except Exception as error:
            pipe.send((None, error))


def _end_with_parent() -> None:
    if parent := parent_process():
        parent.join()
    os._exit(1)


@contextmanager
def _unheard() -> Iterator[None]:
    """Let processes that are started meanwhile not hear Ctrl-C before they know what to do about it; this one hears it afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
