"""Work on an existing Dask cluster, for archives too large for one machine (the optional extra `dask`).

Before the first task, each worker must show that it runs the same code and libraries and sees the folders that tasks
read and write. Every task checks this again, so that a worker which joins later cannot give different results.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from concurrent.futures import CancelledError, Executor, Future
from contextlib import ExitStack, contextmanager, suppress
from functools import cache, partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from platform import python_version
from tempfile import TemporaryDirectory
from threading import Thread
from time import monotonic, sleep
from typing import Any

from .code import sources_digest
from .processes import Workers

LIBRARIES = (
    "Markdown", "msgspec", "numpy", "orjson", "pillow", "pymdown-extensions", "PyYAML", "lxml", "lunar-vn", "holidays",
)  # fmt: skip
"""Libraries, besides our own code, that determine the results of tasks."""
AT_ONCE = 64
"""Tasks submitted ahead of the first result."""
REACH, WAIT, LIMIT = 10.0, 30.0, 3600.0
"""Time limits in seconds: to reach the scheduler; for the first worker to appear, or one to answer; for a task."""
DESERTED, EVERY = 300.0, 5.0
"""Seconds after which a cluster without workers is given up, and between two looks at its workers."""
RETRIES = 3
"""How often a task is retried on another worker after its own died."""


class ClusterFault(Exception):
    """The cluster cannot do the work. code, values: of the message that says what to do."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)  # pickled with its attributes
        self.code, self.values = code, values


def cluster(address: str, *folders: Path) -> Workers:
    """The workers of the cluster at a scheduler's address ("tcp://…").

    folders: read or written by tasks, so that every worker must see them. ClusterFault once work is submitted.
    """
    return Workers(AT_ONCE, partial(_connected, address, folders), LIMIT)


@cache
def identity() -> Mapping[str, str]:
    """The versions that determine the results of this process, by names that people know."""
    found = {"luu-tru": sources_digest(), "Python": python_version()}
    for name in LIBRARIES:
        with suppress(PackageNotFoundError):
            found[name] = version(name)
    return found


@contextmanager
def _connected(address: str, folders: Sequence[Path], _number: int) -> Iterator[Executor]:
    try:
        from distributed import KilledWorker
        from distributed.comm.core import CommClosedError
    except ImportError:
        raise ClusterFault("cluster-extra") from None
    try:
        client = _client(address)
    except (OSError, ValueError, TypeError) as error:  # the last where TLS is not set up
        raise ClusterFault("cluster-unreachable", address=address, error=_reason(error)) from error
    try:
        with _probes(folders) as probes:
            try:
                client.run_on_scheduler(identity)  # it deserialises tasks, for which it needs our code
                client.wait_for_workers(1, timeout=WAIT)
            except TimeoutError:
                raise ClusterFault("cluster-empty", address=address) from None
            except (ImportError, AttributeError) as error:
                raise ClusterFault("cluster-differs", worker=address, what=_reason(error)) from error
            for worker in client.nthreads():
                _refuse(worker, *_asked(client, worker, probes))
            remote = _Remote(client.get_executor(pure=False, retries=RETRIES), probes)
            Thread(target=_watch, args=(client, remote.tasks), daemon=True).start()
            yield remote
    except (KilledWorker, MemoryError) as error:
        raise ClusterFault("cluster-killed", error=_reason(error)) from error
    except (CommClosedError, CancelledError, TimeoutError) as error:
        raise ClusterFault("cluster-lost", address=address, error=_reason(error)) from error
    finally:
        with suppress(Exception):  # a scheduler that is gone cannot be taken leave of
            client.close(timeout=REACH)


def _client(address: str) -> Any:
    """A client of a scheduler. TimeoutError for another service, with which Dask would wait for ever."""
    from distributed import Client

    opened = Future[Any]()

    def connect() -> None:
        try:
            opened.set_result(Client(address, timeout=REACH, set_as_default=False))
        except Exception as error:
            opened.set_exception(error)

    Thread(target=connect, daemon=True).start()
    return opened.result(2 * REACH)


def _watch(client: Any, tasks: Set[Future[Any]]) -> None:
    """Cancel the tasks of a cluster that all workers have left, for which Dask would wait for ever."""
    seen = monotonic()
    while client.status != "closed":
        with suppress(Exception):  # a scheduler that does not answer has no workers either
            if client.nthreads(callback_timeout=REACH):
                seen = monotonic()
        for task in [*tasks] if monotonic() - seen >= DESERTED else ():
            task.cancel()
        sleep(EVERY)


class _Remote(Executor):
    """An executor whose tasks carry the sender's versions and the folders that the worker must see."""

    def __init__(self, executor: Executor, probes: Sequence[Path]) -> None:
        self._executor, self._probes = executor, probes
        self.tasks = set[Future[Any]]()

    def submit(self, work: Callable[..., Any], /, *args: Any, **options: Any) -> Future[Any]:
        task = self._executor.submit(_do, identity(), self._probes, work, *args, **options)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
        return task


def _do(
    expected: Mapping[str, str], probes: Sequence[Path], work: Callable[..., Any], *args: Any, **options: Any
) -> Any:
    """On a worker: do the work if this process would give the same result as the sender."""
    from distributed import get_worker

    _refuse(get_worker().address, *_look(expected, probes))
    return work(*args, **options)


def _look(expected: Mapping[str, str], probes: Sequence[Path]) -> tuple[str, str]:
    """On a worker: the versions that differ from the sender's, and the first folder that cannot be seen here."""
    own = identity()
    differing = (f"{name} {own.get(name, '–')} ≠ {known}" for name, known in expected.items() if own.get(name) != known)
    return ", ".join(differing), next((str(probe.parent) for probe in probes if not probe.is_dir()), "")


def _asked(client: Any, worker: str, probes: Sequence[Path]) -> tuple[str, str]:
    """A worker's answer to `_look`, also if our code is not installed there. ClusterFault if it does not answer."""
    try:
        answers = client.run(_look, identity(), probes, workers=[worker], callback_timeout=WAIT)
    except (TimeoutError, OSError) as error:
        raise ClusterFault("cluster-silent", worker=worker, error=_reason(error)) from error
    except Exception as error:  # whatever keeps it from running a function of ours
        return _reason(error), ""
    found: tuple[str, str] = answers[worker]
    return found


def _reason(error: BaseException) -> str:
    return str(error) or type(error).__name__


def _refuse(worker: str, what: str, unseen: str) -> None:
    """Raise ClusterFault if a worker has different versions or does not see a folder."""
    if what:
        raise ClusterFault("cluster-differs", worker=worker, what=what)
    if unseen:
        raise ClusterFault("cluster-share", worker=worker, folder=unseen)


@contextmanager
def _probes(folders: Sequence[Path]) -> Iterator[list[Path]]:
    """An empty folder in each of these folders, for workers to look for, until the work is done."""
    with ExitStack() as stack:
        made = []
        for folder in folders:
            folder.mkdir(parents=True, exist_ok=True)
            probe = TemporaryDirectory(prefix=".luu-tru-", dir=folder.resolve(), ignore_cleanup_errors=True)
            made.append(Path(stack.enter_context(probe)))
        yield made
