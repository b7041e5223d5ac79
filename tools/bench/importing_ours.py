"""One import for `bench import`: `python -m tools.bench.importing_ours PAGES OUTPUT`; names drafts after pages."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tools.importer.command import Options, import_command


def main(pages: Path, output: Path) -> int:
    """Import every page, and copy each draft to where the benchmark expects it."""
    report = output / "report.json"
    code = import_command([pages], Options(into=output / "content", report=report))
    for page in json.loads(report.read_bytes())["articles"]:
        if page["status"] == "written":
            (output / f"{page['name']}.md").write_bytes((output / "content" / page["file"]).read_bytes())
    return 0 if code < 2 else code


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
