from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.deploy import hosts


@pytest.fixture(scope="session")
def ssh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[hosts.Ssh]:
    with hosts.sshd(tmp_path_factory.mktemp("sshd")) as host:
        yield host


@pytest.fixture(scope="session")
def storage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[hosts.Storage]:
    with hosts.swift(tmp_path_factory.mktemp("swift")) as running:
        yield running
