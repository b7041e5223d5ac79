"""A real sshd and a real object storage on loopback, each in its own folder and with the rights of the current user.

The storage is OpenStack Swift with its S3 interface, from Debian's packages: the server that public clouds run, not an
imitation for tests. It stores objects in files, and needs no root.
"""

from __future__ import annotations

import getpass
import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.servers import free_port, program, running

BUCKET = "kho-luu-tru"
FAST = "KexAlgorithms curve25519-sha256"
"""Key exchange takes a fifth of the time of ssh's default."""
PROXY = """[DEFAULT]
bind_ip = 127.0.0.1
bind_port = {port}
workers = 0
swift_dir = {folder}
user = {user}
[pipeline:main]
pipeline = catch_errors cache s3api tempauth slo proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:{memory}
[filter:s3api]
use = egg:swift#s3api
[filter:tempauth]
use = egg:swift#tempauth
user_test_writer = secret .admin
user_test_reader = secret
[filter:slo]
use = egg:swift#slo
"""
KEEPER = """[DEFAULT]
bind_ip = 127.0.0.1
bind_port = {port}
workers = 0
swift_dir = {folder}
devices = {folder}/devices
mount_check = false
user = {user}
[pipeline:main]
pipeline = {name}-server
[app:{name}-server]
use = egg:swift#{name}
"""

RINGS = """import json, sys
from swift.cli.ringbuilder import main
for words in json.loads(sys.argv[1]):
    try:
        main(["swift-ring-builder", *words])
    except SystemExit as end:
        if end.code:
            raise
"""
"""Runs commands of swift-ring-builder."""


@dataclass(frozen=True, slots=True)
class Ssh:
    """An ssh host. config: the client's configuration; shared: one whose commands are sessions of a single connection,
    at a third of the time; known: the client's file of known hosts; key: the host's public key."""

    port: int
    config: Path
    shared: Path
    known: Path
    key: Path
    folder: Path

    def target(self, path: Path) -> str:
        """The deploy target of a folder on this host."""
        return f"ssh://{getpass.getuser()}@127.0.0.1:{self.port}{path}"


@contextmanager
def sshd(folder: Path, path: str = "") -> Iterator[Ssh]:
    """A host with its own key, which accepts a user key. path: the PATH of the commands that it runs."""
    server = program("sshd")
    assert server, "sshd"
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)  # usually created when the system starts
    port = free_port()
    for name in ("host", "user"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True)
    (folder / "sshd_config").write_text(
        f"{FAST}\nPort {port}\nListenAddress 127.0.0.1\nHostKey {folder}/host\nAuthorizedKeysFile {folder}/user.pub\n"
        f"PidFile none\nStrictModes no\nUsePAM no\nPasswordAuthentication no\nPermitRootLogin yes\n"
        f"MaxStartups 100\nSetEnv PATH={path or os.environ['PATH']} HOME={folder}\n"  # no shell start-up files
    )
    kind, key = (folder / "host.pub").read_text().split()[:2]
    (folder / "known").write_text(f"[127.0.0.1]:{port} {kind} {key}\n")
    (folder / "config").write_text(
        f"Host *\n  {FAST}\n  IdentityFile {folder}/user\n  IdentitiesOnly yes\n  UserKnownHostsFile {folder}/known\n"
        "  GlobalKnownHostsFile /dev/null\n"
    )
    (folder / "shared").write_text((folder / "config").read_text() + f"  ControlPath {folder}/connection\n")
    command = [server, "-D", "-e", "-f", str(folder / "sshd_config")]
    client = ["ssh", "-F", str(folder / "shared"), "-p", str(port), f"{getpass.getuser()}@127.0.0.1"]
    with (
        running(command, port, folder / "sshd.log"),
        subprocess.Popen([*client, "-M", "-N"], stderr=subprocess.DEVNULL) as connection,
    ):
        while connection.poll() is None and not (folder / "connection").exists():
            time.sleep(0.01)
        assert connection.poll() is None, (folder / "sshd.log").read_text()
        try:
            yield Ssh(port, folder / "config", folder / "shared", folder / "known", folder / "host.pub", folder)
        finally:
            connection.terminate()


@dataclass(frozen=True, slots=True)
class Storage:
    """An object storage. environment: variables with its address and our credentials."""

    environment: Mapping[str, str]

    def client(self) -> Any:
        """A boto3 client, independent of deploy's."""
        import boto3
        from botocore.config import Config

        return boto3.client(
            "s3", region_name="us-east-1", endpoint_url=self.environment["AWS_ENDPOINT_URL"],
            aws_access_key_id=self.environment["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=self.environment["AWS_SECRET_ACCESS_KEY"],
            config=Config(s3={"addressing_style": "path"}, request_checksum_calculation="when_required"),
        )  # fmt: skip


@contextmanager
def swift(folder: Path) -> Iterator[Storage]:
    """A storage with an empty bucket."""
    (folder / "devices" / "d1").mkdir(parents=True)
    user, memory, port = getpass.getuser(), free_port(), free_port()
    with ExitStack() as servers:
        command = [program("memcached") or "memcached", "-l", "127.0.0.1", "-p", str(memory), "-u", user]
        servers.enter_context(running(command, memory, folder / "memcached.log"))
        kept_at = {name: free_port() for name in ("account", "container", "object")}
        _make_rings(folder, kept_at)
        for name, kept in kept_at.items():
            text = KEEPER.format(name=name, port=kept, folder=folder, user=user)
            servers.enter_context(_swift_server(folder, name, kept, text))
        text = PROXY.format(port=port, folder=folder, user=user, memory=memory)
        servers.enter_context(_swift_server(folder, "proxy", port, text))
        storage = Storage(
            {
                "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
                "AWS_ACCESS_KEY_ID": "test:writer",
                "AWS_SECRET_ACCESS_KEY": "secret",
            }
        )
        storage.client().create_bucket(Bucket=BUCKET)
        yield storage


def _make_rings(folder: Path, ports: Mapping[str, int]) -> None:
    """Create rings of one partition with one replica on one device, all in one process, since each takes a second to
    start."""
    builder = shutil.which("swift-ring-builder")
    assert builder
    python = Path(builder).read_text().partition("\n")[0].removeprefix("#!").strip()
    commands = [
        [f"{folder}/{name}.builder", *words]
        for name, port in ports.items()
        for words in (["create", "0", "1", "1"], ["add", f"r1z1-127.0.0.1:{port}/d1", "1"], ["rebalance"])
    ]
    subprocess.run([python, "-c", RINGS, json.dumps(commands)], check=True, capture_output=True)


@contextmanager
def _swift_server(folder: Path, name: str, port: int, text: str) -> Iterator[None]:
    (folder / f"{name}.conf").write_text(text)
    server = program(f"swift-{name}-server")
    assert server, f"swift-{name}-server"
    with running([server, str(folder / f"{name}.conf"), "-v"], port, folder / f"{name}.log"):
        yield
