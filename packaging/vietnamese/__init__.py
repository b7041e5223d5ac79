"""Filters for Vietnamese, and dates of metadata read day first."""

from plugins.vietnamese import register as register
