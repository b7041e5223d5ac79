"""The archive's capabilities, one folder each; what lies in a folder's `__init__.py` is its glue to Pelican."""
