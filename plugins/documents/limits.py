"""What an attached file may be, and what reading one may cost; each limit is told to who meets it."""

from __future__ import annotations

MOST_BYTES = 50_000_000
"""Bytes of a file. A larger one is a recording or a data set, and belongs where these are kept (`url`)."""
MOST_PAGES = 2_000
"""Pages of a PDF whose text is read; a longer one is published whole."""
MOST_LETTERS = 2_000_000
"""Letters of the text of one file."""
MOST_MEMBERS = 5_000
"""Members of a zip, or of a document that is one."""
MOST_UNPACKED = 500_000_000
"""Bytes that the members of a zip may say they unpack to, in all."""
MOST_RATIO = 200
"""How much smaller than its contents a large member of a zip may be; text packs to a tenth, blank pictures to less."""
MOST_PART = 50_000_000
"""Bytes of one part of a document that is read, or to which a stream of a PDF may unpack."""
SECONDS = 60
"""Seconds of processor time for one file."""
MEMORY = 1_500_000_000
"""Bytes of address space of the process that reads; where the system cannot limit it, only time is limited."""
PATIENCE = 10 * SECONDS
"""Seconds until a file that takes no processor either is given up."""
