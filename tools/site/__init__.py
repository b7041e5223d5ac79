"""Build, check, serve and publish: the commands that run Pelican."""
