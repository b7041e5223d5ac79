"""The scripts of the search page without a browser: their modules, what they ask for, and how they fail."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tools.search.modules import as_script
from tools.search.published import NotPublished, Published
from tools.search.scripts import ScriptFailed, Scripts, v8

MODULES = {
    "a.js": """import { B, twice } from "./b.js";
export { B } from "./b.js";
export const [first, second] = [B, twice(B)];
export async function later() { return (await import("./c.js")).c; }
""",
    "b.js": """export const B = 2;
export function twice(x) { return 2 * x; }
""",
    "c.js": """import { B } from "./b.js";
export const c = `c${B}`;
ran.push("c");
""",
}


@pytest.fixture
def scripts() -> Iterator[Scripts]:
    files = {"/index/a.json": '{"a": 1}', "/index/b.json": "[2]"}
    with closing(Scripts({"file": files.get, "sum": sum})) as scripts:
        yield scripts


def test_modules_run_once_each_on_first_use() -> None:
    with closing(v8()) as engine:
        engine.eval("const ran = [];")
        engine.eval(as_script(MODULES))
        assert engine.eval('const a = imported("a.js"); JSON.stringify(a)') == '{"B":2,"first":2,"second":4}'
        assert engine.eval("ran.length") == 0
        later: Any = engine.eval("a.later().then((one) => a.later().then((two) => one + two + ran.length))")
        assert later.get(timeout=10) == "c2c21"


def test_a_script_gets_what_it_asks_for(scripts: Scripts) -> None:
    body = """
      const load = async (name) => (await fetch(new URL(name, { pathname: "/index/x" }))).json();
      return [await Promise.all(argument.map(load)), await ask("sum", [1, 2, 3])];
    """
    assert scripts.run(body, ["a.json", "b.json"]) == [[{"a": 1}, [2]], 6]


def test_a_script_may_end_before_all_that_it_asked_for_is_there(scripts: Scripts) -> None:
    scripts.run('globalThis.file = fetch(new URL("/index/a.json"));')
    assert scripts.run("return (await (await file).json()).a;") == 1


def test_a_missing_file_is_told_by_the_scripts_own_error(scripts: Scripts) -> None:
    with pytest.raises(ScriptFailed, match="missing: /x") as failed:
        scripts.run('await imported("fetching.js").load(new URL("/x.json"));')
    assert failed.value.reason == "missing"


def test_other_errors_are_told_with_their_place(scripts: Scripts) -> None:
    with pytest.raises(ScriptFailed, match="nowhere is not defined") as failed:
        scripts.run("return nowhere;")
    assert failed.value.reason == ""
    assert scripts.run("return null;") is None


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("words.json", "/tim-kiem/chi-muc/words.json"),
        ("x/../y.json", "/tim-kiem/chi-muc/y.json"),
        ("/2019/09/bai/index.json", "/2019/09/bai/index.json"),
        (".", "/tim-kiem/chi-muc/"),
        ("..", "/tim-kiem/"),
        ("../..", "/"),
        ("../../../..", "/"),
    ],
)
def test_addresses_are_relative_to_each_other(scripts: Scripts, address: str, path: str) -> None:
    assert scripts.run('return new URL(argument, { pathname: "/tim-kiem/chi-muc/a" }).pathname;', address) == path


@pytest.mark.parametrize("manifest", [None, "", "{", '{"format": 1}'])
def test_an_index_of_another_version_is_none(tmp_path: Path, manifest: str | None) -> None:
    if manifest is not None:
        (tmp_path / "tim-kiem/chi-muc").mkdir(parents=True)
        (tmp_path / "tim-kiem/chi-muc/manifest.json").write_text(manifest)
    with pytest.raises(NotPublished):
        Published(tmp_path)


def test_a_caller_may_have_an_event_loop() -> None:
    async def run() -> object:
        with closing(Scripts({"sum": sum})) as scripts:
            return scripts.run('return ask("sum", [1, 2]);')

    with ThreadPoolExecutor(1) as thread:  # browser tests leave an event loop in this one
        assert thread.submit(lambda: asyncio.run(run())).result() == 3
