"""Plugins and settings without effect are reported."""

from __future__ import annotations

from pathlib import Path

import pytest
from pelican.settings import DEFAULT_CONFIG, read_settings

from plugins.build.idle_settings import idle_plugins, idle_settings
from tools.site.build import overrides, run

ROOT = Path(__file__).resolve().parents[2]
PLUGIN = """
from pelican import signals

def hear(*_):
    pass

def register():
    signals.{signal}.connect(hear)
"""


@pytest.mark.parametrize("conf", ["pelicanconf.py", "publishconf.py"])
def test_the_projects_own_settings_all_do_something(conf: str) -> None:
    assert [*idle_settings(read_settings(str(ROOT / conf)), DEFAULT_CONFIG)] == []


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"DEFAULT_PAGINATION": 10}, "DEFAULT_PAGINATION"),
        ({"ARTICLE_URL": "{slug}/"}, "ARTICLE_URL"),
        ({"ARCHIVE_PROCESES": 2}, "ARCHIVE_PROCESSES"),
        ({"JINJA_FILTERS": {"x": str}}, None),
        ({"SOMEBODYS_PLUGIN": True}, None),
        ({"DEFAULT_PAGINATION": False}, None),
        ({"FEED_ALL_ATOM": "tin.xml"}, "FEED_ALL_ATOM"),
        ({"READERS": {"rst": object}}, "READERS"),
        ({"STATIC_PATHS": [], "FEED_ALL_ATOM": None, "READERS": {"rst": None}}, None),
    ],
)
def test_settings(given: dict[str, object], told: str | None) -> None:
    found = [*idle_settings(given, DEFAULT_CONFIG)]
    assert len(found) == (told is not None)
    assert all(told and told in one.message and one.level == "warning" for one in found)


def test_plugins_are_known_by_their_modules() -> None:
    found = [*idle_plugins(["one", "two", "twofold"], {"one.filters", "two"})]
    assert ["twofold" in one.message for one in found] == [True]


@pytest.mark.slow
def test_a_build_names_what_does_nothing(tmp_path: Path) -> None:
    for name, signal in (("reads_articles", "article_generator_finalized"), ("ends", "finalized")):
        (tmp_path / f"{name}.py").write_text(PLUGIN.format(signal=signal), encoding="utf-8")
    plugins = [*read_settings(str(ROOT / "pelicanconf.py"))["PLUGINS"], "reads_articles", "ends"]
    settings = {**overrides(output=tmp_path / "site"), "ARCHIVE_CACHE": str(tmp_path / "cache")}
    settings |= {"PLUGINS": plugins, "PLUGIN_PATHS": [str(tmp_path)], "DEFAULT_PAGINATION": 10}
    for _ in range(2):  # also by a build with nothing to do
        told = [one.message for one in run(settings).diagnostics if one.code.endswith("-idle")]
        assert len(told) == 2
        assert "reads_articles" in told[0]
        assert "DEFAULT_PAGINATION" in told[1]
