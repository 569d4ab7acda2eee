"""Typed mentions: one file for each kind."""
