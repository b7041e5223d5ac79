"""Small and capital letters of Vietnamese and its neighbours, for classes of regular expressions.

Unicode keeps most of them in turns, a capital and then its small letter, so that no range names only one kind.
"""

from __future__ import annotations

_ALL = [chr(code) for first, last in ((0x41, 0x24F), (0x1EA0, 0x1EF9)) for code in range(first, last + 1)]
LOWER = "".join(filter(str.islower, _ALL))
UPPER = "".join(filter(str.isupper, _ALL))
