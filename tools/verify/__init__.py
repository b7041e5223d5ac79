"""`verify`: whether a site, or a copy of it, matches what was published."""
