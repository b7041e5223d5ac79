"""The theme's static files: one style sheet, in one folder named by a digest of the contents."""

from __future__ import annotations

from pathlib import Path

from plugins.build.assets import assets, bundle_css


def theme(folder: Path) -> Path:
    (folder / "css").mkdir(parents=True)
    (folder / "css" / "main.css").write_text(
        '@layer base, parts;\n@import url("base.css") layer(base);\n', encoding="utf-8"
    )
    (folder / "css" / "base.css").write_text("p { color: red }\n", encoding="utf-8")
    (folder / "js").mkdir()
    (folder / "js" / "main.js").write_text("export {};\n", encoding="utf-8")
    return folder


def test_imports_are_put_in_their_layers(tmp_path: Path) -> None:
    css = bundle_css(theme(tmp_path) / "css" / "main.css")
    assert "@import" not in css
    assert "@layer base {\np { color: red }\n" in css


def test_readers_do_not_load_notes_and_indentation(tmp_path: Path) -> None:
    static = theme(tmp_path)
    (static / "css" / "base.css").write_text(
        "/* Why: * and / too. **/\np {\n  color: red; /* a fault */\n  background: url(a/*.png);\n}\n\na { top: 0 }\n",
        encoding="utf-8",
    )
    _, files = assets(static)
    (css,) = (file.make(*file.inputs).decode() for file in files if file.address.endswith(".css"))
    assert "p {\ncolor: red; background: url(a/*.png);\n}\na { top: 0 }\n" in css


def test_every_file_lies_in_one_folder_named_by_all_of_them(tmp_path: Path) -> None:
    static = theme(tmp_path)
    addresses, files = assets(static)
    assert set(addresses) == {"css/main.css", "js/main.js"}
    assert {file.address for file in files} == set(addresses.values())
    assert len({address.split("/")[2] for address in addresses.values()}) == 1
    (static / "css" / "base.css").write_text("p { color: blue }\n", encoding="utf-8")
    changed, _ = assets(static)
    assert not set(addresses.values()) & set(changed.values())
