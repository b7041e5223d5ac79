"""The preview answers only its own machine, and survives any request."""

from __future__ import annotations

import http.client
import socket
from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.tables import every
from tools.site.serve import EVENTS, EVERYWHERE, SCRIPT, Preview, Server, address_in_network, server


@pytest.fixture(params=[False, True], ids=["plain", "preview"], scope="module")
def port(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    folder = tmp_path_factory.mktemp("site")
    (folder / "index.html").write_text("<body>Trang nháp</body>", encoding="utf-8")
    (folder / "404.html").write_text("<body>Không có trang này</body>", encoding="utf-8")
    (folder / "a").mkdir()
    (folder / "a/index.html").write_text("<body>Bài a</body>", encoding="utf-8")
    running = server(folder, 0, Preview() if request.param else None)
    running.start()
    yield running.port
    running.stop()


def ask(port: int, path: str, host: str | None = "localhost", method: str = "GET") -> tuple[int, str]:
    """The status and body of a response; host: None for no Host header."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.putrequest(method, path, skip_host=True)
    if host is not None:
        connection.putheader("Host", host)
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read().decode("utf-8", "replace")
    connection.close()
    return answer.status, body


@every("host", ["localhost", "localhost:{}", "127.0.0.1:{}", "[::1]:{}", "LOCALHOST:{}"])
def test_this_machine_is_answered(port: int, host: str) -> None:
    status, body = ask(port, "/", host.format(port))
    assert status == 200
    assert "Trang nháp" in body


@every(
    "host",
    ["evil.example", "evil.example:{}", "localhost.evil.example:{}", "127.0.0.1.evil.example", "", None,
     "192.168.1.5:{}", "localhost:{}:80", "evil.example@localhost:{}", "foo.localhost", "[::2]", "0.0.0.0:{}"],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/", "/a/", SCRIPT, EVENTS, "/none"])
def test_another_name_for_it_is_not(port: int, host: str | None, path: str) -> None:
    status, body = ask(port, path, host.format(port) if host else host)
    assert status == (421 if host is not None else 400)  # HTTP requires a Host
    assert not {"nháp", "Bài", "version"} & set(body.split())


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@every(
    "path",
    ["/%00", "/a%00b/", "/%00/", "/" + "a" * 5000, "/" + "a/" * 3000, "/%ff%fe", "/..%2f..%2fetc/passwd", "/%",
     "//", "/%2e%2e/%2e%2e/", "/a/index.html/", "/" + "%E1%BB%87" * 100 + "/", "/con", "/a\\b", "/?%00"],
)  # fmt: skip
def test_any_path_is_answered(port: int, path: str, method: str) -> None:
    status, body = ask(port, path, method=method)
    assert status in (200, 307, 404), status
    assert "root:" not in body
    if status == 404 and method == "GET":
        assert "Không có trang này" in body


@given(st.text(alphabet=st.characters(min_codepoint=33, max_codepoint=126), max_size=60))
@examples(80)
def test_any_address_is_answered(port: int, path: str) -> None:
    assert ask(port, "/" + path)[0] in (200, 307, 404)


def test_a_preview_gives_no_service_worker(port: int, request: pytest.FixtureRequest) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", "/index.html", headers={"Service-Worker": "script"})
    status = connection.getresponse().status
    connection.close()
    assert status == (404 if "preview" in request.node.callspec.id else 200)


@pytest.mark.parametrize("at", [0, 66_000])
def test_an_endless_path_is_refused(port: int, at: int) -> None:
    """In one piece, it is a path like any other. In parts, it exceeds the limit of headers: the server closes the
    connection before reading all of it, and its response may be lost to a reset."""
    request = b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n"
    answer = b""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as wire, suppress(ConnectionError):
        wire.sendall(request[:at])
        answer = wire.recv(12) if at else answer
        wire.sendall(request[at:])
        answer = answer or wire.recv(12)
    assert answer in (b"HTTP/1.1 404", b"HTTP/1.1 400", b"")
    assert ask(port, "/")[0] == 200


def test_nonsense_hurts_nobody(port: int) -> None:
    for nonsense in (b"\0\0\0\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\xff" * 100 + b"\r\n\r\n"):
        with socket.create_connection(("127.0.0.1", port), timeout=5) as wire:
            wire.sendall(nonsense)
            wire.shutdown(socket.SHUT_WR)
            wire.recv(1000)
    assert ask(port, "/")[0] == 200


@pytest.fixture(scope="module")
def open_port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of a preview that listens on the whole network."""
    folder = tmp_path_factory.mktemp("open")
    (folder / "index.html").write_text("<body>Trang nháp</body>", encoding="utf-8")
    running = server(folder, 0, Preview(), host=EVERYWHERE)
    running.start()
    yield running.port
    running.stop()


@pytest.mark.parametrize(
    ("host", "status"),
    [("192.168.1.5:{}", 200), ("10.0.0.7", 200), ("[fe80::1]:{}", 200), ("localhost:{}", 200), ("evil.example:{}", 421),
     ("192.168.1.5.evil.example", 421), ("1e3:{}", 421), ("", 421), (":{}", 421)],
)  # fmt: skip
def test_in_a_network_it_has_its_numbers_and_no_other_name(open_port: int, host: str, status: int) -> None:
    assert ask(open_port, "/", host.format(open_port))[0] == status


def test_the_address_in_the_network_is_one_of_this_machine() -> None:
    running = Server(None, 0, address_in_network())  # type: ignore[arg-type]
    assert running.port > 0
    running.stop()
