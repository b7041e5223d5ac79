"""Scripts are bundled with what they import, and behave the same."""

from __future__ import annotations

from itertools import dropwhile
from pathlib import Path

import pytest

from plugins.build.scripts import ScriptError, bundles
from tests.tables import every

STATIC = Path(__file__).resolve().parents[2] / "theme" / "static"


def test_an_entry_holds_all_that_it_imports_each_once_and_before_its_users() -> None:
    found = bundles(
        {
            "js/page.js": 'import { b } from "./parts/b.js";\nimport { c } from "./c.js";\nb(c);\n',
            "js/parts/b.js": 'import { c } from "../c.js";\nexport function b() { return c; }\n',
            "js/c.js": "export const c = 1;\n",
            "js/other.js": "other();\n",
        }
    )
    assert set(found) == {"js/page.js", "js/other.js"}
    assert found["js/page.js"].split("\n\n") == ["export const c = 1;", "export function b() { return c; }", "b(c);\n"]


def test_imports_over_several_lines_and_by_call() -> None:
    found = bundles(
        {
            "js/main.js": 'import {\n  a,\n  b,\n} from "./deep/ab.js";\na(b);\n',
            "js/deep/ab.js": 'export const [a, b] = [1, 2];\nimport("./late.js");\nimport("../last.js");\n',
            "js/deep/late.js": "",
            "js/last.js": "",
        }
    )
    assert 'import("./deep/late.js")' in found["js/main.js"]
    assert 'import("./last.js")' in found["js/main.js"]
    assert {"js/deep/late.js", "js/last.js"} < set(found)


def test_a_later_part_imports_what_its_entry_has_already() -> None:
    found = bundles(
        {
            "js/main.js": 'import { a } from "./a.js";\na();\nimport("./part.js");\nimport("./deep/apart.js");\n',
            "js/a.js": "export const a = 1;\n",
            "js/b.js": "export const b = 2;\n",
            "js/part.js": 'import { a } from "./a.js";\nimport { b } from "./b.js";\nexport const c = a + b;\n',
            "js/deep/apart.js": 'import { a } from "../a.js";\nexport const d = a;\n',
        }
    )
    assert found["js/part.js"].splitlines() == [
        'import { a } from "./main.js";', "export const b = 2;", "", "export const c = a + b;"
    ]  # fmt: skip
    assert "import" not in found["js/deep/apart.js"]  # from another folder, so other pages may load it too


def test_a_part_may_hold_modules_that_ask_for_it() -> None:
    found = bundles(
        {
            "main.js": 'import { view } from "./view.js";\nview();\n',
            "view.js": 'export function view() { return import("./part.js"); }\n',
            "part.js": 'import { view } from "./view.js";\nexport const part = view;\n',
        }
    )
    assert found["part.js"].splitlines() == ['import { view } from "./main.js";', "export const part = view;"]


def test_a_part_of_a_part_imports_from_both() -> None:
    found = bundles(
        {
            "main.js": 'import { a } from "./a.js";\na();\nimport("./page.js");\n',
            "page.js": 'import { a } from "./a.js";\nimport { b } from "./b.js";\na(b);\nimport("./part.js");\n',
            "part.js": 'import { a } from "./a.js";\nimport { b } from "./b.js";\nexport const c = a + b;\n',
            "a.js": "export const a = 1;\n",
            "b.js": "export const b = 2;\n",
        }
    )
    assert found["part.js"].splitlines() == [
        'import { a } from "./main.js";', 'import { b } from "./page.js";', "export const c = a + b;"
    ]  # fmt: skip


@every(
    "sources, what",
    [
        ({"a.js": 'import { x as y } from "./b.js";\n', "b.js": "export const x = 1;\n"}, "x as y"),
        ({"a.js": 'import x from "./b.js";\n', "b.js": "const x = 1;\n"}, "import x"),
        ({"a.js": "const x = 1;\nexport default x;\n"}, "export default"),
        ({"a.js": "const x = 1;\nexport { x };\n"}, "export {"),
        ({"a.js": 'import { x } from "./b.js";\n', "b.js": "const x = 1;\n"}, "b.js exports no x"),
        ({"a.js": 'import { x } from "./none.js";\n'}, "none.js exports no x"),
        (
            {"a.js": 'import { x } from "./b.js";\nlet y;\n', "b.js": "export const x = 1;\nclass y {}\n"},
            "y is also declared",
        ),
        (
            {
                "a.js": 'import { b } from "./b.js";\n',
                "b.js": 'import { c } from "./c.js";\nexport let b;\n',
                "c.js": 'import { b } from "./b.js";\nexport let c;\n',
            },
            "imported in a circle",
        ),
        (
            {"a.js": 'import("./c.js");\n', "b.js": 'import("./c.js");\n', "c.js": ""},
            "imported dynamically by both a.js and b.js",
        ),
        (
            {"a.js": 'import { x } from "./b.js";\nimport("./b.js");\n', "b.js": "export const x = 1;\n"},
            "b.js is imported both dynamically and by another module",
        ),
        ({"b.js": 'import("./c.js");\n', "c.js": 'import("./b.js");\n'}, "not imported by any script"),
    ],
)
def test_what_cannot_be_joined_is_refused(sources: dict[str, str], what: str) -> None:
    with pytest.raises(ScriptError, match=what.replace("{", r"\{")):
        bundles(sources)


def test_scripts_travel_without_their_comments() -> None:
    script = (
        "//# allFunctionsCalledOnLoad\n/**\n * What it is.\n * @param {string} text\n */\n"
        'export const f = (text) => /** @type {any} */ (text) + "https://x/**";\n'
        "  // Why.\n  g(); // stays\n"
    )
    for_browsers, _, rest = bundles({"a.js": script})["a.js"].partition("\n")
    assert for_browsers == "//# allFunctionsCalledOnLoad"
    assert rest == 'export const f = (text) =>(text) + "https://x/**";\ng(); // stays\n'


def test_only_an_entry_may_hint_at_how_it_is_used() -> None:
    sources = {"a.js": '//# first\nimport { b } from "./b.js";\nb;\n', "b.js": "//# second\nexport const b = 1;\n"}
    assert bundles(sources)["a.js"].startswith("//# first\n")
    assert "second" not in bundles(sources)["a.js"]


def test_a_module_may_export_again_what_its_script_contains() -> None:
    sources = {
        "a.js": 'import { d } from "./d.js";\nd(import("./b.js"));\n',
        "b.js": 'export { c } from "./c.js";\n',
        "c.js": "export const c = 1;\n",
        "d.js": "export function d() {}\n",
    }
    assert bundles(sources)["b.js"] == "export const c = 1;\n\n"
    with pytest.raises(ScriptError, match=r"b\.js: d of another script"):
        bundles({**sources, "b.js": 'export { d } from "./d.js";\n'})
    with pytest.raises(ScriptError, match=r"c\.js exports no e"):
        bundles({**sources, "b.js": 'export { e } from "./c.js";\n'})


def test_the_theme_joins_and_each_page_script_is_one_file() -> None:
    found = bundles({path.relative_to(STATIC).as_posix(): path.read_text("utf-8") for path in STATIC.rglob("*.js")})
    parts = (
        "attached", "contiguity", "corrections", "english", "figures", "filters", "in-titles",
        "interpreting", "keys", "main", "marks", "names", "neighbours", "page", "periods", "phrases", "series",
    )  # fmt: skip
    assert {name for name in found if "search" in name} == {f"js/search/{name}.js" for name in parts}
    for text in found.values():
        rest = dropwhile(lambda line: line.startswith(("//#", "import {")), text.splitlines())
        assert not any(line.startswith("import {") for line in rest)
