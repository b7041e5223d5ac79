"""Inputs that mean harm, made by generators, and what they may cost."""
