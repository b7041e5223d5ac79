"""Editorial checks: each module looks for one kind of fault, in one file or across the archive."""
