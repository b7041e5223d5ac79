"""Lower- and upper-case letters of Vietnamese and other Latin alphabets, for character classes.

Unicode mostly alternates upper and lower case, so no range covers only one of them.
"""

from __future__ import annotations

_ALL = [chr(code) for first, last in ((0x41, 0x24F), (0x1EA0, 0x1EF9)) for code in range(first, last + 1)]
LOWER = "".join(filter(str.islower, _ALL))
UPPER = "".join(filter(str.isupper, _ALL))
