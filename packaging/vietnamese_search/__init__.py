"""A search page in the theme of the site, for what is written in Vietnamese."""

from plugins.search import register as register
