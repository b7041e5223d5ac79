from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from tests.deploy import hosts

if sys.platform != "linux":  # place.sh and the servers run only there
    collect_ignore_glob = ["test_releases.py", "test_bucket.py", "test_hosting.py"]


@pytest.fixture(scope="session")
def ssh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[hosts.Ssh]:
    with hosts.sshd(tmp_path_factory.mktemp("sshd")) as host:
        yield host


@pytest.fixture(scope="session")
def storage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[hosts.Storage]:
    with hosts.swift(tmp_path_factory.mktemp("swift")) as running:
        yield running
