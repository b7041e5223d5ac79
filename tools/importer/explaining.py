"""`import --explain PAGE`: shows which rule decided each line."""

from __future__ import annotations

from pathlib import Path

from tools.exits import DONE, FAULTS, USAGE

from .batch import Settings, import_all
from .profile import MESSAGES
from .sources.handles import find


def explain(path: Path, more: tuple[Path, ...], categories: frozenset[str]) -> int:
    """Print every line of every page in a file with its number, outcome and rule; returns the exit code."""
    code = DONE
    settings = Settings(more, categories, known=frozenset())
    for outcome in (outcome for one in find([path]) for outcome in import_all(settings, [one])):
        print(outcome.name)
        imported = outcome.imported
        if imported:
            page = imported.page
            print(MESSAGES.say("explain-head", profile=imported.profile, kind=page.kind, encoding=page.encoding))
        if outcome.code:
            print(MESSAGES.say("explain-refused", reason=MESSAGES.say(f"refused-{outcome.code}")))
            code = USAGE if outcome.code == "missing" else FAULTS
        for line in imported.outcomes if imported else ():
            print(
                f"{line.line:>5}  {MESSAGES.say(f'outcome-{line.kind}'):<12}  {line.where or '-':<10}  "
                f"{line.rule:<24}  {line.text}"
            )
    return code
