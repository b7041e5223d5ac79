"""Classifies each line of a page: chrome of the portal, a fact about the article, or its text."""
