"""`import --explain PAGE`: which rule took which line."""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path

from tools.exits import DONE, FAULTS, USAGE

from . import profile as profiles
from .pipeline import import_page
from .profile import MESSAGES
from .sources.handles import Unread, find
from .sources.loading import Unloadable, load


def explain(path: Path, more: tuple[Path, ...], categories: Container[str]) -> int:
    """Print every line of every page in a file: its number, its fate, the rule, and the line."""
    code = DONE
    for one in find([path]):
        print(one.name)
        if isinstance(one, Unread):
            print(MESSAGES.say("explain-refused", reason=MESSAGES.say(f"refused-{one.code}")))
            code = USAGE if one.code == "missing" else FAULTS
            continue
        try:
            loaded = load(one)
        except Unloadable as error:
            print(MESSAGES.say("explain-refused", reason=MESSAGES.say(f"refused-{error.code}")))
            code = FAULTS
            continue
        imported = import_page(loaded.page, profiles.load_all(more), categories, loaded.find)
        page = imported.page
        print(MESSAGES.say("explain-head", profile=imported.profile, kind=page.kind, encoding=page.encoding))
        if imported.refusal:
            print(MESSAGES.say("explain-refused", reason=MESSAGES.say(f"refused-{imported.refusal}")))
            code = FAULTS
        for fate in imported.fates:
            print(
                f"{fate.line:>5}  {MESSAGES.say(f'fate-{fate.kind}'):<12}  {fate.where or '-':<10}  "
                f"{fate.rule:<24}  {fate.text}"
            )
    return code
