"""Templates are compiled once for each version of what they depend on."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from plugins.build.bytecode import StoredBytecode
from plugins.build.store import Store


def render(store: Store, version: bytes, base: str, template: str = '{{ "/a/"|url }}') -> str:
    env = Environment(loader=DictLoader({"a.html": template}), bytecode_cache=StoredBytecode(store, version))
    env.filters["url"] = lambda address: base + address
    return env.get_template("a.html").render()


def test_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path / "store.sqlite")
    assert render(store, b"1", "/kho") == "/kho/a/"
    with monkeypatch.context() as without:
        without.delattr(Environment, "_compile")
        assert render(Store(store.path), b"1", "/kho") == "/kho/a/"
    assert render(store, b"2", "/nha") == "/nha/a/"  # Jinja had put the first base into the code
    assert render(store, b"2", "/nha", "{{ 1 }}") == "1"
