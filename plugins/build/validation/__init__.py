"""A site for a public host, looked at as it is staged, before anybody sees it: what readers and machines get is sound.

Files are looked at by themselves (pages.py, machine_files.py), and once only while they stay as they are; then all
links are followed over the whole site (staged_site.py). Only what comes as a wheel is asked: lxml, with its schemas.
"""
