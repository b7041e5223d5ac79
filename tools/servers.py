"""Real web servers on loopback, configured by the files in deploy/, without root and in a temporary folder."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tools import ROOT

DEPLOY = ROOT / "deploy"
PATIENCE = 90  # seconds for a server to answer; a busy machine is not a failure
_SYSTEM = ("/usr/sbin", "/usr/local/sbin", "/sbin")
"""Folders where Debian installs servers, which are not in the PATH of ordinary users."""
_MAIN = """
{modules}
{user}
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
worker_processes 1;
events {{}}
http {{
    include mime.types;
    access_log off;
    sendfile on;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include luu-tru.conf;
}}
"""
_MODULES = Path("/usr/lib/nginx/modules")
BROTLI = "ngx_http_brotli_static_module.so"


def program(name: str) -> str | None:
    """The path of a server program; None if absent."""
    return shutil.which(name, path=os.pathsep.join((os.environ.get("PATH", ""), *_SYSTEM)))


def is_root() -> bool:
    """Whether this process runs as root, which may install packages."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def free_port() -> int:
    """An unused port."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port


@contextmanager
def running(
    command: Sequence[str], port: int, log: Path, environment: Mapping[str, str] | None = None
) -> Iterator[None]:
    """Run a server, entering once it accepts connections; raises RuntimeError if it never does."""
    with (
        log.open("wb") as output,
        subprocess.Popen(command, stdout=output, stderr=output, env={**os.environ, **(environment or {})}) as server,
    ):
        try:
            _wait(server, port, log)
            yield
        finally:
            server.terminate()


def _wait(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(log.read_text(errors="replace"))


@contextmanager
def nginx(site: Path, folder: Path) -> Iterator[str]:
    """Serve a folder with nginx and deploy/nginx over TLS with a self-signed certificate; yields the address.

    Only ports, name, certificate and root are changed, as an operator would. folder: an empty one for nginx's files.
    """
    nginx_program = program("nginx")
    assert nginx_program, "nginx"
    plain, secure = free_port(), free_port()
    shutil.copytree(DEPLOY / "nginx" / "luu-tru", folder / "luu-tru")
    shutil.copy("/etc/nginx/mime.types", folder)
    modules = f"load_module {_MODULES / BROTLI};" if (_MODULES / BROTLI).exists() else ""
    if not modules:
        (folder / "luu-tru" / "brotli.conf").unlink()
    certificate(folder)
    text = (DEPLOY / "nginx" / "luu-tru.conf").read_text(encoding="utf-8")
    for ours, theirs in (
        ("listen [::]:80;", ""), ("listen [::]:443 ssl http2;", ""), ("listen 80;", f"listen 127.0.0.1:{plain};"),
        ("listen 443 ", f"listen 127.0.0.1:{secure} "), ("server_name luu-tru.example;", "server_name localhost;"),
        ("/etc/letsencrypt/live/luu-tru.example/", f"{folder}/"), ("root /srv/luu-tru/current;", f"root {site};"),
        ("include /srv/luu-tru/current/", f"include {site}/"),
    ):  # fmt: skip
        assert ours in text, ours
        text = text.replace(ours, theirs)
    (folder / "luu-tru.conf").write_text(text, encoding="utf-8")
    user = "user root;" if is_root() else ""  # else workers cannot read root's files
    values = {"folder": folder, "modules": modules, "user": user}
    (folder / "nginx.conf").write_text(_MAIN.format(**values), encoding="utf-8")
    command = [nginx_program, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
    with running(command, secure, folder / "output.log"):
        yield f"https://localhost:{secure}"


def certificate(folder: Path) -> None:
    """Create a self-signed certificate for localhost: fullchain.pem and privkey.pem in a folder."""
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-days", "2"]
    files = ["-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")]
    kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    subprocess.run(["openssl", "req", "-x509", *kind, *subject, *files], check=True, capture_output=True)


@contextmanager
def caddy(site: Path, folder: Path) -> Iterator[str]:
    """Serve a folder with Caddy and the unchanged deploy/caddy; yields the address."""
    caddy_program = program("caddy")
    assert caddy_program, "caddy"
    port = free_port()
    environment = {
        "SITE_ADDRESS": f"http://localhost:{port}", "SITE_ROOT": str(site), "CADDY_ADMIN": f"127.0.0.1:{free_port()}",
        "HOME": str(folder), "XDG_DATA_HOME": str(folder / "data"), "XDG_CONFIG_HOME": str(folder / "config"),
    }  # fmt: skip
    command = [caddy_program, "run", "--config", str(DEPLOY / "caddy" / "Caddyfile"), "--adapter", "caddyfile"]
    with running(command, port, folder / "output.log", environment):
        yield f"http://localhost:{port}"
