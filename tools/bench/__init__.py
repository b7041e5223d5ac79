"""Benchmarks, and the synthetic archive they run on."""
