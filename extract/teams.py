"""Who does work given out: processes of this machine, or the workers of a Dask scheduler. Both take it as `concurrent.futures` do."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import active_children, get_context, parent_process

from .errors import WorkerError
from .extras import extra

# Seconds in which a scheduler must answer, and have a worker.
PATIENCE = 30
# Times that work which raised on the cluster is given out again.
RETRIES = 3


@dataclass(frozen=True, slots=True)
class Team:
    """Takes work; `size` tells how many pieces it can do at once at this moment."""

    executor: Executor
    size: Callable[[], int]


@contextmanager
def processes(count: int) -> Iterator[Team]:
    """So many processes of this machine. They end at once when the block does, however it ends, or when this process is no more.

    Raises
    ------
    WorkerError
        In place of `BrokenExecutor`, if one of them was killed.
    """
    others = active_children()
    executor = ProcessPoolExecutor(count, get_context("spawn"), _begin)
    try:
        with _unheard():
            for _ in range(count):
                executor.submit(os.getpid)  # a process is started when there is work and none is idle
        yield Team(executor, lambda: count)
        executor.shutdown()
    except BrokenExecutor:
        raise WorkerError("a worker process was killed, most likely for want of memory: take fewer --workers") from None
    finally:
        for process in active_children():
            if process not in others:
                process.terminate()
        executor.shutdown(cancel_futures=True)


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
        client = distributed.Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError):
        raise WorkerError(f"{address}: no Dask scheduler answers there") from None
    with client:
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
            yield Team(client.get_executor(pure=False, retries=RETRIES), lambda: max(1, sum(client.nthreads().values())))
        except TimeoutError:
            raise WorkerError(f"{address}: the scheduler has no workers; start some with: dask worker {address} --nthreads 1") from None
        except distributed.KilledWorker as error:
            raise WorkerError(f"{address}: workers died over the same documents, most likely for want of memory: {error}") from None
        except (CancelledError, OSError) as error:
            raise WorkerError(f"{address}: the scheduler went away: {error or type(error).__name__}") from None


def _begin() -> None:
    """Begin a worker process: it leaves Ctrl-C to the process that started it, and ends with that."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


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
