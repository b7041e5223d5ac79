"""trafilatura for `bench import`: `python -m tools.bench.importing_peer PAGES OUTPUT`, with one process per core."""

from __future__ import annotations

import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import trafilatura


def main(pages: Path, output: Path) -> None:
    """Extract every page as Markdown with metadata; plain text is copied, since trafilatura does not process it."""
    output.mkdir(parents=True)
    paths = sorted(pages.iterdir())
    with ProcessPoolExecutor() as executor:
        for path, text in zip(paths, executor.map(extract, paths, chunksize=8), strict=True):
            (output / f"{path.name}.md").write_text(text, encoding="utf-8")


def extract(path: Path) -> str:
    """The Markdown that trafilatura extracts from a page; "" if none."""
    data = path.read_text(encoding="utf-8")
    if path.suffix == ".txt":
        return data
    return trafilatura.extract(data, output_format="markdown", with_metadata=True, include_tables=True) or ""


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
