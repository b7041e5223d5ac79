"""`import`: turns pages of old portals, plain text, Word files and crawls into drafts, with a report on every line.

pipeline.py handles one page, batch.py many; what is known about portals is data, in profiles/.
"""
