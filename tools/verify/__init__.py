"""`verify`: whether a site, or a copy of it, is what was published."""
