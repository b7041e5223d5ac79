"""Scripts as readers load them: exported names kept, local names shortened, and cached until a source changes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.build import minify
from plugins.build.minify import minified, published_scripts
from plugins.build.scripts import ScriptError
from plugins.core.cache import Cache

pytest.importorskip("minify", reason="this machine has no wheel of the minifier")
THEME = Path(__file__).parents[2] / "theme/static/js"
AWAITED = re.compile(r"(?:const|let) (\w+) = [^\n]*await [^\n]*\n\s*(?:const|let) [\[{][^\n]*? = ([^\n]*await [^\n]*)")
"""Matches a variable and the pattern after it, both of which are awaited."""
SCRIPT = """//# allFunctionsCalledOnLoad
import { other } from "./other.js";

/** Why. */
export function said(question, answers) {
  const first = answers.find((answer) => answer.text === question); // the first
  return first ?? other(`Không có “${question}”: ${answers.length}`);
}
"""


def test_names_within_functions_are_short_and_all_else_stays() -> None:
    small = minified({"a.js": SCRIPT, "b.js": "export {};\n"})["a.js"]
    assert small.startswith("//# allFunctionsCalledOnLoad\n")
    assert 'from"./other.js"' in small
    assert "export function said(" in small
    assert "Không có “" in small
    assert ".text===" in small
    assert not any(word in small for word in ("question", "answers", "Why", "the first"))


def test_they_are_kept_until_a_source_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []

    def counted(scripts: dict[str, str]) -> dict[str, str]:
        made.append(len(scripts))
        return minified(scripts)

    monkeypatch.setattr(minify, "minified", counted)
    cache = Cache.in_memory()
    sources = {"js/a.js": 'import { one } from "./b.js";\nconsole.log(one);\n', "js/b.js": "export const one = 1;\n"}
    first = published_scripts(cache, sources)
    assert list(first) == ["js/a.js"]
    assert published_scripts(cache, sources) == first
    assert made == [1]
    assert published_scripts(cache, {**sources, "js/b.js": "export const one = 2;\n"}) != first
    assert made == [1, 1]


def test_what_cannot_be_joined_is_told() -> None:
    with pytest.raises(ScriptError):
        published_scripts(Cache.in_memory(), {"a.js": 'import { none } from "./b.js";\n', "b.js": "export {};\n"})


def test_without_the_minifier_scripts_keep_their_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(minify, "find_spec", lambda _name: None)
    found = published_scripts(Cache.in_memory(), {"a.js": "export function said(question) { return question; }\n"})
    assert found == {"a.js": "export function said(question) { return question; }\n"}


def test_nothing_is_awaited_before_its_turn() -> None:
    """The minifier declares a pattern before the variable above it, unless it needs that variable."""
    source = "async function f() { const a = await g();\n const [b] = await h(); return a + b + a; } f();"
    small = minified({"a.js": source})["a.js"]
    assert small.index("h()") < small.index("g()")
    assert AWAITED.search(source)
    scripts = [path.read_text(encoding="utf-8") for path in THEME.rglob("*.js")]
    assert len(scripts) > 50
    found = [each for script in scripts for each in AWAITED.finditer(script)]
    assert [each[0] for each in found if not re.search(rf"\b{each[1]}\b", each[2])] == []
