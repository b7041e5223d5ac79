"""Work on a Dask cluster that is there already, for archives too large for one machine (the optional extra `dask`).

Before the first task, each worker is asked whether its code and libraries are ours, and whether it sees the folders
that tasks read and write. Every task asks again, so that no other worker ever answers, not even one that comes later.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError, Executor, Future
from contextlib import contextmanager, suppress
from functools import cache, partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from platform import python_version
from typing import Any
from uuid import uuid4

from .code import sources_digest
from .processes import Workers

LIBRARIES = (
    "Markdown", "msgspec", "numpy", "orjson", "pillow", "pymdown-extensions", "PyYAML", "lxml", "lunar-vn", "holidays",
)  # fmt: skip
"""What the results of tasks depend on beside our code."""
AT_ONCE = 64
"""Tasks that are under way before the first must be there."""
REACH, WAIT, LIMIT = 10.0, 30.0, 3600.0
"""Seconds for the scheduler to answer, for a first worker to come and for each to say what it is, and for a task."""
RETRIES = 3
"""How often a task is given to another worker when its own dies."""


class ClusterFault(Exception):
    """The cluster cannot do the work; code: of the message that says what to do; values: for it."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code, self.values = code, values


class _Stranger(Exception):
    """A worker that would give other results, or none: its address, what differs, and a folder that it does not see."""


def cluster(address: str, *folders: Path) -> Workers:
    """The workers of the cluster at a scheduler's address ("tcp://…").

    folders: that tasks read from or write to, which every worker must see. ClusterFault, once there is work to do.
    """
    return Workers(AT_ONCE, partial(_connected, address, folders), LIMIT)


@cache
def identity() -> Mapping[str, str]:
    """What the results of this process depend on, by names that people know."""
    found = {"luu-tru": sources_digest(), "Python": python_version()}
    for name in LIBRARIES:
        with suppress(PackageNotFoundError):
            found[name] = version(name)
    return found


@contextmanager
def _connected(address: str, folders: Sequence[Path], _number: int) -> Iterator[Executor]:
    try:
        from distributed import Client, KilledWorker
        from distributed.comm.core import CommClosedError
    except ImportError:
        raise ClusterFault("cluster-extra") from None
    try:
        client = Client(address, timeout=REACH, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:  # the last where TLS is not set up
        raise ClusterFault("cluster-unreachable", address=address, error=error) from error
    try:
        with _probes(folders) as probes:
            try:
                client.wait_for_workers(1, timeout=WAIT)
            except TimeoutError:
                raise ClusterFault("cluster-empty", address=address) from None
            for worker in client.nthreads():
                _refuse(worker, *_asked(client, worker, probes))
            yield _Remote(client.get_executor(pure=False, retries=RETRIES), probes)
    except _Stranger as stranger:
        _refuse(*stranger.args)
    except (KilledWorker, MemoryError) as error:
        raise ClusterFault("cluster-killed", error=_told(error)) from error
    except (CommClosedError, CancelledError, TimeoutError) as error:
        raise ClusterFault("cluster-lost", address=address, error=_told(error)) from error
    finally:
        with suppress(Exception):  # a scheduler that is gone cannot be taken leave of
            client.close(timeout=REACH)


class _Remote(Executor):
    """An executor each of whose tasks says who sent it, and what must be seen where it is done."""

    def __init__(self, executor: Executor, probes: Sequence[Path]) -> None:
        self._executor, self._probes = executor, probes

    def submit(self, work: Callable[..., Any], /, *args: Any, **options: Any) -> Future[Any]:
        return self._executor.submit(_do, identity(), self._probes, work, *args, **options)


def _do(
    expected: Mapping[str, str], probes: Sequence[Path], work: Callable[..., Any], *args: Any, **options: Any
) -> Any:
    """On a worker: do the work, if that would be done here as where it comes from."""
    if any(found := _look(expected, probes)):
        from distributed import get_worker

        raise _Stranger(get_worker().address, *found)
    return work(*args, **options)


def _look(expected: Mapping[str, str], probes: Sequence[Path]) -> tuple[str, str]:
    """On a worker: what differs from where the work comes from, and the first folder that is not seen here."""
    return _differences(expected), next((str(probe.parent) for probe in probes if not probe.is_file()), "")


def _asked(client: Any, worker: str, probes: Sequence[Path]) -> tuple[str, str]:
    """What a worker answers to `_look`; what it lacks where it has none of our code. ClusterFault if it is silent."""
    try:
        answers = client.run(_look, identity(), probes, workers=[worker], callback_timeout=WAIT)
    except (TimeoutError, OSError) as error:
        raise ClusterFault("cluster-silent", worker=worker, error=_told(error)) from error
    except Exception as error:  # whatever keeps it from running a function of ours
        return _told(error), ""
    found: tuple[str, str] = answers[worker]
    return found


def _told(error: BaseException) -> str:
    return str(error) or type(error).__name__


def _differences(expected: Mapping[str, str]) -> str:
    own = identity()
    return ", ".join(
        f"{name} {own.get(name, '–')} ≠ {known}" for name, known in expected.items() if own.get(name) != known
    )


def _refuse(worker: str, what: str, unseen: str) -> None:
    """ClusterFault if anything differs on a worker, or a folder is not seen there."""
    if what:
        raise ClusterFault("cluster-differs", worker=worker, what=what)
    if unseen:
        raise ClusterFault("cluster-share", worker=worker, folder=unseen)


@contextmanager
def _probes(folders: Sequence[Path]) -> Iterator[list[Path]]:
    """A file in each folder, as long as there is work."""
    probes = [folder.resolve() / f".luu-tru-{os.getpid()}-{uuid4().hex}" for folder in folders]
    try:
        for probe in probes:
            probe.parent.mkdir(parents=True, exist_ok=True)
            probe.touch()
        yield probes
    finally:
        for probe in probes:
            with suppress(OSError):
                probe.unlink(missing_ok=True)
