"""Builds a complete lunr.py index in its own process: `python -m tools.bench.whole_lunr CONTENT INDEX`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from lunr import lunr


def main(content: str, index: str) -> None:
    """Index title and text of every article of a content folder, as a stock Pelican site would."""
    documents = []
    for path in sorted(Path(content).rglob("*.md")):
        head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
        documents.append({"id": path.name, "title": head.splitlines()[0], "body": body})
    built = lunr(ref="id", fields=("title", "body"), documents=documents)
    Path(index).write_text(json.dumps(built.serialize()), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
