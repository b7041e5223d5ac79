"""Limits on attached files, and on the cost of reading one; messages name the limit that is exceeded."""

from __future__ import annotations

MOST_BYTES = 50_000_000
"""The most bytes of a file. A larger one is a recording or a data set, and belongs elsewhere (`url`)."""
MOST_PAGES = 2_000
"""The most pages of a PDF whose text is read; a longer one is still published whole."""
MOST_LETTERS = 2_000_000
"""The most letters of the text of one file."""
MOST_MEMBERS = 5_000
"""The most members of a zip, or of a document that is one."""
MOST_UNPACKED = 500_000_000
"""The most bytes that the members of a zip declare to unpack to, together."""
MOST_RATIO = 200
"""The highest compression ratio of a large member of a zip; text reaches ten, blank pictures more."""
MOST_PART = 50_000_000
"""The most bytes of a part of a document that is read, or of an unpacked stream of a PDF."""
SECONDS = 60
"""The most seconds of processor time for one file."""
MEMORY = 1_500_000_000
"""The most bytes of address space of the reading process; systems other than Linux limit only time."""
PATIENCE = 10 * SECONDS
"""The most seconds of elapsed time for one file, even if it uses no processor time."""
