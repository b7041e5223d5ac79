"""`import`: pages of old portals, text, Word files and crawls become articles; a report says what became of each line.

The way of one page is in pipeline.py, the way of many in batch.py; what is known of portals is data, in profiles/.
"""
