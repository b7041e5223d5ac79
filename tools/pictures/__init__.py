"""Pictures of the built site, for README."""
