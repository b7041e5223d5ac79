"""Tables of cases: one test runs many rows and reports each that fails."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from inspect import Parameter, signature
from pathlib import Path
from typing import Any

import pytest

Test = Callable[..., None]
BLOCK = 250
"""Rows per test: the overhead of a test is larger than the cost of most rows."""


def every(names: str, rows: Iterable[Any], *, block: int = BLOCK, file: Path | None = None) -> Callable[[Test], Test]:
    """Like pytest.mark.parametrize, for rows without side effects: each test runs `block` rows, even if some fail.

    names: of the values of a row, separated by commas; a single name stands for the whole row.
    file: where the rows are written, if not in the file of the test.
    """
    columns = [name.strip() for name in names.split(",")]
    table = [(row,) if len(columns) == 1 else tuple(row) for row in rows]
    assert table, "a table without rows"
    blocks = {f"{start + 1}-{start + block}": table[start : start + block] for start in range(0, len(table), block)}

    def decorated(test: Test) -> Test:
        @wraps(test)
        def through(subtests: pytest.Subtests, some: list[tuple[Any, ...]], **fixtures: Any) -> None:
            for row in some:
                values = dict(zip(columns, row, strict=True))
                try:
                    test(**values, **fixtures)
                except (Exception, pytest.fail.Exception) as error:
                    with subtests.test(_place(file or Path(test.__code__.co_filename), row), **values):
                        raise error

        taken = [*(name for name in signature(test).parameters if name not in columns), "subtests", "some"]
        parameters = [Parameter(name, Parameter.KEYWORD_ONLY) for name in taken]
        through.__signature__ = signature(test).replace(parameters=parameters)  # type: ignore[attr-defined]
        return pytest.mark.parametrize("some", list(blocks.values()), ids=list(blocks))(through)

    return decorated


def _place(file: Path, row: tuple[Any, ...]) -> str:
    """The first line of a file that contains the longest text of a row, escaped or not."""
    values = (getattr(value, "text", value) for value in row)
    text = max((value for value in values if isinstance(value, str)), key=len, default="")
    ways = (text, repr(text)[1:-1], text.replace("\n", "⏎"))
    lines = file.read_text(encoding="utf-8").splitlines()
    number = next((number for number, line in enumerate(lines, 1) if text and any(way in line for way in ways)), 0)
    return f"{file.name}:{number}" if number else file.name
